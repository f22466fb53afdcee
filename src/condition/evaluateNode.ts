import { evaluateAnswer } from "./askHuman.ts";
import { assumed, type Context, leafKey } from "./context.ts";
import { evaluateCompare } from "./evaluateCompare.ts";
import { assumedLeaf, leaf, noFacts, noStrings } from "./findings.ts";
import { evaluateJoin } from "./joins.ts";
import { evaluateMembership } from "./membership.ts";
import type { Plan } from "./plan.ts";
import { evaluateForEvery, evaluateForSome } from "./quantifiers.ts";
import { evaluateReadings } from "./readings.ts";
import { boundRecord } from "./readTerm.ts";
import { opaqueReason } from "./reasons.ts";
import { recordInWindow } from "./records.ts";
import type { Verdict } from "./verdict.ts";

const evaluateLeaf = (plan: Plan, context: Context, evaluate: () => Verdict): Verdict => {
  const put = assumed(context, plan.path);
  return put === undefined ? evaluate() : assumedLeaf(context, plan.path, put);
};

const dispatch = (plan: Plan, context: Context): Verdict => {
  switch (plan.kind) {
    case "join":
      return evaluateJoin(plan, context);
    case "compare":
      return evaluateLeaf(plan, context, () => evaluateCompare(plan, context));
    case "memberOf":
      return evaluateLeaf(plan, context, () => evaluateMembership(plan, context));
    case "inWindow":
      return recordInWindow(boundRecord(context, plan.node.record), plan.node.window, plan.path, context);
    case "forSome":
      return evaluateForSome(plan, context);
    case "forEvery":
      return evaluateForEvery(plan, context);
    case "askHuman":
      return evaluateLeaf(plan, context, () => evaluateAnswer(plan, context));
    case "readings":
      return evaluateReadings(plan, context);
    case "opaque":
      return evaluateLeaf(plan, context, () =>
        leaf(context, plan.path, "unknown", noFacts, [opaqueReason(plan.path, plan.node)], noStrings),
      );
    default:
      return plan satisfies never;
  }
};

/** What a verdict depends on while readings are gone through: the place, the bound records, the readings below. */
const settledKey = (plan: Plan, { recordKey, choices }: Context): string => {
  let key = leafKey(plan.path, recordKey);
  for (const id of plan.repairs) key += `?${choices?.get(id)}`;
  return key;
};

/** The verdict of one node; evaluated once for all readings that make no difference to it. */
export const evaluateNode = (plan: Plan, context: Context): Verdict => {
  const { settled } = context;
  if (settled === null) return dispatch(plan, context);
  const key = settledKey(plan, context);
  const known = settled.get(key);
  if (known !== undefined) return known;
  const made = dispatch(plan, context);
  settled.set(key, made);
  return made;
};
