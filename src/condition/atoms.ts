import type { Decimal } from "../kernel/decimal.ts";
import type { UcumCode } from "../kernel/quantity.ts";
import type { Anchor, Compare, Condition, Relation, ValueTerm } from "./condition.ts";
import { type Plan, planOf, plansBelow } from "./plan.ts";

/** One bound or list of a condition, as flat as a table row. */
export type Atom = {
  readonly nodePath: string;
  /** "platelets"; "L.longestDimension" for a field of the record bound as L; "age"; "timeSince(<label>, D0)". */
  readonly variable: string;
  readonly operator: Relation | "in";
  readonly value?: Decimal;
  readonly values?: readonly string[];
  readonly unit: UcumCode | null;
  readonly relativeTo: "ULN" | "LLN" | "baseline" | null;
};

const anchorNames: Readonly<Partial<Record<Anchor, string>>> = { firstDose: "D0" };

/** How an atom names what is compared. */
export const nameTerm = (term: ValueTerm): string => {
  switch (term.kind) {
    case "observation":
      return term.variable;
    case "field":
      return `${term.record}.${term.field}`;
    case "attribute":
      return term.name;
    case "age":
      return "age";
    case "elapsed":
      return `timeSince(${term.label}, ${anchorNames[term.until] ?? term.until})`;
    default:
      return term satisfies never;
  }
};

const atomOfCompare = (node: Compare, nodePath: string): Atom => {
  const head = { nodePath, variable: nameTerm(node.left), operator: node.relation };
  const { right } = node;
  if (!("kind" in right)) return { ...head, value: right.value, unit: right.unit, relativeTo: null };
  switch (right.kind) {
    case "multipleOfLimit": {
      const limit = right.limit === "upper" ? "ULN" : "LLN";
      return { ...head, value: right.factor, unit: `{${limit}}`, relativeTo: limit };
    }
    case "relativeToBaseline":
      return { ...head, value: right.value.value, unit: right.value.unit, relativeTo: "baseline" };
    case "observation":
    case "field":
    case "attribute":
    case "age":
    case "elapsed":
      return { ...head, values: [nameTerm(right)], unit: null, relativeTo: null };
    default:
      return right satisfies never;
  }
};

/**
 * Comparisons and lists of a condition in source order. Of a decided repair only the chosen reading; of an open one
 * every reading.
 */
export const atomsOf = (
  condition: Condition,
  decisions: ReadonlyMap<string, string> = new Map(),
): readonly Atom[] => {
  const visit = (plan: Plan): readonly Atom[] => {
    if (plan.kind === "readings") {
      const chosen = plan.alternatives.filter(({ label }) => label === decisions.get(plan.node.repairId));
      return (chosen.length > 0 ? chosen : plan.alternatives).flatMap((each) => visit(each.plan));
    }
    const below = plansBelow(plan).flatMap(visit);
    if (plan.kind === "compare") return [atomOfCompare(plan.node, plan.path), ...below];
    if (plan.kind === "memberOf")
      return [
        {
          nodePath: plan.path,
          variable: nameTerm(plan.node.left),
          operator: "in",
          values: plan.node.values,
          unit: null,
          relativeTo: null,
        },
        ...below,
      ];
    return below;
  };
  return visit(planOf(condition));
};
