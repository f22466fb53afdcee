/** Rows of the CSV folder by file; a cell that is not given is empty. */
export type Cells = Readonly<Record<string, string>>;

const headers = {
  "patients.csv": "subject birth_date age_years age_date sex childbearing_potential",
  "observations.csv":
    "subject variable code system value unit date comparator lower_limit upper_limit laboratory method status issued",
  "records.csv": "subject type concept code system start end ongoing attributes",
  "lesions.csv":
    "subject lesion date organ nodal longest_mm short_axis_mm modality slice_mm target uptake_suv liver_suv krenning irradiated progressive kind measurable sstr uptake_68ga evident_on",
  "lists.csv": "subject type completeness as_of",
  "answers.csv": "subject question answer by role date",
  "anchors.csv": "subject trial anchor date",
  "limits.csv": "laboratory variable sex age_from age_to lower upper unit valid_from valid_to",
  "events.csv": "subject trial type effective payload",
} as const;

export type FileName = keyof typeof headers;
export type Tables = Readonly<Record<FileName, readonly Cells[]>>;

export const fileNames = Object.keys(headers) as readonly FileName[];

const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell);

/** One CSV text with all columns of its file. */
export const writeTable = (name: FileName, rows: readonly Cells[]): string => {
  const columns = headers[name].split(" ");
  for (const row of rows)
    for (const column of Object.keys(row))
      if (!columns.includes(column)) throw new Error(`${name} has no column ${column}`);
  return [
    columns.join(","),
    ...rows.map((row) => columns.map((column) => quoted(row[column] ?? "")).join(",")),
    "",
  ].join("\n");
};
