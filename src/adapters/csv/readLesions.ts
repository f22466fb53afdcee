import { fault, type Json, readDate } from "../../subject/index.ts";
import { columnOfField, lesionColumns } from "./lesionColumns.ts";
import { readAttributes, readJsonCell } from "./readRecords.ts";
import { type RowReader, rowIssues } from "./readTable.ts";
import { rowKey } from "./rowKey.ts";

/** Reads one row of lesions.csv: one reading of one lesion. Columns that say nothing leave their field unknown. */
export const readLesion: RowReader = async (row) => {
  const { cell, place, folder } = row;
  const issues = rowIssues(row);
  const subject = cell("subject");
  const lesion = cell("lesion");
  if (lesion === "")
    issues.add(
      "lesion",
      fault("missing", "The row names no lesion.", "Give each lesion an id that stays.").fault,
    );
  const date = cell("date") === "" ? undefined : issues.take("date", readDate(cell("date"), folder.today));
  if (cell("date") === "")
    issues.add("date", fault("missing", "The reading has no date.", "Add the day of the image.").fault);
  const attributes = readJsonCell(row, "attributes", issues);
  if (issues.failed() || date === undefined || attributes === undefined) return issues.items;

  const given: Record<string, Json> = {};
  for (const { column, fields } of lesionColumns)
    if (cell(column) !== "") Object.assign(given, fields(cell(column), cell("modality")));
  const fields = await readAttributes(row, "lesion", { ...given, ...attributes }, issues, columnOfField);
  return [
    ...issues.items,
    {
      kind: "fact",
      key: rowKey(row, "lesions", [subject, lesion, date, cell("modality")]),
      subject,
      trial: null,
      type: "lesion/1",
      payload: { lesion, date, fields },
      effective: date,
      place,
    },
  ];
};
