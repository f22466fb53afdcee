import { describe, expect, test } from "vitest";
import { compare, isDecimal, rational } from "../kernel/decimal.ts";
import {
  canonicalValue,
  dimensionOf,
  findVariable,
  methodOf,
  variableByCode,
  variableByText,
  variables,
} from "./index.ts";

const loinc = "http://loinc.org";

/** The check digit that LOINC codes carry: mod 10, doubling every other digit from the right. */
const hasLoincCheckDigit = (code: string): boolean => {
  const [digits = "", check = ""] = code.split("-");
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return /^\d+-\d$/.test(code) && (10 - (sum % 10)) % 10 === Number(check);
};

describe("every variable", () => {
  test("has an id and aliases that no other variable has", () => {
    const names = variables.flatMap((each) => [each.id, ...each.aliases].map((name) => name.toLowerCase()));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  test("has LOINC codes whose check digit is right", () => {
    const codes = variables.flatMap((each) => each.codes.filter(({ system }) => system === loinc));
    expect(codes.length).toBeGreaterThan(66);
    expect(codes.filter(({ code }) => !hasLoincCheckDigit(code)).map(({ code }) => code)).toEqual([]);
    expect(hasLoincCheckDigit("718-8")).toBe(false);
  });

  test("accepts a code that no other variable accepts", () => {
    const accepted = variables.flatMap((each) =>
      each.codes.filter(({ role }) => role === "accept").map(({ system, code }) => `${system}|${code}`),
    );
    expect(accepted.filter((code, index) => accepted.indexOf(code) !== index)).toEqual([]);
  });

  test("lists its canonical unit first and only units of the conversion table", () => {
    const wrong = variables.filter(
      (each) =>
        (each.canonicalUnit ?? undefined) !== each.units[0] ||
        each.units.some((unit) => dimensionOf(unit) === undefined),
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  test("never lists a unit that it refuses", () => {
    const wrong = variables.filter((each) => each.refusedUnits.some(({ unit }) => each.units.includes(unit)));
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  test("has a plausible range that is a range", () => {
    const wrong = variables.filter(
      ({ plausible }) =>
        plausible !== null &&
        !(
          isDecimal(plausible.low) &&
          isDecimal(plausible.high) &&
          compare(rational(plausible.low), rational(plausible.high)) < 0
        ),
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  test("that is a quantity has a unit and a range; one that is not a number has values", () => {
    const wrong = variables.filter(({ kind, canonicalUnit, plausible, values }) =>
      kind === "quantity"
        ? canonicalUnit === null || plausible === null
        : values.length === 0 || (kind === "boolean" && values.length !== 2),
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  test("reads every spelling of a value as that value", () => {
    const lost = variables.flatMap((each) =>
      each.values.flatMap(({ code, aliases }) =>
        [code, ...aliases]
          .filter((text) => canonicalValue(each, text) !== code)
          .map((text) => `${each.id}: ${text}`),
      ),
    );
    expect(lost).toEqual([]);
  });

  test("reads every spelling of a method as that method", () => {
    const lost = variables.flatMap((each) =>
      each.methods.flatMap(({ id, aliases }) =>
        [id, ...aliases]
          .filter((text) => methodOf(each.id, text) !== id)
          .map((text) => `${each.id}: ${text}`),
      ),
    );
    expect(lost).toEqual([]);
  });
});

test("ptt is another name of aptt", () => {
  expect(findVariable("ptt")?.id).toBe("aptt");
  expect(variableByText("Hämoglobin")?.id).toBe("hemoglobin");
  expect(findVariable("no such thing")).toBeUndefined();
});

test.each([
  ["718-7", "hemoglobin", "accept", undefined],
  ["98979-8", "egfr", "accept", "CKD-EPI 2021"],
  ["77147-7", "egfr", "accept", "MDRD"],
  ["35591-7", "crcl", "accept", "Cockcroft-Gault"],
  ["770-8", "anc", "reject", undefined],
  ["25587-7", "cga", "separate-series", undefined],
])("LOINC %s is %s, %s", (code, id, role, method) => {
  const found = variableByCode("LOINC", code);
  expect([found?.variable.id, found?.role, found?.method]).toEqual([id, role, method]);
});

test("5902-2 is prothrombin time in seconds, although prothrombin activity rejects it", () => {
  expect(variableByCode(loinc, "5902-2")).toMatchObject({ role: "accept", variable: { id: "pt.seconds" } });
});

test("2345-7 is never fasting glucose", () => {
  expect(variableByCode(loinc, "2345-7")?.variable.id).toBe("glucose.random");
});

test.each([
  ["tumor.grade", "2", "G2"],
  ["tumor.grade", "grade III", "G3"],
  ["hbsag", "non-reactive", "negative"],
  ["hbsag", "Reactive", "positive"],
  ["hbsag", "+", "positive"],
  ["hbsag", "10828004", "positive"],
  ["ecog", "LA9623-5", "1"],
  ["ecog", "ECOG 0", "0"],
  ["pregnant", "nein", "false"],
  ["sex", "weiblich", "female"],
])("for %s, %s means %s", (id, text, code) => {
  const variable = findVariable(id);
  expect(variable && canonicalValue(variable, text)).toBe(code);
});

test("a value that the list lacks has no canonical form", () => {
  expect(canonicalValue({ values: findVariable("tumor.grade")?.values ?? [] }, "G4")).toBeUndefined();
  expect(canonicalValue({ values: findVariable("hbsag")?.values ?? [] }, "borderline")).toBeUndefined();
});

test.each([
  ["gfr", "Cr-51 EDTA", "51Cr-EDTA"],
  ["gfr", "iohexol plasma clearance", "iohexol clearance"],
  ["boneMarrow.diffuseInfiltration", "68Ga-DOTATATE PET/CT", "68Ga-octreotate PET/CT"],
  ["tumor.grade", "WHO 2019 (5th ed.)", "WHO 2019"],
])("for %s, %s is the method %s", (id, text, method) => {
  expect(methodOf(id, text)).toBe(method);
});

test("a creatinine clearance by an unnamed method has no method", () => {
  expect(methodOf("crcl", "calculated")).toBeUndefined();
});
