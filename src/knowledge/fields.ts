import file from "../../knowledge/codes/fields.json" with { type: "json" };
import { readKnowledgeFile } from "./knowledgeFile.ts";
import { currentFormat, fieldFileSchema } from "./schema.ts";
import type { Field } from "./variable.ts";

/** Every field that conditions read from a record. */
export const fields: readonly Field[] = readKnowledgeFile(
  "knowledge/codes/fields.json",
  file,
  currentFormat,
  [],
  fieldFileSchema,
).fields;

const byName = new Map(
  fields.flatMap((each) => each.recordTypes.map((type): [string, Field] => [`${type}.${each.field}`, each])),
);

/** The field of this name on records of this type. */
export const findField = (recordType: string, field: string): Field | undefined =>
  byName.get(`${recordType}.${field}`);
