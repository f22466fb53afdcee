import { headingWords } from "../../knowledge/index.ts";
import { foldLabel, wordsOf } from "./foldLabel.ts";
import { dropInvisible, isInvisible, skipInvisible } from "./lines.ts";

/** Which side of the eligibility text a heading opens; "both" names both or neither. */
export type Side = "inclusion" | "exclusion" | "both";

/** A heading at the start of a line: it ends at `end`; what follows on the line belongs to the section. */
export type SectionHeading = {
  readonly side: Side;
  readonly start: number;
  readonly end: number;
  readonly glued: boolean;
};

const inclusion = new Set(headingWords.polarity.inclusion);
const exclusion = new Set(headingWords.polarity.exclusion);
const companions = new Set(headingWords.companions);
const leading = new Set(headingWords.leading);
const trailing = new Set(headingWords.trailing);
const phrases: ReadonlyMap<string, Side> = new Map([
  ...headingWords.phrases.inclusion.map((each): [string, Side] => [foldLabel(each), "inclusion"]),
  ...headingWords.phrases.exclusion.map((each): [string, Side] => [foldLabel(each), "exclusion"]),
]);
const neutral: ReadonlySet<string> = new Set(
  headingWords.labels.filter(({ is }) => is === "eligibility").flatMap(({ labels }) => labels.map(foldLabel)),
);

const longestHeading = 160;
const isNumber = (word: string): boolean => /^(?:\d+[a-z]?|[ivx]+|[a-h])$/.test(word);

/** Every heading of words holds one of these; most lines do not, and need no closer look. */
const telling = /clu|eligib/;

const sideOfWord = (word: string): Side | null =>
  word === "non-inclusion" || exclusion.has(word) ? "exclusion" : inclusion.has(word) ? "inclusion" : null;

/** The side that a run of words names, if the words are those of a heading and nothing else. */
const sideOfWords = (words: readonly string[], open: boolean): Side | null => {
  let side: Side | null = null;
  let companion = false;
  for (const [index, word] of words.entries()) {
    const named = sideOfWord(word);
    if (named !== null) {
      if (side === null && index > 5) return null;
      const negated = words[index - 1] === "non" || words[index - 1] === "not";
      const stated: Side = negated ? "exclusion" : named;
      // "exclusion criteria include": the verb after the heading word names no side
      if (side === null) side = stated;
      else if (side !== stated && !word.startsWith("include") && !word.startsWith("exclude")) side = "both";
      continue;
    }
    if (companions.has(word)) {
      companion = true;
      continue;
    }
    if (isNumber(word) || word === "non" || word === "-" || word === "–") continue;
    if (side === null ? leading.has(word) : trailing.has(word) || leading.has(word)) continue;
    // "Inclusion criteria for the dosimetry part:" may name anything after its preposition
    if (open && side !== null && companion && words.slice(0, index).some((each) => prepositions.has(each)))
      continue;
    return null;
  }
  return side;
};

const prepositions = new Set(["for", "of", "in", "to", "at", "specific", "-"]);

const skipMarks = (
  text: string,
  start: number,
  end: number,
): { readonly at: number; readonly bullet: boolean; readonly strong: boolean } => {
  let at = skipInvisible(text, start, end);
  let bullet = false;
  let strong = false;
  for (;;) {
    const sign = text[at] ?? "";
    if (at < end && "#|=_".includes(sign)) strong = true;
    else if (at < end && sign === "*" && text[at + 1] === "*") {
      strong = true;
      at += 1;
    } else if (at < end && "*•·-–—▪■◆►○●>".includes(sign)) bullet = true;
    else break;
    at = skipInvisible(text, at + 1, end);
  }
  // "5.2 Exclusion criteria", "B) Exclusion criteria", "E.3 Principal inclusion criteria"
  const numbered =
    /^(?:[A-Za-z]\.)?(?:\d{1,2}|[A-Za-z]|[IVX]{1,4})(?:\.\d{1,2}){0,3}(?:[.):]|(?=\s))\s*/.exec(
      text.slice(at, Math.min(end, at + 16)),
    );
  if (numbered !== null && /\d|[.):]/.test(numbered[0])) at += numbered[0].length;
  return { at, bullet, strong };
};

/** After a heading without a colon: a list mark, a number or a new sentence shows that the item starts here. */
const startsItem = (rest: string): boolean =>
  /^\s*(?:[-–—•·*▪■◆►○●]\s*\S|\(?\d{1,2}\s?[.)]\s*\S|\(?[a-z][.)]\s)/u.test(rest);

/**
 * Reads a section heading at the start of a line: alone on it, before a colon ("Inclusion criteria: - Age …"), or glued to
 * the first item ("Exclusion Criteria1. …").
 */
export const sectionHeadingAt = (text: string, lineStart: number, lineEnd: number): SectionHeading | null => {
  if (lineEnd - lineStart < 4) return null;
  const { at: start, bullet, strong } = skipMarks(text, lineStart, lineEnd);
  const end = dropInvisible(text, start, lineEnd);
  const found = readHeading(text, start, end, bullet, strong);
  return found === null ? null : { ...found, start: skipInvisible(text, lineStart, lineEnd) };
};

