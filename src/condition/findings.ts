import type { Truth } from "../kernel/truth.ts";
import { type Context, leafKey } from "./context.ts";
import { assumedReason, mergeReasons } from "./reasons.ts";
import type { UnknownReason, UsedFact, Verdict } from "./verdict.ts";

/** Putting verdicts together: what every node does alike with facts, reasons and warnings. */

export const noStrings: readonly string[] = [];
export const noFacts: readonly UsedFact[] = [];
export const noReasons: readonly UnknownReason[] = [];
export const noVerdicts: readonly Verdict[] = [];

const keyOf = (fact: UsedFact): string =>
  `${fact.fact}|${fact.variable}|${fact.limit ?? ""}|${fact.counted ? "" : (fact.note ?? "")}`;

/** The one entry of all lists together, where there is one at most: nothing to merge, and by far the usual case. */
const soleIn = <T>(lists: readonly (readonly T[])[], none: readonly T[]): readonly T[] | null => {
  let sole = none;
  for (const list of lists) {
    if (list.length === 0) continue;
    if (list.length > 1 || sole.length > 0) return null;
    sole = list;
  }
  return sole;
};

/** Every fact once, counted ones first. */
export const mergeUsed = (lists: readonly (readonly UsedFact[])[]): readonly UsedFact[] => {
  const sole = soleIn(lists, noFacts);
  if (sole !== null) return sole;
  const found = new Map<string, UsedFact>();
  for (const list of lists)
    for (const each of list) {
      const key = keyOf(each);
      if (!found.has(key)) found.set(key, each);
    }
  const all = [...found.values()];
  return [...all.filter((each) => each.counted), ...all.filter((each) => !each.counted)];
};

/** Every text once, in the order found. */
export const mergeStrings = (lists: readonly (readonly string[])[]): readonly string[] =>
  soleIn(lists, noStrings) ?? [...new Set(lists.flat())];

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
  const facts: string[] = [];
  for (const { fact, counted } of used) if (counted && !facts.includes(fact)) facts.push(fact);
  return facts;
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

/** The `count` with the fewest leaves behind them, of equals the first; in source order. */
export const cheapestOf = (verdicts: readonly Verdict[], count: number): readonly Verdict[] => {
  const chosen = new Set(
    verdicts.toSorted((a, b) => a.deciding.length - b.deciding.length).slice(0, Math.max(0, count)),
  );
  return verdicts.filter((each) => chosen.has(each));
};
