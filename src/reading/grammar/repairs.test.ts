import { describe, expect, test } from "vitest";
import { boundsOf, sayBounds, sayRepairs } from "./sayBounds.ts";

const lost = { signs: { strict: true, inclusive: false, equals: 4 } };

describe("lost comparators", () => {
  test("under inclusion a blood count is proposed as a floor", () =>
    expect(sayRepairs("haemoglobin = 9 g/dL", lost)).toEqual(["LOST_COMPARATOR high ≥"]));
  test("under exclusion the direction turns", () =>
    expect(sayBounds("haemoglobin = 8 g/dL", { ...lost, heading: "exclusion" })).toEqual([
      "hemoglobin <= 8 g/dL",
    ]));
  test("a limit on a liver enzyme is proposed as a ceiling", () =>
    expect(sayBounds("ALT = 3 x ULN", lost)).toEqual(["alt <= 3 {ULN}"]));
  test("a performance status in a record without ≥ or ≤ is proposed as at most", () =>
    expect(sayRepairs("ECOG = 1", lost)).toEqual(["LOST_COMPARATOR high ≤"]));
  test("a performance status in a record that has kept ≤ is taken as printed", () =>
    expect(sayRepairs("ECOG = 1")).toEqual([]));
  test("a Gleason score may be meant exactly", () =>
    expect(boundsOf("Gleason score = 8", lost)[0]?.repairs[0]?.candidates[0]).toBe("="));
  test("nothing is proposed for a variable that the catalogue lacks", () =>
    expect(sayBounds("QUX score = 8", lost)).toEqual(["(QUX) ? 8 -"]));
  test("both ends of a range are told by their place", () =>
    expect(sayBounds("age =18 to =70 years", lost)).toEqual(["age between 18 to 70 a"]));
  test("the printed sign is kept", () =>
    expect(boundsOf("haemoglobin = 9 g/dL", lost)[0]?.written.operator).toBe("="));
  test("a superscript three before a number was ≥", () =>
    expect(sayRepairs("Age ³ 20 years")).toEqual(["LOST_COMPARATOR high ≥"]));
  test("all three readings stay candidates", () =>
    expect(boundsOf("platelets = 90 x 10^9/L", lost)[0]?.repairs[0]?.candidates).toEqual(["≥", "≤", "="]));
});

describe("operators that were never printed", () => {
  test("a value behind its name", () =>
    expect(sayRepairs("creatinine clearance of 55 mL/min")).toEqual(["IMPLICIT_OPERATOR medium ≥"]));
  test("two blanks where an operator stood", () =>
    expect(sayRepairs("Platelets  95 x 10^9/L")).toEqual(["MISSING_OPERATOR medium ≥"]));
  test("a bracket has the operator of the bound before it", () =>
    expect(sayRepairs("AST ≤ 2.5 x ULN (5 x ULN if liver metastases)")).toEqual([
      "IMPLICIT_OPERATOR high <=",
    ]));
  test("a set of scores needs none", () => expect(sayRepairs("ECOG 0-1", lost)).toEqual([]));
});

describe("numbers and units", () => {
  test("a lost exponent of a cell count is certain", () =>
    expect(sayRepairs("platelets ≥ 80 x109/L")).toEqual(["FLATTENED_EXPONENT certain 80×10⁹"]));
  test("a lost exponent of copies is not", () =>
    expect(sayRepairs("HBV DNA ≥ 2×104 copies/mL")).toEqual(["FLATTENED_EXPONENT high 2×10⁴"]));
  test("a point in a cell count separates thousands", () =>
    expect(sayBounds("platelets < 80.000/mm3")).toEqual(["platelets < 80000 /mm3"]));
  test("a count per millilitre is proposed per microlitre", () =>
    expect(sayRepairs("platelets ≥ 90,000/mL")).toEqual(["UNIT_IMPLAUSIBLE medium /uL"]));
  test("creatinine in mL/min is doubted", () =>
    expect(sayRepairs("serum creatinine > 40 mL/min")).toEqual(["UNIT_IMPLAUSIBLE low"]));
  test("an estimated filtration rate without its body surface is left open", () =>
    expect(sayRepairs("eGFR ≥ 40 mL/min")).toEqual(["MISSING_UNIT low"]));
  test("a value outside of every plausible range is doubted", () =>
    expect(sayRepairs("haemoglobin ≥ 900 g/dL")).toEqual(["VALUE_IMPLAUSIBLE low"]));
  test("a unit that is not on file is no unit", () =>
    expect(sayBounds("creatinine > 110 umol/ml/h")).toEqual(["creatinine > 110 -"]));
  test("two notations that disagree are a conflict", () =>
    expect(sayRepairs("haemoglobin ≥ 9 g/dL (80 g/L)")).toEqual(["INTERNAL_CONFLICT medium"]));
  test("two notations that agree up to rounding are none", () =>
    expect(sayRepairs("creatinine > 150 µmol/L (1.7 mg/dL)")).toEqual([]));
});

describe("terms", () => {
  test("a clearance of the receptor is the filtration rate", () =>
    expect(sayRepairs("EGFR < 40 mL/min")).toContain("TERM high eGFR"));
  test("a prothrombin time in percent is the activity", () =>
    expect(sayBounds("normal prothrombin time (> 75%)")).toEqual(["pt.activity > 75 %"]));
  test("PTT is proposed as the activated test", () =>
    expect(sayRepairs("PTT > 2 x ULN")).toEqual(["TERM medium aPTT"]));
});
