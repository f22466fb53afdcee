import type { Truth } from "../kernel/truth.ts";
import { not, some } from "../kernel/truth.ts";
import type { Context } from "./context.ts";
import { cheapestOf, joined, noReasons, noVerdicts } from "./findings.ts";
import type { PlanOf } from "./plan.ts";
import { emptyReason } from "./reasons.ts";
import { judgeRecords, listCompleteness } from "./records.ts";
import type { Verdict } from "./verdict.ts";

/** One of the two counting rules of `forSome`: its truth and the verdicts that force it. */
type Rule = { readonly truth: Truth; readonly chosen: readonly Verdict[] };

/** At least `minimum` records: true with that many; false when a complete list can no longer reach it. */
const atLeastRule = (records: readonly Verdict[], list: Verdict, minimum: number): Rule => {
  const met = records.filter((each) => each.truth === "true");
  const failed = records.filter((each) => each.truth === "false");
  if (met.length >= minimum) return { truth: "true", chosen: cheapestOf(met, minimum) };
  if (list.truth === "true" && records.length - failed.length < minimum)
    return { truth: "false", chosen: [...cheapestOf(failed, records.length - minimum + 1), list] };
  return { truth: "unknown", chosen: noVerdicts };
};

/** At most `maximum` records: false with one more; true when a complete list can no longer exceed it. */
const atMostRule = (records: readonly Verdict[], list: Verdict, maximum: number): Rule => {
  const over = atLeastRule(records, list, maximum + 1);
  return { truth: not(over.truth), chosen: over.chosen };
};

const noOpen = [noReasons];

/** Counts of records bound one at a time. */
export const evaluateForSome = (plan: PlanOf<"forSome">, context: Context): Verdict => {
  const { minimumCount, maximumCount } = plan.node;
  const list = listCompleteness(plan.query, context);
  const records = judgeRecords(plan.query, context).map((each) => each.verdict);
  const rules: readonly Rule[] = [
    ...(minimumCount === undefined && maximumCount !== undefined
      ? []
      : [atLeastRule(records, list, minimumCount ?? 1)]),
    ...(maximumCount === undefined ? [] : [atMostRule(records, list, maximumCount)]),
  ];
  const failed = rules.filter((each) => each.truth === "false");
  const truth: Truth =
    failed.length > 0 ? "false" : rules.some((each) => each.truth === "unknown") ? "unknown" : "true";
  const forcing = truth === "true" ? rules : failed.slice(0, 1);
  const children = [...records, list];
  return joined(
    plan.path,
    truth,
    children,
    forcing.flatMap((each) => each.chosen),
    children.map((each) => each.unknownReasons),
    plan.repairs,
  );
};

/** Every record of the domain satisfies: a record outside the domain counts as satisfying. */
export const evaluateForEvery = (plan: PlanOf<"forEvery">, context: Context): Verdict => {
  const list = listCompleteness(plan.query, context);
  const judged = judgeRecords(plan.query, context).map(({ record, verdict: domain, context: scope }) => {
    const satisfies = context.evaluate(plan.satisfies, scope);
    const worth = some([not(domain.truth), satisfies.truth]);
    const sufficient = [
      ...(domain.truth === "false" ? [domain] : []),
      ...(satisfies.truth === "true" ? [satisfies] : []),
    ];
    const children = [...(domain.children.length > 0 ? domain.children : [domain]), satisfies];
    const verdict: Verdict = {
      ...joined(
        plan.query.path,
        worth,
        children,
        worth === "false" ? [domain, satisfies] : cheapestOf(sufficient, 1),
        [domain.unknownReasons, satisfies.unknownReasons],
        plan.repairs,
      ),
      record: record.id,
    };
    return { verdict, domain };
  });
  const records = judged.map((each) => each.verdict);
  const failed = records.filter((each) => each.truth === "false");
  const children = [...records, list];
  if (failed.length > 0)
    return joined(plan.path, "false", children, cheapestOf(failed, 1), noOpen, plan.repairs);
  const open = children.filter((each) => each.truth === "unknown").map((each) => each.unknownReasons);
  if (open.length > 0) return joined(plan.path, "unknown", children, noVerdicts, open, plan.repairs);
  if (plan.node.emptyDomain === "true")
    return joined(plan.path, "true", children, children, noOpen, plan.repairs);
  const domains = judged.map((each) => each.domain);
  const inside = domains.filter((each) => each.truth === "true");
  if (inside.length > 0)
    return joined(plan.path, "true", children, [...children, ...cheapestOf(inside, 1)], noOpen, plan.repairs);
  const undecided = domains.filter((each) => each.truth === "unknown");
  return joined(
    plan.path,
    "unknown",
    children,
    noVerdicts,
    undecided.length > 0
      ? undecided.map((each) => each.unknownReasons)
      : [[emptyReason(plan.path, plan.node.query.recordType, "none of the recorded ones is meant here")]],
    plan.repairs,
  );
};
