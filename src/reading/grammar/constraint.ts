import { rangeWords } from "./lexicon.ts";
import { romanNumerals } from "./numberWords.ts";
import { afterBrackets, ageWords, directionOf, isSign, operatorAfter, operatorAt } from "./operatorAt.ts";
import { longestMatch } from "./phraseTree.ts";
import { type Quantity, quantityAt } from "./quantity.ts";
import type { ComparisonSign, Token } from "./token.ts";
import { words } from "./words.ts";

/** One comparison as printed: the operator's tokens (null when the text has none) and its quantity. */
export type Side = {
  readonly operator: ComparisonSign;
  readonly words: { readonly start: number; readonly end: number } | null;
  readonly quantity: Quantity;
};

/**
 * What a text says of a number, before it is known what the number is about: tokens `start` to `end`.
 * bare: no operator was printed. range: two ends.
 */
export type Constraint = {
  readonly start: number;
  readonly end: number;
  readonly form:
    | { readonly kind: "compare"; readonly side: Side }
    | { readonly kind: "bare"; readonly quantity: Quantity }
    | { readonly kind: "range"; readonly low: Side; readonly high: Side };
  /** Variable that the operator's words alone tell ("older than"). */
  readonly about: string | null;
  /** "< 50 or > 120 kg": the next bound has the unit of this one. */
  readonly lender?: Quantity;
  /** "18 ≤ BMI ≤ 30": the name stands at this token, inside. */
  readonly inside: number | null;
};

const fillers = words(`
  a an the of to than approximately about around or grade score age class stage total level is are be
  ca value : ~ only any ctcae nci ecog nyha who to
`);

/** A quantity after an operator: a few words may stand between ("a score of 3"), a class may be a Roman numeral. */
const comparedAt = (text: string, tokens: readonly Token[], start: number): Quantity | null => {
  for (let at = start; at < start + 4; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.kind === "break") return null;
    const quantity = quantityAt(text, tokens, at);
    if (quantity !== null) return quantity;
    const roman = token.kind === "word" && at > start ? romanNumerals.get(token.text) : undefined;
    const isRoman = roman !== undefined && /^[IV]+$/.test(text.slice(token.start, token.end));
    if (isRoman || (at === start && isCapitalRoman(text, token)))
      return romanQuantity(at, romanNumerals.get(token.text) ?? "");
    if (!fillers.has(token.stem)) return null;
  }
  return null;
};

const isCapitalRoman = (text: string, token: Token): boolean =>
  token.kind === "word" &&
  romanNumerals.has(token.text) &&
  /^[IV]+$/.test(text.slice(token.start, token.end));

const romanQuantity = (at: number, value: string): Quantity => ({
  start: at,
  end: at + 1,
  value,
  figure: { start: at, end: at + 1 },
  unit: null,
  foreignUnit: null,
  limit: null,
  lostPower: null,
  second: null,
  doubt: null,
});

/** "≥ grade 2", "greater than ECOG 1": the name stands between the operator and its number. */
const innerName = (tokens: readonly Token[], from: number, to: number): number | null => {
  for (let at = from; at < to; at += 1) if (namesInside.has(tokens[at]?.stem ?? "")) return at;
  return null;
};

const namesInside = new Set(["grade", "class", "stage", "ctcae", "nci", "ecog", "nyha", "age", "who"]);

const compareAt = (text: string, tokens: readonly Token[], start: number): Constraint | null => {
  const operator = operatorAt(tokens, start);
  if (operator === null) return null;
  const quantity = comparedAt(text, tokens, operator.end);
  if (quantity === null) return null;
  const side: Side = { operator: operator.operator, words: operator, quantity };
  const inside = innerName(tokens, operator.end, quantity.start);
  const range = rangeFrom(text, tokens, side);
  if (range !== null)
    return {
      start,
      end: range.high.quantity.end,
      form: { kind: "range", ...range },
      about: operator.about,
      inside,
    };
  const after = operatorAfter(tokens, quantity.end, quantity.value);
  if (
    after !== null &&
    (operator.operator === "=" || directionOf(after.operator) === directionOf(operator.operator))
  ) {
    const isWeaker = operator.operator !== "=" && after.about === null;
    if (!isWeaker || after.operator === operator.operator)
      return {
        start,
        end: after.end,
        form: {
          kind: "compare",
          side: operator.operator === "=" ? { ...side, operator: after.operator } : side,
        },
        about: operator.about ?? after.about,
        inside,
      };
  }
  const lender = lenderAfter(text, tokens, quantity);
  return {
    start,
    end: quantity.end,
    form: { kind: "compare", side },
    about: operator.about,
    inside,
    ...(lender === null ? {} : { lender }),
  };
};

