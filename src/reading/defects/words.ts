import {
  concepts,
  type DefectPhrase,
  defectPhrases,
  knownWords,
  misspeltWords,
  spelledWords,
  variables,
} from "../../knowledge/index.ts";
import type { Traced } from "../traced.ts";
import { certainly, type Detector, type Findings, noFindings, perhaps, tighten } from "./finding.ts";

type Word = { readonly start: number; readonly end: number; readonly text: string };

const isLetter = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7);
const signs = new Set("(),<>≤≥≦≧");

/** Words and the few signs that patterns name; blanks and hyphens join them, all else parts them as an empty word. */
const wordsOf = (text: string): readonly Word[] => {
  const words: Word[] = [];
  let isParted = true;
  let blanks = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isLetter(code)) {
      let end = at + 1;
      while (end < text.length && isLetter(text.charCodeAt(end))) end += 1;
      if (isParted || blanks > 3) words.push({ start: at, end: at, text: "" });
      words.push({ start: at, end, text: text.slice(at, end).toLowerCase() });
      isParted = false;
      blanks = 0;
      at = end - 1;
    } else if (code <= 32 || code === 45) blanks += 1;
    else {
      const character = text.charAt(at);
      if (signs.has(character)) {
        if (isParted || blanks > 3) words.push({ start: at, end: at, text: "" });
        words.push({ start: at, end: at + 1, text: character });
        isParted = false;
        blanks = 0;
      } else isParted = true;
    }
  }
  return words;
};

type Pattern = { readonly slots: readonly ReadonlySet<string>[]; readonly phrase: DefectPhrase };

/** Every way to leave out the words with a question mark. */
const patternsOf = (phrase: DefectPhrase): readonly Pattern[] => {
  let open: (readonly string[])[] = [[]];
  for (const slot of phrase.pattern.split(" ")) {
    const plain = slot.endsWith("?") ? slot.slice(0, -1) : slot;
    const taken = open.map((each) => [...each, plain]);
    open = slot.endsWith("?") ? [...taken, ...open] : taken;
  }
  return open.map((slots) => ({
    slots: slots.flatMap((slot) => {
      const options = slot.split("|").map((each) => each.toLowerCase());
      // "long-acting" is two words of the text.
      return options.some((each) => each.includes("-"))
        ? (options[0] ?? "").split("-").map((each) => new Set([each]))
        : [new Set(options)];
    }),
    phrase,
  }));
};

const patternsByFirst = new Map<string, Pattern[]>();
for (const pattern of defectPhrases.flatMap(patternsOf))
  for (const first of pattern.slots[0] ?? [])
    patternsByFirst.set(first, [...(patternsByFirst.get(first) ?? []), pattern]);
for (const list of patternsByFirst.values()) list.sort((a, b) => b.slots.length - a.slots.length);

const matches = ({ slots }: Pattern, words: readonly Word[], at: number): boolean =>
  slots.every((slot, offset) => slot.has(words[at + offset]?.text ?? ""));

/** The case of the first letter is kept. */
const likeWritten = (written: string, meant: string): string =>
  /^[A-ZÀ-Þ]/.test(written)
    ? written.length > 1 && written === written.toUpperCase()
      ? meant.toUpperCase()
      : meant.charAt(0).toUpperCase() + meant.slice(1)
    : meant;

const readPhrase = (
  traced: Traced,
  found: Findings,
  words: readonly Word[],
  at: number,
  { slots, phrase }: Pattern,
): void => {
  const matched = words.slice(at, at + slots.length);
  const start = matched[0]?.start ?? 0;
  const end = matched.at(-1)?.end ?? start;
  const written = traced.text.slice(start, end);
  const candidates = phrase.candidates.map((candidate) => {
    const filled = candidate.replace(/\{(\d)\}/g, (_, slot: string) => {
      const word = matched[Number(slot) - 1];
      return word === undefined ? "" : traced.text.slice(word.start, word.end);
    });
    return likeWritten(written, filled);
  });
  const [meant = ""] = candidates;
  if (phrase.confidence === "certain") {
    found.edits.push(tighten(traced.text, start, end, meant));
    found.repairs.push(certainly(traced, start, end, phrase.code, meant, [phrase.evidence]));
    return;
  }
  found.repairs.push(
    perhaps(traced, start, end, phrase.code, phrase.confidence, candidates, [phrase.evidence]),
  );
};

const vocabulary = new Set<string>();
for (const text of [
  ...concepts.flatMap(({ label, aliases, synonyms }) => [label, ...aliases, ...synonyms]),
  ...variables.flatMap(({ label, aliases, methods }) => [
    label,
    ...aliases,
    ...methods.flatMap((each) => each.aliases),
  ]),
])
  for (const [word] of text.toLowerCase().matchAll(/[a-zà-ɏ]{6,}/g)) vocabulary.add(word);

