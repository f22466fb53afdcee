import {
  comparisonCharacters,
  isAsciiLetter,
  isBlank,
  isDash,
  isDigit,
  isLineEnd,
  isOtherLetter,
  superscriptDigit,
} from "./characters.ts";
import { numberWords } from "./numberWords.ts";
import { scanNumber } from "./scanNumber.ts";
import type { Token } from "./token.ts";
import { words } from "./words.ts";

const isLetter = (code: number): boolean => isAsciiLetter(code) || (code > 127 && isOtherLetter(code));

/** Short words are mostly abbreviations whose last letter counts ("HADS", "IPSS"); these are plurals. */
const shortPlurals: ReadonlyMap<string, string> = new Map(
  [
    "ages",
    "days",
    "lbs",
    "kgs",
    "yrs",
    "hrs",
    "wks",
    "mos",
    "gms",
    "mls",
    "cms",
    "men",
    "wbcs",
    "rbcs",
    "nets",
    "arms",
    "ekgs",
    "ecgs",
    "mins",
    "secs",
  ].map((word) => [word, word === "men" ? word : word.slice(0, -1)]),
);

/** One spelling for what phrases are looked up by: no plural, American "e" for "ae", no accents. */
export const stemOf = (word: string): string => {
  let stem = word;
  if (stem.includes("ae")) stem = stem.replaceAll("ae", "e");
  const length = stem.length;
  if (length > 4 && stem.endsWith("ies")) return `${stem.slice(0, length - 3)}y`;
  if (length <= 4) return shortPlurals.get(stem) ?? stem;
  if (stem.charCodeAt(length - 1) === 115) {
    const before = stem.charCodeAt(length - 2);
    // "ss", "us" and "is" end singular words.
    if (before !== 115 && before !== 117 && before !== 105) stem = stem.slice(0, length - 1);
  }
  return stem;
};

const foldWord = (written: string): string => {
  for (let index = 0; index < written.length; index += 1)
    if (written.charCodeAt(index) > 127)
      return written.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replaceAll("μ", "u");
  return written.toLowerCase();
};

type Spelling = Pick<Token, "text" | "stem" | "value">;
const spellings = new Map<string, Spelling>();
const mostSpellings = 20_000;

/** How a word is looked up; words seen before are remembered, up to a limit. */
const spell = (written: string): Spelling => {
  const known = spellings.get(written);
  if (known !== undefined) return known;
  const text = foldWord(written);
  const made = { text, stem: stemOf(text), value: numberWords.get(text) ?? null };
  if (spellings.size < mostSpellings && written.length < 13) spellings.set(written, made);
  return made;
};

/** "x109/L", "> x3 ULN": the letter multiplies; in "X3" elsewhere it does not. */
const isFactor = (text: string, digit: number, previous: Token | undefined): boolean =>
  text.startsWith("10", digit) || previous?.kind === "compare" || previous?.kind === "number";

/** "2xULN" */
const multiplied = new Set(["ULN", "LLN", "UNL", "IUL"]);

/** Units after which a word may have lost its blank: "cells/mm3or less". */
const areaUnits = new Set(["mm3", "m2", "cm2", "cm3", "mm2"]);

/** Words that lost the blank before their number: "Age18-65", "status0-2", "within14 days". */
const gluedWords = words(`
  age ages aged status years year score class within than least grade and from between above below
  over under
`);

/** Words after which a point ends no sentence. */
const abbreviations = words(`
  e.g i.e g e vs approx incl resp ca no max dr
`);

/** Whether a point at `index` ends a sentence: a blank and then a capital, a digit with a point, or the end. */
const endsSentence = (text: string, index: number, before: Token | undefined): boolean => {
  if (before?.kind === "word" && abbreviations.has(before.text)) return false;
  let next = index + 1;
  while (next < text.length && next < index + 4 && isBlank(text.charCodeAt(next))) next += 1;
  if (next >= text.length || isLineEnd(text.charCodeAt(next))) return true;
  if (next === index + 1) return false;
  const code = text.charCodeAt(next);
  return (code >= 65 && code <= 90) || (code > 127 && isOtherLetter(code)) || code === 42;
};

/** A comparison sign with the "/", "=" and blanks that belong to it: ">/=", "= <", "> or =" is left to the phrases. */
const scanComparison = (text: string, start: number): { text: string; end: number } | null => {
  const first = comparisonCharacters.get(text.charCodeAt(start));
  if (first === undefined) return null;
  let end = start + 1;
  let joined: string = first;
  for (let step = 0; step < 3; step += 1) {
    let next = end;
    while (next < text.length && next < end + 2 && isBlank(text.charCodeAt(next))) next += 1;
    if (text.charCodeAt(next) === 47 && next === end) next += 1;
    while (next < text.length && next < end + 3 && text.charCodeAt(next) === 95) next += 1;
    const more = comparisonCharacters.get(text.charCodeAt(next));
    // "=" beside "<" belongs to it; any other pair is two signs.
    if (more === undefined) break;
    if (joined.length === 1 && more.length === 1 && (joined === "=") !== (more === "="))
      joined = `${joined === "=" ? more : joined}=`;
    else if (!(joined === more || (joined.endsWith("=") && more === "="))) break;
    end = next + 1;
  }
  return { text: joined, end };
};

