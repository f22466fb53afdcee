import { expect, test } from "vitest";
import { findVariable } from "./index.ts";

/** Abridged standard atomic weights (IUPAC 2021). */
const weights: Readonly<Record<string, number>> = {
  H: 1.008,
  C: 12.011,
  N: 14.007,
  O: 15.999,
  S: 32.06,
  P: 30.974,
  I: 126.9,
  Co: 58.933,
};

const massOf = (formula: string): number =>
  [...formula.matchAll(/([A-Z][a-z]?)(\d*)/g)].reduce(
    (sum, [, element = "", count = ""]) =>
      sum + (weights[element] ?? Number.NaN) * (count === "" ? 1 : Number(count)),
    0,
  );

test("water weighs 18.015 g/mol", () => {
  expect(massOf("H2O")).toBeCloseTo(18.015, 3);
});

test.each([
  ["creatinine", "C4H7N3O"],
  ["urea", "CH4N2O"],
  ["bun", "N2"],
  ["bilirubin.total", "C33H36N4O6"],
  ["bilirubin.direct", "C33H36N4O6"],
  ["glucose.fasting", "C6H12O6"],
  ["hiaa5.urine24h", "C10H9NO3"],
  ["hiaa5.plasma", "C10H9NO3"],
  ["serotonin", "C10H12N2O"],
  ["uricAcid", "C5H4N4O3"],
  ["lactate", "C3H6O3"],
  ["ammonia", "NH3"],
  ["vitaminB12", "C63H88CoN14O14P"],
  ["folate", "C19H19N7O6"],
  ["vitaminD", "C27H44O2"],
  ["testosterone", "C19H28O2"],
  ["ft4", "C15H11I4NO4"],
  ["ft3", "C15H12I3NO4"],
  ["cortisol", "C21H30O5"],
  ["aldosterone", "C21H28O5"],
  ["estradiol", "C18H24O2"],
  ["progesterone", "C21H30O2"],
  ["dheas", "C19H28O5S"],
  ["ohp17", "C21H30O3"],
  ["cholesterol.total", "C27H46O"],
  ["triglycerides", "C57H104O6"],
  ["phenylalanine", "C9H11NO2"],
  ["homocysteine", "C4H9NO2S"],
  ["metanephrine.plasma", "C10H15NO3"],
  ["normetanephrine.plasma", "C9H13NO3"],
  ["phenytoin", "C15H12N2O2"],
  ["digoxin.level", "C41H64O14"],
  ["valproate.level", "C8H16O2"],
  ["cPeptide", "C129H211N35O48"],
  ["glucagon", "C153H225N43O49S"],
  ["acth", "C207H308N56O58S"],
  ["bnp", "C143H244N50O42S4"],
  ["calcitonin", "C151H226N40O45S3"],
  ["igf1", "C331H512N94O101S7"],
  ["pth", "C408H674N126O126S2"],
  ["vip", "C147H238N44O42S"],
  ["pancreaticPolypeptide", "C185H287N53O54S2"],
])("the molar mass of %s is that of %s", (id, formula) => {
  const listed = Number(findVariable(id)?.molarMass?.value);
  expect(Math.abs(listed - massOf(formula)) / massOf(formula)).toBeLessThan(0.0005);
});
