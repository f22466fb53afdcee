import { isoDate } from "../../kernel/calendar.ts";
import type { Event, Identity, ImportItem, Json } from "../../subject/index.ts";
import { writeCanonical } from "../../subject/index.ts";
import { readLesion } from "./readLesions.ts";
import { readLimits } from "./readLimits.ts";
import { readObservation } from "./readObservations.ts";
import { readPatient } from "./readPatients.ts";
import { readRecord } from "./readRecords.ts";
import { readAnchor, readAnswer, readEvent, readListStatement } from "./readStatements.ts";
import type { Row, RowReader } from "./readTable.ts";
import { recordSplitter } from "./splitRecords.ts";
import { type TableName, tableNames, tables } from "./tables.ts";
import { type Cells, eventRowOf, type Fact, rowOf, type TableRow } from "./writeRows.ts";

export type CsvFile = { readonly name: string; readonly text: string };

const quoted = (cell: string): string =>
  /[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell;

const writeLine = (columns: readonly string[], cells: Cells): string =>
  columns.map((column) => quoted(cells[column] ?? "")).join(",");

/** No date that stands in the log lies in the future of an export. */
const afterAll = isoDate("9999-12-31");
const silent = (): readonly ImportItem[] => [];
const readers: Readonly<Record<Exclude<TableName, "patients">, RowReader>> = {
  limits: readLimits(silent),
  observations: readObservation(silent),
  records: readRecord(silent),
  lesions: readLesion,
  lists: readListStatement,
  answers: readAnswer,
  anchors: readAnchor,
  events: readEvent,
};

const rowFrom = (table: TableName, cells: Cells): Row => {
  const { columns } = tables[table];
  const splitter = recordSplitter(",");
  const [first] = [...splitter.push(`${writeLine(columns, cells)}\n`), ...splitter.end()];
  const found = first?.kind === "record" ? first.cells : [];
  return {
    place: { file: tables[table].name, line: 1 },
    folder: { today: afterAll, mark: undefined },
    cell: (column) => (found[columns.indexOf(column)] ?? "").trim(),
  };
};

type Read = Extract<ImportItem, { kind: "fact" }>;

const contentOf = ({ type, subject, trial, payload, effective }: Fact): string => {
  const { key: _key, source: _source, ...rest } = payload;
  return writeCanonical({
    type,
    subject,
    trial,
    payload: rest,
    ...(type === "clinical/1" ? { effective } : {}),
  });
};

/** What a reader makes of a row, if that is the fact it was written from. */
const readBack = async ({ table, cells }: TableRow, fact: Fact): Promise<Read | undefined> => {
  if (table === "patients") return undefined;
  const items = await readers[table](rowFrom(table, cells));
  const [item] = items.filter((each) => each.kind === "fact");
  return item !== undefined && contentOf(item) === contentOf(fact) ? item : undefined;
};

const keyOf = (fact: Fact): string | undefined => {
  const { key } = fact.payload;
  return typeof key === "string" ? key : undefined;
};

/** A key of its own for every fact that has none: two results of one day must not contradict each other. */
const freshKey = (wanted: string, used: ReadonlySet<string>): string => {
  if (!used.has(wanted)) return wanted;
  let number = 2;
  while (used.has(`${wanted}#${number}`)) number += 1;
  return `${wanted}#${number}`;
};

type Person = { readonly cells: Cells; readonly covered: ReadonlySet<Fact> };

const attributeColumns: Readonly<Record<string, string>> = {
  sex: "sex",
  childbearingPotential: "childbearing_potential",
};

const text = (value: Json | undefined): string =>
  typeof value === "string" ? value : typeof value === "number" ? String(value) : "";

/** The row of patients.csv: sex, childbearing potential and one age, as far as they share the row's key. */
const personOf = (subject: string, facts: readonly Fact[], identity: Identity | undefined): Person => {
  const natural = `csv:patients:${subject}`;
  const suffixOf = (fact: Fact): string | undefined =>
    fact.type === "age/1"
      ? "|age"
      : fact.type === "attribute/1" && text(fact.payload["name"]) in attributeColumns
        ? `|${text(fact.payload["name"])}`
        : undefined;
  const keyed = facts.find(
    (fact) => suffixOf(fact) !== undefined && keyOf(fact)?.endsWith(suffixOf(fact) ?? "") === true,
  );
  const base = keyed === undefined ? natural : (keyOf(keyed) ?? "").slice(0, -(suffixOf(keyed) ?? "").length);
  const cells: Record<string, string> = {
    subject,
    birth_date: identity?.birthDate ?? "",
    key: base === natural ? "" : base,
  };
  const covered = new Set<Fact>();
  for (const fact of facts) {
    const suffix = suffixOf(fact);
    if (suffix === undefined || (keyOf(fact) ?? `${base}${suffix}`) !== `${base}${suffix}`) continue;
    const row: Cells =
      fact.type === "age/1"
        ? { age_years: text(fact.payload["years"]), age_date: text(fact.payload["date"]) }
        : { [attributeColumns[text(fact.payload["name"])] ?? ""]: text(fact.payload["value"]) };
    if (Object.keys(row).some((column) => (cells[column] ?? "") !== "")) continue;
    const items = readPatient(new Map())(rowFrom("patients", { subject, ...row }));
    const facts = Array.isArray(items) ? items.filter((each) => each.kind === "fact") : [];
    if (!facts.some((each) => contentOf(each) === contentOf(fact))) continue;
    Object.assign(cells, row);
    covered.add(fact);
  }
  return { cells, covered };
};

/** Facts of patients and laboratories. What trials decide and sign stays in the log. */
const exported: readonly Event["type"][] = [
  "attribute/1",
  "age/1",
  "observation/1",
  "record/1",
  "lesion/1",
  "listStatement/1",
  "answer/1",
  "anchor/1",
  "limits/1",
  "clinical/1",
];

/**
 * Writes the facts of a log as a CSV folder that reads back as the same facts: every row is read again before it is
 * kept, and what its columns cannot say stands in events.csv with its whole payload. What was corrected or taken back
 * is left out.
 */
export const writeCsvFolder = async (
  events: readonly Fact[],
  identities: readonly Identity[],
): Promise<readonly CsvFile[]> => {
  const gone = new Set(events.flatMap(({ supersedes }) => supersedes ?? []));
  const facts = events.filter(({ id }) => id === undefined || !gone.has(id));
  const lines = new Map<TableName, string[]>();
  const used = new Set(facts.flatMap((fact) => keyOf(fact) ?? []));
  const put = (table: TableName, cells: Cells): void => {
    const own = lines.get(table) ?? [];
    own.push(writeLine(tables[table].columns, cells));
    lines.set(table, own);
  };
  const bySubject = new Map<string, Fact[]>();
  for (const fact of facts)
    if (fact.subject !== null) {
      const own = bySubject.get(fact.subject);
      if (own === undefined) bySubject.set(fact.subject, [fact]);
      else own.push(fact);
    }
  const identityOf = new Map(identities.map((each) => [each.subject, each]));
  const subjects = [...new Set([...bySubject.keys(), ...identityOf.keys()])].sort();
  const covered = new Set<Fact>();
  for (const subject of subjects) {
    const person = personOf(subject, bySubject.get(subject) ?? [], identityOf.get(subject));
    put("patients", person.cells);
    for (const fact of person.covered) covered.add(fact);
  }
  for (const fact of facts) {
    if (covered.has(fact) || !exported.includes(fact.type)) continue;
    const row = rowOf(fact);
    const found = row === undefined ? undefined : await readBack(row, fact);
    const kept = row !== undefined && found !== undefined ? { row, found } : undefined;
    const written = kept?.row ?? eventRowOf(fact);
    const natural = kept?.found.key ?? (await readBack(written, fact))?.key ?? "";
    const own = keyOf(fact);
    const key = own ?? freshKey(natural, used);
    used.add(key);
    put(written.table, { ...written.cells, key: key === natural ? "" : key });
  }
  return tableNames
    .filter((name) => lines.has(name))
    .map((name) => ({
      name: tables[name].name,
      text: [tables[name].columns.join(","), ...(lines.get(name) ?? []), ""].join("\n"),
    }));
};
