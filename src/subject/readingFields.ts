import type { FieldValue } from "../condition/index.ts";
import type { IsoDate } from "../kernel/calendar.ts";
import { canonicalValue, conceptByText, type Field, findConcept, findField } from "../knowledge/index.ts";
import type { Json } from "./event.ts";
import { readResult } from "./readingResult.ts";
import { type DecimalMark, type Fault, fault, type Reading, read, readDate } from "./readingValues.ts";

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** "20 mm" apart; text without a unit keeps an empty one. */
const splitUnit = (text: string): { readonly value: string; readonly unit: string } => {
  const found = /^([<>=≤≥]{0,2}\s*[-+−]?[\d.,]+(?:[eE][-+]?\d+)?)\s*(.*)$/.exec(text.trim());
  return found === null ? { value: text, unit: "" } : { value: found[1] ?? "", unit: found[2] ?? "" };
};

/** Value and unit of a JSON member: 20, "20 mm" or {"value": "20", "unit": "mm"}. */
const written = (value: Json): { readonly value: string; readonly unit: string } | undefined => {
  if (typeof value === "number") return { value: String(value), unit: "" };
  if (typeof value === "boolean") return { value: String(value), unit: "" };
  if (typeof value === "string") return splitUnit(value);
  if (value === null || isList(value)) return undefined;
  const { value: amount, unit } = value;
  if (typeof amount !== "string" && typeof amount !== "number") return undefined;
  return { value: String(amount), unit: typeof unit === "string" ? unit : "" };
};

/** A score or a share counts in its own unit; a length, dose or time does not say its unit by itself. */
const speaksForItself = (unit: string | null): boolean =>
  unit === null || unit === "1" || /^\{[^}]*\}$/.test(unit);

const unreadable = (field: Field, value: Json): Reading<never> =>
  fault(
    "unknown-value",
    `${JSON.stringify(value)} is no value of ${field.label}.`,
    field.values.length > 0
      ? `Write one of: ${field.values.map(({ code }) => code).join(", ")}.`
      : field.kind === "boolean"
        ? "Write true or false."
        : field.kind === "quantity"
          ? `Write value and unit, such as {"value": "12", "unit": "${field.unit ?? "1"}"}.`
          : "Correct the value.",
  );

const readCoded = (field: Field, value: Json): Reading<string> => {
  const code =
    typeof value === "string" || typeof value === "number" ? canonicalValue(field, String(value)) : undefined;
  if (code !== undefined) return read(code);
  if (field.values.length === 0 && typeof value === "string" && value.trim() !== "")
    return read(value.trim());
  return unreadable(field, value);
};

const readMeasured = async (
  field: Field,
  value: Json,
  mark: DecimalMark | undefined,
): Promise<Reading<FieldValue>> => {
  const coded = field.kind === "ordinal" && !isList(value) ? canonicalValue(field, String(value)) : undefined;
  const parts = coded === undefined ? written(value) : { value: coded, unit: "" };
  if (parts === undefined) return unreadable(field, value);
  const unit = parts.unit === "" && speaksForItself(field.unit) ? (field.unit ?? "1") : parts.unit;
  const found = await readResult(
    { value: parts.value, unit, comparator: "", mark: typeof value === "number" ? undefined : mark },
    {
      ...field,
      kind: field.kind === "ordinal" ? "ordinal" : "quantity",
      canonicalUnit: field.unit,
      molarMass: null,
    },
  );
  if (found.kind === "fault") {
    const [first] = found.faults;
    return first === undefined ? unreadable(field, value) : { kind: "fault", fault: first.fault };
  }
  if (found.value.comparator !== undefined) return unreadable(field, value);
  return read(
    found.value.value,
    found.warnings.map((each) => each.fault),
  );
};

const readOne = async (
  field: Field,
  value: Json,
  today: IsoDate,
  mark: DecimalMark | undefined,
): Promise<Reading<FieldValue>> => {
  switch (field.kind) {
    case "quantity":
    case "ordinal":
      return readMeasured(field, value, mark);
    case "boolean": {
      const word =
        typeof value === "string" ? (canonicalValue(field, value) ?? value).trim().toLowerCase() : value;
      if (word === true || word === "true" || word === "yes" || word === 1) return read(true);
      if (word === false || word === "false" || word === "no" || word === 0) return read(false);
      return unreadable(field, value);
    }
    case "presence":
    case "coded":
      return readCoded(field, value);
    case "date":
      return typeof value === "string" || typeof value === "number"
        ? readDate(String(value), today)
        : unreadable(field, value);
    case "concept": {
      if (typeof value !== "string") return unreadable(field, value);
      const concept = findConcept(value) ?? conceptByText(value);
      return concept === undefined ? unreadable(field, value) : read(concept.id);
    }
    case "text":
      return typeof value === "string" && value.trim() !== "" ? read(value.trim()) : unreadable(field, value);
    default:
      return field.kind satisfies never;
  }
};

/** One attribute of a record in the form that conditions read; an unknown name is a fault that lists the known ones. */
export const readField = async (
  recordType: string,
  name: string,
  value: Json,
  today: IsoDate,
  mark?: DecimalMark,
): Promise<Reading<FieldValue>> => {
  const field = findField(recordType, name);
  if (field === undefined)
    return fault(
      "unknown-value",
      `A ${recordType} has no attribute "${name}".`,
      "The attributes of each record type are listed in docs/csv.md.",
    );
  if (!field.many) return readOne(field, value, today, mark);
  const members = isList(value)
    ? value
    : typeof value === "string"
      ? value.split(/[;|]/).map((each) => each.trim())
      : [value];
  const texts: string[] = [];
  const warnings: Fault[] = [];
  for (const each of members) {
    const one = await readOne(field, each, today, mark);
    if (one.kind === "fault") return one;
    if (typeof one.value !== "string") return unreadable(field, each);
    texts.push(one.value);
    warnings.push(...one.warnings);
  }
  return read(texts, warnings);
};
