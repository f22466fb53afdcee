import { compare, multiply, type Rational, rational, subtract } from "../../kernel/decimal.ts";
import { convert, type UcumCode } from "../../kernel/quantity.ts";
import { units } from "../../knowledge/index.ts";
import type { Measure } from "./measure.ts";

const magnitude = (value: Rational): Rational =>
  value.numerator < 0n ? { numerator: -value.numerator, denominator: value.denominator } : value;

/** Half a unit of the last printed digit: "1.7" stands for 1.65 to 1.75; "100" may be rounded to tens. */
const rounding = (value: string): Rational => {
  const fraction = value.split(".")[1] ?? "";
  if (fraction !== "") return { numerator: 5n, denominator: 10n ** BigInt(fraction.length + 1) };
  const zeros = /0*$/.exec(value.replace("-", ""))?.[0].length ?? 0;
  return { numerator: 5n * 10n ** BigInt(Math.min(zeros, 2)), denominator: 10n };
};

/** Whether two notations of one bound agree by exact conversion, up to the rounding of what is printed. */
export const agree = (
  measure: Measure,
  first: { readonly value: string; readonly unit: UcumCode },
  second: { readonly value: string; readonly unit: UcumCode },
): "yes" | "no" | "notComparable" => {
  const there = convert(units, first, second.unit, measure.molarMass ?? undefined);
  const back = convert(units, second, first.unit, measure.molarMass ?? undefined);
  if (there.kind !== "converted" || back.kind !== "converted") return "notComparable";
  const isNear = (a: Rational, b: Rational, tolerance: Rational): boolean =>
    compare(magnitude(subtract(a, b)), multiply(tolerance, { numerator: 101n, denominator: 100n })) <= 0;
  return isNear(there.value, rational(second.value), rounding(second.value)) ||
    isNear(back.value, rational(first.value), rounding(first.value))
    ? "yes"
    : "no";
};

const judged = new WeakMap<Measure, Map<string, boolean | null>>();
const memory = 2000;

/** Whether a value lies outside of what the catalogue takes for plausible; null when it cannot be compared. */
export const isImplausible = (measure: Measure, value: string, unit: UcumCode): boolean | null => {
  const known = judged.get(measure) ?? new Map<string, boolean | null>();
  judged.set(measure, known);
  const key = `${value} ${unit}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const read = judgePlausible(measure, value, unit);
  if (known.size < memory) known.set(key, read);
  return read;
};

const judgePlausible = (measure: Measure, value: string, unit: UcumCode): boolean | null => {
  if (measure.plausible === null || measure.canonicalUnit === null) return null;
  const converted = convert(units, { value, unit }, measure.canonicalUnit, measure.molarMass ?? undefined);
  if (converted.kind !== "converted") return null;
  return (
    compare(converted.value, rational(measure.plausible.low)) < 0 ||
    compare(converted.value, rational(measure.plausible.high)) > 0
  );
};
