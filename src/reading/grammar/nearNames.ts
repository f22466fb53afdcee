import { closingMarks, type Marked, neutralMarks, openingOf } from "./marked.ts";
import type { NameMark } from "./names.ts";
import type { Token } from "./token.ts";
import { barrierWords, glueWords, turningAdjectives, turningNouns, words } from "./words.ts";

/** How many words may stand between a name and its comparison. */
const farthest = 14;

export type LeftName = {
  readonly mark: NameMark;
  readonly gap: number;
  readonly isHead: boolean;
  readonly comma: boolean;
};

/** The nearest name before token `start`, not before `limit`. */
export const nameBefore = (marked: Marked, start: number, limit: number): LeftName | null => {
  const { tokens, ending } = marked;
  let at = start;
  let gap = 0;
  let comma = false;
  let inner: LeftName | null = null;
  while (at > limit && start - at < 60) {
    const mark = ending.get(at);
    if (mark !== undefined && mark.start >= limit) {
      const isHead = stays(tokens, mark.end, start, limit, mark);
      const found = { mark, gap, isHead, comma };
      if (inner !== null && abbreviates(tokens, inner.mark, mark)) return inner;
      return inner !== null && gap > 3 && !isHead ? inner : found;
    }
    const token = tokens[at - 1];
    if (token === undefined || token.kind === "break" || token.text === ";") break;
    if (closingMarks.has(token.text)) {
      const opening = openingOf(tokens, at - 1, limit);
      if (opening < 0) {
        at -= 1;
        continue;
      }
      for (let index = at - 1; index > opening && inner === null; index -= 1) {
        const inside = ending.get(index);
        if (inside !== undefined && inside.start > opening)
          inner = { mark: inside, gap, isHead: true, comma };
      }
      at = opening;
      continue;
    }
    if (token.text === ",") {
      if (comma) break;
      comma = true;
    } else if (!neutralMarks.has(token.text)) {
      const isJoint = token.text === "and" || token.text === "or" || token.text === "&";
      if (isJoint && at !== start) break;
      if (barrierWords.has(token.stem) && gap > 0) break;
      gap += 1;
      if (gap > farthest) break;
    }
    at -= 1;
  }
  return inner;
};

/** "partially activated prothrombin time (APTT)": what stands alone in the brackets says which of the two is meant. */
const abbreviates = (tokens: readonly Token[], inner: NameMark, outer: NameMark): boolean => {
  const isAlone =
    tokens[inner.start - 1]?.text === "(" && tokens[inner.end]?.text === ")" && inner.end - inner.start === 1;
  const ids = outer.senses.flatMap((sense) => sense.ids);
  return (
    isAlone &&
    inner.start - 1 === outer.end &&
    !inner.senses.some((sense) => sense.ids.some((id) => ids.includes(id)))
  );
};

/** Whether the words from a name to the comparison leave it the thing compared. */
const stays = (
  tokens: readonly Token[],
  end: number,
  start: number,
  limit: number,
  mark: NameMark,
): boolean => {
  const before = mark.start > limit ? tokens[mark.start - 1] : undefined;
  if (before !== undefined && before.kind === "word" && turningAdjectives.has(before.stem)) return false;
  let at = end;
  while (at < start && (closingMarks.has(tokens[at]?.text ?? "") || tokens[at]?.text === "-")) at += 1;
  if (at >= start) return true;
  const token = tokens[at];
  if (token === undefined) return true;
  if (token.text === "/") return false;
  if (token.kind !== "word") return true;
  if (turningNouns.has(token.stem)) return false;
  if (glueWords.has(token.stem) || glueWords.has(token.text)) {
    const next = tokens[at + 1];
    return !(
      at + 1 < start &&
      next?.kind === "word" &&
      turningNouns.has(next.stem) &&
      !isPreposition(token.stem)
    );
  }
  return false;
};
const prepositions = words(`
  of at by with in on for during without within from using based
`);
const isPreposition = (stem: string): boolean => prepositions.has(stem);

const joints = new Set([
  ",",
  "/",
  "and",
  "or",
  "&",
  "(",
  ")",
  "and/or",
  "+",
  "[",
  "]",
  "both",
  "either",
  "serum",
  "total",
  "plasma",
  "the",
  "level",
  "levels",
  "also",
  "than",
  "as",
  "well",
  "-",
  "blood",
  "of",
  "count",
  "value",
  "a",
  "for",
  "nor",
]);

/** Further names joined to the one at `mark`: "AST, ALT and bilirubin". */
export const joinedNames = (marked: Marked, mark: NameMark, limit: number): readonly NameMark[] => {
  const { tokens, ending } = marked;
  const found: NameMark[] = [];
  let at = mark.start;
  let steps = 0;
  let hasJoint = false;
  while (at > limit && found.length < 12) {
    const earlier = ending.get(at);
    if (earlier !== undefined && earlier.start >= limit && (hasJoint || tokens[at]?.text === "(")) {
      found.push(earlier);
      at = earlier.start;
      steps = 0;
      hasJoint = false;
      continue;
    }
    if (earlier !== undefined) break;
    const token = tokens[at - 1];
    if (token === undefined || token.kind === "break") break;
    const isJoint = joints.has(token.text);
    const isInBrackets = !isJoint && isBracketed(tokens, at - 1, limit);
    if (!isJoint && !isInBrackets) break;
    if (
      token.text === "," ||
      token.text === "/" ||
      token.text === "and" ||
      token.text === "or" ||
      token.text === "&" ||
      token.text === "(" ||
      token.text === "+" ||
      token.text === "nor" ||
      token.text === "and/or"
    )
      hasJoint = true;
    steps += 1;
    if (steps > 9) break;
    at -= 1;
  }
  return found;
};
const isBracketed = (tokens: readonly Token[], at: number, limit: number): boolean => {
  let seen = false;
  for (let index = at; index < at + 8; index += 1) {
    const text = tokens[index]?.text;
    if (text === "(") return false;
    if (text === ")") {
      seen = true;
      break;
    }
  }
  if (!seen) return false;
  for (let index = at; index >= limit && index > at - 8; index -= 1) {
    const text = tokens[index]?.text;
    if (text === "(") return true;
    if (text === ")") return false;
  }
  return false;
};

export const connectorBetween = (
  tokens: readonly Token[],
  marks: readonly NameMark[],
): "and" | "or" | "comma" | null => {
  const start = Math.min(...marks.map((mark) => mark.start));
  const end = Math.max(...marks.map((mark) => mark.end));
  let found: "and" | "or" | "comma" | null = null;
  for (let at = start; at < end; at += 1) {
    const text = tokens[at]?.text;
    if (text === "or" || text === "and/or") return "or";
    if (text === "and" || text === "&" || text === "+") found = "and";
    if ((text === "," || text === "/") && found === null) found = "comma";
  }
  return found;
};

export const skippedAfter = words(`
  of in for on the their a total estimated to his her - serum at normal an as by
`);
/** The name behind a quantity: "18 years of age", "30 kg in weight", "1.0 cm in longest diameter". */
export const nameAfter = (marked: Marked, end: number): NameMark | null => {
  const { tokens, starting } = marked;
  let at = end;
  if (tokens[at]?.text === "(" && tokens[at + 2]?.text === ")") at += 3;
  for (let step = 0; step < 4; step += 1) {
    const mark = starting.get(at);
    const token = tokens[at];
    if (mark !== undefined) return mark.end - mark.start === 1 && token?.spaced === false ? null : mark;
    if (token === undefined || !skippedAfter.has(token.text)) return null;
    at += 1;
  }
  return null;
};