const readHeading = (
  text: string,
  start: number,
  end: number,
  bullet: boolean,
  strong: boolean,
): SectionHeading | null => {
  if (end - start < 5) {
    const short = phrases.get(foldLabel(text.slice(start, end)));
    return short === undefined || end === start ? null : { side: short, start, end, glued: false };
  }
  const whole = end - start <= longestHeading ? foldLabel(text.slice(start, end)) : "";
  if (whole !== "") {
    const last = text[end - 1] ?? "";
    const closed = strong || last === ":" || last === "：" || last === "|" || last === "*";
    if (!bullet || closed) {
      const named = phrases.get(whole);
      if (named !== undefined) return { side: named, start, end, glued: false };
      if (neutral.has(whole)) return { side: "both", start, end, glued: false };
      const words = telling.test(whole) ? wordsOf(whole) : [];
      // after a colon inside the line an item may start: "Inclusion criteria: - one"
      if (words.length > 0 && words.length <= 16 && !/[:：|\t]./u.test(whole)) {
        const side = sideOfWords(words, closed);
        if (side !== null && (closed || isHeadingLike(text.slice(start, end), words)))
          return { side, start, end, glued: false };
      }
    }
  }
  return bullet && !strong
    ? gluedWithColon(text, start, end)
    : (gluedWithColon(text, start, end) ?? gluedToItem(text, start, end));
};

/** "inclusion criteria" without a colon is a heading when it says "criteria" or stands alone, and is no sentence. */
const isHeadingLike = (written: string, words: readonly string[]): boolean =>
  !/[.;,]$/.test(written.trimEnd()) &&
  (words.some((each) => companions.has(each))
    ? words.length <= 12 && !/\bmet$/i.test(written.trimEnd())
    : words.length <= 2);

const gluedWithColon = (text: string, start: number, end: number): SectionHeading | null => {
  const reach = Math.min(end, start + longestHeading);
  for (let at = start; at < reach; at += 1) {
    const sign = text[at];
    if (sign !== ":" && sign !== "：" && sign !== "\t" && sign !== "|") continue;
    const folded = foldLabel(text.slice(start, at));
    const side = phrases.get(folded) ?? (telling.test(folded) ? sideOfWords(wordsOf(folded), true) : null);
    if (side !== null && side !== undefined && wordsOf(folded).length <= 14)
      return { side, start, end: skipColons(text, at, end), glued: true };
    if (neutral.has(folded)) {
      const inner = sectionHeadingAt(text, at + 1, end);
      return inner === null
        ? { side: "both", start, end: skipColons(text, at, end), glued: true }
        : { ...inner, start };
    }
    return null;
  }
  return null;
};

const skipColons = (text: string, from: number, end: number): number => {
  let at = from;
  while (
    at < end &&
    (text[at] === ":" ||
      text[at] === "：" ||
      text[at] === "|" ||
      (text[at] === "*" && text[at + 1] === "*") ||
      (text[at] === "*" && text[at - 1] === "*") ||
      isInvisible(text.charCodeAt(at)))
  )
    at += 1;
  return at;
};

const wordPattern = /[\p{L}'’]+(?:-[\p{L}'’]+)*/uy;

const companionWord = /criteri|requirement|condition|factors|rules/i;

const gluedToItem = (text: string, start: number, end: number): SectionHeading | null => {
  if (!companionWord.test(text.slice(start, Math.min(end, start + 120)))) return null;
  let at = start;
  const words: string[] = [];
  let capital = true;
  while (words.length < 7 && at < end) {
    at = skipInvisible(text, at, end);
    wordPattern.lastIndex = at;
    const found = wordPattern.exec(text)?.[0];
    if (found === undefined || at + found.length > end) break;
    // "CriteriaAge at least 18": the heading word and the first item without a blank between them
    const torn = /^(criteria|criterion|Criteria|Criterion|CRITERIA)(?=[A-Z])/.exec(found)?.[0];
    const word = torn ?? found;
    if (!/^\p{Lu}/u.test(word) && !["of", "for", "and", "the"].includes(word)) capital = false;
    words.push(foldLabel(word));
    at += word.length;
    if (companions.has(words.at(-1) ?? "") && words.length > 1) {
      const side = sideOfWords(words, false);
      if (side === null) return null;
      const rest = text.slice(at, Math.min(end, at + 40));
      const paren = /^\s*\([^()]{1,60}\)\s*:?/.exec(text.slice(at, Math.min(end, at + 70)))?.[0] ?? "";
      const after =
        paren === "" ? rest : text.slice(at + paren.length, Math.min(end, at + paren.length + 40));
      if (
        startsItem(after) ||
        (capital &&
          (torn !== undefined || /^\s+\p{Lu}\p{L}*\s+\p{Ll}/u.test(after) || /^\s*[≥≤<>]/u.test(after)))
      )
        return { side, start, end: skipInvisible(text, at + paren.length, end), glued: true };
      return null;
    }
  }
  return null;
};
