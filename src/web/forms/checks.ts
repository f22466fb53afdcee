import { isPartialDate } from "../../kernel/calendar.ts";
import { isDecimal } from "../../kernel/decimal.ts";
import type { Draft } from "../place/useDraft.ts";
import type { Built } from "./EntryForm.tsx";

export const wrong = (why: string): Built => ({ kind: "wrong", why });

/** What is typed into a field, without blanks around it. */
export const typed = (draft: Draft, name: string): string => draft[name]?.trim() ?? "";

/** Why a text is no number for an entry; null when it is one. The comma is never guessed at. */
export const numberFault = (text: string, what: string): string | null =>
  text === ""
    ? `${what} is empty.`
    : isDecimal(text)
      ? null
      : text.includes(",")
        ? `${what} has a comma. Write it with a point: ${text.replace(",", ".")}.`
        : `${what} is no number.`;

/** Why a text is no date of an entry; null when it is one. */
export const dateFault = (text: string, what: string): string | null =>
  text === ""
    ? `${what} is empty.`
    : isPartialDate(text)
      ? null
      : `${what} is not a date of the calendar. Write YYYY-MM-DD, YYYY-MM or YYYY.`;

/** The first complaint, if any. */
export const firstFault = (...faults: readonly (string | null)[]): string | null =>
  faults.find((fault) => fault !== null) ?? null;
