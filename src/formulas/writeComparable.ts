import type { Decimal, Rational } from "../kernel/decimal.ts";

/**
 * A decimal that stands to every bound of at most `places` decimals as the exact value does: cut off after
 * `places`, and where anything was cut off, a last digit 1 says so. 49.99999999 becomes 49.9999991, never 50.
 * For results of formulas, which may have no finite decimal; of values that are not negative.
 */
export const writeComparable = ({ numerator, denominator }: Rational, places = 6): Decimal => {
  const scaled = numerator * 10n ** BigInt(places);
  const digits = (scaled / denominator).toString().padStart(places + 1, "0");
  const exact = scaled % denominator === 0n;
  const decimals = exact ? digits.slice(-places).replace(/0+$/, "") : `${digits.slice(-places)}1`;
  return `${digits.slice(0, -places)}${decimals === "" ? "" : `.${decimals}`}`;
};
