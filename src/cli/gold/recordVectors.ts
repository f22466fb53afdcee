import type { Condition, FieldValue, RecordType } from "../../condition/index.ts";
import type { Patient } from "./patient.ts";

const recordTypeOf = (condition: Condition): RecordType | undefined => {
  switch (condition.kind) {
    case "forSome":
    case "forEvery":
      return condition.query.recordType;
    case "readings":
      return condition.alternatives[0] && recordTypeOf(condition.alternatives[0].expression);
    default:
      return undefined;
  }
};

/** `diameter_mm: 25` is 25 mm; a bare number is a grade; null is an unknown field. */
const readField = (name: string, value: unknown): readonly (readonly [string, FieldValue])[] => {
  if (value === null || value === undefined) return [];
  const [field = name, unit] = name.split("_");
  if (typeof value === "number") return [[field, { value: String(value), unit: unit ?? "{CTCAE_grade}" }]];
  return typeof value === "boolean" ? [[field, value]] : [[field, String(value)]];
};

/** One list of records of the type that the row asks about. */
export const recordsPatient = (
  condition: Condition,
  vector: { readonly input: readonly Readonly<Record<string, unknown>>[]; readonly listComplete: boolean },
): Patient => {
  const recordType = recordTypeOf(condition) ?? "lesion";
  return {
    records: vector.input.map((entry) => ({
      recordType,
      concepts: [],
      fields: Object.fromEntries(Object.entries(entry).flatMap(([name, value]) => readField(name, value))),
    })),
    complete: vector.listComplete ? [recordType] : [],
  };
};