const rangeJoints = words(`
  and but to - , & or up through ~ also yet
`);

/** The other end after a first comparison: "≥ 10 and ≤ 55 %", "> 2 but < 5", ">= 18 to 75". */
const rangeFrom = (text: string, tokens: readonly Token[], first: Side): { low: Side; high: Side } | null => {
  let at = afterBrackets(tokens, first.quantity.end);
  for (
    let step = 0;
    step < 4 && tokens[at] !== undefined && ageWords.has(tokens[at]?.stem ?? "") && tokens[at]?.text !== ",";
    step += 1
  )
    at += 1;
  let joints = 0;
  let joint: Token | undefined;
  while (joints < 3 && rangeJoints.has(tokens[at]?.text ?? "")) {
    joint = tokens[at];
    joints += 1;
    at += 1;
  }
  if (joints === 0 && tokens[at]?.kind !== "compare") return null;
  const operator = operatorAt(tokens, at);
  const opened = directionOf(first.operator);
  if (operator !== null) {
    const quantity = comparedAt(text, tokens, operator.end);
    if (quantity === null) return null;
    const side: Side = { operator: operator.operator, words: operator, quantity };
    const closed = directionOf(side.operator);
    // "=18 to =30": both signs were lost.
    if (opened === "none" && closed === "none")
      return joint?.text === "to" || joint?.text === "-" || joint?.text === "and"
        ? ordered(first, side)
        : null;
    if (opened === "none" || closed === "none") {
      const isStretch = joint !== undefined && joint.text !== "or" && joint.text !== ",";
      return isStretch ? ordered(first, side) : null;
    }
    return opened === closed ? null : opened === "up" ? ordered(first, side) : ordered(side, first);
  }
  if (joint === undefined || (joint.text !== "to" && joint.text !== "-" && joint.text !== "through"))
    return null;
  if (opened === "down") return null;
  const quantity = quantityAt(text, tokens, at);
  if (quantity === null || quantity.limit !== first.quantity.limit) return null;
  return ordered(first, { operator: "<=", words: null, quantity });
};

const isBelow = (low: Quantity, high: Quantity): boolean => {
  if (low.unit !== null && high.unit !== null && low.unit.unit !== high.unit.unit) return true;
  return Number(low.value) < Number(high.value);
};

const ordered = (low: Side, high: Side): { low: Side; high: Side } | null =>
  isBelow(low.quantity, high.quantity) && low.quantity.second === null ? { low, high } : null;

/** The quantity behind "or >" that has the unit which this one lacks. */
const lenderAfter = (text: string, tokens: readonly Token[], quantity: Quantity): Quantity | null => {
  if (quantity.unit !== null || quantity.limit !== null || quantity.foreignUnit !== null) return null;
  const joint = tokens[quantity.end]?.text;
  if (joint !== "or" && joint !== "and") return null;
  const operator = operatorAt(tokens, quantity.end + 1);
  const next = operator === null ? null : quantityAt(text, tokens, operator.end);
  return next !== null && next.unit !== null && next.limit === null ? next : null;
};

