import { Defect } from "./failure.ts";

/** A decimal as written, for example "1.50". Exact; never a JavaScript number. */
export type Decimal = string;

/** An exact fraction; the denominator is positive. Not reduced: comparison does not need it. */
export type Rational = { readonly numerator: bigint; readonly denominator: bigint };

const pattern = /^[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d{1,3})?$/;

/** Whether text from outside is a decimal with a point. "", "1,5", "<5", "NaN" are not. */
export const isDecimal = (text: string): boolean => pattern.test(text);

/** Reads a decimal exactly; anything that `isDecimal` refuses is a defect. */
export const rational = (text: Decimal): Rational => {
  if (!isDecimal(text)) throw new Defect("expected a decimal", text);
  const [mantissa = "", exponentText = "0"] = text.toLowerCase().split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  const exponent = Number(exponentText) - fraction.length;
  const digits = BigInt(`${whole.replace(/^\+/, "")}${fraction}`);
  return exponent >= 0
    ? { numerator: digits * 10n ** BigInt(exponent), denominator: 1n }
    : { numerator: digits, denominator: 10n ** BigInt(-exponent) };
};

/** An exact fraction from two whole numbers. */
export const fraction = (numerator: bigint, denominator: bigint): Rational => {
  if (denominator === 0n) throw new Defect("expected a denominator other than 0", numerator);
  return denominator < 0n ? { numerator: -numerator, denominator: -denominator } : { numerator, denominator };
};

export const multiply = (a: Rational, b: Rational): Rational => ({
  numerator: a.numerator * b.numerator,
  denominator: a.denominator * b.denominator,
});
export const divide = (a: Rational, b: Rational): Rational =>
  fraction(a.numerator * b.denominator, a.denominator * b.numerator);
export const add = (a: Rational, b: Rational): Rational => ({
  numerator: a.numerator * b.denominator + b.numerator * a.denominator,
  denominator: a.denominator * b.denominator,
});
export const subtract = (a: Rational, b: Rational): Rational =>
  add(a, { numerator: -b.numerator, denominator: b.denominator });

/** Negative, zero or positive as a is less than, equal to or greater than b; by cross-multiplication. */
export const compare = (a: Rational, b: Rational): -1 | 0 | 1 => {
  const left = a.numerator * b.denominator;
  const right = b.numerator * a.denominator;
  return left < right ? -1 : left > right ? 1 : 0;
};

/**
 * Text for a person, rounded half away from zero to `places`; trailing zeros dropped.
 * Only for display: never read back into a decision.
 */
export const writeRational = (value: Rational, places = 6): Decimal => {
  const negative = value.numerator < 0n;
  const scale = 10n ** BigInt(places);
  const magnitude = (negative ? -value.numerator : value.numerator) * scale;
  const rounded = (magnitude * 2n + value.denominator) / (value.denominator * 2n);
  const text = rounded.toString().padStart(places + 1, "0");
  const whole = places === 0 ? text : text.slice(0, -places);
  const rest = places === 0 ? "" : text.slice(-places).replace(/0+$/, "");
  const sign = negative && rounded !== 0n ? "-" : "";
  return `${sign}${whole}${rest === "" ? "" : `.${rest}`}`;
};
