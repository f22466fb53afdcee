import type { SentenceContext } from "../sentence.ts";
import { type Stretch, stretchOf, type Traced } from "../traced.ts";
import type { Constraint } from "./constraint.ts";
import type { Marked, Subject } from "./marked.ts";

/** What all bounds of one constraint share. */
export type Setting = {
  readonly traced: Traced;
  readonly marked: Marked;
  readonly context: SentenceContext;
  readonly constraint: Constraint;
  readonly subject: Subject;
};

/** Tokens `start` to `end` as printed. */
export const sliceOf = ({ marked }: Setting, start: number, end: number): string => {
  const first = marked.tokens[start];
  const last = marked.tokens[end - 1];
  return first === undefined || last === undefined ? "" : marked.text.slice(first.start, last.end);
};
/** Where tokens `start` to `end` stand in the record. */
export const stretchAt = ({ traced, marked }: Setting, start: number, end: number): Stretch =>
  stretchOf(traced, marked.tokens[start]?.start ?? 0, marked.tokens[end - 1]?.end ?? 0);
