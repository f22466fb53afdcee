import { addDuration, type DateSpan, elapsedMilliseconds, isElapsed } from "../kernel/calendar.ts";
import type { Truth } from "../kernel/truth.ts";
import type { HumanAnswer } from "./chart.ts";
import type { AskHuman } from "./condition.ts";
import type { Context } from "./context.ts";
import { leaf, noStrings } from "./findings.ts";
import type { PlanOf } from "./plan.ts";
import { answerReason } from "./reasons.ts";
import { type Edge, instantsOf, placeFact } from "./times.ts";
import type { UsedFact, Verdict } from "./verdict.ts";

/** Whether the answer still holds on the evaluation date. */
const isValid = (node: AskHuman, given: Edge, context: Context): Truth => {
  const length = node.answerValidFor;
  if (length === undefined) return "true";
  const { asOf } = context.situation;
  if (isElapsed(length)) {
    const now = instantsOf({ days: { earliest: asOf, latest: asOf }, text: asOf }, context.chart.zone);
    const at = instantsOf(given, context.chart.zone);
    const valid = elapsedMilliseconds(length);
    return at.earliest + valid >= now.latest
      ? "true"
      : at.latest + valid < now.earliest
        ? "false"
        : "unknown";
  }
  const { earliest, latest }: DateSpan = given.days;
  return addDuration(earliest, length) >= asOf
    ? "true"
    : addDuration(latest, length) < asOf
      ? "false"
      : "unknown";
};

const citeAnswer = (answer: HumanAnswer, note: string | null): UsedFact => ({
  fact: answer.id,
  variable: answer.question,
  value: answer.answer,
  unit: null,
  date: answer.date,
  source: `${answer.by}, ${answer.role} (${answer.source})`,
  counted: note === null,
  ...(note === null ? {} : { note }),
});

/** A question to a person: unknown until answered, never inferred; the last answer holds while it is valid. */
export const evaluateAnswer = (plan: PlanOf<"askHuman">, context: Context): Verdict => {
  const { node, path } = plan;
  const { chart, situation } = context;
  const given = (chart.answers.get(node.id) ?? []).flatMap((answer) => {
    const edge = placeFact(answer.date, chart, situation.asOf);
    return edge === null ? [] : [{ answer, edge }];
  });
  const last = given.at(-1);
  if (last === undefined)
    return leaf(context, path, "unknown", [], [answerReason(path, "notAnswered", node)], noStrings);
  switch (isValid(node, last.edge, context)) {
    case "true":
      return leaf(
        context,
        path,
        last.answer.answer === "yes" ? "true" : "false",
        [citeAnswer(last.answer, null)],
        [],
        noStrings,
      );
    case "false":
      return leaf(
        context,
        path,
        "unknown",
        [citeAnswer(last.answer, "Not counted: no longer valid")],
        [answerReason(path, "answerExpired", node)],
        noStrings,
      );
    default:
      return leaf(
        context,
        path,
        "unknown",
        [citeAnswer(last.answer, "Not counted: it may no longer be valid")],
        [answerReason(path, "dateTooCoarse", node)],
        noStrings,
      );
  }
};
