import type { Token } from "./token.ts";
import { tokenize } from "./tokenize.ts";

type Node<T> = { readonly next: Map<string, Node<T>>; entry: T | undefined };

/** A phrase found at a place: tokens `start` to `end`. */
export type Match<T> = { readonly start: number; readonly end: number; readonly entry: T };

/** Phrases as a tree of their words, so that one walk over a text finds the longest phrase at each place. */
export type PhraseTree<T> = { readonly root: Node<T> };

/** A node after some words; for walks of another kind than `longestMatch`. */
export type PhraseNode<T> = Node<T>;

/** Signs between the words of a phrase that texts write or leave out: "Ki-67", "Crohn's", "U.L.N.". */
export const isLoose = (token: Token): boolean =>
  token.kind === "sign" &&
  (token.text === "-" || token.text === "'" || token.text === "’" || token.text === "_");

export const stemsOf = (phrase: string): readonly string[] =>
  tokenize(phrase)
    .filter((token) => !isLoose(token))
    .map((token) => token.stem);

/** "ki67" beside "ki 67". */
export const spellings = (stems: readonly string[]): readonly (readonly string[])[] => {
  const found: (readonly string[])[] = [stems];
  const joined: string[] = [];
  for (const stem of stems) {
    const before = joined[joined.length - 1];
    if (before !== undefined && /^\d+$/.test(stem) && /^[a-z]{1,4}$/.test(before))
      joined[joined.length - 1] = `${before}${stem}`;
    else joined.push(stem);
  }
  if (joined.length !== stems.length) found.push(joined);
  const split = stems.flatMap((stem) => {
    const parts = /^([a-z]{2,4})(\d+)$/.exec(stem);
    return parts === null ? [stem] : [parts[1] ?? "", parts[2] ?? ""];
  });
  if (split.length !== stems.length) found.push(split);
  return found;
};

/** Phrases as a tree, compiled when it is first asked; of two entries under one phrase the first stays. */
export const phraseTree = <T>(entries: Iterable<readonly [phrase: string, entry: T]>): PhraseTree<T> => {
  let compiled: Node<T> | undefined;
  return {
    get root() {
      compiled ??= compile(entries);
      return compiled;
    },
  };
};

const compile = <T>(entries: Iterable<readonly [phrase: string, entry: T]>): Node<T> => {
  const root: Node<T> = { next: new Map(), entry: undefined };
  for (const [phrase, entry] of entries)
    for (const stems of spellings(stemsOf(phrase))) {
      let node = root;
      for (const stem of stems) {
        const next = node.next.get(stem) ?? { next: new Map(), entry: undefined };
        node.next.set(stem, next);
        node = next;
      }
      if (stems.length > 0) node.entry ??= entry;
    }
  return root;
};

/** The longest phrase that begins at token `start`. */
export const longestMatch = <T>(
  tree: PhraseTree<T>,
  tokens: readonly Token[],
  start: number,
): Match<T> | null => {
  let node: Node<T> | undefined = tree.root;
  let found: Match<T> | null = null;
  for (let index = start; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined || token.kind === "break") break;
    if (index > start && isLoose(token)) continue;
    node = node.next.get(token.stem);
    if (node === undefined) break;
    if (node.entry !== undefined) found = { start, end: index + 1, entry: node.entry };
  }
  return found;
};

/** Whether any phrase begins with this token. */
export const opensPhrase = <T>(tree: PhraseTree<T>, token: Token): boolean => tree.root.next.has(token.stem);
