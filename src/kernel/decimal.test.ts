import fc from "fast-check";
import { expect, test } from "vitest";
import {
  add,
  compare,
  divide,
  fraction,
  isDecimal,
  multiply,
  rational,
  subtract,
  writeRational,
} from "./decimal.ts";

test.each(["0", "75", "75.000", "-1.5", "+2", ".5", "1e4", "1.5E-3"])("%s is a decimal", (text) =>
  expect(isDecimal(text)).toBe(true),
);
test.each(["", " ", "1,5", "<5", "NaN", "Infinity", "1.", "1e", "0x10", "1 000", "1e9999"])(
  "'%s' is not a decimal",
  (text) => expect(isDecimal(text)).toBe(false),
);
test("a decimal comma in our own code is a defect", () =>
  expect(() => rational("1,5")).toThrow("expected a decimal"));

test("75000 divided by 1000 is exactly 75, which floats make 74.99999999999999", () =>
  expect(compare(divide(rational("75000"), rational("1000")), rational("75"))).toBe(0));
test.each([
  ["1.50", "1.5", 0],
  ["0.1", "0.10000000000000001", -1],
  ["-2", "-3", 1],
  ["1e4", "10000", 0],
  ["1.5e-3", "0.0015", 0],
] as const)("%s against %s: %i", (a, b, order) => expect(compare(rational(a), rational(b))).toBe(order));

test.each([
  ["1.6971", 2, "1.7"],
  ["150.2828", 1, "150.3"],
  ["2.5", 0, "3"],
  ["-2.5", 0, "-3"],
  ["-0.001", 2, "0"],
  ["10", 3, "10"],
  ["0.05", 2, "0.05"],
] as const)("%s shown with %i places is %s", (text, places, shown) =>
  expect(writeRational(rational(text), places)).toBe(shown),
);
test("a third is shown rounded and stays exact inside", () => {
  const third = fraction(1n, 3n);
  expect(writeRational(third, 3)).toBe("0.333");
  expect(compare(multiply(third, rational("3")), rational("1"))).toBe(0);
});
test("a negative denominator does not turn a comparison round", () =>
  expect(compare(fraction(1n, -2n), rational("-0.5"))).toBe(0));
test("a denominator of 0 is a defect", () => expect(() => fraction(1n, 0n)).toThrow("denominator"));

const decimals = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.integer({ min: 0, max: 8 }))
  .map(([digits, places]) => writeRational(fraction(digits, 10n ** BigInt(places)), 8));
test("adding and taking away again changes no decimal", () => {
  fc.assert(
    fc.property(decimals, decimals, (a, b) => {
      expect(compare(subtract(add(rational(a), rational(b)), rational(b)), rational(a))).toBe(0);
    }),
  );
});
test("a decimal shown with enough places reads back as itself", () => {
  fc.assert(
    fc.property(decimals, (text) => {
      expect(compare(rational(writeRational(rational(text), 8)), rational(text))).toBe(0);
    }),
  );
});

test("a half and a third are five sixths", () =>
  expect(compare(add(fraction(1n, 2n), fraction(1n, 3n)), fraction(5n, 6n))).toBe(0));
test("the sign of a fraction stands in its numerator", () =>
  expect(fraction(1n, -2n)).toEqual({ numerator: -1n, denominator: 2n }));
test.each([
  ["+2", "2"],
  [".55", "0.55"],
  ["1e12", "1000000000000"],
  ["1e0", "1"],
  ["-.5", "-0.5"],
] as const)("%s and %s are one value", (a, b) => expect(compare(rational(a), rational(b))).toBe(0));
test("zero is shown without a sign", () => expect(writeRational(rational("-0"), 2)).toBe("0"));
