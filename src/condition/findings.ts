import type { Truth } from "../kernel/truth.ts";
import { type Context, leafKey } from "./context.ts";
import { assumedReason, mergeReasons } from "./reasons.ts";
import type { UnknownReason, UsedFact, Verdict } from "./verdict.ts";

/** Putting verdicts together: what every node does alike with facts, reasons and warnings. */

export const noStrings: readonly string[] = [];
const noFacts: readonly UsedFact[] = [];
const noReasons: readonly UnknownReason[] = [];
const noVerdicts: readonly Verdict[] = [];

const keyOf = (fact: UsedFact): string =>
  `${fact.fact}|${fact.variable}|${fact.limit ?? ""}|${fact.counted ? "" : (fact.note ?? "")}`;

/** Every fact once, counted ones first. */
export const mergeUsed = (lists: readonly (readonly UsedFact[])[]): readonly UsedFact[] => {
  let only = noFacts;
  let several = false;
  for (const list of lists)
    if (list.length > 0) {
      several = only.length > 0;
      if (several) break;
      only = list;
    }
  if (!several) return only;
  const found = new Map<string, UsedFact>();
  for (const list of lists)
    for (const each of list) {
      const key = keyOf(each);
      if (!found.has(key)) found.set(key, each);
    }
  const all = [...found.values()];
  return all.every((each) => each.counted)
    ? all
    : [...all.filter((each) => each.counted), ...all.filter((each) => !each.counted)];
};

export const mergeStrings = (lists: readonly (readonly string[])[]): readonly string[] => {
  let only = noStrings;
  let several = false;
  for (const list of lists)
    if (list.length > 0) {
      several = only.length > 0;
      if (several) break;
      only = list;
    }
  return several ? [...new Set(lists.flat())] : only;
};

/** The verdict of a leaf: it decides by itself, on the facts that counted. */
export const leaf = (
  context: Context,
  nodePath: string,
  truth: Truth,
  used: readonly UsedFact[],
  unknownReasons: readonly UnknownReason[],
  warnings: readonly string[],
): Verdict => {
  const decided = truth !== "unknown";
  return {
    truth,
    nodePath,
    deciding: decided ? [leafKey(nodePath, context.recordKey)] : noStrings,
    support: decided ? supportOf(used) : noStrings,
    used,
    unknownReasons: decided ? noReasons : unknownReasons,
    repairIds: noStrings,
    warnings,
    children: noVerdicts,
  };
};

const supportOf = (used: readonly UsedFact[]): readonly string[] => {
  const [first] = used;
  if (first === undefined) return noStrings;
  if (used.length === 1) return first.counted ? [first.fact] : noStrings;
  const second = used[1];
  if (
    used.length === 2 &&
    second !== undefined &&
    first.counted &&
    second.counted &&
    first.fact !== second.fact
  )
    return [first.fact, second.fact];
  return [...new Set(used.filter((each) => each.counted).map((each) => each.fact))];
};

/** A leaf whose truth a test put there. */
export const assumedLeaf = (context: Context, nodePath: string, truth: Truth): Verdict =>
  leaf(context, nodePath, truth, noFacts, [assumedReason(leafKey(nodePath, context.recordKey))], noStrings);

/**
 * The verdict of a node over its children. `chosen` are those that force it; `open` those whose reasons still matter.
 */
export const joined = (
  nodePath: string,
  truth: Truth,
  children: readonly Verdict[],
  chosen: readonly Verdict[],
  open: readonly (readonly UnknownReason[])[],
  repairIds: readonly string[],
  moreWarnings: readonly string[] = noStrings,
): Verdict => ({
  truth,
  nodePath,
  deciding: truth === "unknown" ? noStrings : mergeStrings(chosen.map((each) => each.deciding)),
  support: truth === "unknown" ? noStrings : mergeStrings(chosen.map((each) => each.support)),
  used: mergeUsed(children.map((each) => each.used)),
  unknownReasons: truth === "unknown" ? mergeReasons(open) : noReasons,
  repairIds,
  warnings: mergeStrings([...children.map((each) => each.warnings), moreWarnings]),
  children,
});

/** The one with the fewest leaves behind it; of equals the first. */
export const cheapest = (verdicts: readonly Verdict[]): Verdict | undefined => {
  let best: Verdict | undefined;
  for (const each of verdicts)
    if (best === undefined || each.deciding.length < best.deciding.length) best = each;
  return best;
};

/** The `count` with the fewest leaves, in source order. */
export const cheapestOf = (verdicts: readonly Verdict[], count: number): readonly Verdict[] => {
  if (verdicts.length <= count) return verdicts;
  const ranked = verdicts
    .map((verdict, index) => ({ verdict, index }))
    .sort((a, b) => a.verdict.deciding.length - b.verdict.deciding.length || a.index - b.index)
    .slice(0, Math.max(0, count));
  return ranked.sort((a, b) => a.index - b.index).map(({ verdict }) => verdict);
};
