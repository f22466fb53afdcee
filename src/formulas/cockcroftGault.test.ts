import { expect, test } from "vitest";
import { compare, fraction, rational } from "../kernel/decimal.ts";
import { deriveCreatinineClearance } from "./cockcroftGault.ts";

const clearance = (ageYears: number, sex: "male" | "female", kg: string, mgPerDl: string) =>
  deriveCreatinineClearance({
    ageYears,
    sex,
    bodyWeightKg: rational(kg),
    serumCreatinineMgPerDl: rational(mgPerDl),
  });
const equals = (a: ReturnType<typeof clearance>, numerator: bigint, denominator = 1n) =>
  compare(a, fraction(numerator, denominator)) === 0;

test("a man of 68 with 72 kg and 1.0 mg/dL clears 72 mL/min: (140 - 68) x 72 / 72", () =>
  expect(equals(clearance(68, "male", "72", "1.0"), 72n)).toBe(true));
test("a woman with the same figures clears 15 % less: 61.2 mL/min", () =>
  expect(equals(clearance(68, "female", "72", "1.0"), 612n, 10n)).toBe(true));
test("a man of 40 with 90 kg and 1.25 mg/dL clears exactly 100 mL/min: 100 x 90 / 90", () =>
  expect(equals(clearance(40, "male", "90", "1.25"), 100n)).toBe(true));
test("a woman of 65 with 60 kg and 0.9 mg/dL clears 75 x 60 / 64.8 x 0.85 = 59.027... mL/min, kept as a fraction", () =>
  expect(equals(clearance(65, "female", "60", "0.9"), 2125n, 36n)).toBe(true));
test("50 mL/min exactly is 50, and a hundredth more creatinine is below", () => {
  expect(equals(clearance(90, "male", "72", "1"), 50n)).toBe(true);
  expect(compare(clearance(90, "male", "72", "1.01"), rational("50"))).toBe(-1);
  expect(compare(clearance(90, "male", "72", "0.99"), rational("50"))).toBe(1);
});
test.each([
  [68, "0", "1"],
  [68, "72", "0"],
  [140, "72", "1"],
  [-1, "72", "1"],
  [67.5, "72", "1"],
])("age %d, %s kg, %s mg/dL are outside the formula", (age, kg, mgPerDl) =>
  expect(() => clearance(age, "male", kg, mgPerDl)).toThrow("expected"),
);
