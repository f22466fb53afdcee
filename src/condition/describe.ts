import { anchorLabel, recordTypeLabel } from "../knowledge/index.ts";
import {
  type AskHuman,
  anchors,
  type Bound,
  type Compare,
  type Condition,
  type ForEvery,
  type ForSome,
  type MemberOf,
  type Readings,
  type RecordQuery,
  type RecordType,
  type ValueTerm,
} from "./condition.ts";
import { describeWindow } from "./describeWindow.ts";
import { labelConcept, labelField, labelValue, labelVariable } from "./labels.ts";
import { partsOf } from "./parts.ts";
import {
  joinWith,
  relationSigns,
  relationWords,
  startSentence,
  takesUp,
  withinSentence,
  writeAmountOf,
  writeDuration,
  writeQuantity,
} from "./words.ts";

/** Which record types the names in scope are bound to; the last one bound is meant when nothing is said. */
export type Scope = { readonly types: ReadonlyMap<string, RecordType>; readonly nearest: string | null };
export const outside: Scope = { types: new Map(), nearest: null };

/** `whole` phrases stand in a list as they are; the others need brackets. */
type Phrase = { readonly text: string; readonly whole: boolean };
const whole = (text: string): Phrase => ({ text, whole: true });
const loose = (text: string): Phrase => ({ text, whole: false });
const bracketed = (phrase: Phrase): string => (phrase.whole ? phrase.text : `(${phrase.text})`);

export const bind = (scope: Scope, query: RecordQuery): Scope => ({
  types: new Map([...scope.types, [query.bindAs, query.recordType]]),
  nearest: query.bindAs,
});

const fieldName = (record: string, field: string, scope: Scope): string => {
  const type = scope.types.get(record);
  const label = withinSentence(type === undefined ? field : labelField(type, field));
  const owner = type === undefined ? record : recordTypeLabel(type);
  return record === scope.nearest ? label : `${label} of the ${owner} “${record}”`;
};

const qualifiersOf = (term: Extract<ValueTerm, { kind: "observation" }>): string => {
  const methods = term.methods ?? [];
  const window = term.within === undefined ? "" : ` ${describeWindow(term.within)}`;
  const parts = [
    ...(methods.length === 0 ? [] : [`by ${joinWith("or", methods)}`]),
    ...(window === "" && term.select === "latest" ? [] : [`${term.select} result${window}`]),
  ];
  return parts.length === 0 ? "" : ` (${parts.join("; ")})`;
};

/** What is compared, and what has to be said about it in brackets after the bound. */
const describeTerm = (
  term: ValueTerm,
  scope: Scope,
): { readonly name: string; readonly qualifiers: string } => {
  switch (term.kind) {
    case "observation":
      return { name: withinSentence(labelVariable(term.variable)), qualifiers: qualifiersOf(term) };
    case "field":
      return { name: fieldName(term.record, term.field, scope), qualifiers: "" };
    case "attribute":
      return { name: withinSentence(labelVariable(term.name)), qualifiers: "" };
    case "age":
      return { name: term.at === "evaluation" ? "age" : `age at ${anchorLabel(term.at)}`, qualifiers: "" };
    case "elapsed":
      return {
        name: `time from ${term.label} to ${anchorLabel(term.until)}`,
        qualifiers: ` (counted from the ${term.edge} of the ${term.which} one)`,
      };
    default:
      return term satisfies never;
  }
};

const limitWords = { upper: "ULN", lower: "LLN" } as const;
export const describeBound = (
  bound: Bound,
  scope: Scope,
  of = "",
): { readonly name: string; readonly qualifiers: string } => {
  if (!("kind" in bound))
    return {
      name: of === "" ? writeQuantity(bound) : writeAmountOf(of, bound.value, bound.unit),
      qualifiers: "",
    };
  switch (bound.kind) {
    case "multipleOfLimit":
      return { name: `${bound.factor} × ${limitWords[bound.limit]}`, qualifiers: "" };
    case "relativeToBaseline": {
      const baseline = describeTerm(bound.baseline, scope);
      const amount = writeQuantity(bound.value);
      const name = `the baseline ${baseline.name}`;
      return {
        name:
          bound.measure === "ratio"
            ? `${amount} × ${name}`
            : bound.measure === "percentChange"
              ? `${amount} change from ${name}`
              : `${amount} above ${name}`,
        qualifiers: baseline.qualifiers,
      };
    }
    default:
      return describeTerm(bound, scope);
  }
};

/** `sign` overrides the relation where the comparator is still open. */
const describeCompare = (compare: Compare, scope: Scope, note = ""): Phrase => {
  const { left, relation, right } = compare;
  const restated = (compare.restatedAs ?? []).map(writeQuantity);
  const also = restated.length === 0 ? "" : ` (also printed as ${joinWith("and", restated)})`;
  if (left.kind === "elapsed" && !("kind" in right)) {
    const edge = ` (counted from the ${left.edge} of the ${left.which} one)`;
    return whole(
      `${relationWords[relation]} ${writeQuantity(right)} from ${left.label} to ${anchorLabel(left.until)}${edge}${also}${note}`,
    );
  }
  const term = describeTerm(left, scope);
  const bound = describeBound(right, scope, term.name);
  return whole(
    `${term.name} ${relationSigns[relation]} ${bound.name}${term.qualifiers}${bound.qualifiers}${also}${note}`,
  );
};

