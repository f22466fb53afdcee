import type { FoundBound, SentenceContext } from "../sentence.ts";
import { trace } from "../traced.ts";
import { findBounds } from "./findBounds.ts";

const usual: SentenceContext = {
  heading: "inclusion",
  signs: { strict: true, inclusive: true, equals: 0 },
  inherited: [],
};

const sayValue = ({ value }: FoundBound): string =>
  value === null
    ? "nothing"
    : typeof value === "string"
      ? value
      : "low" in value
        ? `${value.low} to ${value.high}`
        : value.join("|");

/** A bound in a few words, for tests: "hemoglobin >= 9 g/dL". */
export const sayBound = (bound: FoundBound): string =>
  [
    bound.variable ?? `(${bound.nameWritten})`,
    bound.operator ?? "?",
    sayValue(bound),
    bound.unit ?? "-",
  ].join(" ");

export const boundsOf = (text: string, context: Partial<SentenceContext> = {}): readonly FoundBound[] =>
  findBounds(trace(text), { ...usual, ...context });

/** The bounds of a sentence in a few words each. */
export const sayBounds = (text: string, context: Partial<SentenceContext> = {}): readonly string[] =>
  boundsOf(text, context).map(sayBound);

/** The repairs of a sentence: code, confidence and proposal. */
export const sayRepairs = (text: string, context: Partial<SentenceContext> = {}): readonly string[] =>
  boundsOf(text, context).flatMap(({ repairs }) =>
    repairs.map(({ code, confidence, proposed }) =>
      [code, confidence, ...(proposed === undefined ? [] : [proposed])].join(" "),
    ),
  );
