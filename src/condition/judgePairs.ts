import type { ReasonCode } from "../kernel/answer.ts";
import { add, compare, multiply, type Rational, rational } from "../kernel/decimal.ts";
import { findVariable } from "../knowledge/index.ts";
import { asQuantity, exact, inUnit, noteConversion } from "./amounts.ts";
import { citeReading, writeRelation, writeValue } from "./citing.ts";
import type { Compare, RelativeToBaseline } from "./condition.ts";
import { noStrings } from "./findings.ts";
import { type Interval, interval, relate } from "./intervals.ts";
import type { Judgement } from "./judgements.ts";
import type { Reading } from "./reading.ts";
import type { UsedFact } from "./verdict.ts";

type Sized = {
  readonly kind: "sized";
  readonly interval: Interval;
  readonly unit: string;
  readonly note: string | null;
};
const sizeIn = (reading: Reading, unit: string | null): Sized | ReasonCode => {
  const variable = findVariable(reading.variable);
  const own = asQuantity(reading);
  if (typeof own === "string") return own;
  const wanted = unit ?? own.unit;
  const converted = inUnit(own, wanted, variable);
  if (converted.kind === "notConvertible") return "unitNotConvertible";
  return {
    kind: "sized",
    interval: interval(converted.value, reading.comparator),
    unit: wanted,
    note:
      own.unit === wanted
        ? null
        : noteConversion(own, converted.value, wanted, converted.byMolarMass, variable),
  };
};

const failed = (code: ReasonCode, used: readonly UsedFact[]): Judgement => ({
  truth: "unknown",
  code,
  used,
  warnings: noStrings,
});

/** A value against another value; units of the other are taken. */
export const judgeOther = (node: Compare, left: Reading, right: Reading): Judgement => {
  const { text, unit } = writeValue(right.value);
  const limit = `${writeRelation(node.relation)} ${right.variable} (${right.comparator ?? ""}${text}${unit === null ? "" : ` ${unit}`})`;
  const theirs = sizeIn(right, null);
  const ours = typeof theirs === "string" ? theirs : sizeIn(left, theirs.unit);
  const note = typeof ours === "string" ? null : ours.note;
  const used = [citeReading(left, limit, true, note), citeReading(right, undefined, true, null)];
  if (typeof theirs === "string") return failed(theirs, used);
  if (typeof ours === "string") return failed(ours, used);
  return {
    truth: relate(ours.interval, node.relation, theirs.interval),
    code: "valueTooCoarse",
    used,
    warnings: noStrings,
  };
};

const hundred = rational("100");
const zero = rational("0");
const one = rational("1");

/** A non-negative factor keeps the order of the ends, a negative one swaps them. */
const scale = (by: Rational, values: Interval): Interval => {
  const times = (end: Rational | null): Rational | null => (end === null ? null : multiply(end, by));
  return compare(by, zero) >= 0
    ? { ...values, low: times(values.low), high: times(values.high) }
    : {
        low: times(values.high),
        includesLow: values.includesHigh,
        high: times(values.low),
        includesHigh: values.includesLow,
      };
};
const shift = (by: Rational, values: Interval): Interval => ({
  ...values,
  low: values.low === null ? null : add(values.low, by),
  high: values.high === null ? null : add(values.high, by),
});

/** The bound that a change from baseline amounts to; "value × baseline" rather than a division. */
const boundFromBaseline = (bound: RelativeToBaseline, baseline: Interval): Interval | ReasonCode => {
  const by = exact(bound.value.value);
  if (bound.measure === "difference") return shift(by, baseline);
  // A ratio to zero or to something negative says nothing.
  if (baseline.low === null || compare(baseline.low, zero) <= 0) return "valueTooCoarse";
  if (bound.measure === "ratio") return scale(by, baseline);
  const factor = add(one, { numerator: by.numerator, denominator: by.denominator * hundred.numerator });
  return scale(factor, baseline);
};

/** A value against what a change from baseline amounts to. */
export const judgeChange = (
  node: Compare,
  bound: RelativeToBaseline,
  left: Reading,
  baseline: Reading,
): Judgement => {
  const { text, unit } = writeValue(baseline.value);
  const limit = `${writeRelation(node.relation)} ${bound.value.value} ${bound.value.unit} (${bound.measure} to baseline ${baseline.comparator ?? ""}${text} ${unit ?? ""})`;
  const wanted = bound.measure === "difference" ? bound.value.unit : null;
  const theirs = sizeIn(baseline, wanted);
  const ours = typeof theirs === "string" ? theirs : sizeIn(left, theirs.unit);
  const used = [
    citeReading(left, limit, true, typeof ours === "string" ? null : ours.note),
    citeReading(baseline, undefined, true, "baseline"),
  ];
  if (typeof theirs === "string") return failed(theirs, used);
  if (typeof ours === "string") return failed(ours, used);
  const amounts = boundFromBaseline(bound, theirs.interval);
  if (typeof amounts === "string") return failed(amounts, used);
  return {
    truth: relate(ours.interval, node.relation, amounts),
    code: "valueTooCoarse",
    used,
    warnings: noStrings,
  };
};