const describeMember = (member: MemberOf, scope: Scope, holds: boolean): Phrase => {
  const { left, values } = member;
  const term = describeTerm(left, scope);
  const [only] = values;
  if (values.length === 1 && (only === "true" || only === "false"))
    return whole(`${term.name}: ${(only === "true") === holds ? "yes" : "no"}${term.qualifiers}`);
  const names = values.map((value) =>
    left.kind === "field" && left.field === "concept"
      ? labelConcept(value)
      : left.kind === "observation"
        ? labelValue(left.variable, value)
        : value,
  );
  const wanted = joinWith("or", names);
  if (left.kind === "field" && left.field === "concept")
    return whole(
      `${left.record === scope.nearest ? "it" : `the record “${left.record}”`} ${holds ? "counts" : "does not count"} as ${wanted}`,
    );
  return whole(`${term.name} ${holds ? "is" : "is not"} ${wanted}${term.qualifiers}`);
};

const listOf = (head: string, operands: readonly Condition[], scope: Scope): Phrase =>
  operands.length === 0
    ? whole(`${head} (nothing is listed)`)
    : loose(`${head}: ${operands.map((operand) => bracketed(phrase(operand, scope))).join("; ")}`);

/** The part of a query that says which kind of record is meant, apart from what else must hold of it. */
export const splitQuery = (
  query: RecordQuery,
): {
  readonly kind: Condition | null;
  readonly kinds: readonly string[];
  readonly rest: readonly Condition[];
} => {
  const parts =
    query.where === undefined ? [] : query.where.kind === "allOf" ? query.where.operands : [query.where];
  const isKind = (part: Condition): boolean =>
    part.kind === "memberOf" &&
    part.left.kind === "field" &&
    part.left.field === "concept" &&
    part.left.record === query.bindAs;
  const kind = parts.find(isKind);
  return {
    kind: kind ?? null,
    kinds: kind?.kind === "memberOf" ? kind.values.map(labelConcept) : [],
    rest: parts.filter((part) => part !== kind),
  };
};

const countWords = (query: ForSome): { readonly words: string; readonly many: boolean } => {
  const { maximumCount: most } = query;
  const least = query.minimumCount ?? (most === undefined ? 1 : undefined);
  if (most === undefined)
    return least === 1 ? { words: "at least one", many: false } : { words: `at least ${least}`, many: true };
  if (least === undefined)
    return most === 0 ? { words: "no", many: false } : { words: `at most ${most}`, many: most !== 1 };
  return least === most
    ? { words: `exactly ${most}`, many: most !== 1 }
    : { words: `at least ${least} and at most ${most}`, many: true };
};

/** Conditions that hold together, as one phrase. */
export const describeAll = (conditions: readonly Condition[], scope: Scope): string => {
  const [only, ...others] = conditions;
  return only !== undefined && others.length === 0
    ? phrase(only, scope).text
    : listOf("all of", conditions, scope).text;
};

/** Noun, kind and window of a query, then what must hold of the record. */
export const describeQuery = (query: RecordQuery, many: boolean, scope: Scope): Phrase => {
  const inner = bind(scope, query);
  const { kinds, rest } = splitQuery(query);
  const kind = kinds.length === 0 ? "" : ` ${takesUp[query.recordType]} ${joinWith("or", kinds)}`;
  const window = query.within === undefined ? "" : ` ${describeWindow(query.within)}`;
  const known = query.knownOnly === true ? "known " : "";
  const head = `${known}${recordTypeLabel(query.recordType, many ? "many" : "one")}${kind}${window}`;
  return rest.length === 0 ? whole(head) : loose(`${head}, for which ${describeAll(rest, inner)}`);
};

const describeSome = (condition: ForSome, scope: Scope): Phrase => {
  const count = countWords(condition);
  const query = describeQuery(condition.query, count.many, scope);
  return { text: `${count.words} ${query.text}`, whole: query.whole };
};

const describeEvery = (condition: ForEvery, scope: Scope): Phrase => {
  const domain = describeQuery(condition.query, false, scope);
  const body = phrase(condition.satisfies, bind(scope, condition.query));
  const none = condition.emptyDomain === "true" ? "met when there is none" : "unknown when there is none";
  return loose(`for every ${bracketed(domain)}: ${bracketed(body)} (${none})`);
};

const describeQuestion = (ask: AskHuman): Phrase => {
  const valid =
    ask.answerValidFor === undefined ? "" : `; the answer holds for ${writeDuration(ask.answerValidFor)}`;
  return whole(`the ${ask.answeredBy} answers yes to “${ask.question}” (${ask.topic}${valid})`);
};

