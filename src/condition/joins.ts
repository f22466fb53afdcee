import { atLeast, every, implies, not, some, type Truth } from "../kernel/truth.ts";
import type { Context } from "./context.ts";
import { cheapest, cheapestOf, joined, noStrings } from "./findings.ts";
import type { PlanOf } from "./plan.ts";
import type { Verdict } from "./verdict.ts";

/** Truth of a joining node and the parts that force it. */
type Joint = { readonly truth: Truth; readonly chosen: readonly Verdict[] };

const ofTruth = (parts: readonly Verdict[], truth: Truth): readonly Verdict[] =>
  parts.filter((each) => each.truth === truth);
const oneOf = (...parts: readonly (Verdict | null)[]): readonly Verdict[] => {
  const best = cheapest(parts.filter((each) => each !== null));
  return best === undefined ? [] : [best];
};
const when = (part: Verdict | undefined, truth: Truth): Verdict | null =>
  part?.truth === truth ? part : null;

const join = (plan: PlanOf<"join">, parts: readonly Verdict[]): Joint => {
  const truths = parts.map((each) => each.truth);
  const { node } = plan;
  switch (node.kind) {
    case "allOf": {
      const truth = every(truths);
      return { truth, chosen: truth === "true" ? parts : oneOf(...ofTruth(parts, "false")) };
    }
    case "anyOf": {
      const truth = some(truths);
      return { truth, chosen: truth === "false" ? parts : oneOf(...ofTruth(parts, "true")) };
    }
    case "not":
      return { truth: not(truths[0] ?? "unknown"), chosen: parts };
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
      const [condition, consequence] = parts;
      const truth = implies(condition?.truth ?? "unknown", consequence?.truth ?? "unknown");
      return {
        truth,
        chosen: truth === "true" ? oneOf(when(condition, "false"), when(consequence, "true")) : parts,
      };
    }
    case "unless": {
      const [base, exception] = parts;
      const truth = every([base?.truth ?? "unknown", not(exception?.truth ?? "unknown")]);
      return {
        truth,
        chosen: truth === "true" ? parts : oneOf(when(base, "false"), when(exception, "true")),
      };
    }
    case "preferred": {
      const first = parts.find((each) => each.truth !== "unknown");
      return { truth: first?.truth ?? "unknown", chosen: first === undefined ? [] : [first] };
    }
    default:
      return node satisfies never;
  }
};

/** A lower source that was taken is provisional; one that was not taken may disagree. */
const warnPreferred = (parts: readonly Verdict[]): readonly string[] => {
  const taken = parts.findIndex((each) => each.truth !== "unknown");
  if (taken < 0) return noStrings;
  const truth = parts[taken]?.truth;
  return [
    ...(taken > 0 ? ["provisional: a better source is not recorded and not yet known to be absent."] : []),
    ...(parts.slice(taken + 1).some((each) => each.truth !== "unknown" && each.truth !== truth)
      ? ["A less preferred source disagrees."]
      : []),
  ];
};

/** A node that joins the truths of its parts; every part is evaluated, since the reader is owed all reasons. */
export const evaluateJoin = (plan: PlanOf<"join">, context: Context): Verdict => {
  const parts = plan.parts.map((each) => context.evaluate(each, context));
  const { truth, chosen } = join(plan, parts);
  return joined(
    plan.path,
    truth,
    parts,
    chosen,
    ofTruth(parts, "unknown").map((each) => each.unknownReasons),
    plan.repairs,
    plan.node.kind === "preferred" ? warnPreferred(parts) : noStrings,
  );
};