/** "18-75 years", "between 18 and 75", "from 2 to < 5". */
const rangeAt = (text: string, tokens: readonly Token[], start: number): Constraint | null => {
  const opening = longestMatch(rangeWords, tokens, start);
  let at = opening?.end ?? start;
  const lowOperator = opening === null ? null : operatorAt(tokens, at);
  if (lowOperator !== null) at = lowOperator.end;
  if (opening !== null && fillers.has(tokens[at]?.stem ?? "")) at += 1;
  const low = quantityAt(text, tokens, at);
  if (low === null || tokens[low.figure.start]?.value === null) return null;
  let joint = afterBrackets(tokens, low.end);
  for (
    let step = 0;
    step < 3 && ageWords.has(tokens[joint]?.stem ?? "") && tokens[joint]?.text !== ",";
    step += 1
  )
    joint += 1;
  const mark = tokens[joint];
  if (mark === undefined) return null;
  const isJoint =
    mark.text === "-" ||
    mark.text === "to" ||
    (mark.text === "up" && tokens[joint + 1]?.text === "to") ||
    mark.text === "through" ||
    mark.text === "~" ||
    mark.text === "till" ||
    (opening !== null && (mark.text === "and" || mark.text === "&"));
  if (!isJoint) return null;
  let next = joint + (mark.text === "up" ? 2 : 1);
  if (tokens[next]?.text === "-") next += 1;
  const highOperator = operatorAt(tokens, next);
  if (highOperator !== null) next = highOperator.end;
  const high = quantityAt(text, tokens, next);
  if (high === null || tokens[high.figure.start]?.value === null) return null;
  const lowSide: Side = {
    operator: lowOperator?.operator === ">" ? ">" : lowOperator?.operator === "=" ? "=" : ">=",
    words: lowOperator,
    quantity: low,
  };
  const highSide: Side = {
    operator: highOperator?.operator === "<" ? "<" : highOperator?.operator === "=" ? "=" : "<=",
    words: highOperator,
    quantity: high,
  };
  const isTurned =
    lowOperator === null &&
    highOperator === null &&
    !isBelow(low, high) &&
    low.value !== high.value &&
    high.second === null;
  const range = isTurned
    ? ordered({ ...lowSide, quantity: high }, { ...highSide, quantity: low })
    : ordered(lowSide, highSide);
  if (range === null) return null;
  const isAge = tokens
    .slice(start, opening?.end ?? start)
    .some((token) => token.stem === "age" || token.stem === "aged");
  return {
    start,
    end: high.end,
    form: { kind: "range", ...range },
    about: isAge ? "age" : null,
    inside: null,
  };
};

/** The constraint that begins at token `start`. */
export const constraintAt = (text: string, tokens: readonly Token[], start: number): Constraint | null => {
  const range = rangeAt(text, tokens, start);
  if (range !== null) return range;
  const compared = compareAt(text, tokens, start);
  if (compared !== null) return compared;
  const quantity = quantityAt(text, tokens, start);
  if (quantity === null || tokens[quantity.figure.start]?.value === null) return null;
  const chained = chainFrom(text, tokens, start, quantity);
  if (chained !== null) return chained;
  const after = operatorAfter(tokens, quantity.end, quantity.value);
  if (after !== null)
    return {
      start,
      end: after.end,
      form: { kind: "compare", side: { operator: after.operator, words: after, quantity } },
      about: after.about,
      inside: null,
    };
  return { start, end: quantity.end, form: { kind: "bare", quantity }, about: null, inside: null };
};

const mirrored: Readonly<Record<ComparisonSign, ComparisonSign>> = {
  "<": ">",
  "<=": ">=",
  ">": "<",
  ">=": "<=",
  "=": "=",
};

/** "18 ≤ BMI ≤ 30": a number, a sign, a name of a few words, a sign, a number. */
const chainFrom = (
  text: string,
  tokens: readonly Token[],
  start: number,
  low: Quantity,
): Constraint | null => {
  const first = tokens[low.end];
  if (first?.kind !== "compare" || !isSign(first.text)) return null;
  for (let at = low.end + 2; at < low.end + 7; at += 1) {
    const second = tokens[at];
    if (second === undefined || second.kind === "break" || second.kind === "number") return null;
    if (second.kind !== "compare" || !isSign(second.text)) continue;
    const high = quantityAt(text, tokens, at + 1);
    if (high === null) return null;
    const from: Side = {
      operator: mirrored[first.text],
      words: { start: low.end, end: low.end + 1 },
      quantity: low,
    };
    const to: Side = { operator: second.text, words: { start: at, end: at + 1 }, quantity: high };
    const range = directionOf(from.operator) === "down" ? ordered(to, from) : ordered(from, to);
    if (range === null) return null;
    return { start, end: high.end, form: { kind: "range", ...range }, about: null, inside: low.end + 1 };
  }
  return null;
};