/** Cuts a text into tokens, in one pass. */
export const tokenize = (text: string): readonly Token[] => {
  const tokens: Token[] = [];
  let spaced = false;
  let index = 0;
  const push = (
    kind: Token["kind"],
    start: number,
    end: number,
    folded: string,
    more?: Partial<Token>,
  ): void => {
    tokens.push({
      kind,
      start,
      end,
      text: folded,
      stem: kind === "word" ? stemOf(folded) : folded,
      value: more?.value ?? null,
      spaced,
      doubt: more?.doubt ?? null,
    });
    spaced = false;
    index = end;
  };
  const pushWord = (end: number): void => {
    const { text: folded, stem, value } = spell(text.slice(index, end));
    tokens.push({ kind: "word", start: index, end, text: folded, stem, value, spaced, doubt: null });
    spaced = false;
    index = end;
  };
  while (index < text.length) {
    const code = text.charCodeAt(index);
    if (isBlank(code)) {
      spaced = true;
      index += 1;
      continue;
    }
    if (isLineEnd(code)) {
      push("break", index, index + 1, "\n");
      spaced = true;
      continue;
    }
    if (isLetter(code)) {
      let end = index + 1;
      // "x109/L": the sign of multiplication clings to its number.
      const isTimes =
        (code === 120 || code === 88) &&
        (isDigit(text.charCodeAt(end))
          ? isFactor(text, end, tokens[tokens.length - 1])
          : multiplied.has(text.slice(end, end + 3).toUpperCase()) &&
            tokens[tokens.length - 1]?.kind === "number");
      while (end < text.length && !isTimes) {
        const next = text.charCodeAt(end);
        if (!isLetter(next) && !isDigit(next) && superscriptDigit(next) < 0) break;
        if (
          isLetter(next) &&
          isDigit(text.charCodeAt(end - 1)) &&
          end - index < 4 &&
          areaUnits.has(text.slice(index, end).toLowerCase())
        )
          break;
        if (isDigit(next) && end - index > 2 && gluedWords.has(text.slice(index, end).toLowerCase())) break;
        end += 1;
      }
      pushWord(end);
      continue;
    }
    const previous = tokens[tokens.length - 1];
    const number = scanNumber(text, index, previous, spaced);
    if (number !== null && number.value === "") {
      push("word", index, number.end, text.slice(index, number.end));
      continue;
    }
    if (number !== null) {
      push("number", index, number.end, number.value, { value: number.value, doubt: number.doubt });
      continue;
    }
    const comparison = scanComparison(text, index);
    if (comparison !== null) {
      const isArrow = previous !== undefined && !spaced && isDash(text.charCodeAt(index - 1));
      const isEscape = text.startsWith("<U+", index);
      if (isArrow || isEscape) push("sign", index, index + 1, text.charAt(index));
      else push("compare", index, comparison.end, comparison.text);
      continue;
    }
    const superscript = superscriptDigit(code);
    if (superscript >= 0) {
      const isLost =
        superscript === 3 && (spaced || previous === undefined) && isBeforeNumber(text, index + 1);
      if (isLost) push("compare", index, index + 1, ">=", { doubt: "lostSign" });
      else push("sign", index, index + 1, `^${superscript}`);
      continue;
    }
    if ((code === 63 || code === 0xfffd) && previous?.kind === "word" && isBeforeNumber(text, index + 1)) {
      push("compare", index, index + 1, "=", { doubt: "unreadable" });
      continue;
    }
    if (code === 0xa3 && isBeforeNumber(text, index + 1)) {
      push("compare", index, index + 1, "<=", { doubt: "lostSign" });
      continue;
    }
    if (code === 46) {
      push(endsSentence(text, index, previous) ? "break" : "sign", index, index + 1, ".");
      continue;
    }
    if (isDash(code)) {
      push("sign", index, index + 1, "-");
      continue;
    }
    push("sign", index, index + 1, signText(code));
  }
  return tokens;
};

const isBeforeNumber = (text: string, index: number): boolean =>
  isDigit(text.charCodeAt(index)) || (isBlank(text.charCodeAt(index)) && isDigit(text.charCodeAt(index + 1)));

const folded: ReadonlyMap<number, string> = new Map([
  [0xba, "°"],
  [0xd7, "x"],
  [0x2715, "x"],
  [0x2a2f, "x"],
  [0xb7, "·"],
  [0x2219, "·"],
  [0x22c5, "·"],
  [0x2022, "•"],
  [0xff08, "("],
  [0xff09, ")"],
  [0xff0c, ","],
  [0x3001, ","],
  [0xff1b, ";"],
  [0xff1a, ":"],
  [0xff05, "%"],
  [0xff0f, "/"],
  [0xff5e, "~"],
  [0x2044, "/"],
  [0x2215, "/"],
  [0x3002, ";"],
]);
const signText = (code: number): string => folded.get(code) ?? String.fromCharCode(code);
