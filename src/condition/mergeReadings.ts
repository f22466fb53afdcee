import { agreed, type Truth } from "../kernel/truth.ts";
import { mergeStrings, mergeUsed, noStrings } from "./findings.ts";
import { type Plan, plansBelow } from "./plan.ts";
import type { Combination, OpenRepair } from "./readings.ts";
import { mergeReasons, repairReason } from "./reasons.ts";
import { rememberFor } from "./remember.ts";
import type { UnknownReason, Verdict } from "./verdict.ts";

/** A verdict of one node under one combination of open readings. */
export type Under = { readonly combination: Combination; readonly verdict: Verdict };

const asksTheSame = (a: Verdict, b: Verdict): boolean =>
  a === b ||
  (a.truth === b.truth &&
    a.unknownReasons.length === b.unknownReasons.length &&
    a.unknownReasons.every((each, index) => {
      const other = b.unknownReasons[index];
      return (
        other !== undefined &&
        each.nodePath === other.nodePath &&
        each.neededFact === other.neededFact &&
        each.code === other.code
      );
    }));

/** Repairs whose reading makes a difference to this node, the readings of the others being equal. */
const relevantRepairs = (unders: readonly Under[], open: readonly OpenRepair[]): readonly OpenRepair[] =>
  open.filter(({ id }) => {
    const seen = new Map<string, Verdict>();
    return unders.some(({ combination, verdict }) => {
      const others = combination.without.get(id) ?? "";
      const before = seen.get(others);
      if (before === undefined) seen.set(others, verdict);
      return before !== undefined && !asksTheSame(before, verdict);
    });
  });

const readingsOf = (unders: readonly Under[]): NonNullable<Verdict["readings"]> =>
  unders.map(({ combination, verdict }) => ({ label: combination.label, truth: verdict.truth }));

/** Children of one place under all combinations, places in source order. */
const groupChildren = (unders: readonly Under[]): readonly (readonly Under[])[] => {
  const groups = new Map<string, Under[]>();
  for (const { combination, verdict } of unders)
    for (const child of verdict.children) {
      const key = child.record === undefined ? child.nodePath : `${child.nodePath}#${child.record}`;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [{ combination, verdict: child }]);
      else group.push({ combination, verdict: child });
    }
  return [...groups.values()];
};

const isAlternative = /^\/alternatives\/\d+\/expression$/;

const merge = (unders: readonly Under[], first: Verdict, open: readonly OpenRepair[]): Verdict => {
  const verdicts = [...new Set(unders.map((each) => each.verdict))];
  if (verdicts.length === 1) return first;
  const children = groupChildren(unders).flatMap((group) => {
    const [one] = group;
    return one === undefined ? [] : [merge(group, one.verdict, open)];
  });
  const truth: Truth = agreed(verdicts.map((each) => each.truth));
  const decided = truth !== "unknown";
  const reasons: readonly (readonly UnknownReason[])[] = decided
    ? []
    : [
        ...verdicts.map((each) => each.unknownReasons),
        relevantRepairs(unders, open).map(({ id, labels }) => repairReason(first.nodePath, id, labels)),
      ];
  const merged: Verdict = {
    ...first,
    truth,
    deciding: decided ? mergeStrings(verdicts.map((each) => each.deciding)) : noStrings,
    support: decided ? mergeStrings(verdicts.map((each) => each.support)) : noStrings,
    used: mergeUsed((children.length > 0 ? children : verdicts).map((each) => each.used)),
    unknownReasons: mergeReasons([...reasons, []]),
    repairIds: mergeStrings(verdicts.map((each) => each.repairIds)),
    warnings: mergeStrings(verdicts.map((each) => each.warnings)),
    children,
  };
  const isReadings =
    children.length > 1 &&
    children.every(({ nodePath }) => isAlternative.test(nodePath.slice(first.nodePath.length)));
  return isReadings ? { ...merged, readings: readingsOf(unders) } : merged;
};

/**
 * One tree over all combinations: a node is decided only when every reading agrees. Alternatives of a `readings`
 * node stand side by side as its children.
 */
export const mergeReadings = (unders: readonly Under[], open: readonly OpenRepair[]): Verdict | null => {
  const [first] = unders;
  if (first === undefined) return null;
  const merged = merge(unders, first.verdict, open);
  return unders.length === 1 ? merged : { ...merged, readings: readingsOf(unders) };
};

// Stryker disable all: only saves work. Were every merged verdict pruned, the same leaves would be left.
type Gate = { readonly prefix: string; readonly repairId: string };

/** Which alternatives of which repairs lie on the way to a leaf. */
const gatesOf = rememberFor((plan: Plan): readonly Gate[] => {
  const visit = (each: Plan): readonly Gate[] => [
    ...(each.kind === "readings"
      ? each.alternatives.map((alternative) => ({
          prefix: alternative.plan.path,
          repairId: each.node.repairId,
        }))
      : []),
    ...(each.repairs.length === 0 ? [] : plansBelow(each).flatMap(visit)),
  ];
  return visit(plan);
});

const isBelow = (leaf: string, prefix: string): boolean => {
  const next = leaf[prefix.length];
  return leaf.startsWith(prefix) && (next === undefined || next === "/" || next === "#");
};

/**
 * Whether the leaves that decide some combinations could stand in for those of others. They cannot when every leaf
 * is needed in all combinations that reach it, because each combination's own leaves are a minimal set.
 */
export const mayOverlap = (
  merged: Verdict,
  unders: readonly Under[],
  plan: Plan,
  open: readonly OpenRepair[],
): boolean => {
  if (merged.truth === "unknown" || merged.deciding.length < 2 || unders.length < 2) return false;
  const needed = new Map<string, number>();
  for (const { verdict } of unders)
    for (const leaf of verdict.deciding) needed.set(leaf, (needed.get(leaf) ?? 0) + 1);
  return merged.deciding.some((leaf) => {
    const passed = new Set(
      gatesOf(plan)
        .filter(({ prefix }) => isBelow(leaf, prefix))
        .map(({ repairId }) => repairId),
    );
    const reaching = open.reduce(
      (count, { id, labels }) => (passed.has(id) ? count / labels.length : count),
      unders.length,
    );
    return needed.get(leaf) !== reaching;
  });
};
// Stryker restore all
