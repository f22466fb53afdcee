import { type Word, wordsOf } from "./words.ts";

/** A phrase found at words `from` to `to` (exclusive). */
export type Found<T> = { readonly from: number; readonly to: number; readonly value: T };

type Node<T> = { readonly next: Map<string, Node<T>>; value?: T };

/** Many phrases in one tree of words, so that a text is read once whatever their number. */
export type Phrases<T> = {
  /** The longest phrase that starts at this word. */
  readonly at: (words: readonly Word[], from: number) => Found<T> | null;
  /** Every phrase that starts at this word, the shorter ones first. */
  readonly everyAt: (words: readonly Word[], from: number) => readonly Found<T>[];
  /** Every longest phrase from left to right, none inside another. */
  readonly all: (words: readonly Word[]) => readonly Found<T>[];
};

const longest = 12;

const compile = <T>(entries: Iterable<readonly [string, T]>): Node<T> => {
  const root: Node<T> = { next: new Map() };
  for (const [phrase, value] of entries) {
    let node = root;
    for (const { text } of wordsOf(phrase)) {
      let following = node.next.get(text);
      if (following === undefined) {
        following = { next: new Map() };
        node.next.set(text, following);
      }
      node = following;
    }
    if (node !== root && node.value === undefined) node.value = value;
  }
  return root;
};

/**
 * Phrases, compiled when the first text is read; of two equal phrases the first one counts. `spans` lets a phrase run over commas
 * and brackets.
 */
export const compilePhrases = <T>(
  entries: Iterable<readonly [string, T]>,
  spans: "overBreaks" | "withinBreaks" = "withinBreaks",
): Phrases<T> => {
  let compiled: Node<T> | undefined;
  const starting = (word: string): Node<T> | undefined => {
    compiled ??= compile(entries);
    return compiled.next.get(word);
  };
  const none: readonly Found<T>[] = [];
  const everyAt = (words: readonly Word[], from: number): readonly Found<T>[] => {
    const first = words[from];
    let node = first === undefined ? undefined : starting(first.text);
    if (node === undefined) return none;
    const found: Found<T>[] = [];
    let to = from + 1;
    while (node !== undefined) {
      if (node.value !== undefined) found.push({ from, to, value: node.value });
      const word = words[to];
      if (word === undefined || to - from >= longest || (word.broken && spans === "withinBreaks")) break;
      node = node.next.get(word.text);
      to += 1;
    }
    return found;
  };
  const at = (words: readonly Word[], from: number): Found<T> | null => {
    const first = words[from];
    if (first === undefined) return null;
    let node = starting(first.text);
    let found: Found<T> | null = null;
    let to = from + 1;
    while (node !== undefined) {
      if (node.value !== undefined) found = { from, to, value: node.value };
      const word = words[to];
      if (word === undefined || to - from >= longest || (word.broken && spans === "withinBreaks")) break;
      node = node.next.get(word.text);
      to += 1;
    }
    return found;
  };
  const all = (words: readonly Word[]): readonly Found<T>[] => {
    const found: Found<T>[] = [];
    for (let from = 0; from < words.length; from += 1) {
      const here = at(words, from);
      if (here === null) continue;
      found.push(here);
      from = here.to - 1;
    }
    return found;
  };
  return { at, everyAt, all };
};
