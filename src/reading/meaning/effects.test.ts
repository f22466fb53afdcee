import { describe, expect, test } from "vitest";
import { readInvented, readOne } from "./fixture.ts";

const effects = (heading: "inclusion" | "exclusion", sentence: string): readonly string[] =>
  readOne(heading, sentence).atoms.map(({ effect, operator, value }) =>
    `${effect} ${operator ?? "window"} ${typeof value === "string" ? value : ""}`.trim(),
  );

test("a wash-out between a treatment and a moment counts from that treatment", () => {
  const { atoms } = readOne(
    "inclusion",
    "At least 28 days must have elapsed between the last chemotherapy and C1D1",
  );
  expect(
    atoms.map(({ variable, operator, value, unit }) => `${variable} ${operator} ${value} ${unit}`),
  ).toEqual(["timeSince(last chemotherapy end, D0) >= 28 d"]);
});

describe("what an atom does", () => {
  test.each([
    ["inclusion", "Platelets ≥ 100 x 10^9/L", "must_satisfy >= 100"],
    ["exclusion", "Platelets < 75 x 10^9/L", "must_not_satisfy < 75"],
    ["exclusion", "Patients must have platelets ≥ 75 x 10^9/L", "must_satisfy >= 75"],
    ["inclusion", "Patients must not have creatinine > 2 mg/dL", "must_not_satisfy > 2"],
    ["inclusion", "No surgery within 4 weeks prior to enrolment", "must_not_satisfy window"],
    ["exclusion", "Cancer, unless disease-free for at least 5 years", "exception >= 5"],
    [
      "exclusion",
      "Cancers other than skin cancer within 5 years prior to enrolment",
      "must_not_satisfy window",
    ],
    [
      "inclusion",
      "Previous chemotherapy is allowed if completed > 4 weeks prior to study entry",
      "must_satisfy > 4",
    ],
  ] as const)("under %s, “%s”: %s", (heading, sentence, expected) => {
    expect(effects(heading, sentence)).toEqual([expected]);
  });

  test("a case named before its requirement is a condition", () => {
    expect(
      effects("inclusion", "If creatinine > 1.5 mg/dL, creatinine clearance must be ≥ 60 mL/min"),
    ).toEqual(["condition > 1.5", "must_satisfy >= 60"]);
  });

  test("a looser bound for a case is required of that case", () => {
    expect(effects("inclusion", "ALT ≤ 2.5 x ULN, or ≤ 5 x ULN in patients with liver metastases")).toEqual([
      "must_satisfy <= 2.5",
      "must_satisfy <= 5",
    ]);
  });

  test("what a bracket allows does not turn the sentence around", () => {
    expect(
      effects(
        "exclusion",
        "Systemic corticosteroids within 7 days of the first dose (inhaled ones are allowed)",
      ),
    ).toEqual(["must_not_satisfy window"]);
  });
});

test.each([
  ["Other malignancies, except those disease-free for at least 5 years", []],
  ["Other malignancies, except those without recurrence within 5 years", ["IMPLICIT_OPERATOR"]],
])("%s: a comparison that the text does not print is a repair, never an assumption", (sentence, codes) => {
  const read = readInvented(["Age of 18 years or older"], [sentence]);
  const [atom] = read.criteria.find(({ heading }) => heading === "exclusion")?.atoms ?? [];
  expect(atom).toMatchObject({ variable: "M.recurrenceFreeInterval", operator: ">=", value: "5" });
  expect(read.repairs.filter(({ id }) => atom?.repairIds.includes(id)).map(({ code }) => code)).toEqual(
    codes,
  );
});
