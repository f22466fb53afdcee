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

type Unsized = { readonly kind: "unsized"; readonly code: ReasonCode; readonly note: null };
type Sized = {
  readonly kind: "sized";
  readonly interval: Interval;
  readonly unit: string;
  readonly note: string | null;
};
const unsized = (code: ReasonCode): Unsized => ({ kind: "unsized", code, note: null });

const sizeIn = (reading: Reading, unit: string | null): Sized | Unsized => {
  const variable = findVariable(reading.variable);
  const own = asQuantity(reading);
  if (typeof own === "string") return unsized(own);
  const wanted = unit ?? own.unit;
  const converted = inUnit(own, wanted, variable);
  if (converted.kind === "notConvertible") return unsized("unitNotConvertible");
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

type Pair = {
  readonly kind: "pair";
  readonly ours: Interval;
  readonly theirs: Interval;
  readonly note: string | null;
};

/** Both values in one unit: that of the other, unless one is wanted. */
const sizeBoth = (ours: Reading, theirs: Reading, unit: string | null): Pair | Unsized => {
  const other = sizeIn(theirs, unit);
  if (other.kind === "unsized") return other;
  const own = sizeIn(ours, other.unit);
  return own.kind === "unsized"
    ? own
    : { kind: "pair", ours: own.interval, theirs: other.interval, note: own.note };
};

const failed = (code: ReasonCode, used: readonly UsedFact[]): Judgement => ({
  truth: "unknown",
  code,
  used,
  warnings: noStrings,
});

const writeReading = ({ value, comparator }: Reading): string => {
  const { text, unit } = writeValue(value);
  return `${comparator ?? ""}${text}${unit === null ? "" : ` ${unit}`}`;
};

/** A value against another value; units of the other are taken. */
export const judgeOther = (node: Compare, left: Reading, right: Reading): Judgement => {
  const limit = `${writeRelation(node.relation)} ${right.variable} (${writeReading(right)})`;
  const pair = sizeBoth(left, right, null);
  const used = [citeReading(left, limit, true, pair.note), citeReading(right, undefined, true, null)];
  if (pair.kind === "unsized") return failed(pair.code, used);
  return {
    truth: relate(pair.ours, node.relation, pair.theirs),
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
  const limit = `${writeRelation(node.relation)} ${bound.value.value} ${bound.value.unit} (${bound.measure} to baseline ${writeReading(baseline)})`;
  const pair = sizeBoth(left, baseline, bound.measure === "difference" ? bound.value.unit : null);
  const used = [
    citeReading(left, limit, true, pair.note),
    citeReading(baseline, undefined, true, "baseline"),
  ];
  if (pair.kind === "unsized") return failed(pair.code, used);
  const amounts = boundFromBaseline(bound, pair.theirs);
  if (typeof amounts === "string") return failed(amounts, used);
  return {
    truth: relate(pair.ours, node.relation, amounts),
    code: "valueTooCoarse",
    used,
    warnings: noStrings,
  };
};
