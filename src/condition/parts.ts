import type { Condition } from "./condition.ts";

/** A condition directly inside another, with the rest of its JSON pointer. */
export type Part = { readonly path: string; readonly condition: Condition };

const numbered = (member: string, conditions: readonly Condition[]): readonly Part[] =>
  conditions.map((condition, index) => ({ path: `/${member}/${index}`, condition }));

/** What a condition is made of, in source order. */
export const partsOf = (condition: Condition): readonly Part[] => {
  switch (condition.kind) {
    case "allOf":
    case "anyOf":
    case "atLeast":
      return numbered("operands", condition.operands);
    case "not":
      return [{ path: "/operand", condition: condition.operand }];
    case "ifThen":
      return [
        { path: "/condition", condition: condition.condition },
        { path: "/consequence", condition: condition.consequence },
      ];
    case "unless":
      return [
        { path: "/base", condition: condition.base },
        { path: "/exception", condition: condition.exception },
      ];
    case "preferred":
      return numbered("alternatives", condition.alternatives);
    case "readings":
      return condition.alternatives.map(({ expression }, index) => ({
        path: `/alternatives/${index}/expression`,
        condition: expression,
      }));
    case "forSome":
      return whereOf(condition.query.where);
    case "forEvery":
      return [...whereOf(condition.query.where), { path: "/satisfies", condition: condition.satisfies }];
    case "compare":
    case "memberOf":
    case "inWindow":
    case "askHuman":
    case "opaque":
      return [];
    default:
      return condition satisfies never;
  }
};

const whereOf = (where: Condition | undefined): readonly Part[] =>
  where === undefined ? [] : [{ path: "/query/where", condition: where }];

/** The condition at a JSON pointer below another; undefined where the pointer leads to no condition. */
export const partAt = (condition: Condition, path: string): Condition | undefined => {
  if (path === "") return condition;
  for (const part of partsOf(condition))
    if (path === part.path || path.startsWith(`${part.path}/`))
      return partAt(part.condition, path.slice(part.path.length));
  return undefined;
};
