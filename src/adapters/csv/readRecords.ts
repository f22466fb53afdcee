import { type RecordType, recordTypes } from "../../condition/index.ts";
import {
  canonicalSystem,
  conceptByCode,
  conceptByText,
  findConcept,
  recordTypesOf,
} from "../../knowledge/index.ts";
import {
  fault,
  type ImportItem,
  type Json,
  readDate,
  readField,
  readPlannedDate,
  warning,
} from "../../subject/index.ts";
import type { Unmapped } from "./readObservations.ts";
import { undated } from "./readPatients.ts";
import { type Row, type RowIssues, type RowReader, rowIssues } from "./readTable.ts";
import { rowKey } from "./rowKey.ts";

const isObject = (value: unknown): value is { readonly [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A cell that holds a JSON object; empty means none. */
export const readJsonCell = (
  row: Row,
  column: string,
  issues: RowIssues,
): { readonly [key: string]: Json } | undefined => {
  const text = row.cell(column);
  if (text === "") return {};
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch {
    // Falls through: the issue below says what was expected.
  }
  issues.add(
    column,
    fault(
      "malformed",
      `"${text.slice(0, 60)}" is no JSON object.`,
      'Write an object such as {"grade": "2"}, in quotes with "" inside.',
    ).fault,
  );
  return undefined;
};

/** Attributes in the form that conditions read; a faulty one is left out with an issue, the row stays. */
export const readAttributes = async (
  row: Row,
  recordType: RecordType,
  attributes: Readonly<Record<string, Json>>,
  issues: RowIssues,
  columnOf: (field: string) => string = (field) => `attributes.${field}`,
): Promise<Record<string, Json>> => {
  const fields: Record<string, Json> = {};
  const faulty = new Set<string>(); // a column that fills two fields is told once
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === "") continue;
    const found = await readField(recordType, name, value, row.folder.today, row.folder.mark);
    if (found.kind === "fault") {
      if (!faulty.has(columnOf(name)))
        issues.add(columnOf(name), {
          ...found.fault,
          severity: "warning",
          message: `${found.fault.message} The attribute was left out.`,
        });
      faulty.add(columnOf(name));
      continue;
    }
    if (!faulty.has(columnOf(name))) for (const each of found.warnings) issues.add(columnOf(name), each);
    if (found.warnings.length > 0) faulty.add(columnOf(name));
    fields[name] =
      typeof found.value === "object" && !Array.isArray(found.value) ? { ...found.value } : found.value;
  }
  return fields;
};

type Chosen = {
  readonly concepts: readonly string[] | null;
  readonly display: string;
  readonly items: readonly ImportItem[];
};

const chooseConcept = (row: Row, unmapped: Unmapped): Chosen => {
  const text = row.cell("concept");
  const code = row.cell("code");
  const system = canonicalSystem(row.cell("system"));
  const byText =
    text === "" ? [] : text.split("|").map((each) => (findConcept(each.trim()) ?? conceptByText(each))?.id);
  const byCode = code === "" ? undefined : conceptByCode(system, code)?.id;
  const found = [
    ...(byText.every((each) => each !== undefined) ? byText : []),
    ...(byText.length === 0 ? [byCode] : []),
  ].filter((each) => each !== undefined);
  const written = text === "" ? `${system}|${code}` : text;
  const [first] = found;
  const label = (text === "" && first !== undefined ? findConcept(first)?.label : undefined) ?? written;
  const display = row.cell("display") === "" ? label : row.cell("display");
  if (first !== undefined) return { concepts: found, display, items: [] };
  if (byCode !== undefined) return { concepts: [byCode], display, items: [] };
  return {
    concepts: null,
    display,
    items: unmapped(row, {
      field: text === "" ? "code" : "concept",
      system: text === "" ? system : "concept",
      code: text === "" ? code : text,
      display,
      fault: warning(
        "unmapped",
        `"${written}" is no concept of the vocabulary. The record is kept; as it could be anything, criteria on its list may stay unknown.`,
        "Use an id, label or synonym of knowledge/codes/concepts.json, or code and system.",
      ),
    }),
  };
};

/** A record in a list where nobody looks for it would be missed: the type given stays, and a warning names the usual one. */
const warnOfType = (recordType: RecordType, concepts: readonly string[] | null, issues: RowIssues): void => {
  if (recordType === "allergy" || recordType === "toxicity") return;
  for (const concept of concepts ?? []) {
    const usual = recordTypesOf(concept);
    if (usual.length > 0 && !usual.includes(recordType))
      issues.add(
        "type",
        warning(
          "conflict",
          `${concept} belongs among ${usual.join(" or ")} records; as ${recordType} it is not found by criteria on those.`,
          `Write ${usual[0] ?? recordType} as its type.`,
        ),
      );
  }
};

const readOngoing = (row: Row, attributes: Readonly<Record<string, Json>>): boolean | undefined => {
  const word = (row.cell("ongoing") || String(attributes["ongoing"] ?? "")).toLowerCase();
  if (["yes", "true", "y", "1"].includes(word)) return true;
  if (["no", "false", "n", "0"].includes(word)) return false;
  return undefined;
};

/** Reads one row of records.csv: a diagnosis, treatment, procedure, medication and so on. */
export const readRecord =
  (unmapped: Unmapped): RowReader =>
  async (row) => {
    const { cell, place, folder } = row;
    const issues = rowIssues(row);
    const { items, take, add, failed } = issues;
    const subject = cell("subject");
    const recordType = recordTypes.find((each) => each.toLowerCase() === cell("type").toLowerCase());
    if (recordType === undefined || recordType === "lesion") {
      add(
        "type",
        fault(
          "unknown-value",
          `"${cell("type")}" is no type of record${recordType === "lesion" ? " here; lesions stand in lesions.csv" : ""}.`,
          `Write one of: ${recordTypes.filter((each) => each !== "lesion").join(", ")}.`,
        ).fault,
      );
      return items;
    }
    if (cell("concept") === "" && cell("code") === "")
      add("concept", fault("missing", "The record says neither concept nor code.", "Add one of them.").fault);
    const start = cell("start") === "" ? undefined : take("start", readDate(cell("start"), folder.today));
    const end = cell("end") === "" ? undefined : take("end", readPlannedDate(cell("end"), folder.today));
    if (start !== undefined && end !== undefined && end.slice(0, start.length) < start.slice(0, end.length))
      add(
        "end",
        fault("conflict", `The end ${end} lies before the start ${start}.`, "Correct the dates.").fault,
      );
    const attributes = readJsonCell(row, "attributes", issues);
    if (failed() || attributes === undefined) return items;
    const { ongoing: _, ...others } = attributes;
    const ongoing = readOngoing(row, attributes);
    const fields = await readAttributes(row, recordType, others, issues);
    const chosen = chooseConcept(row, unmapped);
    warnOfType(recordType, chosen.concepts, issues);
    return [
      ...items,
      ...chosen.items,
      {
        kind: "fact",
        key: rowKey(row, "records", [
          subject,
          recordType,
          chosen.concepts?.[0] ?? chosen.display,
          start ?? "",
        ]),
        subject,
        trial: null,
        type: "record/1",
        payload: {
          recordType,
          concepts: chosen.concepts,
          display: chosen.display,
          ...(start === undefined ? {} : { start }),
          ...(end === undefined ? {} : { end }),
          ...(ongoing === undefined ? {} : { ongoing }),
          fields,
        },
        effective: start ?? undated,
        place,
      },
    ];
  };
