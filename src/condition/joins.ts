import { atLeast, every, implies, not, some, type Truth } from "../kernel/truth.ts";
import type { Context } from "./context.ts";
import { cheapestOf, joined, noStrings } from "./findings.ts";
import type { PlanOf } from "./plan.ts";
import type { Verdict } from "./verdict.ts";

/** Truth of a joining node and the parts that force it. */
type Joint = { readonly truth: Truth; readonly chosen: readonly Verdict[] };

const ofTruth = (parts: readonly Verdict[], truth: Truth): readonly Verdict[] =>
  parts.filter((each) => each.truth === truth);
const oneOf = (...sufficient: readonly (readonly Verdict[])[]): readonly Verdict[] =>
  cheapestOf(sufficient.flat(), 1);

const join = (plan: PlanOf<"join">, parts: readonly Verdict[]): Joint => {
  const truths = parts.map((each) => each.truth);
  const [first = "unknown", second = "unknown"] = truths;
  const { node } = plan;
  switch (node.kind) {
    case "allOf": {
      const truth = every(truths);
      return { truth, chosen: truth === "true" ? parts : oneOf(ofTruth(parts, "false")) };
    }
    case "anyOf": {
      const truth = some(truths);
      return { truth, chosen: truth === "false" ? parts : oneOf(ofTruth(parts, "true")) };
    }
    case "not":
      return { truth: not(first), chosen: parts };
    case "atLeast": {
      const truth = atLeast(node.minimumTrue, truths);
      return {
        truth,
        chosen:
          truth === "true"
            ? cheapestOf(ofTruth(parts, "true"), node.minimumTrue)
            : cheapestOf(ofTruth(parts, "false"), parts.length - node.minimumTrue + 1),
      };
    }
    case "ifThen": {
      const truth = implies(first, second);
      const [condition, consequence] = [parts.slice(0, 1), parts.slice(1)];
      return {
        truth,
        chosen: truth === "true" ? oneOf(ofTruth(condition, "false"), ofTruth(consequence, "true")) : parts,
      };
    }
    case "unless": {
      const truth = every([first, not(second)]);
      const [base, exception] = [parts.slice(0, 1), parts.slice(1)];
      return {
        truth,
        chosen: truth === "true" ? parts : oneOf(ofTruth(base, "false"), ofTruth(exception, "true")),
      };
    }
    case "preferred": {
      const taken = parts.filter((each) => each.truth !== "unknown").slice(0, 1);
      return { truth: taken[0]?.truth ?? "unknown", chosen: taken };
    }
    default:
      return node satisfies never;
  }
};

/** A lower source that was taken is provisional; one that was not taken may disagree. */
const warnPreferred = (parts: readonly Verdict[], truth: Truth): readonly string[] => [
  ...(truth !== "unknown" && parts[0]?.truth === "unknown"
    ? ["provisional: a better source is not recorded and not yet known to be absent."]
    : []),
  ...(parts.some((each) => each.truth !== "unknown" && each.truth !== truth)
    ? ["A less preferred source disagrees."]
    : []),
];

/** A node that joins the truths of its parts; every part is evaluated, since the reader is owed all reasons. */
export const evaluateJoin = (plan: PlanOf<"join">, context: Context): Verdict => {
  const parts = plan.parts.map((each) => context.evaluate(each, context));
  const { truth, chosen } = join(plan, parts);
  return joined(
    plan.path,
    truth,
    parts,
    chosen,
    parts.map((each) => each.unknownReasons),
    plan.repairs,
    plan.node.kind === "preferred" ? warnPreferred(parts, truth) : noStrings,
  );
};
