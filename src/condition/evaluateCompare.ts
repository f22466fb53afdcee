import type { ReasonCode } from "../kernel/answer.ts";
import type { Quantity } from "../kernel/quantity.ts";
import { agreed } from "../kernel/truth.ts";
import { compareAge } from "./age.ts";
import { citeReading } from "./citing.ts";
import type { Compare, ValueTerm } from "./condition.ts";
import type { Context } from "./context.ts";
import { compareElapsed } from "./elapsed.ts";
import { leaf, mergeStrings, mergeUsed, noStrings } from "./findings.ts";
import { type Judgement, judgeMultiple, judgeQuantity } from "./judgements.ts";
import { judgeChange, judgeOther } from "./judgePairs.ts";
import type { PlanOf } from "./plan.ts";
import type { Reading } from "./reading.ts";
import { readTerm } from "./readTerm.ts";
import { fieldReason, mergeReasons, variableReason } from "./reasons.ts";
import type { UnknownReason, Verdict } from "./verdict.ts";

const reasonOf = (
  term: ValueTerm,
  reading: Reading,
  code: ReasonCode,
  nodePath: string,
  context: Context,
): UnknownReason => {
  if (term.kind !== "field") return variableReason(nodePath, code, reading.variable);
  const record = context.bound.get(term.record);
  return record === undefined
    ? variableReason(nodePath, code, reading.variable)
    : fieldReason(nodePath, code, record.recordType, record, term.field);
};

const isQuantity = (right: Compare["right"]): right is Quantity => !("kind" in right);

/** A value against a bound: decided when every value that both could have agrees. */
export const evaluateCompare = (plan: PlanOf<"compare">, context: Context): Verdict => {
  const { node, path, left } = plan;
  const bound = node.right;
  if (isQuantity(bound)) {
    if (node.left.kind === "age") return compareAge(node, node.left.at, bound, context, path);
    if (node.left.kind === "elapsed" && left.since !== null)
      return compareElapsed(node, node.left, left.since, bound, context, path);
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
  const [first] = ours.possible;
  if (
    first !== undefined &&
    ours.possible.length === 1 &&
    ours.certain &&
    theirs === null &&
    ours.tied.length === 0
  ) {
    const [only] = judge(first);
    if (only !== undefined)
      return leaf(
        context,
        path,
        only.truth,
        ours.context.length === 0 ? only.used : [...only.used, ...ours.context],
        only.truth === "unknown"
          ? [reasonOf(node.left, first, only.code ?? "valueTooCoarse", path, context)]
          : [],
        ours.warnings.length === 0 ? only.warnings : mergeStrings([ours.warnings, only.warnings]),
      );
  }
  return weigh(plan, context, ours, theirs, judge);
};

type Read = Extract<ReturnType<typeof readTerm>, { readonly kind: "read" }>;

/** Several possible values, another term, or results that tie. */
const weigh = (
  plan: PlanOf<"compare">,
  context: Context,
  ours: Read,
  theirs: Read | null,
  judge: (reading: Reading) => readonly Judgement[],
): Verdict => {
  const { node, path } = plan;
  const judged = ours.possible.map((reading) => ({ reading, judgements: judge(reading) }));
  const all = judged.flatMap((each) => each.judgements);
  const certain = ours.certain && (theirs === null || theirs.certain);
  const held = certain ? agreed(all.map((each) => each.truth)) : "unknown";
  const ties = ours.tied.flatMap(judge);
  const disagree = ties.some((each) => each.truth !== held);
  const single = judged.length === 1 && (theirs === null || theirs.possible.length === 1) && certain;
  const reasons = single
    ? judged.map(({ reading, judgements }) =>
        reasonOf(node.left, reading, judgements[0]?.code ?? "valueTooCoarse", path, context),
      )
    : [
        ...ours.asked,
        ...(theirs?.asked ?? []),
        ...judged.flatMap(({ reading, judgements }) =>
          judgements.flatMap((each) =>
            each.truth === "unknown" && each.code !== null
              ? [reasonOf(node.left, reading, each.code, path, context)]
              : [],
          ),
        ),
      ];
  return leaf(
    context,
    path,
    held,
    mergeUsed([...all.map((each) => each.used), ours.context, theirs?.context ?? []]),
    mergeReasons([reasons, []]),
    mergeStrings([
      ours.warnings,
      theirs?.warnings ?? noStrings,
      ...all.map((each) => each.warnings),
      disagree
        ? [
            `Results of ${ours.possible[0]?.variable ?? ""} of equal rank disagree; ${ours.possible[0]?.id ?? ""} was taken.`,
          ]
        : noStrings,
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
