import type { LogicKind } from "../../knowledge/index.ts";
import { logic } from "./lexicon.ts";
import type { Word } from "./words.ts";

/** A word of logic in a text. */
export type LogicMark = {
  readonly kind: LogicKind;
  readonly start: number;
  readonly end: number;
  /** Index of its first word. */
  readonly word: number;
};

export type Scope = {
  readonly kind: "exception" | "condition" | "negation" | "requirement" | "prohibition" | "permission";
  readonly start: number;
  readonly end: number;
  readonly mark: LogicMark;
};

export type Sentence = { readonly start: number; readonly end: number };

const abbreviations = /(?:e\.g|i\.e|vs|approx|incl|resp|no|max|min|dr|etc|ca|st|al|fig)$/i;

/** Sentences and parts between semicolons; brackets hold together. */
export const sentencesOf = (text: string): readonly Sentence[] => {
  const found: Sentence[] = [];
  let start = 0;
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 40 || code === 91) depth += 1;
    else if (code === 41 || code === 93) depth = Math.max(0, depth - 1);
    else if (code === 59 || code === 10) {
      if (depth > 0 && code === 59) continue;
      found.push({ start, end: index + 1 });
      start = index + 1;
      depth = 0;
    } else if (code === 46 || code === 63 || code === 33) {
      const next = text.charCodeAt(index + 1);
      const after = text.charAt(index + 2);
      if (next !== 32 || !/[\p{Lu}("*\d]/u.test(after)) continue;
      if (depth > 0 || abbreviations.test(text.slice(Math.max(0, index - 8), index))) continue;
      found.push({ start, end: index + 1 });
      start = index + 1;
    }
  }
  if (start < text.length) found.push({ start, end: text.length });
  return found;
};

/** The words of logic of a text, those inside the given stretches (bounds, times) left out. */
export const logicMarks = (
  words: readonly Word[],
  taken: readonly { readonly start: number; readonly end: number }[],
): readonly LogicMark[] =>
  logic.all(words).flatMap(({ from, to, value }) => {
    const start = words[from]?.start ?? 0;
    const end = words[to - 1]?.end ?? 0;
    return taken.some((each) => start < each.end && each.start < end)
      ? []
      : [{ kind: value, start, end, word: from }];
  });

const closing = (text: string, from: number, end: number): number => {
  let depth = 0;
  for (let index = from; index < end; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 40 || code === 91) depth += 1;
    else if (code === 41 || code === 93) {
      depth -= 1;
      if (depth < 0) return index;
    }
  }
  return end;
};

/** First comma (outside of brackets that open later) from an index on. */
const commaFrom = (text: string, from: number, end: number): number => {
  let depth = 0;
  for (let index = from; index < end; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 40 || code === 91) depth += 1;
    else if (code === 41 || code === 93) depth -= 1;
    else if (depth <= 0 && (code === 44 || code === 58) && text.charCodeAt(index + 1) === 32) return index;
  }
  return end;
};

/** How far each word of logic reaches. */
export const scopesOf = (
  text: string,
  sentences: readonly Sentence[],
  marks: readonly LogicMark[],
  bounds: readonly { readonly start: number }[],
): readonly Scope[] => {
  const found: Scope[] = [];
  let at = 0;
  for (let index = 0; index < marks.length; index += 1) {
    const mark = marks[index];
    if (mark === undefined) continue;
    while (at + 1 < sentences.length && (sentences[at]?.end ?? 0) <= mark.start) at += 1;
    const sentence = sentences[at];
    if (sentence === undefined) break;
    const reach = closing(text, mark.end, sentence.end);
    const opens = saysFirst(text, sentence.start, mark.start);
    switch (mark.kind) {
      case "exception":
        found.push({
          kind: "exception",
          start: mark.start,
          end: opens ? commaFrom(text, mark.end, reach) : reach,
          mark,
        });
        break;
      case "condition": {
        const before = marks[index - 1];
        if (before?.kind === "permission" && mark.start - before.end < 3) break;
        const comma = commaFrom(text, mark.end, reach);
        const end = opens ? conditionEnd(marks, index, comma) : beforeNextBound(text, mark, comma, bounds);
        found.push({ kind: "condition", start: mark.start, end, mark });
        break;
      }
      case "negation":
      case "prohibition":
        found.push({
          kind: mark.kind,
          start:
            mark.kind === "prohibition" && isPassive(text, mark)
              ? opening(text, sentence.start, mark.start)
              : mark.start,
          end: reach,
          mark,
        });
        break;
      case "requirement":
        found.push({ kind: "requirement", start: mark.start, end: reach, mark });
        break;
      case "permission":
        found.push({
          kind: "permission",
          start: opening(text, sentence.start, mark.start),
          end: reach,
          mark,
        });
        break;
      case "provided":
      case "or":
      case "and":
      case "but":
      case "recommendation":
      case "example":
        break;
      default:
        mark.kind satisfies never;
    }
  }
  return found;
};

/** "… are excluded", "… is not allowed": the sentence up to it is what is forbidden. */
const isPassive = (text: string, { start, end }: LogicMark): boolean =>
  /(?:excluded|allowed|permitted|prohibited|eligible|ineligible)$/i.test(text.slice(start, end));

const saysFirst = (text: string, start: number, mark: number): boolean =>
  text
    .slice(start, mark)
    .trim()
    .replace(/^[-*•(]+/, "") === "";

/** A condition that opens its sentence ends where the requirement begins. */
const conditionEnd = (marks: readonly LogicMark[], index: number, comma: number): number => {
  for (let later = index + 1; later < marks.length; later += 1) {
    const mark = marks[later];
    if (mark === undefined || mark.start >= comma) break;
    if (mark.kind === "requirement" || mark.kind === "prohibition") return mark.start;
  }
  return comma;
};

/** "< 11.5 for women and < 12.5 for men": the next bound is no part of the case named before it. */
const beforeNextBound = (
  text: string,
  mark: LogicMark,
  end: number,
  bounds: readonly { readonly start: number }[],
): number => {
  for (const { start } of bounds)
    if (start > mark.end && start < end && /\b(?:and|or)\b[^,;]{0,40}$/i.test(text.slice(mark.end, start)))
      return start;
  return end;
};

/** The bracket that a place stands in, or its sentence. */
const opening = (text: string, start: number, at: number): number => {
  let depth = 0;
  for (let index = at - 1; index >= start; index -= 1) {
    const code = text.charCodeAt(index);
    if (code === 41 || code === 93) depth += 1;
    else if (code === 40 || code === 91) {
      depth -= 1;
      if (depth < 0) return index + 1;
    }
  }
  return start;
};
