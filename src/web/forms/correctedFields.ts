import type { Draft } from "../place/useDraft.ts";
import { typed } from "./checks.ts";
import { type Field, readFields } from "./FieldInputs.tsx";

type Members = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string =>
  Array.isArray(value)
    ? value.filter((each) => typeof each === "string").join("|")
    : isObject(value)
      ? textOf(value["value"])
      : typeof value === "string"
        ? value
        : typeof value === "boolean" || typeof value === "number"
          ? String(value)
          : "";

/** The members under `fields` of a record or a lesion. */
export const fieldMembers = (payload: Members): Members =>
  isObject(payload["fields"]) ? payload["fields"] : {};

/** The form shows one unit for a field; an entry written in another is taken back and entered anew. */
export const isInUnitsOf = (members: Members, fields: readonly Field[]): boolean =>
  fields.every((field) => {
    const value = members[field.field];
    return !isObject(value) || value["unit"] === field.unit;
  });

/** The fields of an entry as its form shows them. */
export const draftOfFields = (members: Members): Draft =>
  Object.fromEntries(
    Object.entries(members).map(([name, value]) => [`field.${name}`, textOf(value)] as const),
  );

/** The fields after a correction: what was not touched stays to the letter, what was emptied is gone. */
export const correctedFields = (members: Members, draft: Draft, fields: readonly Field[]): Members => {
  const touched = fields.filter(
    (field) => typed(draft, `field.${field.field}`) !== textOf(members[field.field]).trim(),
  );
  const kept = Object.entries(members).filter(([name]) => !touched.some((field) => field.field === name));
  return { ...Object.fromEntries(kept), ...readFields(draft, touched) };
};