/** The same comparison but for its sign, each alternative labelled with its sign. */
export const signsOnly = (readings: Readings): Compare | null => {
  const [first] = readings.alternatives;
  if (first?.expression.kind !== "compare") return null;
  const { relation: _, ...rest } = first.expression;
  const same = JSON.stringify(rest);
  const alike = readings.alternatives.every(({ label, expression }) => {
    if (expression.kind !== "compare") return false;
    const { relation, ...others } = expression;
    return relationSigns[relation] === label && JSON.stringify(others) === same;
  });
  return alike ? first.expression : null;
};

/** Readings that only count from different anchors, as one sentence with the anchors named at its end. */
const anchorsOnly = (readings: Readings, texts: readonly string[]): string | null => {
  const [first = ""] = texts;
  const names = anchors.map((anchor) => anchorLabel(anchor));
  for (const own of names) {
    const taken = texts.map((text) => names.find((name) => first.replaceAll(` ${own}`, ` ${name}`) === text));
    if (!first.includes(` ${own}`) || taken.includes(undefined) || new Set(taken).size < texts.length)
      continue;
    const each = readings.alternatives.map(({ label }, index) =>
      label === taken[index] ? label : `${taken[index]} (“${label}”)`,
    );
    return `${first} (reading to be confirmed: counted from ${joinWith("or", each)})`;
  }
  return null;
};

const describeReadings = (readings: Readings, scope: Scope): Phrase => {
  const labels = readings.alternatives.map((each) => each.label);
  const compare = signsOnly(readings);
  if (compare !== null)
    return describeCompare(compare, scope, ` (reading to be confirmed: ${joinWith("or", labels)})`);
  const phrases = readings.alternatives.map(({ expression }) => phrase(expression, scope));
  const counted = anchorsOnly(
    readings,
    phrases.map((each) => each.text),
  );
  if (counted !== null) return loose(counted);
  const each = phrases.map((alternative, index) => `read as “${labels[index]}”: ${bracketed(alternative)}`);
  return loose(`one of these readings, to be confirmed: ${each.join("; ")}`);
};

const describeNot = (operand: Condition, scope: Scope): Phrase => {
  if (operand.kind === "memberOf") return describeMember(operand, scope, false);
  if (operand.kind === "forSome" && operand.maximumCount === undefined && (operand.minimumCount ?? 1) === 1) {
    const query = describeQuery(operand.query, false, scope);
    return { text: `no ${query.text}`, whole: query.whole };
  }
  return whole(`not (${phrase(operand, scope).text})`);
};

const phrase = (condition: Condition, scope: Scope): Phrase => {
  switch (condition.kind) {
    case "allOf":
    case "anyOf": {
      const [only, ...others] = condition.operands;
      return only !== undefined && others.length === 0
        ? phrase(only, scope)
        : listOf(condition.kind === "allOf" ? "all of" : "any of", condition.operands, scope);
    }
    case "not":
      return describeNot(condition.operand, scope);
    case "atLeast":
      return listOf(
        `at least ${condition.minimumTrue} of these ${condition.operands.length}`,
        condition.operands,
        scope,
      );
    case "ifThen":
      return loose(
        `if ${bracketed(phrase(condition.condition, scope))}, then ${bracketed(phrase(condition.consequence, scope))}`,
      );
    case "unless":
      return loose(
        `${bracketed(phrase(condition.base, scope))}, unless ${bracketed(phrase(condition.exception, scope))}`,
      );
    case "preferred":
      return loose(
        condition.alternatives.map((each) => bracketed(phrase(each, scope))).join("; if that is not known: "),
      );
    case "compare":
      return describeCompare(condition, scope);
    case "memberOf":
      return describeMember(condition, scope, true);
    case "inWindow": {
      const owner = condition.record === scope.nearest ? "it" : `the record “${condition.record}”`;
      return whole(`${owner} falls ${describeWindow(condition.window)}`);
    }
    case "forSome":
      return describeSome(condition, scope);
    case "forEvery":
      return describeEvery(condition, scope);
    case "askHuman":
      return describeQuestion(condition);
    case "readings":
      return describeReadings(condition, scope);
    case "opaque":
      return whole(`text not yet understood: “${condition.text}”`);
    default:
      return condition satisfies never;
  }
};

/** Any condition as one line of plain English; nested parts stand in brackets. */
export const describe = (condition: Condition): string => startSentence(phrase(condition, outside).text);

const below = (condition: Condition, path: string, scope: Scope): string => {
  if (path === "") return phrase(condition, scope).text;
  const query = condition.kind === "forSome" || condition.kind === "forEvery" ? condition.query : null;
  const inner = query === null ? scope : bind(scope, query);
  if (query !== null && path === "/query/recordType")
    return `the list of ${recordTypeLabel(query.recordType, "many")} is complete`;
  if (query?.within !== undefined && path === "/query/within") return describeWindow(query.within);
  for (const part of partsOf(condition))
    if (path === part.path || path.startsWith(`${part.path}/`))
      return below(part.condition, path.slice(part.path.length), inner);
  return query === null ? path : `one ${recordTypeLabel(query.recordType)}`;
};

/** A node of a condition as plain English, with the names of the records around it. */
export const describeAt = (condition: Condition, path: string): string =>
  startSentence(below(condition, path, outside));
