import { lexiconEntries, lexiconGroups, lexiconPairs } from "../../knowledge/index.ts";
import { operatorsBefore, rangeWords } from "./lexicon.ts";
import {
  isLoose,
  longestMatch,
  type Match,
  opensPhrase,
  type PhraseTree,
  phraseTree,
  spellings,
  stemsOf,
} from "./phraseTree.ts";
import type { Token } from "./token.ts";
import { words } from "./words.ts";

/** One meaning of a phrase: a variable, several at once, or a pair printed with a stroke. */
export type NameSense = {
  readonly ids: readonly string[];
  readonly isPair: boolean;
  /** The phrase in its own letter case, where that counts. */
  readonly exact: string | null;
  /** Only beside one of the variable's units: "anaemia < 9 g/dL". */
  readonly needsUnit: boolean;
  readonly notBefore: readonly (readonly string[])[];
  readonly notAfter: readonly (readonly string[])[];
};

/** A name at tokens `start` to `end`, with every meaning that it may have there. */
export type NameMark = {
  readonly start: number;
  readonly end: number;
  readonly senses: readonly NameSense[];
};

const foldExact = (text: string): string => text.replace(/[\s\-‐-―_]+/g, "");

const compileNames = (): PhraseTree<readonly NameSense[]> => {
  const senses = new Map<string, { readonly phrase: string; readonly senses: NameSense[] }>();
  const add = (phrase: string, sense: NameSense): void => {
    for (const spelling of spellings(stemsOf(phrase))) {
      const key = spelling.join(" ");
      const known = senses.get(key);
      if (known === undefined) senses.set(key, { phrase: key, senses: [sense] });
      else if (
        !known.senses.some(
          (each) =>
            each.ids.join() === sense.ids.join() &&
            each.exact === sense.exact &&
            each.needsUnit === sense.needsUnit,
        )
      )
        known.senses.push(sense);
    }
  };

  for (const { phrases, exactPhrases, ids } of lexiconPairs) {
    const sense = { ids, isPair: true, exact: null, needsUnit: false, notBefore: [], notAfter: [] };
    for (const phrase of phrases) add(phrase, sense);
    for (const phrase of exactPhrases ?? []) add(phrase, { ...sense, exact: foldExact(phrase) });
  }
  for (const { phrases, exactPhrases, ids } of lexiconGroups) {
    const sense = { ids, isPair: false, exact: null, needsUnit: false, notBefore: [], notAfter: [] };
    for (const phrase of phrases) add(phrase, sense);
    for (const phrase of exactPhrases ?? []) add(phrase, { ...sense, exact: foldExact(phrase) });
  }
  for (const { id, phrases, exactPhrases, withUnitOnly, notOf } of lexiconEntries) {
    const sense = {
      ids: [id],
      isPair: false,
      exact: null,
      needsUnit: false,
      notBefore: (notOf?.before ?? []).map(stemsOf),
      notAfter: (notOf?.after ?? []).map(stemsOf),
    };
    for (const phrase of withUnitOnly ?? []) add(phrase, { ...sense, needsUnit: true });
    // "age between" would hide the word that opens the range.
    for (const phrase of phrases) if (!phrase.endsWith(" between")) add(phrase, sense);
    for (const phrase of exactPhrases ?? []) add(phrase, { ...sense, exact: foldExact(phrase) });
  }

  return phraseTree(
    [...senses.values()].map(({ phrase, senses: list }): [string, readonly NameSense[]] => [phrase, list]),
  );
};

let compiled: PhraseTree<readonly NameSense[]> | undefined;
/** All names, compiled when the first text is read. */
const names = (): PhraseTree<readonly NameSense[]> => {
  compiled ??= compileNames();
  return compiled;
};

const standsBefore = (tokens: readonly Token[], start: number, stems: readonly string[]): boolean => {
  let at = start - 1;
  for (let index = stems.length - 1; index >= 0; index -= 1) {
    while (tokens[at]?.text === "-") at -= 1;
    if (tokens[at]?.stem !== stems[index]) return false;
    at -= 1;
  }
  return stems.length > 0;
};
/** Small words forbid a name only where no number follows: "with age", but "with age > 65". */
const openWords = new Set(["with", "by", "for", "over", "all", "any", "under", "per"]);
const isOpen = (stems: readonly string[]): boolean => stems.length === 1 && openWords.has(stems[0] ?? "");
const isBounded = (tokens: readonly Token[], end: number): boolean => {
  const next = tokens[end];
  return (
    next !== undefined &&
    (next.kind === "compare" ||
      next.kind === "number" ||
      opensPhrase(operatorsBefore, next) ||
      opensPhrase(rangeWords, next))
  );
};
const standsAfter = (tokens: readonly Token[], end: number, stems: readonly string[]): boolean => {
  let at = end;
  for (const stem of stems) {
    while (tokens[at]?.text === "-") at += 1;
    if (tokens[at]?.stem !== stem) return false;
    at += 1;
  }
  return stems.length > 0;
};

/** Words behind a number that are name and unit in one: "years of age", "weeks gestation". */
const unitNames: PhraseTree<string> = phraseTree(
  lexiconEntries.flatMap(({ id, unitNames: names }) =>
    (names ?? []).map(({ text }): [string, string] => [text, id]),
  ),
);

/** The variable that the words of a unit name, and where they end. */
export const unitNameAt = (tokens: readonly Token[], start: number): Match<string> | null =>
  longestMatch(unitNames, tokens, start);

/** Abbreviations that are words in small letters: "had" is no anxiety scale. */
const commonWords = words(`
  had act fast cat map rest how all gas pet do bad pain did is as at be or so he tic bis pas sas was
  mas los mod pro care cope hit aims bars mini man men it us we no on in an of to by if out
`);

/** The longest name that begins at token `start` and may stand there. */
export const nameAt = (text: string, tokens: readonly Token[], start: number): NameMark | null => {
  let node = names().root;
  let found: NameMark | null = null;
  const first = tokens[start];
  if (first === undefined) return null;
  for (let index = start; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined || token.kind === "break") break;
    if (index > start && isLoose(token)) continue;
    const next = node.next.get(token.stem);
    if (next === undefined) break;
    node = next;
    if (node.entry === undefined) continue;
    const end = index + 1;
    const fitting = node.entry.filter(
      (sense) =>
        (sense.exact === null || sense.exact === foldExact(text.slice(first.start, token.end))) &&
        !sense.notBefore.some(
          (stems) => standsBefore(tokens, start, stems) && !(isOpen(stems) && isBounded(tokens, end)),
        ) &&
        !sense.notAfter.some((stems) => standsAfter(tokens, end, stems)),
    );
    if (end - start === 1 && commonWords.has(token.text) && token.text === text.slice(first.start, token.end))
      continue;
    if (fitting.length > 0) found = { start, end, senses: fitting };
  }
  return found;
};
