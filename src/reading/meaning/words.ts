/**
 * A word of a text, folded for comparison: lower case, no accents, no plural s, American spelling. Articles are no
 * words. `broken`: a comma, bracket or full stop stands before it; hyphens and apostrophes do not count.
 */
export type Word = {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly broken: boolean;
};

const articles: ReadonlySet<string> = new Set(["the", "a", "an"]);

const folded = new Map<string, string>();
const foldedLimit = 20_000;

const respell = (word: string): string =>
  word
    .replace("tumour", "tumor")
    .replace("haem", "hem")
    .replace("anaem", "anem")
    .replace("leuk", "leuk")
    .replace("oestr", "estr")
    .replace("oedema", "edema")
    .replace("diarrhoea", "diarrhea")
    .replace("dyspnoea", "dyspnea")
    .replace("analogue", "analog")
    .replace("labelled", "labeled")
    .replace("judgement", "judgment")
    .replace("isation", "ization")
    .replace("ised", "ized")
    .replace("aemia", "emia")
    .replace("randomise", "randomize");

const fold = (written: string): string => {
  let word = (/^[A-Z][A-Z0-9-]+s$/.test(written) ? written.slice(0, -1) : written).toLowerCase();
  if (/[^\x20-\x7e]/.test(word)) word = word.normalize("NFKD").replace(/\p{M}/gu, "");
  if (word.endsWith("'s") || word.endsWith("’s")) word = word.slice(0, -2);
  if (word.length > 3) {
    word = respell(word);
    if (word.endsWith("ies") && word.length > 4) word = `${word.slice(0, -3)}y`;
    else if (/(?:as|os|ys)[ei]s$/.test(word) && word.length > 7 && !word.endsWith("eases"))
      word = word.slice(0, -2);
    else if (/[a-z]s$/.test(word) && !/(?:ss|us|is|as)$/.test(word)) word = word.slice(0, -1);
  }
  return word;
};

/** The folded form of one word; spellings seen before are remembered, up to a limit. */
export const foldWord = (written: string): string => {
  const known = folded.get(written);
  if (known !== undefined) return known;
  const found = fold(written);
  if (folded.size < foldedLimit && written.length < 40) folded.set(written, found);
  return found;
};

const isAsciiWord = (code: number): boolean =>
  (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
const letter = /[\p{L}\p{N}\p{M}]/u;
const isWordAt = (text: string, index: number, code: number): boolean =>
  code < 128 ? isAsciiWord(code) : code >= 0xaa && letter.test(text.charAt(index));
const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Signs that join two words rather than part them: blanks, hyphens, dashes, apostrophes. */
const joins = (code: number): boolean =>
  code === 32 ||
  code === 9 ||
  code === 10 ||
  code === 13 ||
  code === 0xa0 ||
  code === 45 ||
  code === 39 ||
  code === 0x2019 ||
  code === 0x2018 ||
  (code >= 0x2010 && code <= 0x2014) ||
  code === 0x202f ||
  code === 0x2009;

/** The words of a text, in order; linear in its length. */
export const wordsOf = (text: string): readonly Word[] => {
  const found: Word[] = [];
  let index = 0;
  let broken = true;
  const length = text.length;
  while (index < length) {
    const code = text.charCodeAt(index);
    if (!isWordAt(text, index, code)) {
      if (!joins(code)) broken = true;
      index += 1;
      continue;
    }
    const start = index;
    index += 1;
    while (index < length) {
      const next = text.charCodeAt(index);
      if (isWordAt(text, index, next)) {
        index += 1;
        continue;
      }
      // A decimal point or an apostrophe inside a word.
      const after = text.charCodeAt(index + 1);
      const inNumber = (next === 46 || next === 44) && isDigit(text.charCodeAt(index - 1)) && isDigit(after);
      const possessive = (next === 39 || next === 0x2019) && (after === 115 || after === 83);
      if (!inNumber && !possessive) break;
      index += 2;
    }
    const word = foldWord(text.slice(start, index));
    if (articles.has(word)) continue;
    found.push({ text: word, start, end: index, broken });
    broken = false;
  }
  return found;
};

const kept = new WeakMap<object, readonly Word[]>();

/** The words of a traced text; asked again for the same text, they are at hand. */
export const wordsOfTraced = (traced: { readonly text: string }): readonly Word[] => {
  const known = kept.get(traced);
  if (known !== undefined) return known;
  const words = wordsOf(traced.text);
  kept.set(traced, words);
  return words;
};
