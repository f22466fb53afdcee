import { agreed } from "../kernel/truth.ts";
import type { Situation } from "./chart.ts";
import type { Context } from "./context.ts";
import { joined } from "./findings.ts";
import { type Plan, type PlanOf, plansBelow } from "./plan.ts";
import { repairReason } from "./reasons.ts";
import type { Verdict } from "./verdict.ts";

/** A repair that nobody has decided, with the readings that its places in the condition offer. */
export type OpenRepair = { readonly id: string; readonly labels: readonly string[] };

/** One reading for each open repair: the same repair switches everywhere at once. */
export type Combination = {
  readonly choices: ReadonlyMap<string, string>;
  readonly label: string;
  /** The choices of all other repairs, by repair: equal for combinations that differ in this repair alone. */
  readonly without: ReadonlyMap<string, string>;
};

/** Beyond this many combinations each `readings` node is evaluated alone: still sound, but weaker. */
export const mostCombinations = 64;

const decidedLabel = (plan: PlanOf<"readings">, decisions: Situation["decisions"]): string | undefined => {
  const chosen = decisions.get(plan.node.repairId);
  return plan.alternatives.some((each) => each.label === chosen) ? chosen : undefined;
};

/** Repairs still open in a plan, in source order. */
export const openRepairs = (plan: Plan, decisions: Situation["decisions"]): readonly OpenRepair[] => {
  const found = new Map<string, string[]>();
  const visit = (each: Plan): void => {
    if (each.repairs.length === 0) return;
    if (each.kind === "readings") {
      const decided = decidedLabel(each, decisions);
      if (decided === undefined) {
        const labels = found.get(each.node.repairId) ?? [];
        found.set(each.node.repairId, labels);
        for (const { label } of each.alternatives) if (!labels.includes(label)) labels.push(label);
      } else {
        for (const { label, plan: below } of each.alternatives) if (label === decided) visit(below);
        return;
      }
    }
    for (const below of plansBelow(each)) visit(below);
  };
  visit(plan);
  return [...found].map(([id, labels]) => ({ id, labels }));
};

/** Every combination of readings; null when there are too many. */
export const combinations = (open: readonly OpenRepair[]): readonly Combination[] | null => {
  const count = open.reduce((product, each) => product * each.labels.length, 1);
  if (count > mostCombinations) return null;
  return open
    .reduce<readonly (readonly (readonly [string, string])[])[]>(
      (made, { id, labels }) =>
        made.flatMap((chosen) => labels.map((label) => [...chosen, [id, label] as const])),
      [[]],
    )
    .map((chosen) => ({
      choices: new Map(chosen),
      without: new Map(
        chosen.map(([id]) => [
          id,
          chosen
            .filter(([other]) => other !== id)
            .map(([other, label]) => `${other}=${label}`)
            .join("|"),
        ]),
      ),
      label:
        chosen.length === 1
          ? (chosen[0]?.[1] ?? "")
          : chosen.map(([id, label]) => `${id}: ${label}`).join("; "),
    }));
};

/** A place in the text with several readings: the decided one, the one of this combination, or all of them alone. */
export const evaluateReadings = (plan: PlanOf<"readings">, context: Context): Verdict => {
  const { node, path, alternatives, repairs } = plan;
  const decided = decidedLabel(plan, context.situation.decisions);
  const chosen = decided ?? context.choices?.get(node.repairId);
  const taken = alternatives.find((each) => each.label === chosen);
  if (taken !== undefined) {
    const child = context.evaluate(taken.plan, context);
    return joined(
      path,
      child.truth,
      [child],
      [child],
      [child.unknownReasons],
      [node.repairId, ...child.repairIds.filter((id) => id !== node.repairId)],
    );
  }
  const children = alternatives.map((each) => context.evaluate(each.plan, context));
  const readings = alternatives.map(({ label }, index) => ({
    label,
    truth: children[index]?.truth ?? "unknown",
  }));
  const truth = agreed(children.map((each) => each.truth));
  const labels = alternatives.map((each) => each.label);
  return {
    ...joined(
      path,
      truth,
      children,
      children,
      [...children.map((each) => each.unknownReasons), [repairReason(path, node.repairId, labels)]],
      repairs,
    ),
    readings,
  };
};
