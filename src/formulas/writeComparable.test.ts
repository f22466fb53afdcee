import fc from "fast-check";
import { expect, test } from "vitest";
import { compare, fraction, rational } from "../kernel/decimal.ts";
import { writeComparable } from "./writeComparable.ts";

test.each([
  [50n, 1n, "50"],
  [612n, 10n, "61.2"],
  [2125n, 36n, "59.0277771"], // 59.02777...
  [499_999_999n, 10_000_000n, "49.9999991"], // 49.9999999 is below 50, and so is what is written
  [500_000_001n, 10_000_000n, "50.0000001"],
  [0n, 1n, "0"],
] as const)("%d / %d is written as %s", (numerator, denominator, text) =>
  expect(writeComparable(fraction(numerator, denominator))).toBe(text),
);

test("what is written stands to any bound of six decimals as the exact value does", () =>
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 9n }),
      fc.bigInt({ min: 1n, max: 10n ** 6n }),
      fc.bigInt({ min: -2n, max: 2n }),
      (numerator, denominator, offset) => {
        const value = fraction(numerator, denominator);
        const bound = fraction((numerator * 1_000_000n) / denominator + offset, 1_000_000n);
        expect(compare(rational(writeComparable(value)), bound)).toBe(compare(value, bound));
      },
    ),
    { numRuns: 2_000 },
  ));
