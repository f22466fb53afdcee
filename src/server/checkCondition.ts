import { type Condition, describe } from "../condition/index.ts";
import type { Issue } from "../kernel/failure.ts";
import { concepts, fields, findVariable } from "../knowledge/index.ts";
import { conditionSchema, conditionsIn } from "../protocol/index.ts";
import { bodyIssue } from "./refusal.ts";

const knownConcepts = new Set(concepts.flatMap(({ id, aliases }) => [id, ...aliases]));
const knownFields = new Set(fields.map(({ field }) => field));

const foreign = (kind: string, name: string, cure: string): Issue =>
  bodyIssue("unknown-value", "expression", `The vocabulary has no ${kind} ${name}.`, cure);

/** Every name in a condition that the vocabulary lacks: a criterion on it would be unknown for ever. */
const foreignNames = (condition: Condition): readonly Issue[] =>
  conditionsIn(condition).flatMap((each) => {
    if (each.kind !== "compare" && each.kind !== "memberOf") return [];
    const { left } = each;
    if (left.kind === "observation" && findVariable(left.variable) === undefined)
      return [foreign("variable", left.variable, "Choose one of the list.")];
    if (left.kind === "field" && !knownFields.has(left.field))
      return [foreign("field", left.field, "Choose one of the list.")];
    if (each.kind === "memberOf" && left.kind === "field" && left.field === "concept")
      return each.values
        .filter((value) => !knownConcepts.has(value))
        .map((value) => foreign("concept", value, "Choose one of the list."));
    return [];
  });

export type CheckedCondition =
  | { readonly kind: "sound"; readonly condition: Condition; readonly english: string }
  | { readonly kind: "faulty"; readonly issues: readonly Issue[] };

/** A condition that somebody wrote: its shape, its names, and how it reads. */
export const checkCondition = (value: unknown): CheckedCondition => {
  const parsed = conditionSchema.safeParse(value);
  if (!parsed.success)
    return {
      kind: "faulty",
      issues: parsed.error.issues.map(({ path, message }) =>
        bodyIssue("malformed", ["expression", ...path].join("."), message, "Mend this place."),
      ),
    };
  const issues = foreignNames(parsed.data);
  return issues.length > 0
    ? { kind: "faulty", issues }
    : { kind: "sound", condition: parsed.data, english: describe(parsed.data) };
};
