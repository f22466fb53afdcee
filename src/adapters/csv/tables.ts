/** One file of the CSV folder: what it is called and which columns it has. */
export type Table = {
  readonly name: string;
  readonly columns: readonly string[];
  /** One of each group must be there. */
  readonly required: readonly (readonly string[])[];
};

/** `key`: a stable id of the row in its source; without it the row is known by what stands in it but its value. */
const table = (name: string, columns: string, required: string): Table => ({
  name,
  columns: [...columns.split(" "), "key"],
  required: required.split(" ").map((each) => each.split("|")),
});

/** The contract "Patients as a CSV folder", in the order in which the files are read. */
export const tables = {
  patients: table(
    "patients.csv",
    "subject birth_date age_years age_date sex childbearing_potential",
    "subject",
  ),
  limits: table(
    "limits.csv",
    "laboratory variable sex age_from age_to lower upper unit valid_from valid_to method",
    "laboratory variable lower|upper unit",
  ),
  observations: table(
    "observations.csv",
    "subject variable code system value unit date comparator lower_limit upper_limit laboratory method status issued",
    "subject variable|code value date",
  ),
  records: table(
    "records.csv",
    "subject type concept code system start end ongoing display attributes",
    "subject type concept|code",
  ),
  lesions: table(
    "lesions.csv",
    "subject lesion date organ nodal longest_mm short_axis_mm modality slice_mm target uptake_suv liver_suv krenning irradiated progressive kind measurable sstr uptake_68ga evident_on attributes",
    "subject lesion date",
  ),
  lists: table("lists.csv", "subject type completeness as_of", "subject type completeness"),
  answers: table("answers.csv", "subject question answer by role date", "subject question answer by date"),
  anchors: table("anchors.csv", "subject trial anchor date", "subject anchor date"),
  events: table("events.csv", "subject trial type effective payload", "subject type effective payload"),
} as const satisfies Record<string, Table>;

export type TableName = keyof typeof tables;

/** In reading order: subjects and limits first, because the other files refer to them. */
export const tableNames = [
  "patients",
  "limits",
  "observations",
  "records",
  "lesions",
  "lists",
  "answers",
  "anchors",
  "events",
] as const satisfies readonly TableName[];
