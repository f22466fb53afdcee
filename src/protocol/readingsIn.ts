import type { Condition, Readings, ValueTerm } from "../condition/index.ts";

const insideTerm = (term: ValueTerm): readonly Condition[] =>
  term.kind === "elapsed" && term.since.where !== undefined ? [term.since.where] : [];

const insideOf = (condition: Condition): readonly Condition[] => {
  switch (condition.kind) {
    case "allOf":
    case "anyOf":
    case "atLeast":
      return condition.operands;
    case "not":
      return [condition.operand];
    case "ifThen":
      return [condition.condition, condition.consequence];
    case "unless":
      return [condition.base, condition.exception];
    case "preferred":
      return condition.alternatives;
    case "readings":
      return condition.alternatives.map(({ expression }) => expression);
    case "forSome":
      return condition.query.where === undefined ? [] : [condition.query.where];
    case "forEvery":
      return [...(condition.query.where === undefined ? [] : [condition.query.where]), condition.satisfies];
    case "compare":
    case "memberOf":
      return insideTerm(condition.left);
    case "inWindow":
    case "askHuman":
    case "opaque":
      return [];
    default:
      return condition satisfies never;
  }
};

/** The condition and every condition inside it, outermost first; also those that select the records of a term. */
export const conditionsIn = (condition: Condition): readonly Condition[] => [
  condition,
  ...insideOf(condition).flatMap(conditionsIn),
];

/** Every place where a repair leaves more than one reading open. */
export const readingsIn = (condition: Condition): readonly Readings[] =>
  conditionsIn(condition).filter((each) => each.kind === "readings");
