import { fraction, multiply, type Rational, subtract } from "../kernel/decimal.ts";
import { Defect } from "../kernel/failure.ts";

/** What the formula asks for: completed years, kilograms, mg/dL of serum creatinine. */
export type CockcroftGaultInput = {
  readonly ageYears: number;
  readonly sex: "male" | "female";
  readonly bodyWeightKg: Rational;
  readonly serumCreatinineMgPerDl: Rational;
};

/**
 * Creatinine clearance in mL/min, not normalised to body surface:
 * (140 - age) x weight / (72 x serum creatinine), 15 % less in women.
 * Cockcroft DW, Gault MH. Prediction of creatinine clearance from serum creatinine. Nephron 1976;16:31-41.
 */
export const deriveCreatinineClearance = (input: CockcroftGaultInput): Rational => {
  const { ageYears, sex, bodyWeightKg, serumCreatinineMgPerDl } = input;
  if (bodyWeightKg.numerator <= 0n || serumCreatinineMgPerDl.numerator <= 0n)
    throw new Defect("expected a weight and a creatinine above 0", input);
  if (!Number.isInteger(ageYears) || ageYears < 0 || ageYears >= 140)
    throw new Defect("expected completed years from 0 to 139", input);
  const years = subtract(fraction(140n, 1n), fraction(BigInt(ageYears), 1n));
  const inMen = multiply(
    multiply(years, bodyWeightKg),
    fraction(serumCreatinineMgPerDl.denominator, 72n * serumCreatinineMgPerDl.numerator),
  );
  return sex === "female" ? multiply(inMen, fraction(85n, 100n)) : inMen;
};