/** British and American spellings of a word are one word. */
const fold = (word: string): string =>
  word
    .replace(/ae|oe/g, "e")
    .replace(/our/g, "or")
    .replace(/ll/g, "l")
    .replace(/is(?=e|a|in)/g, "iz")
    .replace(/ph/g, "f")
    .replace(/k/g, "c");

const byFirstLetter = new Map<string, { readonly word: string; readonly folded: string }[]>();
for (const word of spelledWords)
  byFirstLetter.set(word.charAt(0), [
    ...(byFirstLetter.get(word.charAt(0)) ?? []),
    { word, folded: fold(word) },
  ]);

/** Steps from one word to another: a letter more, fewer or other, or two neighbours exchanged. Counted to `most`. */
export const editDistance = (a: string, b: string, most: number): number => {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let steps = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        steps = Math.min(steps, (before[j - 2] ?? 0) + 1);
      next.push(steps);
      if (steps < least) least = steps;
    }
    if (least > most) return most + 1;
    before = row;
    row = next;
  }
  return row[b.length] ?? most + 1;
};

type Near = { readonly word: string; readonly distance: number } | null;
const nearKept = new Map<string, Near>();
const mostKept = 5000;

/** The one word of the lexicon that this is a near miss of; words seen in records before are remembered. */
const nearest = (word: string): Near => {
  const known = nearKept.get(word);
  if (known !== undefined) return known;
  const found = findNearest(word);
  if (nearKept.size >= mostKept) nearKept.clear();
  nearKept.set(word, found);
  return found;
};

/** The one word of the lexicon that this is a near miss of. Endings are inflection, no misspelling. */
const findNearest = (word: string): Near => {
  const folded = fold(word);
  let best: { word: string; distance: number } | null = null;
  let isContested = false;
  for (const each of byFirstLetter.get(word.charAt(0)) ?? []) {
    if (each.folded === folded) return null;
    const most = word.length >= 11 ? 2 : 1;
    const distance = editDistance(folded, each.folded, most);
    if (distance > most) continue;
    const stem = Math.min(folded.length, each.folded.length) - 2;
    if (folded.slice(0, stem) === each.folded.slice(0, stem)) return null;
    if (best === null || distance < best.distance) {
      best = { word: each.word, distance };
      isContested = false;
    } else if (distance === best.distance && fold(best.word) !== each.folded) isContested = true;
  }
  return isContested ? null : best;
};

/** A text with more unknown words than this is not English; nothing is to be gained by looking for misspellings. */
const mostUnknown = 2000;
const isKnown = (word: string): boolean => knownWords.has(word) || vocabulary.has(word);

/** Misspelt words and mistranslated terms. Words with one meaning are read; terms, and near misses of two letters, are proposed. */
export const readWords: Detector = (traced) => {
  const { text } = traced;
  const found = noFindings();
  const words = wordsOf(text);
  const seen = new Map<string, ReturnType<typeof nearest>>();
  let until = 0;
  let isStart = true;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined || word.text === "") continue;
    const isFirst = isStart;
    isStart = false;
    if (at < until) continue;
    const pattern = patternsByFirst
      .get(word.text)
      ?.find((each) => (each.phrase.place !== "start" || isFirst) && matches(each, words, at));
    if (pattern !== undefined) {
      readPhrase(traced, found, words, at, pattern);
      until = at + pattern.slots.length;
      continue;
    }
    if (word.text.length < 6) continue;
    const written = text.slice(word.start, word.end);
    const listed = misspeltWords.get(word.text);
    if (listed !== undefined) {
      const meant = likeWritten(written, listed);
      found.edits.push(tighten(text, word.start, word.end, meant));
      const code = word.text === `${listed}e` ? "TERM" : "TYPO";
      found.repairs.push(certainly(traced, word.start, word.end, code, meant, ["A known misspelling."]));
      continue;
    }
    if (
      word.text.length < 8 ||
      word.text.length > 24 ||
      isKnown(word.text) ||
      written === written.toUpperCase()
    )
      continue;
    if (!seen.has(word.text)) {
      if (seen.size >= mostUnknown) continue;
      seen.set(word.text, nearest(word.text));
    }
    const near = seen.get(word.text) ?? null;
    if (near === null) continue;
    const meant = likeWritten(written, near.word);
    const evidence = [
      `${near.distance === 1 ? "One letter" : "Two letters"} away from “${near.word}”, and no other word is as close.`,
    ];
    if (near.distance === 1) {
      found.edits.push(tighten(text, word.start, word.end, meant));
      found.repairs.push(certainly(traced, word.start, word.end, "TYPO", meant, evidence));
    } else found.repairs.push(perhaps(traced, word.start, word.end, "TYPO", "high", [meant], evidence));
  }
  return found;
};
