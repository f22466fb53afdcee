import { type Duration, negated } from "../kernel/calendar.ts";
import type { Truth } from "../kernel/truth.ts";
import type { HumanAnswer } from "./chart.ts";
import type { AskHuman, TimeWindow } from "./condition.ts";
import type { Context } from "./context.ts";
import { leaf, noFacts, noReasons, noStrings } from "./findings.ts";
import type { PlanOf } from "./plan.ts";
import { answerReason } from "./reasons.ts";
import { rememberFor } from "./remember.ts";
import { type Edge, placeFact } from "./times.ts";
import type { UsedFact, Verdict } from "./verdict.ts";
import { isAfterStart } from "./windows.ts";

/** The days on which an answer must have been given to hold today. */
const validity = rememberFor(
  (length: Duration): TimeWindow => ({
    anchor: "evaluation",
    from: negated(length),
    to: "unbounded",
    includesFrom: true,
    includesTo: true,
  }),
);

/** Whether the answer still holds on the evaluation date. */
const isValid = (node: AskHuman, given: Edge, { chart, situation }: Context): Truth => {
  if (node.answerValidFor === undefined) return "true";
  const { asOf } = situation;
  const today: Edge = { days: { earliest: asOf, latest: asOf }, text: asOf };
  return isAfterStart(given, validity(node.answerValidFor), today, chart.zone);
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
    return leaf(context, path, "unknown", noFacts, [answerReason(path, "notAnswered", node)], noStrings);
  switch (isValid(node, last.edge, context)) {
    case "true":
      return leaf(
        context,
        path,
        last.answer.answer === "yes" ? "true" : "false",
        [citeAnswer(last.answer, null)],
        noReasons,
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
