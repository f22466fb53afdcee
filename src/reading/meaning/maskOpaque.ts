import type { Condition } from "../../condition/index.ts";

const maskAll = (conditions: readonly Condition[], words: string): readonly Condition[] =>
  conditions.map((each) => maskOpaque(each, words));

/** A condition with the words of the record taken out of it, for a summary in our own words. */
export const maskOpaque = (condition: Condition, words: string): Condition => {
  switch (condition.kind) {
    case "opaque":
      return { ...condition, text: words };
    case "allOf":
    case "anyOf":
    case "atLeast":
      return { ...condition, operands: maskAll(condition.operands, words) };
    case "not":
      return { ...condition, operand: maskOpaque(condition.operand, words) };
    case "ifThen":
      return {
        ...condition,
        condition: maskOpaque(condition.condition, words),
        consequence: maskOpaque(condition.consequence, words),
      };
    case "unless":
      return {
        ...condition,
        base: maskOpaque(condition.base, words),
        exception: maskOpaque(condition.exception, words),
      };
    case "preferred":
      return { ...condition, alternatives: maskAll(condition.alternatives, words) };
    case "readings":
      return {
        ...condition,
        alternatives: condition.alternatives.map(({ label, expression }) => ({
          label,
          expression: maskOpaque(expression, words),
        })),
      };
    case "forSome":
      return condition.query.where === undefined
        ? condition
        : { ...condition, query: { ...condition.query, where: maskOpaque(condition.query.where, words) } };
    case "forEvery":
      return {
        ...condition,
        query:
          condition.query.where === undefined
            ? condition.query
            : { ...condition.query, where: maskOpaque(condition.query.where, words) },
        satisfies: maskOpaque(condition.satisfies, words),
      };
    case "compare":
    case "memberOf":
    case "inWindow":
    case "askHuman":
      return condition;
    default:
      return condition satisfies never;
  }
};
