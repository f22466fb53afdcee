import type { Event } from "../api/contract.ts";
import type { Draft } from "../place/useDraft.ts";
import { conceptOf } from "./buildCorrection.ts";
import { draftOfFields, fieldMembers, isInUnitsOf } from "./correctedFields.ts";
import { fieldsOf } from "./FieldInputs.tsx";

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string =>
  typeof value === "string" ? value : typeof value === "boolean" ? String(value) : "";

const member = (value: unknown, name: string): unknown => (isObject(value) ? value[name] : undefined);

const always: readonly Event["type"][] = [
  "observation/1",
  "answer/1",
  "anchor/1",
  "age/1",
  "attribute/1",
  "listStatement/1",
];

const recordTypeOf = ({ type, payload }: Event): string =>
  type === "lesion/1" ? "lesion" : textOf(payload["recordType"]);

/** Which entries can be corrected in a form; the others are taken back and entered anew. */
export const isCorrectable = (event: Event): boolean =>
  always.includes(event.type) ||
  ((event.type === "record/1" || event.type === "lesion/1") &&
    isInUnitsOf(fieldMembers(event.payload), fieldsOf(recordTypeOf(event))));

/** What a correction starts from: the entry as it stands. */
export const draftOfEvent = (event: Event): Draft => {
  const { payload } = event;
  const value = payload["value"];
  return {
    value: isObject(value) ? textOf(value["value"]) : textOf(value),
    unit: textOf(member(value, "unit")),
    comparator: textOf(payload["comparator"]),
    lower: textOf(member(member(payload["limits"], "lower"), "value")),
    upper: textOf(member(member(payload["limits"], "upper"), "value")),
    laboratory: textOf(payload["laboratory"]),
    method: textOf(payload["method"]),
    answer: textOf(payload["answer"]),
    date:
      textOf(payload["collected"]) ||
      textOf(payload["date"]) ||
      textOf(payload["completeAsOf"]) ||
      event.effective,
    lesion: textOf(payload["lesion"]),
    years: typeof payload["years"] === "number" ? String(payload["years"]) : "",
    completeness: textOf(payload["completeness"]),
    recordType: textOf(payload["recordType"]),
    concept: conceptOf(event) ?? textOf(payload["display"]),
    start: textOf(payload["start"]),
    end: textOf(payload["end"]),
    ongoing: payload["ongoing"] === true ? "yes" : "no",
    ...draftOfFields(fieldMembers(payload)),
    reason: "",
  };
};
