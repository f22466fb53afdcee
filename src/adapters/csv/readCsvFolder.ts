import type { IsoDate } from "../../kernel/calendar.ts";
import {
  type DecimalMark,
  fault,
  type ImportFile,
  type ImportItem,
  issueAt,
  readText,
  warning,
} from "../../subject/index.ts";
import { readLesion } from "./readLesions.ts";
import { readLimits } from "./readLimits.ts";
import { readObservation, type Unmapped } from "./readObservations.ts";
import { type KnownSubjects, readPatient } from "./readPatients.ts";
import { readRecord } from "./readRecords.ts";
import { readAnchor, readAnswer, readEvent, readListStatement } from "./readStatements.ts";
import { type Folder, type Row, type RowReader, readTable } from "./readTable.ts";
import { type TableName, tableNames, tables } from "./tables.ts";

export type CsvOptions = {
  /** The day of the import: nothing recorded may lie after it. */
  readonly today: IsoDate;
  /** What the import preview was told; format.json in the folder says the same for good. */
  readonly format?: { readonly decimal: DecimalMark };
  /** Subjects that are on file already, so that results may come without patients.csv naming them again. */
  readonly knownSubjects?: ReadonlySet<string>;
};

const baseName = (name: string): string => (name.split(/[/\\]/).at(-1) ?? name).toLowerCase();

/** Spreadsheets save tab-separated text under names of their own. */
const tableOf = (file: ImportFile): TableName | undefined =>
  tableNames.find((name) => tables[name].name === baseName(file.name).replace(/\.(tsv|txt)$/, ".csv"));

/** Files that belong beside the data and hold none. */
const isRemark = (file: ImportFile): boolean => /^(readme|licen[cs]e|\.)/.test(baseName(file.name));

async function* readFormat(
  file: ImportFile,
  found: (mark: DecimalMark) => void,
): AsyncGenerator<ImportItem, void, undefined> {
  let text = "";
  for await (const part of readText(file, () => new TextDecoder("utf-8", { fatal: true })))
    if (part.kind === "issue") yield part;
    else text += part.text;
  let decimal: unknown;
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
    decimal = typeof value === "object" && value !== null && "decimal" in value ? value.decimal : undefined;
  } catch {
    decimal = undefined;
  }
  if (decimal === "point" || decimal === "comma") found(decimal);
  else
    yield issueAt(
      { file: file.name, line: 1 },
      "decimal",
      fault(
        "malformed",
        "format.json does not say what marks decimals.",
        'Write {"decimal": "comma"} or {"decimal": "point"}.',
      ).fault,
    );
}

/** Counts every unmapped name and explains each of them once per file. */
const unmappedOnce = (): Unmapped => {
  const explained = new Set<string>();
  return (row, { field, system, code, display, fault: found }) => {
    const name = `${row.place.file}|${system}|${code}`;
    const first = !explained.has(name);
    explained.add(name);
    const counted: ImportItem = {
      kind: "unmapped",
      subject: row.cell("subject") === "" ? null : row.cell("subject"),
      system,
      code,
      display,
      place: row.place,
    };
    return first ? [issueAt(row.place, field, found), counted] : [counted];
  };
};

/** Refuses rows of subjects that nobody registered; explains the first of each and counts the rest. */
const guardSubjects = (
  readRow: RowReader,
  isKnown: (subject: string) => boolean,
  strangers: Map<string, { readonly row: Row; readonly more: number }>,
): RowReader => {
  return (row) => {
    const subject = row.cell("subject");
    if (subject === "")
      return [
        issueAt(
          row.place,
          "subject",
          fault("missing", "The row names no subject.", "Add the subject's id.").fault,
        ),
      ];
    if (isKnown(subject)) return readRow(row);
    const before = strangers.get(subject);
    strangers.set(subject, before === undefined ? { row, more: 0 } : { ...before, more: before.more + 1 });
    return before !== undefined
      ? []
      : [
          issueAt(
            row.place,
            "subject",
            fault(
              "unknown-value",
              `${subject} is not in patients.csv; the row was left out.`,
              "Add the subject to patients.csv, or correct the id.",
            ).fault,
          ),
        ];
  };
};

/**
 * Reads a CSV folder (docs/csv.md), file by file and row by row. Every fault is an issue with file, line, field and
 * cure, and reading goes on; what the vocabulary does not know is counted.
 */
export async function* readCsvFolder(
  files: readonly ImportFile[],
  options: CsvOptions,
): AsyncGenerator<ImportItem, void, undefined> {
  let mark = options.format?.decimal;
  for (const file of files.filter((each) => baseName(each.name) === "format.json"))
    yield* readFormat(file, (decimal) => {
      mark ??= decimal;
    });

  const folder: Folder = { today: options.today, mark };
  const subjects: KnownSubjects = new Map();
  const hasPatients = files.some((file) => tableOf(file) === "patients");
  const isKnown = (subject: string): boolean =>
    (!hasPatients && options.knownSubjects === undefined) ||
    subjects.has(subject) ||
    options.knownSubjects?.has(subject) === true;
  const unmapped = unmappedOnce();
  const readers: Readonly<Record<TableName, RowReader>> = {
    patients: readPatient(subjects),
    limits: readLimits(unmapped),
    observations: readObservation(unmapped),
    records: readRecord(unmapped),
    lesions: readLesion,
    lists: readListStatement,
    answers: readAnswer,
    anchors: readAnchor,
    events: readEvent,
  };

  for (const name of tableNames)
    for (const file of files.filter((each) => tableOf(each) === name)) {
      const strangers = new Map<string, { readonly row: Row; readonly more: number }>();
      const ofSubjects = name !== "patients" && name !== "limits";
      yield* readTable(
        file,
        tables[name],
        folder,
        ofSubjects ? guardSubjects(readers[name], isKnown, strangers) : readers[name],
      );
      for (const [subject, { row, more }] of strangers)
        if (more > 0)
          yield issueAt(
            { file: row.place.file, line: null },
            "subject",
            fault(
              "unknown-value",
              `${more} further ${more === 1 ? "row" : "rows"} of ${subject} were left out.`,
              "Add the subject to patients.csv, or correct the id.",
            ).fault,
          );
    }

  for (const file of files)
    if (tableOf(file) === undefined && baseName(file.name) !== "format.json" && !isRemark(file))
      yield issueAt(
        { file: file.name, line: null },
        null,
        warning(
          "unknown-file",
          "This file is none of the folder's and was not read.",
          `The folder holds: ${tableNames.map((name) => tables[name].name).join(", ")}, format.json.`,
        ),
      );
}
