import { anchorsOf } from "./anchorTimes.ts";
import type { Chart, Situation } from "./chart.ts";
import type { Condition } from "./condition.ts";
import { type Assume, type Context, leafKey } from "./context.ts";
import { evaluateNode } from "./evaluateNode.ts";
import { mergeStrings } from "./findings.ts";
import { mayOverlap, mergeReadings, type Under } from "./mergeReadings.ts";
import { type Plan, planOf } from "./plan.ts";
import {
  type Combination,
  combinations as combinationsOf,
  type OpenRepair,
  openRepairs,
} from "./readings.ts";
import { rememberFor } from "./remember.ts";
import type { Verdict } from "./verdict.ts";

export type EvaluateOptions = {
  /** Puts a truth in the place of a leaf; undefined leaves it to the chart. For tests of the explanation. */
  readonly assume?: Assume;
};

const noRecords: Context["bound"] = new Map();
const startContext = (
  chart: Chart,
  situation: Situation,
  assume: Assume | null,
  choices: Context["choices"],
  anchors: Context["anchors"],
  settled: Context["settled"],
): Context => ({
  chart,
  situation,
  assume,
  choices,
  bound: noRecords,
  recordKey: "",
  anchors,
  settled,
  evaluate: evaluateNode,
});

/** What is still open in a plan under the decisions taken; the same for every patient. */
type Openness = {
  readonly open: readonly OpenRepair[];
  /** Null when there are too many to go through. */
  readonly combinations: readonly Combination[] | null;
  /** Decisions that name no reading of this condition, so that the repair stays open. */
  readonly misfits: readonly string[];
};

const opennessOf = rememberFor((plan: Plan) =>
  rememberFor((decisions: Situation["decisions"]): Openness => {
    const open = openRepairs(plan, decisions);
    return {
      open,
      combinations: combinationsOf(open),
      misfits: open.flatMap(({ id, labels }) => {
        const chosen = decisions.get(id);
        return chosen === undefined
          ? []
          : [
              `The repair ${id} was decided as “${chosen}”, which is none of its readings here (${labels.join(", ")}).`,
            ];
      }),
    };
  }),
);

/** The verdict under every combination of open readings. */
const evaluateAll = (
  plan: Plan,
  chart: Chart,
  situation: Situation,
  assume: Assume | null,
  combinations: readonly Combination[],
): readonly Under[] => {
  const anchors = anchorsOf(chart, situation);
  const settled = new Map<string, Verdict>();
  return combinations.map((combination) => ({
    combination,
    verdict: evaluateNode(
      plan,
      startContext(chart, situation, assume, combination.choices, anchors, settled),
    ),
  }));
};

/** Readings may be decided by different leaves where one would do for all: what is not needed is dropped. */
const prune = (
  verdict: Verdict,
  plan: Plan,
  chart: Chart,
  situation: Situation,
  assume: Assume | null,
  combinations: readonly Combination[],
): Verdict => {
  const keep = new Set(verdict.deciding);
  const evaluateKept = (): readonly Under[] =>
    evaluateAll(
      plan,
      chart,
      situation,
      (nodePath, record) => (keep.has(leafKey(nodePath, record)) ? assume?.(nodePath, record) : "unknown"),
      combinations,
    );
  for (const each of [...verdict.deciding].reverse()) {
    keep.delete(each);
    if (evaluateKept().some((under) => under.verdict.truth !== verdict.truth)) keep.add(each);
  }
  const support = evaluateKept().map((under) => under.verdict.support);
  return {
    ...verdict,
    deciding: verdict.deciding.filter((each) => keep.has(each)),
    support: mergeStrings(support),
  };
};

/**
 * The verdict of a condition on a chart: its truth, the smallest set of leaves that forces it, every fact looked at,
 * and for what is unknown the reasons with whom to ask. All branches are evaluated.
 */
export const evaluate = (
  condition: Condition,
  chart: Chart,
  situation: Situation,
  options?: EvaluateOptions,
): Verdict => {
  const plan = planOf(condition);
  const assume = options?.assume ?? null;
  const alone = (): Verdict =>
    evaluateNode(plan, startContext(chart, situation, assume, null, anchorsOf(chart, situation), null));
  if (plan.repairs.length === 0) return alone();
  const { open, combinations, misfits } = opennessOf(plan)(situation.decisions);
  const overall = (all: readonly Combination[]): Verdict => {
    const unders = evaluateAll(plan, chart, situation, assume, all);
    const merged = mergeReadings(unders, open) ?? alone();
    return mayOverlap(merged, unders, plan, open)
      ? prune(merged, plan, chart, situation, assume, all)
      : merged;
  };
  const verdict = combinations === null ? alone() : overall(combinations);
  return misfits.length === 0 ? verdict : { ...verdict, warnings: [...verdict.warnings, ...misfits] };
};
