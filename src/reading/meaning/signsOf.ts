import type { SentenceContext } from "../sentence.ts";

const equals = /=\s?\d/g;

/** Which comparison signs a record has at all: one with < and > but no ≥ or ≤ has probably lost them. */
export const signsOf = (text: string): SentenceContext["signs"] => {
  let count = 0;
  equals.lastIndex = 0;
  while (equals.exec(text) !== null) count += 1;
  return { strict: /[<>＜＞]/.test(text), inclusive: /[≥≤⩾⩽≧≦]|>=|<=|=>|=</.test(text), equals: count };
};
