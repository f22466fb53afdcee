import { anchors, recordTypes } from "../../condition/index.ts";
import { type Fault, fault, type ImportItem, readDate, readPlannedDate } from "../../subject/index.ts";
import { undated } from "./readPatients.ts";
import { readJsonCell } from "./readRecords.ts";
import { type RowIssues, type RowReader, rowIssues } from "./readTable.ts";
import { rowKey } from "./rowKey.ts";

const missing = (what: string): Fault => fault("missing", `${what} is missing.`, "Add it.").fault;

const oneOf = <T extends string>(
  text: string,
  allowed: readonly T[],
  field: string,
  issues: RowIssues,
): T | undefined => {
  const found = allowed.find((each) => each.toLowerCase() === text.toLowerCase());
  if (found === undefined)
    issues.add(
      field,
      text === ""
        ? missing(field)
        : fault("unknown-value", `"${text}" is no ${field}.`, `Write one of: ${allowed.join(", ")}.`).fault,
    );
  return found;
};

const yesOrNo = (text: string): "yes" | "no" | undefined => {
  const word = text.toLowerCase();
  if (["yes", "y", "true", "1"].includes(word)) return "yes";
  if (["no", "n", "false", "0"].includes(word)) return "no";
  return undefined;
};

/** Reads one row of lists.csv: a person's word that a list is complete, and up to when. */
export const readListStatement: RowReader = (row) => {
  const { cell, place, folder } = row;
  const issues = rowIssues(row);
  const recordType = oneOf(cell("type"), recordTypes, "type", issues);
  const completeness = oneOf(cell("completeness"), ["complete", "partial"], "completeness", issues);
  const asOf = cell("as_of") === "" ? undefined : issues.take("as_of", readDate(cell("as_of"), folder.today));
  if (completeness === "complete" && cell("as_of") === "")
    issues.add(
      "as_of",
      fault(
        "missing",
        "A list is complete only up to a day.",
        "Add the day up to which the list was checked.",
      ).fault,
    );
  if (issues.failed() || recordType === undefined || completeness === undefined) return issues.items;
  const subject = cell("subject");
  return [
    ...issues.items,
    {
      kind: "fact",
      key: rowKey(row, "lists", [subject, recordType]),
      subject,
      trial: null,
      type: "listStatement/1",
      payload: { recordType, completeness, ...(asOf === undefined ? {} : { completeAsOf: asOf }) },
      effective: asOf ?? undated,
      place,
    },
  ];
};

/** Reads one row of answers.csv: who answered which question, when. */
export const readAnswer: RowReader = (row) => {
  const { cell, place, folder } = row;
  const issues = rowIssues(row);
  const subject = cell("subject");
  const question = cell("question");
  const answer = yesOrNo(cell("answer"));
  if (question === "") issues.add("question", missing("The question's id"));
  if (answer === undefined)
    issues.add(
      "answer",
      fault(
        "unknown-value",
        `"${cell("answer")}" is neither yes nor no.`,
        "Write yes or no; leave the row out while nobody has answered.",
      ).fault,
    );
  if (cell("by") === "") issues.add("by", missing("The name of the person who answered"));
  const date = cell("date") === "" ? undefined : issues.take("date", readDate(cell("date"), folder.today));
  if (cell("date") === "") issues.add("date", missing("The day of the answer"));
  if (issues.failed() || answer === undefined || date === undefined) return issues.items;
  const role = cell("role");
  return [
    ...issues.items,
    {
      kind: "fact",
      key: rowKey(row, "answers", [subject, question, date]),
      subject,
      trial: null,
      type: "answer/1",
      payload: { question, answer, date, by: cell("by"), ...(role === "" ? {} : { role }) },
      effective: date,
      place,
    },
  ];
};

/** Reads one row of anchors.csv: a moment of a trial; it may be planned. */
export const readAnchor: RowReader = (row) => {
  const { cell, place, folder } = row;
  const issues = rowIssues(row);
  const subject = cell("subject");
  const anchor = oneOf(cell("anchor"), anchors, "anchor", issues);
  const date =
    cell("date") === "" ? undefined : issues.take("date", readPlannedDate(cell("date"), folder.today));
  if (cell("date") === "") issues.add("date", missing("The date"));
  if (issues.failed() || anchor === undefined || date === undefined) return issues.items;
  const trial = cell("trial");
  return [
    ...issues.items,
    {
      kind: "fact",
      key: rowKey(row, "anchors", [subject, trial, anchor]),
      subject,
      trial: trial === "" ? null : trial,
      type: "anchor/1",
      payload: { anchor, date },
      effective: date,
      place,
    },
  ];
};

/** Facts that other files have columns for; an export puts into events.csv those that the columns cannot say. */
const wholeFacts = [
  "attribute/1",
  "age/1",
  "observation/1",
  "record/1",
  "lesion/1",
  "listStatement/1",
  "answer/1",
  "anchor/1",
  "limits/1",
] as const;

/**
 * Reads one row of events.csv: cycles, administrations, scans and all else of the timeline. A type such as
 * "observation/1" is an event type of the log with its whole payload.
 */
export const readEvent: RowReader = (row): readonly ImportItem[] => {
  const { cell, place, folder } = row;
  const issues = rowIssues(row);
  const subject = cell("subject");
  const type = cell("type");
  if (type === "") issues.add("type", missing("The type"));
  const effective =
    cell("effective") === ""
      ? undefined
      : issues.take("effective", readPlannedDate(cell("effective"), folder.today));
  if (cell("effective") === "") issues.add("effective", missing("The date"));
  const payload = readJsonCell(row, "payload", issues);
  if (issues.failed() || effective === undefined || payload === undefined) return issues.items;
  const trial = cell("trial");
  const whole = wholeFacts.find((each) => each === type);
  return [
    ...issues.items,
    {
      kind: "fact",
      key: rowKey(row, "events", [subject, trial, type, effective]),
      subject,
      trial: trial === "" ? null : trial,
      type: whole ?? "clinical/1",
      payload: whole === undefined ? { type, payload } : payload,
      effective,
      place,
    },
  ];
};
