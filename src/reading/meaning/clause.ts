import type { ListItem } from "../list.ts";
import type { FoundBound, SentenceContext } from "../sentence.ts";
import type { Traced } from "../traced.ts";
import { type Cue, cues, type NamedConcept, namedConcepts } from "./lexicon.ts";
import type { Found } from "./phrases.ts";
import { type LogicMark, logicMarks, type Scope, type Sentence, scopesOf, sentencesOf } from "./scopes.ts";
import { type FoundTime, findTimes } from "./times.ts";
import { type Word, wordsOfTraced } from "./words.ts";

export type Mark<T> = { readonly start: number; readonly end: number; readonly value: T };

/** One text of a criterion with everything that was found in it; indices count in `text.text`. */
export type Clause = {
  readonly text: Traced;
  readonly words: readonly Word[];
  readonly bounds: readonly FoundBound[];
  readonly times: readonly FoundTime[];
  readonly cues: readonly Mark<Cue>[];
  readonly concepts: readonly Mark<NamedConcept>[];
  readonly logic: readonly LogicMark[];
  readonly scopes: readonly Scope[];
  readonly sentences: readonly Sentence[];
};

/** Finds the bounds of a text. */
export type BoundFinder = (text: Traced, context: SentenceContext) => readonly FoundBound[];

const markOf = <T>(words: readonly Word[], { from, to, value }: Found<T>): Mark<T> => ({
  start: words[from]?.start ?? 0,
  end: words[to - 1]?.end ?? 0,
  value,
});

const overlaps = (
  a: { readonly start: number; readonly end: number },
  b: { readonly start: number; readonly end: number },
): boolean => a.start < b.end && b.start < a.end;

/** No criterion is this long. A longer text keeps its bounds and stays opaque. */
const longestRead = 20_000;

const unread: Omit<Clause, "text" | "bounds"> = {
  words: [],
  times: [],
  cues: [],
  concepts: [],
  logic: [],
  scopes: [],
  sentences: [],
};

/** Reads one text: bounds, times, cues, concepts, words of logic and how far they reach. */
export const readClause = (text: Traced, context: SentenceContext, findBounds: BoundFinder): Clause => {
  if (text.text.length > longestRead) return { ...unread, text, bounds: findBounds(text, context) };
  const words = wordsOfTraced(text);
  const bounds = findBounds(text, context);
  const times = findTimes(text.text, words).filter(
    (time) => !bounds.some((bound) => time.amountStart < bound.end && bound.start < time.amountEnd),
  );
  const sentences = sentencesOf(text.text);
  const logic = logicMarks(words, [...bounds, ...times]);
  return {
    text,
    words,
    bounds,
    times,
    cues: cues.all(words).map((found) => markOf(words, found)),
    concepts: namedConcepts
      .all(words)
      .map((found) => markOf(words, found))
      .filter((mark) => !mark.value.capitals || isCapital(text.text.slice(mark.start, mark.end)))
      .filter((mark) => !bounds.some((bound) => overlaps(bound, mark) && bound.variable !== null)),
    logic,
    scopes: scopesOf(text.text, sentences, logic, bounds),
    sentences,
  };
};

const isCapital = (written: string): boolean => written === written.toUpperCase();

/** An item with its clause and those of its members. */
export type ReadItem = {
  readonly item: ListItem;
  readonly clause: Clause;
  readonly members: readonly ReadItem[];
};
