import { compare, type Decimal, isDecimal } from "../kernel/decimal.ts";
import { agreed, some, type Truth } from "../kernel/truth.ts";
import { type CodedValue, valueOf as codeOf, findField, findVariable } from "../knowledge/index.ts";
import { exact } from "./amounts.ts";
import { citeReading } from "./citing.ts";
import { isConcept } from "./concepts.ts";
import type { MemberOf, ValueTerm } from "./condition.ts";
import type { Context } from "./context.ts";
import { leaf, mergeStrings, mergeUsed } from "./findings.ts";
import { interval, relate } from "./intervals.ts";
import type { PlanOf } from "./plan.ts";
import type { Reading } from "./reading.ts";
import { boundRecord, readTerm, valueReason, warnTied } from "./readTerm.ts";
import { mergeReasons } from "./reasons.ts";
import { rememberFor } from "./remember.ts";
import type { Verdict } from "./verdict.ts";

type Vocabulary = { readonly values: readonly CodedValue[] };
const anyValue: Vocabulary = { values: [] };

const vocabularyOf = (term: ValueTerm, context: Context): Vocabulary => {
  switch (term.kind) {
    case "observation":
      return findVariable(term.variable) ?? anyValue;
    case "attribute":
      return findVariable(term.name) ?? anyValue;
    case "field":
      return findField(boundRecord(context, term.record).recordType, term.field) ?? anyValue;
    case "age":
    case "elapsed":
      return anyValue;
    default:
      return term satisfies never;
  }
};

const fold = (text: string): string => text.trim().toLowerCase();

/** Whether a written value is one of the wanted ones: as a number, as a code, or as another spelling of a code. */
const isOneOf = (text: string, values: readonly string[], vocabulary: Vocabulary): Truth => {
  const own = codeOf(vocabulary, text);
  const same = values.some(
    (each) =>
      fold(each) === fold(text) ||
      (own !== undefined && own === codeOf(vocabulary, each)) ||
      (isDecimal(each) && isDecimal(text) && compare(exact(each), exact(text)) === 0),
  );
  if (same) return "true";
  if (own === "unknown") return "unknown";
  // A closed vocabulary that does not know the spelling: it could mean any of its values.
  return own === undefined && vocabulary.values.length > 0 && !isDecimal(text) ? "unknown" : "false";
};

const isIntervalOneOf = (
  value: Decimal,
  comparator: Exclude<Reading["comparator"], undefined>,
  values: readonly string[],
): Truth => {
  const possible = interval(exact(value), comparator);
  const reachable = values.some((each) => {
    if (!isDecimal(each)) return true;
    const point = exact(each);
    return (
      relate(possible, "=", { low: point, includesLow: true, high: point, includesHigh: true }) !== "false"
    );
  });
  return reachable ? "unknown" : "false";
};

const judge = (
  term: ValueTerm,
  reading: Reading,
  values: readonly string[],
  vocabulary: Vocabulary,
): Truth => {
  const { value } = reading;
  if (value === undefined) return "unknown";
  if (typeof value === "boolean") return isOneOf(value ? "true" : "false", values, vocabulary);
  if (typeof value === "string")
    return term.kind === "field" && term.field === "concept"
      ? isConcept([value], values)
      : isOneOf(value, values, vocabulary);
  if ("unit" in value)
    return reading.comparator === undefined
      ? isOneOf(value.value, values, vocabulary)
      : isIntervalOneOf(value.value, reading.comparator, values);
  return term.kind === "field" && term.field === "concept"
    ? isConcept(value, values)
    : some(value.map((each) => isOneOf(each, values, vocabulary)));
};

const limitText = rememberFor(({ values }: MemberOf) =>
  values.length === 1 ? `is ${values[0]}` : `one of ${values.join(", ")}`,
);

/** A value against a list of codes or scores; on concepts, narrower ones are members. */
export const evaluateMembership = (plan: PlanOf<"memberOf">, context: Context): Verdict => {
  const { node, path, left } = plan;
  const outcome = readTerm(left, path, context);
  if (outcome.kind === "missing")
    return leaf(context, path, "unknown", outcome.cited, outcome.reasons, outcome.warnings);
  const vocabulary = vocabularyOf(node.left, context);
  const limit = limitText(node);
  const judged = (each: Reading): Truth => judge(node.left, each, node.values, vocabulary);
  const held = outcome.certain ? agreed(outcome.possible.map(judged)) : "unknown";
  const coarse = outcome.possible.filter((each) => judged(each) === "unknown").slice(0, 1);
  const used = outcome.possible.map((each) => citeReading(each, limit, true, null));
  return leaf(
    context,
    path,
    held,
    mergeUsed([used, outcome.context]),
    mergeReasons([
      outcome.asked,
      coarse.map((each) => valueReason(node.left, each, "valueTooCoarse", path, context)),
    ]),
    mergeStrings([
      outcome.warnings,
      warnTied(
        outcome.possible,
        outcome.tied.some((each) => judged(each) !== held),
      ),
    ]),
  );
};
