import type { Event } from "../api/contract.ts";
import type { Draft } from "../place/useDraft.ts";

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string =>
  typeof value === "string" ? value : typeof value === "boolean" ? String(value) : "";

const member = (value: unknown, name: string): unknown => (isObject(value) ? value[name] : undefined);

/** Which entries can be corrected in a form; the others are taken back and entered anew. */
export const isCorrectable = (event: Event): boolean =>
  event.type === "observation/1" || event.type === "answer/1" || event.type === "anchor/1";

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
    date: textOf(payload["collected"]) || textOf(payload["date"]) || event.effective,
    reason: "",
  };
};
