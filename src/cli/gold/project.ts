import { atomsOf, type Condition, partsOf } from "../../condition/index.ts";

/** Which leaf of a condition a case speaks of. */
export type Leaf = (condition: Condition) => boolean;

/** The leaf that reads this variable ("platelets", "L.longestDimension", "timeSince(…)"), or the range on it. */
export const readsVariable =
  (variable: string): Leaf =>
  (condition) => {
    if (condition.kind === "allOf") return condition.operands.every(readsVariable(variable));
    if (condition.kind !== "compare" && condition.kind !== "memberOf") return false;
    return atomsOf(condition).some((atom) => atom.variable === variable);
  };

/** The same, obtained by one method. */
export const readsVariableBy =
  (variable: string, method: string): Leaf =>
  (condition) =>
    readsVariable(variable)(condition) &&
    (condition.kind === "compare" || condition.kind === "memberOf") &&
    condition.left.kind === "observation" &&
    (condition.left.methods ?? []).some((each) => each === method);

/** The quantifier over records of a concept. */
export const asksConcept =
  (concept: string): Leaf =>
  (condition) =>
    condition.kind === "forSome" && mentionsConcept(condition.query.where, concept);

const mentionsConcept = (condition: Condition | undefined, concept: string): boolean => {
  if (condition === undefined) return false;
  if (condition.kind === "memberOf")
    return (
      condition.left.kind === "field" &&
      condition.left.field === "concept" &&
      condition.values.includes(concept)
    );
  return operandsOf(condition).some((each) => mentionsConcept(each, concept));
};

const operandsOf = (condition: Condition): readonly Condition[] =>
  partsOf(condition).map((part) => part.condition);

/**
 * The condition reduced to one leaf, with the readings and the quantifier above it kept,
 * so that the truth of the whole is the truth of the leaf. Readings in which the leaf does not occur are left out;
 * undefined where it occurs nowhere.
 */
export const projectLeaf = (condition: Condition, leaf: Leaf): Condition | undefined => {
  if (leaf(condition)) return condition;
  if (condition.kind === "readings") {
    const alternatives = condition.alternatives.flatMap((each) => {
      const expression = projectLeaf(each.expression, leaf);
      return expression === undefined ? [] : [{ label: each.label, expression }];
    });
    return alternatives.length === 0 ? undefined : { ...condition, alternatives };
  }
  if (condition.kind === "forSome") {
    const where = condition.query.where && projectLeaf(condition.query.where, leaf);
    return where === undefined ? undefined : { ...condition, query: { ...condition.query, where } };
  }
  for (const operand of operandsOf(condition)) {
    const found = projectLeaf(operand, leaf);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** The condition with every such leaf replaced by a question that the case answers. */
export const replaceLeaf = (condition: Condition, leaf: Leaf, id: string): Condition => {
  if (leaf(condition))
    return { kind: "askHuman", topic: "judgement", id, answeredBy: "investigator", question: id };
  const replace = (each: Condition): Condition => replaceLeaf(each, leaf, id);
  switch (condition.kind) {
    case "allOf":
    case "anyOf":
    case "atLeast":
      return { ...condition, operands: condition.operands.map(replace) };
    case "not":
      return { ...condition, operand: replace(condition.operand) };
    case "ifThen":
      return {
        ...condition,
        condition: replace(condition.condition),
        consequence: replace(condition.consequence),
      };
    case "unless":
      return { ...condition, base: replace(condition.base), exception: replace(condition.exception) };
    case "preferred":
      return { ...condition, alternatives: condition.alternatives.map(replace) };
    case "readings":
      return {
        ...condition,
        alternatives: condition.alternatives.map((each) => ({
          ...each,
          expression: replace(each.expression),
        })),
      };
    default:
      return condition;
  }
};
