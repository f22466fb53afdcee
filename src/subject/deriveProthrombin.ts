import type { Observation } from "../condition/index.ts";
import { instantSpan } from "../kernel/calendar.ts";
import { compare, rational } from "../kernel/decimal.ts";
import type { Quantity } from "../kernel/quantity.ts";
import { type Known, usable } from "./known.ts";
import { spanOf } from "./spanOf.ts";

const variable = "pt.withinNormalRange";

/** Whether one result is certainly later than another. Equal times: the one issued last, then the last id. */
const isLater = (a: Observation, b: Observation, zone: string): boolean => {
  if (a.collected === undefined || b.collected === undefined) return false;
  if (a.collected === b.collected) {
    const [issued, otherIssued] = [a.issued ?? "", b.issued ?? ""];
    return issued === otherIssued ? a.id > b.id : issued > otherIssued;
  }
  const [day, otherDay] = [spanOf(a.collected, zone), spanOf(b.collected, zone)];
  return a.collected.includes("T") && b.collected.includes("T")
    ? instantSpan(a.collected).earliest > instantSpan(b.collected).earliest
    : day.earliest > otherDay.latest;
};

/** Results that no other is certainly later than. */
const possiblyLatest = (observations: readonly Observation[], zone: string): readonly Observation[] =>
  observations.filter((each) => !observations.some((other) => isLater(other, each, zone)));

/**
 * Whether a value lies inside its own limits; undefined when it cannot be told. A bound that is not printed does
 * not bound (FHIR R4, Observation.referenceRange.low: omitted means meaningless).
 */
const isInside = ({ value, comparator, limits }: Observation): boolean | undefined => {
  if (typeof value !== "object" || limits === undefined) return undefined;
  const { lower, upper } = limits;
  if (lower === undefined && upper === undefined) return undefined;
  const bounds = [lower, upper].filter((each): each is Quantity => each !== undefined);
  if (bounds.some(({ unit }) => unit !== value.unit)) return undefined;
  const number = rational(value.value);
  const toLower = lower === undefined ? 1 : compare(number, rational(lower.value));
  const toUpper = upper === undefined ? -1 : compare(number, rational(upper.value));
  switch (comparator) {
    case undefined:
      return toLower >= 0 && toUpper <= 0;
    case "<":
      return toLower <= 0 ? false : lower === undefined && toUpper <= 0 ? true : undefined;
    case "<=":
      return toLower < 0 ? false : lower === undefined && toUpper <= 0 ? true : undefined;
    case ">":
      return toUpper >= 0 ? false : upper === undefined && toLower >= 0 ? true : undefined;
    case ">=":
      return toUpper > 0 ? false : upper === undefined && toLower >= 0 ? true : undefined;
    default:
      return comparator satisfies never;
  }
};

/** From the latest prothrombin time and its own limits; without limits nothing is concluded, also not from an
 * older one. What was recorded itself for the same time stands. */
export const deriveProthrombin = (known: Known): readonly Observation[] => {
  const recorded = usable(known, variable);
  const latest = possiblyLatest(usable(known, "pt.seconds"), known.zone);
  if (latest.some((each) => recorded.some(({ collected }) => collected === each.collected))) return [];
  const derived = latest.flatMap((each): readonly Observation[] => {
    const value = isInside(each);
    if (value === undefined || typeof each.value !== "object") return [];
    return [
      {
        id: `derived:${variable}:${each.id}`,
        variable,
        value,
        ...(each.collected === undefined ? {} : { collected: each.collected }),
        ...(each.issued === undefined ? {} : { issued: each.issued }),
        status: "final",
        ...(each.laboratory === undefined ? {} : { laboratory: each.laboratory }),
        source: `derived from ${each.source}`,
        derivedFrom: [
          `prothrombin time: ${each.comparator ?? ""}${each.value.value} ${each.value.unit}`,
          each.id,
        ],
      },
    ];
  });
  return derived.length === latest.length ? derived : [];
};
