import type { ListItem } from "../list.ts";
import type { FoundBound, SentenceContext } from "../sentence.ts";
import { cut, type Traced } from "../traced.ts";
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

/** No criterion is this long. A longer text keeps the bounds of its beginning and stays opaque. */
export const longestRead = 20_000;
/** What stands this close to where a text was cut may go on behind the cut. */
const cutEdge = 400;

const unread: Omit<Clause, "text" | "bounds"> = {
  words: [],
  times: [],
  cues: [],
  concepts: [],
  logic: [],
  scopes: [],
  sentences: [],
};

/** A text that nobody looked into: opaque. */
export const leaveUnread = (text: Traced): Clause => ({ text, bounds: [], ...unread });

const readStart = (text: Traced, context: SentenceContext, findBounds: BoundFinder): Clause => ({
  text,
  bounds: findBounds(cut(text, 0, longestRead), context).filter(({ end }) => end < longestRead - cutEdge),
  ...unread,
});

/** Sign and number of a bound; words of logic may stand inside a name that was not understood. */
const withoutName = (
  text: string,
  { start, end, name, variable, written }: FoundBound,
): { readonly start: number; readonly end: number } => {
  if (name !== null && name.start <= start && name.end < end)
    return { start: Math.max(start, name.end), end };
  const sign = variable !== null || written.operator === null ? -1 : text.indexOf(written.operator, start);
  return { start: sign > start && sign < end ? sign : start, end };
};

/** Reads one text: bounds, times, cues, concepts, words of logic and how far they reach. */
export const readClause = (text: Traced, context: SentenceContext, findBounds: BoundFinder): Clause => {
  if (text.text.length > longestRead) return readStart(text, context, findBounds);
  const words = wordsOfTraced(text);
  const bounds = findBounds(text, context);
  const times = findTimes(text.text, words).filter(
    (time) => !bounds.some((bound) => time.amountStart < bound.end && bound.start < time.amountEnd),
  );
  const sentences = sentencesOf(text.text);
  const logic = logicMarks(words, [...bounds.map((bound) => withoutName(text.text, bound)), ...times]);
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
