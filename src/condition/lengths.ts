import { type Duration, negated } from "../kernel/calendar.ts";
import { isDecimal, multiply, type Rational } from "../kernel/decimal.ts";
import type { Quantity } from "../kernel/quantity.ts";
import { not, type Truth } from "../kernel/truth.ts";
import { exact } from "./amounts.ts";
import type { Relation, TimeWindow } from "./condition.ts";
import { remember, rememberFor } from "./remember.ts";
import type { Edge } from "./times.ts";
import { isBeforeEnd } from "./windows.ts";

const zeroDays: Duration = { amount: "0", unit: "day" };
const toAnchor: TimeWindow = {
  anchor: "evaluation",
  from: "unbounded",
  to: zeroDays,
  includesFrom: true,
  includesTo: true,
};

const calendarUnits: Readonly<Record<string, Duration["unit"]>> = {
  a: "year",
  mo: "month",
  wk: "week",
  d: "day",
  h: "hour",
  min: "minute",
};

/** Ends `length` before the anchor, the exact length included or not. */
type Reach = { readonly included: TimeWindow; readonly excluded: TimeWindow };

const reachOf = (length: Duration): Reach => {
  const to = negated(length);
  return { included: { ...toAnchor, to }, excluded: { ...toAnchor, to, includesTo: false } };
};

const seven = exact("7");
const isWhole = (value: Rational): boolean => value.numerator % value.denominator === 0n;
const floor = (value: Rational): bigint => {
  const down = value.numerator / value.denominator;
  return value.numerator < 0n && !isWhole(value) ? down - 1n : down;
};

type Whole = { readonly relation: Relation; readonly length: Duration };

/** The comparison in whole units of the calendar: at least 10.5 days of whole days means at least 11. */
const wholeLength = (relation: Relation, bound: Quantity): Whole | "never" | null => {
  const unit = calendarUnits[bound.unit];
  if (unit === undefined || !isDecimal(bound.value)) return null;
  const value = exact(bound.value);
  if (unit === "hour" || unit === "minute") return { relation, length: { amount: bound.value, unit } };
  if (isWhole(value)) return { relation, length: { amount: `${floor(value)}`, unit } };
  if (unit === "year" || unit === "month") {
    const months = unit === "year" ? multiply(value, exact("12")) : value;
    return isWhole(months) ? { relation, length: { amount: `${floor(months)}`, unit: "month" } } : null;
  }
  const days = unit === "week" ? multiply(value, seven) : value;
  const below = floor(days);
  if (isWhole(days)) return { relation, length: { amount: `${below}`, unit: "day" } };
  switch (relation) {
    case "=":
      return "never";
    case ">=":
    case ">":
      return { relation: ">", length: { amount: `${below}`, unit: "day" } };
    case "<":
    case "<=":
      return { relation: "<=", length: { amount: `${below}`, unit: "day" } };
    default:
      return relation satisfies never;
  }
};

/** Elapsed of N weeks and more means: the moment + N weeks is not after the anchor. */
const heldAt = (
  edge: Edge,
  anchor: Edge,
  relation: Relation,
  { included, excluded }: Reach,
  zone: string,
): Truth => {
  switch (relation) {
    case ">=":
      return isBeforeEnd(edge, included, anchor, zone);
    case ">":
      return isBeforeEnd(edge, excluded, anchor, zone);
    case "<":
      return not(isBeforeEnd(edge, included, anchor, zone));
    case "<=":
      return not(isBeforeEnd(edge, excluded, anchor, zone));
    case "=": {
      const reached = isBeforeEnd(edge, included, anchor, zone);
      const passed = isBeforeEnd(edge, excluded, anchor, zone);
      return reached === "false" || passed === "true"
        ? "false"
        : reached === "true" && passed === "false"
          ? "true"
          : "unknown";
    }
    default:
      return relation satisfies never;
  }
};

/** Whether the time from a moment to the anchor stands in the asked relation to a length of time. */
export type LengthTest = (edge: Edge, anchor: Edge, zone: string) => Truth;

const makeTest = (relation: Relation, bound: Quantity): LengthTest | null => {
  const whole = wholeLength(relation, bound);
  if (whole === null) return null;
  if (whole === "never") return () => "false";
  const reach = reachOf(whole.length);
  return (edge, anchor, zone) => heldAt(edge, anchor, whole.relation, reach, zone);
};

const testsOf = rememberFor((bound: Quantity) => remember((relation: Relation) => makeTest(relation, bound)));

/** The test of a comparison with a length of time; null where the bound is none. Made once. */
export const lengthTest = (relation: Relation, bound: Quantity): LengthTest | null =>
  testsOf(bound)(relation);
