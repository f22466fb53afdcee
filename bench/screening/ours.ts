import {
  type Chart,
  type Compare,
  evaluate,
  type Observation,
  type Verdict,
} from "../../src/condition/index.ts";
import { asOf } from "./cohort.ts";
import type { LaboratoryBound } from "./criteria.ts";

/** The same bounds in our condition language. */
export const writeCondition = (each: LaboratoryBound): Compare => ({
  kind: "compare",
  left: { kind: "observation", variable: each.variable, select: "latest" },
  relation: each.relation,
  right:
    each.unit === null
      ? { kind: "multipleOfLimit", factor: each.value, limit: "upper" }
      : { value: each.value, unit: each.unit },
});

/** One patient as we want him, built before the clock starts. */
export const ourChart = (subject: string, results: readonly Observation[]): Chart => ({
  subject,
  zone: "UTC",
  attributes: new Map(),
  observations: new Map(
    [...new Set(results.map((each) => each.variable))].map((variable) => [
      variable,
      results.filter((each) => each.variable === variable),
    ]),
  ),
  lists: new Map(),
  answers: new Map(),
  anchors: new Map(),
});

/** Every verdict with its reasons. */
export const runOurs = (
  conditions: readonly Compare[],
  charts: readonly Chart[],
): readonly (readonly Verdict[])[] => {
  const situation = { asOf, decisions: new Map<string, string>() };
  return charts.map((chart) => conditions.map((condition) => evaluate(condition, chart, situation)));
};
