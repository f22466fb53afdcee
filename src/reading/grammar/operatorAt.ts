import { operatorsAfter, operatorsBefore } from "./lexicon.ts";
import { longestMatch } from "./phraseTree.ts";
import type { ComparisonSign, Token } from "./token.ts";
import { words } from "./words.ts";

export type Operator = {
  readonly operator: ComparisonSign;
  readonly start: number;
  readonly end: number;
  readonly about: string | null;
};

export const directionOf = (operator: ComparisonSign): "up" | "down" | "none" =>
  operator.startsWith(">") ? "up" : operator.startsWith("<") ? "down" : "none";

const oneOperatorAt = (tokens: readonly Token[], start: number): Operator | null => {
  const phrase = longestMatch(operatorsBefore, tokens, start);
  if (phrase !== null)
    return { operator: phrase.entry.operator, start, end: phrase.end, about: phrase.entry.about };
  const token = tokens[start];
  return token?.kind === "compare" && isSign(token.text)
    ? { operator: token.text, start, end: start + 1, about: null }
    : null;
};

export const isSign = (text: string): text is ComparisonSign =>
  text === "<" || text === "<=" || text === ">" || text === ">=" || text === "=";

/** Two ways to print one operator side by side, "greater than or equal to (≥)", are read as one. */
const merge = (first: ComparisonSign, second: ComparisonSign): ComparisonSign | null => {
  if (first === second || second === "=") return first;
  if (first === "=") return second;
  if (directionOf(first) !== directionOf(second)) return null;
  return first.length > second.length ? first : second;
};

/** The operator that begins at token `start`, with its repetition in brackets. */
export const operatorAt = (tokens: readonly Token[], start: number): Operator | null => {
  const first = oneOperatorAt(tokens, start);
  if (first === null) return null;
  let found = first;
  for (let step = 0; step < 2; step += 1) {
    const opened = tokens[found.end]?.text === "(" || tokens[found.end]?.text === "[";
    const next = oneOperatorAt(tokens, opened ? found.end + 1 : found.end);
    if (next === null) break;
    const closed = tokens[next.end]?.text === ")" || tokens[next.end]?.text === "]";
    if (opened && !closed) break;
    const operator = merge(found.operator, next.operator);
    if (operator === null) break;
    found = { ...found, operator, end: opened ? next.end + 1 : next.end, about: found.about ?? next.about };
  }
  return found;
};

/** Words between a number and the operator behind it: "18 years of age or older". */
export const ageWords = words(`
  of age old year inclusive , y yr month point
`);

export const afterBrackets = (tokens: readonly Token[], start: number): number => {
  if (tokens[start]?.text !== "(") return start;
  for (let at = start + 1; at < start + 9; at += 1) {
    if (tokens[at]?.text === ")") return at + 1;
    if (tokens[at] === undefined || tokens[at]?.kind === "break" || tokens[at]?.text === "(") break;
  }
  return start;
};

export const operatorAfter = (tokens: readonly Token[], start: number, value: string): Operator | null => {
  let at = start;
  for (let step = 0; step < 6; step += 1) {
    at = afterBrackets(tokens, at);
    const token = tokens[at];
    if (token === undefined) return null;
    const found = longestMatch(operatorsAfter, tokens, at);
    if (found !== null) {
      // "1.5 and greater than …", "1000 at least 6 months": the words belong to what follows.
      const next = tokens[found.end];
      if (next?.stem === "than" || (next?.value ?? null) !== null) return null;
      return { operator: found.entry.operator, start: at, end: found.end, about: found.entry.about };
    }
    if (token.text === "+" && !token.spaced && Number(value) >= 10 && tokens[at + 1]?.kind !== "number")
      return { operator: ">=", start: at, end: at + 1, about: null };
    if (!ageWords.has(token.stem) && token.text !== "-") return null;
    at += 1;
  }
  return null;
};
