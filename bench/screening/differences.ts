import type { Observation, Verdict } from "../../src/condition/index.ts";
import type { Truth } from "../../src/kernel/truth.ts";
import { laboratoryBounds } from "./criteria.ts";

/** How the verdicts of the two engines compare; a difference without a known cause is a fault of one of them. */
export type Differences = {
  readonly equal: number;
  readonly explained: readonly { readonly what: string; readonly why: string; readonly count: number }[];
  readonly unexplained: readonly string[];
};

type Case = {
  readonly bound: string;
  readonly unit: string;
  readonly value: string;
  readonly ours: Truth;
  readonly peer: Truth;
};

/** Known causes, each with the test that recognises it. */
const causes: readonly {
  readonly what: string;
  readonly why: string;
  readonly fits: (each: Case) => boolean;
}[] = [
  {
    what: "creatinine in mg/dL against umol/L",
    why: "CQL has no molar mass and answers null; ours converts by 113.12 g/mol",
    fits: (each) => each.bound === "creatinine" && each.unit === "mg/dL" && each.peer === "unknown",
  },
  {
    what: "GFR in mL/min against mL/min/{1.73_m2}",
    why: "CQL drops the annotation and compares; ours says unitNotConvertible",
    fits: (each) => each.bound === "measured GFR" && each.unit === "mL/min" && each.ours === "unknown",
  },
  {
    what: "a result exactly on the bound in another unit",
    why: "CQL converts in floats (75000 /mm3 becomes 74.99999999999999 10*9/L); ours is exact",
    fits: (each) =>
      (each.bound === "platelets" && each.unit === "/mm3" && each.value === "75000") ||
      (each.bound === "neutrophils" && each.value === "1.5") ||
      (each.bound === "hemoglobin" && each.unit === "g/L" && each.value === "90"),
  },
  {
    what: "a multiple of the upper limit, exactly on it",
    why: "CQL multiplies in floats; ours is exact",
    fits: (each) => ["bilirubin", "AST", "ALT", "aPTT"].includes(each.bound) && each.peer !== "unknown",
  },
];

const caseAt = (
  results: readonly Observation[],
  index: number,
  ours: Verdict | undefined,
  peer: Truth | undefined,
): Case => {
  const bound = laboratoryBounds[index];
  const latest = results.filter((each) => each.variable === bound?.variable).at(-1)?.value;
  const quantity = typeof latest === "object" ? latest : { value: "none", unit: "none" };
  return { bound: bound?.name ?? "", ...quantity, ours: ours?.truth ?? "unknown", peer: peer ?? "unknown" };
};

/** Holds every verdict of one engine against the other's. */
export const explainDifferences = (
  results: readonly (readonly Observation[])[],
  ours: readonly (readonly Verdict[])[],
  peer: readonly (readonly Truth[])[],
): Differences => {
  const cases = results.flatMap((each, patient) =>
    laboratoryBounds.map((_, index) => caseAt(each, index, ours[patient]?.[index], peer[patient]?.[index])),
  );
  const different = cases.filter((each) => each.ours !== each.peer);
  const causeOf = (each: Case) => causes.find((cause) => cause.fits(each));
  return {
    equal: cases.length - different.length,
    explained: causes
      .map(({ what, why, fits }) => ({
        what,
        why,
        count: different.filter((each) => causeOf(each)?.fits === fits).length,
      }))
      .filter((each) => each.count > 0),
    unexplained: different
      .filter((each) => causeOf(each) === undefined)
      .map((each) => `${each.bound} ${each.value} ${each.unit}: ours ${each.ours}, CQL ${each.peer}`),
  };
};
