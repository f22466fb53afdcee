import type { Chart } from "../condition/index.ts";
import { addDays, addDuration, type DateSpan, type IsoDate } from "../kernel/calendar.ts";
import type { Event, Identity } from "./event.ts";
import { readAge } from "./payloads.ts";
import { sourceOf } from "./sourceOf.ts";
import { spanOf } from "./spanOf.ts";

type Birth = NonNullable<Chart["birth"]>;

const yearsBefore = (date: IsoDate, years: number): IsoDate =>
  addDuration(date, { amount: String(-years), unit: "year" });

/** Every day on which somebody may have been born who had completed `years` on a day of `on`. */
export const birthSpanOfAge = (years: number, on: DateSpan): DateSpan => ({
  earliest: addDays(yearsBefore(on.earliest, years + 1), 1),
  latest: yearsBefore(on.latest, years),
});

const narrow = (a: DateSpan, b: DateSpan): DateSpan => ({
  earliest: a.earliest > b.earliest ? a.earliest : b.earliest,
  latest: a.latest < b.latest ? a.latest : b.latest,
});
/** Statements that contradict each other leave every day open that one of them allows. */
const widen = (a: DateSpan, b: DateSpan): DateSpan => ({
  earliest: a.earliest < b.earliest ? a.earliest : b.earliest,
  latest: a.latest > b.latest ? a.latest : b.latest,
});

/** The birth date where it is known, else the span that the recorded ages leave. */
export const birthOf = (
  ages: readonly Event[],
  identity: Identity | undefined,
  zone: string,
): Birth | undefined => {
  if (identity?.birthDate !== undefined)
    return { id: "identity", span: spanOf(identity.birthDate, zone), source: "birth date" };
  return ages.reduce<Birth | undefined>((before, event) => {
    const { years, date } = readAge(event);
    const span = birthSpanOfAge(years, spanOf(date, zone));
    const source = `${sourceOf(event)}: ${years} years on ${date}`;
    if (before === undefined) return { id: event.id, span, source };
    const both = narrow(before.span, span);
    return {
      id: event.id,
      span: both.earliest <= both.latest ? both : widen(before.span, span),
      source: `${before.source}; ${source}`,
    };
  }, undefined);
};
