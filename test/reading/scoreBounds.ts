import type { ReadAtom, ReadRecord } from "../../src/reading/index.ts";
import type { AnnotatedRecord, AnnotatedValue } from "./developmentData.ts";
import { type ExpectedBound, expectedBounds, sameNumber } from "./expectedBounds.ts";

/** How well bounds were found: counts, and what went wrong in words. */
export type Score = {
  readonly expected: number;
  readonly found: number;
  readonly right: number;
  readonly claimed: number;
  /** Annotated values whose words the measure does not understand. */
  readonly leftOut: number;
  readonly wrong: readonly string[];
  readonly missed: readonly string[];
};

type Claim = ExpectedBound & { readonly atom: ReadAtom };

/** An atom as bounds with one number each; ordinal sets count as their ends. */
const claimsOf = (atom: ReadAtom): readonly Claim[] => {
  const { operator, value, written } = atom;
  const lost = written.operator === "=" && atom.repairIds.length > 0;
  const claim = (sign: ExpectedBound["sign"], number: string): Claim => ({
    sign: lost ? null : sign,
    number: sameNumber(number),
    atom,
  });
  if (value === null || operator === null) return typeof value === "string" ? [claim(null, value)] : [];
  if (typeof value === "string")
    return operator === "between" || operator === "in" ? [] : [claim(operator, value)];
  if ("low" in value) return [claim(">=", value.low), claim("<=", value.high)];
  const [first] = value;
  const last = value[value.length - 1];
  return first === undefined || last === undefined ? [] : [claim(">=", first), claim("<=", last)];
};

const overlap = (start: number, end: number, spans: readonly (readonly [number, number])[]): boolean =>
  spans.some(([from, to]) => start < to && end > from);

const agree = (claim: Claim, bound: ExpectedBound): boolean =>
  claim.number === bound.number &&
  (claim.sign === bound.sign || bound.sign === null || (claim.sign === null && bound.sign === "="));

const isTime = (variable: string | null): boolean => variable?.startsWith("timeSince") === true;

const quoteOf = (text: string, start: number, end: number): string =>
  text.slice(Math.max(0, start - 50), end + 30).replaceAll(/\s+/g, " ");

/** Fragments that stand close together are one phrase: "greater than [or equal to] 10 g/dL". */
const wordsOf = (text: string, { value, valueSpans }: AnnotatedValue): string => {
  const start = Math.min(...valueSpans.map(([from]) => from));
  const end = Math.max(...valueSpans.map(([, to]) => to));
  return valueSpans.length > 1 && end - start < value.length + 25 ? text.slice(start, end) : value;
};

/** Compares the bounds of one read record with its annotations. */
export const scoreRecord = (record: AnnotatedRecord, read: ReadRecord): Score => {
  const claims = read.criteria.flatMap(({ atoms }) => atoms).flatMap(claimsOf);
  const wrong: string[] = [];
  const missed: string[] = [];
  const numeric = record.values.filter(({ value }) => /\d/.test(value));
  const known: { readonly value: AnnotatedValue; readonly bounds: readonly ExpectedBound[] }[] = numeric.map(
    (value) => ({ value, bounds: expectedBounds(wordsOf(record.text, value)) }),
  );
  const near = (claim: Claim, { valueSpans }: AnnotatedValue): boolean =>
    overlap(claim.atom.span.start, claim.atom.span.end, valueSpans);
  let expected = 0;
  let found = 0;
  for (const { value, bounds } of known)
    for (const bound of bounds) {
      expected += 1;
      if (claims.some((claim) => near(claim, value) && agree(claim, bound))) found += 1;
      else missed.push(`${record.trial}: "${value.entity}" ${value.value} <- ${value.line.slice(0, 150)}`);
    }
  // Only where an annotation that the measure understands says what is right can a claim be right or wrong.
  let claimed = 0;
  let right = 0;
  for (const claim of claims) {
    if (isTime(claim.atom.variable)) continue;
    const at = known.filter(({ value }) => near(claim, value));
    if (at.length === 0 || at.some(({ bounds }) => bounds.length === 0)) continue;
    claimed += 1;
    if (at.some(({ bounds }) => bounds.some((bound) => agree(claim, bound)))) right += 1;
    else
      wrong.push(
        `${record.trial}: ${claim.atom.variable} ${claim.sign} ${claim.number}, annotated ${at.map(({ value }) => value.value).join(" | ")} <- ${quoteOf(record.text, claim.atom.span.start, claim.atom.span.end)}`,
      );
  }
  const leftOut = known.filter(({ bounds }) => bounds.length === 0).length;
  return { expected, found, right, claimed, leftOut, wrong, missed };
};

export const addScores = (scores: readonly Score[]): Score => ({
  expected: scores.reduce((sum, each) => sum + each.expected, 0),
  found: scores.reduce((sum, each) => sum + each.found, 0),
  right: scores.reduce((sum, each) => sum + each.right, 0),
  claimed: scores.reduce((sum, each) => sum + each.claimed, 0),
  leftOut: scores.reduce((sum, each) => sum + each.leftOut, 0),
  wrong: scores.flatMap((each) => each.wrong),
  missed: scores.flatMap((each) => each.missed),
});
