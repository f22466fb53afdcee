import type { Condition } from "../api/contract.ts";

type Compare = Extract<Condition, { kind: "compare" }>;
export type Relation = Compare["relation"];
export const relations: readonly Relation[] = ["<", "<=", "=", ">=", ">"];

/** One comparison as a row of the editor: what, sign, number, unit. */
export type Term = {
  readonly variable: string;
  readonly relation: Relation;
  readonly value: string;
  /** A UCUM code; "{ULN}" and "{LLN}" mean multiples of the laboratory's limits. */
  readonly unit: string;
  /** The comparison that the row was made from: its window and method are kept. */
  readonly from: Compare;
  /** Set where the sign of the text is still open: until the person sets another, all readings stay. */
  readonly open: Extract<Condition, { kind: "readings" }> | null;
};
export type Terms = { readonly join: "allOf" | "anyOf"; readonly terms: readonly Term[] };

const limitUnit = { upper: "{ULN}", lower: "{LLN}" } as const;

const termOf = (condition: Condition): Term | null => {
  if (condition.kind === "readings") {
    const [first, ...others] = condition.alternatives.map(({ expression }) => termOf(expression));
    if (first === undefined || first === null) return null;
    const same = others.every(
      (each) =>
        each !== null &&
        each.variable === first.variable &&
        each.value === first.value &&
        each.unit === first.unit,
    );
    return same ? { ...first, open: condition } : null;
  }
  if (condition.kind !== "compare") return null;
  const { left, relation, right } = condition;
  const variable = left.kind === "observation" ? left.variable : left.kind === "age" ? "age" : null;
  if (variable === null) return null;
  if (!("kind" in right))
    return { variable, relation, value: right.value, unit: right.unit, from: condition, open: null };
  if (right.kind === "multipleOfLimit")
    return {
      variable,
      relation,
      value: right.factor,
      unit: limitUnit[right.limit],
      from: condition,
      open: null,
    };
  return null;
};

/** A flat condition as rows; null where it has more structure than rows can show. */
export const termsOf = (condition: Condition): Terms | null => {
  const isList = condition.kind === "allOf" || condition.kind === "anyOf";
  const parts = isList ? condition.operands : [condition];
  const terms = parts.map(termOf).filter((each) => each !== null);
  return terms.length === parts.length && terms.length > 0
    ? { join: condition.kind === "anyOf" ? "anyOf" : "allOf", terms }
    : null;
};

const rightOf = ({ unit, value }: Term): Compare["right"] =>
  unit === "{ULN}"
    ? { kind: "multipleOfLimit", factor: value, limit: "upper" }
    : unit === "{LLN}"
      ? { kind: "multipleOfLimit", factor: value, limit: "lower" }
      : { value, unit };

const isAsRead = (term: Term): boolean => {
  const read = term.open === null ? null : termOf(term.open);
  return (
    read !== null &&
    read.relation === term.relation &&
    read.variable === term.variable &&
    read.value === term.value &&
    read.unit === term.unit
  );
};

const writeTerm = (term: Term): Condition => {
  if (term.open !== null && isAsRead(term)) return term.open;
  const { left } = term.from;
  const { restatedAs: _restated, ...from } = term.from;
  return {
    ...from,
    left:
      term.variable === "age"
        ? { kind: "age", at: left.kind === "age" ? left.at : "screening" }
        : left.kind === "observation" && left.variable === term.variable
          ? left
          : {
              kind: "observation",
              variable: term.variable,
              select: "latest",
              ...(left.kind === "observation" && left.within !== undefined ? { within: left.within } : {}),
            },
    relation: term.relation,
    right: rightOf(term),
    ...(termOf(term.from)?.value === term.value && term.from.restatedAs !== undefined
      ? { restatedAs: term.from.restatedAs }
      : {}),
  };
};

/** The condition that the rows state. */
export const conditionOf = ({ join, terms }: Terms): Condition => {
  const [only, ...others] = terms.map(writeTerm);
  return only !== undefined && others.length === 0 ? only : { kind: join, operands: terms.map(writeTerm) };
};
