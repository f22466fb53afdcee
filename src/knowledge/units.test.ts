import { describe, expect, test } from "vitest";
import unitFile from "../../knowledge/units/units.json" with { type: "json" };
import { rational, writeRational } from "../kernel/decimal.ts";
import { convert } from "../kernel/quantity.ts";
import { dimensionOf, findVariable, unitByText, units } from "./index.ts";

const converted = (value: string, unit: string, to: string, molarMass?: string): string => {
  const found = convert(units, { value, unit }, to, molarMass);
  return found.kind === "converted" ? writeRational(found.value, 4) : found.kind;
};
const masses = (id: string) => findVariable(id)?.molarMass?.value;

describe("the table", () => {
  test("has no unit twice and a base of factor one in every dimension", () => {
    const listed = unitFile.units.map(({ unit }) => unit);
    expect(new Set(listed).size).toBe(listed.length);
    const wrong = unitFile.dimensions.filter(({ dimension, base }) => {
      const entry = units.get(base);
      return entry?.dimension !== dimension || entry.factor.numerator !== entry.factor.denominator;
    });
    expect(wrong).toEqual([]);
    expect(new Set(unitFile.units.map(({ dimension }) => dimension))).toEqual(
      new Set(unitFile.dimensions.map(({ dimension }) => dimension)),
    );
  });

  test.each([
    ["75000", "/mm3", "10*9/L", "75"],
    ["75000", "/uL", "10*9/L", "75"],
    ["1.5", "10*3/uL", "10*9/L", "1.5"],
    ["12", "10*4/uL", "10*9/L", "120"],
    ["3000", "10*6/L", "10*9/L", "3"],
    ["9", "g/dL", "g/L", "90"],
    ["2.5", "ukat/L", "U/L", "150"],
    ["500", "nkat/L", "U/L", "30"],
    ["1.5", "mL/s", "mL/min", "90"],
    ["200", "mCi", "GBq", "7.4"],
    ["7400", "MBq", "GBq", "7.4"],
    ["2", "cm", "mm", "20"],
    ["4", "wk", "d", "28"],
    ["48", "h", "d", "2"],
    ["5", "a", "mo", "60"],
    ["10", "[IU]/mL", "[IU]/L", "10000"],
    ["10000", "{copies}/mL", "{copies}/L", "10000000"],
    ["0.25", "1", "%", "25"],
  ])("%s %s is %s: %s", (value, unit, to, expected) => {
    expect(converted(value, unit, to)).toBe(expected);
  });

  test("75 000 per cubic millimetre is 75 exactly, not a hair less", () => {
    const found = convert(units, { value: "75000", unit: "/mm3" }, "10*9/L");
    if (found.kind !== "converted") throw new Error("did not convert");
    const seventyFive = rational("75");
    expect(found.value.numerator * seventyFive.denominator).toBe(
      seventyFive.numerator * found.value.denominator,
    );
  });

  test.each([
    ["creatinine", "1.7", "mg/dL", "umol/L", "150.2829"],
    ["bilirubin.total", "3", "mg/dL", "umol/L", "51.311"],
    ["hemoglobin", "5", "mmol/L", "g/L", "80.5725"],
    ["glucose.fasting", "126", "mg/dL", "mmol/L", "6.9939"],
    ["hiaa5.urine24h", "10", "mg/(24.h)", "umol/(24.h)", "52.3067"],
  ])("%s: %s %s is %s %s by its molar mass", (id, value, unit, to, expected) => {
    expect(converted(value, unit, to, masses(id))).toBe(expected);
  });

  test.each([
    ["60", "mL/min", "mL/min/{1.73_m2}"],
    ["500", "umol/L", "g/L"],
    ["40", "[IU]/L", "U/L"],
    ["5", "{copies}/mL", "[IU]/mL"],
    ["6", "mo", "wk"],
    ["1", "a", "d"],
    ["1.2", "{INR}", "%"],
    ["5", "mmol/mol", "%"],
    ["70", "%", "{score}"],
  ])("%s %s is not convertible into %s", (value, unit, to) => {
    expect(converted(value, unit, to)).toBe("notConvertible");
  });

  test("albumin has no molar mass, so a molar result stays where it is", () => {
    expect(converted("500", "umol/L", "g/L", masses("albumin"))).toBe("notConvertible");
  });
});

const by = (text: string, id?: string) => unitByText(text, id === undefined ? undefined : findVariable(id));

describe("printed units", () => {
  test.each([
    ["x10^9/L", "10*9/L"],
    ["×10⁹/L", "10*9/L"],
    ["10e9/L", "10*9/L"],
    ["10 9/L", "10*9/L"],
    ["Gpt/L", "10*9/L"],
    ["10*9/L", "10*9/L"],
    ["/µL", "/uL"],
    ["/μl", "/uL"],
    ["/mm³", "/mm3"],
    ["cells/cumm", "/mm3"],
    ["K/uL", "10*3/uL"],
    ["x10³/µL", "10*3/uL"],
    ["g/dl", "g/dL"],
    ["G/DL", "g/dL"],
    ["g/l", "g/L"],
    ["mcmol/L", "umol/L"],
    ["µmol/l", "umol/L"],
    ["μmol/L", "umol/L"],
    ["mg/dl", "mg/dL"],
    ["ml/min/1.73m2", "mL/min/{1.73_m2}"],
    ["mL/min/1,73m²", "mL/min/{1.73_m2}"],
    ["mL/min per 1.73 m²", "mL/min/{1.73_m2}"],
    ["ml/min", "mL/min"],
    ["sec", "s"],
    ["ukat/l", "ukat/L"],
    ["µkat/L", "ukat/L"],
    ["µmol/24h", "umol/(24.h)"],
    ["copies/ml", "{copies}/mL"],
    ["INR", "{INR}"],
  ])("%s is %s", (text, unit) => {
    expect(by(text)).toBe(unit);
  });

  test.each([
    ["G/L", "platelets", "10*9/L"],
    ["G/l", "wbc", "10*9/L"],
    ["G/L", "hemoglobin", "g/L"],
    ["IU/L", "alt", "U/L"],
    ["UI/L", "ast", "U/L"],
    ["IU/L", "hbv.dna", "[IU]/L"],
    ["IU/mL", "hbv.dna", "[IU]/mL"],
    ["{score}", "karnofsky", "%"],
    ["1", "inr", "{INR}"],
    ["1", "ki67", "1"],
    ["ratio", "inr", "{INR}"],
  ])("%s of %s is %s", (text, id, unit) => {
    expect(by(text, id)).toBe(unit);
  });

  test.each([["G/L"], ["IU/L"], ["mBq"], ["M/uL of what"], [""]])("%s alone is not decided", (text) => {
    expect(by(text)).toBeUndefined();
  });

  test("a unit that is foreign to the variable is still recognised, so that the message can name it", () => {
    expect(by("mL/min", "egfr")).toBe("mL/min");
    expect(by("mg/dl", "platelets")).toBe("mg/dL");
  });

  test("every unit of the table is its own spelling", () => {
    const lost = [...units.keys()].filter((unit) => unitByText(unit) !== unit);
    expect(lost).toEqual([]);
    expect(dimensionOf("10*9/L")).toBe("numberConcentration");
  });
});
