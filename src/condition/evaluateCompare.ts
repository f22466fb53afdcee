import type { Quantity } from "../kernel/quantity.ts";
import { agreed } from "../kernel/truth.ts";
import { compareAge } from "./age.ts";
import { citeReading } from "./citing.ts";
import type { Compare } from "./condition.ts";
import type { Context } from "./context.ts";
import { compareElapsed } from "./elapsed.ts";
import { leaf, mergeStrings, mergeUsed, noFacts, noReasons, noStrings } from "./findings.ts";
import { type Judgement, judgeMultiple, judgeQuantity } from "./judgements.ts";
import { judgeChange, judgeOther } from "./judgePairs.ts";
import type { PlanOf } from "./plan.ts";
import type { Reading } from "./reading.ts";
import { readTerm, valueReason, warnTied } from "./readTerm.ts";
import { mergeReasons } from "./reasons.ts";
import type { Verdict } from "./verdict.ts";

const isQuantity = (right: Compare["right"]): right is Quantity => !("kind" in right);

/** A value against a bound: decided when every value that both could have agrees. */
export const evaluateCompare = (plan: PlanOf<"compare">, context: Context): Verdict => {
  const { node, path, left } = plan;
  const bound = node.right;
  if (isQuantity(bound)) {
    if (node.left.kind === "age") return compareAge(node, node.left.at, bound, context, path);
    if (left.since !== null) return compareElapsed(node, left.term, left.since, bound, context, path);
  }
  const ours = readTerm(left, path, context);
  const theirs = plan.right === null ? null : readTerm(plan.right, path, context);
  if (ours.kind === "missing" || theirs?.kind === "missing") return missing(plan, context, ours, theirs);
  const judge = (reading: Reading): readonly Judgement[] => {
    if (isQuantity(bound)) return [judgeQuantity(node, bound, reading)];
    if (bound.kind === "multipleOfLimit") return [judgeMultiple(node, bound, reading)];
    const others = theirs?.possible ?? [];
    return bound.kind === "relativeToBaseline"
      ? others.map((other) => judgeChange(node, bound, reading, other))
      : others.map((other) => judgeOther(node, reading, other));
  };
  const judged = ours.possible.map((reading) => ({ reading, judgements: judge(reading) }));
  const all = judged.flatMap((each) => each.judgements);
  const certain = ours.certain && theirs?.certain !== false;
  const held = certain ? agreed(all.map((each) => each.truth)) : "unknown";
  const open = judged.flatMap(({ reading, judgements }) =>
    judgements
      .filter((each) => each.truth === "unknown")
      .map(({ code }) => valueReason(node.left, reading, code, path, context)),
  );
  return leaf(
    context,
    path,
    held,
    mergeUsed([...all.map((each) => each.used), ours.context, theirs?.context ?? noFacts]),
    mergeReasons([ours.asked, theirs?.asked ?? noReasons, open]),
    mergeStrings([
      ours.warnings,
      theirs?.warnings ?? noStrings,
      ...all.map((each) => each.warnings),
      warnTied(
        ours.possible,
        ours.tied.flatMap(judge).some((each) => each.truth !== held),
      ),
    ]),
  );
};

const missing = (
  plan: PlanOf<"compare">,
  context: Context,
  ours: ReturnType<typeof readTerm>,
  theirs: ReturnType<typeof readTerm> | null,
): Verdict => {
  const baseline = "kind" in plan.node.right && plan.node.right.kind === "relativeToBaseline";
  const terms = [ours, ...(theirs === null ? [] : [theirs])];
  return leaf(
    context,
    plan.path,
    "unknown",
    mergeUsed(
      terms.map((each) =>
        each.kind === "missing"
          ? each.cited
          : each.possible.map((reading) => citeReading(reading, undefined, true, null)),
      ),
    ),
    mergeReasons(
      terms.map((each) => {
        if (each.kind !== "missing") return [];
        return baseline && each === theirs
          ? each.reasons.map((reason) =>
              reason.code === "noData" || reason.code === "outsideWindow"
                ? { ...reason, code: "baselineMissing" as const }
                : reason,
            )
          : each.reasons;
      }),
    ),
    mergeStrings(terms.map((each) => each.warnings)),
  );
};
