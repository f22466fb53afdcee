import { type Condition, partsOf, type Readings } from "../condition/index.ts";

/** Conditions that select the records of a term: no part of the tree that is evaluated, but of what it says. */
const selecting = (condition: Condition): readonly Condition[] => {
  if (condition.kind !== "compare" && condition.kind !== "memberOf") return [];
  const term = condition.left;
  return term.kind === "elapsed" && term.since.where !== undefined ? [term.since.where] : [];
};

/** The condition and every condition inside it, outermost first; also those that select the records of a term. */
export const conditionsIn = (condition: Condition): readonly Condition[] => [
  condition,
  ...[...partsOf(condition).map((part) => part.condition), ...selecting(condition)].flatMap(conditionsIn),
];

/** Every place where a repair leaves more than one reading open. */
export const readingsIn = (condition: Condition): readonly Readings[] =>
  conditionsIn(condition).filter((each) => each.kind === "readings");
