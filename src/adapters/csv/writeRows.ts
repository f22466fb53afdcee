import { unitByText } from "../../knowledge/index.ts";
import type { Event, Json } from "../../subject/index.ts";
import { lesionColumns } from "./lesionColumns.ts";
import type { TableName } from "./tables.ts";

/** The part of an event that a row can carry. */
export type Fact = Pick<Event, "type" | "subject" | "trial" | "payload" | "effective"> &
  Partial<Pick<Event, "id" | "supersedes">>;
export type Cells = Readonly<Record<string, string>>;
export type TableRow = { readonly table: TableName; readonly cells: Cells };

type Payload = Fact["payload"];

const text = (value: Json | undefined): string =>
  typeof value === "string"
    ? value
    : typeof value === "number" || typeof value === "boolean"
      ? String(value)
      : "";

const isObject = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const objectAt = (payload: Payload, name: string): { readonly [key: string]: Json } => {
  const value = payload[name];
  return isObject(value) ? value : {};
};

const writeJson = (value: { readonly [key: string]: Json }): string =>
  Object.keys(value).length === 0 ? "" : JSON.stringify(value);

const yesNo = (value: Json | undefined): string => (value === true ? "yes" : value === false ? "no" : "");

const observationRow = (payload: Payload): Cells => {
  const value = payload["value"];
  const limits = objectAt(payload, "limits");
  return {
    variable: text(payload["variable"]),
    value: isObject(value) ? text(value["value"]) : text(value),
    unit: isObject(value) ? text(value["unit"]) : "",
    date: text(payload["collected"]),
    comparator: text(payload["comparator"]),
    lower_limit: text(objectAt(limits, "lower")["value"]),
    upper_limit: text(objectAt(limits, "upper")["value"]),
    laboratory: text(payload["laboratory"]),
    method: text(payload["method"]),
    status: text(payload["status"]),
    issued: text(payload["issued"]),
  };
};

const recordRow = (payload: Payload): Cells => {
  const concepts = payload["concepts"];
  const display = text(payload["display"]);
  return {
    type: text(payload["recordType"]),
    concept: Array.isArray(concepts) ? concepts.map(text).join("|") : display,
    start: text(payload["start"]),
    end: text(payload["end"]),
    ongoing: yesNo(payload["ongoing"]),
    display: Array.isArray(concepts) ? display : "",
    attributes: writeJson(objectAt(payload, "fields")),
  };
};

const cellOf = (value: Json | undefined): string =>
  isObject(value) ? text(value["value"]) : Array.isArray(value) ? value.map(text).join("|") : text(value);

/** A field stands in its column when the column says that field and its companions as they are. */
const lesionRow = (payload: Payload): Cells => {
  const fields = objectAt(payload, "fields");
  const modality = text(fields["modality"]);
  const cells: Record<string, string> = { lesion: text(payload["lesion"]), date: text(payload["date"]) };
  const covered = new Set<string>();
  for (const { column, field, fields: says, unit } of lesionColumns) {
    const cell = cellOf(fields[field]);
    if (cell === "") continue;
    const said = says(cell, modality);
    const value = fields[field];
    if (unit !== undefined && (!isObject(value) || unitByText(text(value["unit"])) !== unit)) continue;
    if (!Object.entries(said).every(([name, each]) => cellOf(fields[name]) === cellOf(each))) continue;
    cells[column] = cell;
    for (const name of Object.keys(said)) covered.add(name);
  }
  const rest = Object.fromEntries(Object.entries(fields).filter(([name]) => !covered.has(name)));
  return { ...cells, attributes: writeJson(rest) };
};

/** The row that says a fact, if its table has columns for it. Whether it says the whole fact is for the reader to tell. */
export const rowOf = (fact: Fact): TableRow | undefined => {
  const { payload } = fact;
  const subject = fact.subject ?? "";
  const trial = fact.trial ?? "";
  switch (fact.type) {
    case "observation/1":
      return { table: "observations", cells: { subject, ...observationRow(payload) } };
    case "record/1":
      return { table: "records", cells: { subject, ...recordRow(payload) } };
    case "lesion/1":
      return { table: "lesions", cells: { subject, ...lesionRow(payload) } };
    case "listStatement/1":
      return {
        table: "lists",
        cells: {
          subject,
          type: text(payload["recordType"]),
          completeness: text(payload["completeness"]),
          as_of: text(payload["completeAsOf"]),
        },
      };
    case "answer/1":
      return {
        table: "answers",
        cells: {
          subject,
          question: text(payload["question"]),
          answer: text(payload["answer"]),
          by: text(payload["by"]),
          role: text(payload["role"]),
          date: text(payload["date"]),
        },
      };
    case "anchor/1":
      return {
        table: "anchors",
        cells: { subject, trial, anchor: text(payload["anchor"]), date: text(payload["date"]) },
      };
    case "limits/1":
      return {
        table: "limits",
        cells: {
          laboratory: text(payload["laboratory"]),
          variable: text(payload["variable"]),
          sex: text(payload["sex"]),
          age_from: text(payload["ageFrom"]),
          age_to: text(payload["ageTo"]),
          lower: text(payload["lower"]),
          upper: text(payload["upper"]),
          unit: text(payload["unit"]),
          valid_from: text(payload["validFrom"]),
          valid_to: text(payload["validTo"]),
          method: text(payload["method"]),
        },
      };
    case "clinical/1":
      return {
        table: "events",
        cells: {
          subject,
          trial,
          type: text(payload["type"]),
          effective: fact.effective,
          payload: JSON.stringify(objectAt(payload, "payload")),
        },
      };
    case "attribute/1":
    case "age/1":
    case "subjectRegistered/1":
    case "retraction/1":
    case "repairDecision/1":
    case "reading/1":
    case "criterionDecision/1":
    case "screeningDecision/1":
    case "signature/1":
    case "import/1":
      return undefined;
    default:
      return fact.type satisfies never;
  }
};

/** A fact for which its table has no columns stands in events.csv, under its event type, with its whole payload. */
export const eventRowOf = (fact: Fact): TableRow => {
  const { key: _key, source: _source, ...payload } = fact.payload;
  return {
    table: "events",
    cells: {
      subject: fact.subject ?? "",
      trial: fact.trial ?? "",
      type: fact.type,
      effective: fact.effective,
      payload: JSON.stringify(payload),
    },
  };
};
