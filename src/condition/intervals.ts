import { compare, type Rational } from "../kernel/decimal.ts";
import type { Truth } from "../kernel/truth.ts";
import type { Relation } from "./condition.ts";

/** All values a result could be; null is without end. "<5" is everything below 5. */
export type Interval = {
  readonly low: Rational | null;
  readonly includesLow: boolean;
  readonly high: Rational | null;
  readonly includesHigh: boolean;
};

export const pointInterval = (value: Rational): Interval => ({
  low: value,
  includesLow: true,
  high: value,
  includesHigh: true,
});

/** The values that a result with this comparator could be. */
export const interval = (value: Rational, comparator: "<" | "<=" | ">=" | ">" | undefined): Interval => {
  switch (comparator) {
    case undefined:
      return pointInterval(value);
    case "<":
    case "<=":
      return { low: null, includesLow: false, high: value, includesHigh: comparator === "<=" };
    case ">":
    case ">=":
      return { low: value, includesLow: comparator === ">=", high: null, includesHigh: false };
    default:
      return comparator satisfies never;
  }
};

/** How two ends lie: their order, and whether both are reached. */
export type Ends = { readonly order: -1 | 0 | 1; readonly reached: boolean };

/**
 * A comparison of all values on the left with all values on the right: true if it holds for every pair, false if for
 * none. `lowest` is the least left value against the greatest right one, `highest` the greatest left against the least right.
 */
export const relateEnds = (relation: Relation, lowest: Ends, highest: Ends): Truth => {
  const allBelow = highest.order < 0 || (highest.order === 0 && !highest.reached);
  const allAbove = lowest.order > 0 || (lowest.order === 0 && !lowest.reached);
  const noneAbove = highest.order <= 0;
  const noneBelow = lowest.order >= 0;
  switch (relation) {
    case "<":
      return allBelow ? "true" : noneBelow ? "false" : "unknown";
    case "<=":
      return noneAbove ? "true" : allAbove ? "false" : "unknown";
    case ">":
      return allAbove ? "true" : noneAbove ? "false" : "unknown";
    case ">=":
      return noneBelow ? "true" : allBelow ? "false" : "unknown";
    case "=":
      return allBelow || allAbove ? "false" : noneAbove && noneBelow ? "true" : "unknown";
    default:
      return relation satisfies never;
  }
};

/** Whether the relation holds between any value of the left and any of the right interval. */
export const relate = (left: Interval, relation: Relation, right: Interval): Truth =>
  relateEnds(
    relation,
    {
      order: left.low === null || right.high === null ? -1 : compare(left.low, right.high),
      reached: left.includesLow && right.includesHigh,
    },
    {
      order: left.high === null || right.low === null ? 1 : compare(left.high, right.low),
      reached: left.includesHigh && right.includesLow,
    },
  );

/** As `relate`, against one value, from the order of the written value and the bound alone. */
export const relateWritten = (
  order: -1 | 0 | 1,
  comparator: "<" | "<=" | ">=" | ">" | undefined,
  relation: Relation,
): Truth => {
  const here: Ends = { order, reached: comparator !== "<" && comparator !== ">" };
  const lowest: Ends = comparator === "<" || comparator === "<=" ? { order: -1, reached: false } : here;
  const highest: Ends = comparator === ">" || comparator === ">=" ? { order: 1, reached: false } : here;
  return relateEnds(relation, lowest, highest);
};
