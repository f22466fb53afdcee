import type { Chart, Observation } from "../condition/index.ts";
import { completedYears, type DateSpan, type IsoDate } from "../kernel/calendar.ts";
import { compare, type Decimal, fraction, type Rational, rational } from "../kernel/decimal.ts";
import { every, type Truth, truth } from "../kernel/truth.ts";
import type { Event } from "./event.ts";
import { type PayloadOf, readLimits } from "./payloads.ts";
import { sourceOf } from "./sourceOf.ts";
import { spanOf } from "./spanOf.ts";
import { supersededBy } from "./view.ts";

type Row = { readonly limits: PayloadOf<"limits/1">; readonly source: string };

/** Reference limits of laboratories by laboratory and variable. */
export type LimitTable = ReadonlyMap<string, readonly Row[]>;

const keyOf = (laboratory: string, variable: string): string =>
  `${laboratory.trim().toLowerCase()}|${variable}`;

/**
 * The table that the limits/1 events make up. Give whole logs or views: rows corrected or retracted by other events
 * of the list are left out.
 */
export const limitTableOf = (events: readonly Event[]): LimitTable => {
  const table = new Map<string, Row[]>();
  const gone = supersededBy(events);
  for (const event of events) {
    if (event.type !== "limits/1" || gone.has(event.id)) continue;
    const limits = readLimits(event);
    const key = keyOf(limits.laboratory, limits.variable);
    table.set(key, [...(table.get(key) ?? []), { limits, source: sourceOf(event) }]);
  }
  return table;
};

type Person = Pick<Chart, "birth" | "zone"> & { readonly sex: string | undefined };

/** Unknown where neither is certain. */
const decide = (isTrue: boolean, isFalse: boolean): Truth =>
  isTrue ? "true" : isFalse ? "false" : "unknown";

const ageFits = (
  { ageFrom, ageTo }: Row["limits"],
  birth: DateSpan | undefined,
  collected: DateSpan | undefined,
): Truth => {
  if (ageFrom === undefined && ageTo === undefined) return "true";
  if (birth === undefined || collected === undefined) return "unknown";
  const years = (born: IsoDate, on: IsoDate): Rational => fraction(BigInt(completedYears(born, on)), 1n);
  const least = years(birth.latest, collected.earliest);
  const most = years(birth.earliest, collected.latest);
  const atLeast = (age: Rational, bound: Decimal | undefined): boolean =>
    bound === undefined || compare(age, rational(bound)) >= 0;
  const atMost = (age: Rational, bound: Decimal | undefined): boolean =>
    bound === undefined || compare(age, rational(bound)) <= 0;
  return every([
    decide(atLeast(least, ageFrom), !atLeast(most, ageFrom)),
    decide(atMost(most, ageTo), !atMost(least, ageTo)),
  ]);
};

/** A table dated by month or year holds from the first day of the one to the last day of the other. */
const isValidOn = (
  { validFrom, validTo }: Row["limits"],
  collected: DateSpan | undefined,
  zone: string,
): Truth => {
  if (validFrom === undefined && validTo === undefined) return "true";
  if (collected === undefined) return "unknown";
  const first = validFrom === undefined ? undefined : spanOf(validFrom, zone).earliest;
  const last = validTo === undefined ? undefined : spanOf(validTo, zone).latest;
  return every([
    decide(
      first === undefined || first <= collected.earliest,
      first !== undefined && collected.latest < first,
    ),
    decide(last === undefined || collected.latest <= last, last !== undefined && last < collected.earliest),
  ]);
};

const applies = (row: Row, observation: Observation, person: Person): Truth => {
  const collected =
    observation.collected === undefined ? undefined : spanOf(observation.collected, person.zone);
  const { sex, method } = row.limits;
  return every([
    sex === undefined ? "true" : person.sex === undefined ? "unknown" : truth(sex === person.sex),
    method === undefined
      ? "true"
      : observation.method === undefined
        ? "unknown"
        : truth(method === observation.method),
    ageFits(row.limits, person.birth?.span, collected),
    isValidOn(row.limits, collected, person.zone),
  ]);
};

const sameLimits = (a: Row, b: Row): boolean =>
  a.limits.unit === b.limits.unit && a.limits.lower === b.limits.lower && a.limits.upper === b.limits.upper;

/**
 * Gives a result without limits those of its laboratory's table, when sex, age, method and collection date leave
 * exactly one pair of limits. Rows that may apply and disagree leave it without.
 */
export const fillLimits = (observation: Observation, table: LimitTable, person: Person): Observation => {
  if (observation.limits?.lower !== undefined || observation.limits?.upper !== undefined) return observation;
  if (observation.laboratory === undefined || table.size === 0) return observation;
  const rows = table.get(keyOf(observation.laboratory, observation.variable)) ?? [];
  const possible = rows
    .map((row) => ({ row, applies: applies(row, observation, person) }))
    .filter((each) => each.applies !== "false");
  const certain = possible.find((each) => each.applies === "true")?.row;
  if (certain === undefined || !possible.every(({ row }) => sameLimits(row, certain))) return observation;
  const { lower, upper, unit } = certain.limits;
  return {
    ...observation,
    limits: {
      ...(lower === undefined ? {} : { lower: { value: lower, unit } }),
      ...(upper === undefined ? {} : { upper: { value: upper, unit } }),
    },
    source: `${observation.source}; limits of ${certain.limits.laboratory} from ${certain.source}`,
  };
};
