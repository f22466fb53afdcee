import { expect, test } from "vitest";
import { compare, rational, writeRational } from "./decimal.ts";
import { convert, unitTable } from "./quantity.ts";

const table = unitTable([
  { unit: "g/L", dimension: "massConcentration", numerator: "1", denominator: "1" },
  { unit: "mg/dL", dimension: "massConcentration", numerator: "1", denominator: "100" },
  { unit: "umol/L", dimension: "substanceConcentration", numerator: "1", denominator: "1000000" },
  { unit: "10*9/L", dimension: "numberConcentration", numerator: "1", denominator: "1" },
  { unit: "/mm3", dimension: "numberConcentration", numerator: "1", denominator: "1000" },
  { unit: "mL/min", dimension: "clearance", numerator: "1", denominator: "1" },
  { unit: "mL/min/{1.73_m2}", dimension: "clearancePerArea", numerator: "1", denominator: "1" },
]);

test("75000 /mm3 is exactly 75 10*9/L", () => {
  const converted = convert(table, { value: "75000", unit: "/mm3" }, "10*9/L");
  expect(converted).toMatchObject({ kind: "converted", byMolarMass: false });
  if (converted.kind === "converted") expect(compare(converted.value, rational("75"))).toBe(0);
});
test("1.7 mg/dL of creatinine (113.12 g/mol) is 150.28 umol/L", () => {
  // 1.7 mg/dL = 17 mg/L; 17 / 113.12 = 0.150283 mmol/L
  const converted = convert(table, { value: "1.7", unit: "mg/dL" }, "umol/L", "113.12");
  expect(converted).toMatchObject({ kind: "converted", byMolarMass: true });
  if (converted.kind === "converted") expect(writeRational(converted.value, 2)).toBe("150.28");
});
test("and back again it is 1.7 mg/dL", () => {
  const there = convert(table, { value: "17", unit: "mg/dL" }, "umol/L", "113.12");
  if (there.kind !== "converted") throw new Error("not converted");
  const back = convert(table, { value: writeRational(there.value, 12), unit: "umol/L" }, "mg/dL", "113.12");
  expect(back.kind === "converted" && writeRational(back.value, 6)).toBe("17");
});
test("without a molar mass, mass and amount of substance do not meet", () =>
  expect(convert(table, { value: "1.7", unit: "mg/dL" }, "umol/L")).toEqual({
    kind: "notConvertible",
    from: "mg/dL",
    to: "umol/L",
  }));
test("a clearance per body surface is not a clearance", () =>
  expect(convert(table, { value: "60", unit: "mL/min/{1.73_m2}" }, "mL/min").kind).toBe("notConvertible"));
test("a molar mass does not join unrelated units", () =>
  expect(convert(table, { value: "60", unit: "mL/min" }, "g/L", "113.12").kind).toBe("notConvertible"));
test("a unit that the table does not know equals itself and nothing else", () => {
  expect(convert(table, { value: "4", unit: "[arb'U]" }, "[arb'U]").kind).toBe("converted");
  expect(convert(table, { value: "4", unit: "[arb'U]" }, "g/L").kind).toBe("notConvertible");
});
test("a value in the unit asked for comes back as it is, by no molar mass", () => {
  const same = convert(table, { value: "9.0", unit: "g/L" }, "g/L", "16114.5");
  expect(same).toEqual({ kind: "converted", value: rational("9.0"), byMolarMass: false });
});
test("a known unit does not become an unknown one, nor the other way round", () => {
  expect(convert(table, { value: "9", unit: "g/L" }, "[arb'U]").kind).toBe("notConvertible");
  expect(convert(table, { value: "9", unit: "[arb'U]" }, "umol/L", "113.12").kind).toBe("notConvertible");
});
