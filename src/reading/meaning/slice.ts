import { cut } from "../traced.ts";
import type { FoundAtom } from "./atoms.ts";
import type { Clause } from "./clause.ts";
import type { Word } from "./words.ts";

type Placed = { readonly start: number; readonly end: number };

const inside =
  (start: number, end: number) =>
  (each: Placed): boolean =>
    each.start >= start && each.end <= end;

/** A part of a clause as a clause of its own, with what was found in it. */
export const sliceClause = (clause: Clause, start: number, end: number): Clause => {
  const within = inside(start, end);
  const shift = <T extends Placed>(each: T): T => ({
    ...each,
    start: each.start - start,
    end: each.end - start,
  });
  const words: Word[] = [];
  for (const word of clause.words)
    if (within(word))
      words.push({
        text: word.text,
        start: word.start - start,
        end: word.end - start,
        broken: word.broken,
      });
  return {
    text: cut(clause.text, start, end),
    words,
    bounds: clause.bounds
      .filter(within)
      .map((bound) => ({ ...shift(bound), name: bound.name === null ? null : shift(bound.name) })),
    times: clause.times.filter(within).map((time) => ({
      ...shift(time),
      amountStart: time.amountStart - start,
      amountEnd: time.amountEnd - start,
    })),
    cues: clause.cues.filter(within).map(shift),
    concepts: clause.concepts.filter(within).map(shift),
    logic: clause.logic.filter(within).map(shift),
    scopes: clause.scopes.filter(within).map((scope) => ({ ...shift(scope), mark: shift(scope.mark) })),
    sentences: clause.sentences.flatMap((sentence) => {
      const from = Math.max(sentence.start, start);
      const to = Math.min(sentence.end, end);
      return to > from ? [{ start: from - start, end: to - start }] : [];
    }),
  };
};

/** The atoms of a clause that lie in a slice of it, placed in the slice. */
export const sliceAtoms = (
  atoms: readonly FoundAtom[],
  whole: Clause,
  slice: Clause,
  start: number,
  end: number,
): readonly FoundAtom[] =>
  atoms.filter(inside(start, end)).map((atom): FoundAtom => {
    const at = atom.bound === null ? -1 : whole.bounds.filter(inside(start, end)).indexOf(atom.bound);
    const time = (found: FoundAtom["time"]): FoundAtom["time"] =>
      found === null
        ? null
        : (slice.times.find(({ amountStart }) => amountStart === found.amountStart - start) ?? null);
    return {
      ...atom,
      clause: slice,
      start: atom.start - start,
      end: atom.end - start,
      bound: at < 0 ? null : (slice.bounds[at] ?? null),
      time: time(atom.time),
      windowFrom: time(atom.windowFrom),
    };
  });
