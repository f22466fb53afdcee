import type { UnknownReason } from "./verdict.ts";

/** Facts that together would settle something, with what getting them costs; null when no answer settles it. */
export type Cost = { readonly facts: ReadonlySet<string>; readonly burden: number } | null;

/** What it takes to make a condition true, and what it takes to make it false. */
export type Costs = { readonly toTrue: Cost; readonly toFalse: Cost };

/** The burden of one fact; the same for every set it is counted in. */
export type BurdenOf = (neededFact: string) => number;

export const free: Cost = { facts: new Set(), burden: 0 };

/** All of these are needed: one that cannot be had makes the whole impossible; a shared fact is asked once. */
export const both = (costs: readonly Cost[], burdenOf: BurdenOf): Cost => {
  const facts = new Set<string>();
  for (const cost of costs) {
    if (cost === null) return null;
    for (const fact of cost.facts) facts.add(fact);
  }
  return { facts, burden: [...facts].reduce((sum, fact) => sum + burdenOf(fact), 0) };
};

const isCheaper = (a: NonNullable<Cost>, b: NonNullable<Cost>): boolean =>
  a.burden < b.burden || (a.burden === b.burden && a.facts.size < b.facts.size);

/** The cheapest of these sets; of equal burden the smaller, of equal size the first. */
export const either = (costs: readonly Cost[]): Cost => {
  let best: Cost = null;
  for (const cost of costs) if (cost !== null && (best === null || isCheaper(cost, best))) best = cost;
  return best;
};

/** The `count` cheapest sets together. */
export const several = (count: number, costs: readonly Cost[], burdenOf: BurdenOf): Cost => {
  if (count <= 0) return free;
  const possible = costs.filter((cost) => cost !== null);
  if (possible.length < count) return null;
  const ranked = possible.toSorted((a, b) => (isCheaper(a, b) ? -1 : isCheaper(b, a) ? 1 : 0));
  return both(ranked.slice(0, count), burdenOf);
};

export const swap = ({ toTrue, toFalse }: Costs): Costs => ({ toTrue: toFalse, toFalse: toTrue });
export const decided = (truth: "true" | "false"): Costs =>
  truth === "true" ? { toTrue: free, toFalse: null } : { toTrue: null, toFalse: free };

export const allOf = (parts: readonly Costs[], burdenOf: BurdenOf): Costs => ({
  toTrue: both(
    parts.map((part) => part.toTrue),
    burdenOf,
  ),
  toFalse: either(parts.map((part) => part.toFalse)),
});
export const anyOf = (parts: readonly Costs[], burdenOf: BurdenOf): Costs =>
  swap(allOf(parts.map(swap), burdenOf));

/** At least `minimum` of these: that many made true, or so many made false that the rest cannot reach it. */
export const atLeastOf = (minimum: number, parts: readonly Costs[], burdenOf: BurdenOf): Costs => ({
  toTrue: several(
    minimum,
    parts.map((part) => part.toTrue),
    burdenOf,
  ),
  toFalse: several(
    parts.length - minimum + 1,
    parts.map((part) => part.toFalse),
    burdenOf,
  ),
});

/** What a leaf lacks has to be known whichever way it falls. */
export const leafCosts = (reasons: readonly UnknownReason[], burdenOf: BurdenOf): Costs => {
  const facts = new Set(reasons.map((reason) => reason.neededFact));
  const cost = both([{ facts, burden: 0 }], burdenOf);
  return { toTrue: cost, toFalse: cost };
};
