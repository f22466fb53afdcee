import type { ReadCriterion } from "../proposal.ts";

/** How a criterion of the newer record stands to the older one. */
export type CriterionChange =
  | { readonly kind: "same"; readonly before: string }
  | { readonly kind: "changed"; readonly before: string; readonly textBefore: string }
  | { readonly kind: "new" };

type Compared = Pick<ReadCriterion, "id" | "heading" | "text">;

/** Less than half of the words in common: another rule, not a changed one. */
const kinship = 0.5;
/** More pairs than that are no longer compared word by word: what differs is then new. */
const mostPairs = 1_000_000;

const normalise = (text: string): string => text.replaceAll(/\s+/g, " ").trim();
const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(text.toLowerCase().match(/[\p{L}\p{N}.]+/gu) ?? []);

/** Sørensen and Dice's coefficient over the words of two texts: 1 for the same words, 0 for none in common. */
const likeness = (one: ReadonlySet<string>, other: ReadonlySet<string>): number => {
  let common = 0;
  for (const word of one) if (other.has(word)) common += 1;
  return one.size + other.size === 0 ? 1 : (2 * common) / (one.size + other.size);
};

/**
 * Compares the criteria of two versions of a record by their words, not by their numbers: a rule that only moved is the
 * same. Each criterion is matched once, equal texts first, then the most alike under the same heading.
 */
export const compareReadings = <C extends Compared>(
  before: readonly C[],
  after: readonly Compared[],
): { readonly changes: ReadonlyMap<string, CriterionChange>; readonly removed: readonly C[] } => {
  const changes = new Map<string, CriterionChange>();
  const left = new Map<string, C[]>();
  const keyOf = ({ heading, text }: Compared): string => `${heading} ${normalise(text)}`;
  for (const each of before) left.set(keyOf(each), [...(left.get(keyOf(each)) ?? []), each]);
  for (const each of after) {
    const equal = left.get(keyOf(each))?.shift();
    if (equal !== undefined) changes.set(each.id, { kind: "same", before: equal.id });
  }
  const open = [...left.values()].flat().map((old) => ({ old, words: wordsOf(old.text) }));
  const unmatched = after.filter(({ id }) => !changes.has(id));
  const pairs = (unmatched.length * open.length > mostPairs ? [] : unmatched)
    .flatMap((criterion) => {
      const words = wordsOf(criterion.text);
      return open
        .filter(({ old }) => old.heading === criterion.heading)
        .map(({ old, words: oldWords }) => ({ criterion, old, score: likeness(words, oldWords) }));
    })
    .filter(({ score }) => score >= kinship)
    .sort((one, other) => other.score - one.score);
  const used = new Set<C>();
  for (const { criterion, old } of pairs) {
    if (changes.has(criterion.id) || used.has(old)) continue;
    used.add(old);
    changes.set(criterion.id, { kind: "changed", before: old.id, textBefore: old.text });
  }
  for (const { id } of unmatched) if (!changes.has(id)) changes.set(id, { kind: "new" });
  return { changes, removed: open.map(({ old }) => old).filter((old) => !used.has(old)) };
};
