import type { AskHuman, Condition } from "../../condition/index.ts";
import type { Clause } from "./clause.ts";
import type { CompileContext } from "./compile.ts";

const number = (criterion: string): string => criterion.replace(/^[IE]/, "");

const question = (topic: AskHuman["topic"], context: CompileContext): string => {
  const place = `${context.heading} ${number(context.criterion)}`;
  switch (topic) {
    case "judgement":
      return context.heading === "inclusion"
        ? `In the responsible person's judgement, is ${place} of the record met?`
        : `In the responsible person's judgement, does ${place} of the record apply?`;
    case "attestation":
      return context.heading === "inclusion"
        ? `Is it attested that ${place} of the record is met?`
        : `Is it attested that ${place} of the record applies?`;
    case "feasibility":
      return context.heading === "inclusion"
        ? `Can what ${place} of the record asks for be done?`
        : `Does ${place} of the record, on what can or cannot be done, apply?`;
    default:
      return topic satisfies never;
  }
};

const consent = /\b(?:informed[- ]consent|consent form|written consent|signed consent|consent)\b/i;
const refusal =
  /\b(?:refus|unwilling|unable|inability|lack|declin|not willing|cannot|without|absence|no consent|withdraw)/i;

const ask = (
  topic: AskHuman["topic"],
  answeredBy: AskHuman["answeredBy"],
  name: string,
  words: string,
  context: CompileContext,
): Condition => ({
  kind: "askHuman",
  topic,
  id: `${context.trial}.${name}`,
  answeredBy,
  question: words,
});

/** A criterion that a person must answer; null where no word of it asks for one. */
export const askAbout = (clause: Clause, context: CompileContext): Condition | null => {
  const text = clause.text.text;
  const strong = clause.cues.filter(({ value }) => !value.weak);
  const cue = strong.find(({ value }) => value.topic !== "judgement") ?? strong[0];
  if (cue === undefined) return null;
  if (consent.test(text) && clause.words.length <= 30 && clause.bounds.length === 0) {
    const signed = ask(
      "attestation",
      "coordinator",
      "consent.written",
      "Has the patient understood and signed the written informed consent of this trial?",
      context,
    );
    if (context.heading === "inclusion" && !refusal.test(text)) return signed;
    if (context.heading === "exclusion" && refusal.test(text)) return { kind: "not", operand: signed };
  }
  const topic = cue.value.topic;
  const by = strong.find(({ value }) => value.topic === topic)?.value.answeredBy ?? cue.value.answeredBy;
  return ask(topic, by, `${context.criterion}.${topic}`, question(topic, context), context);
};

/** A rule that holds only where a person judges so as well: "severe …", "clinically significant …". */
export const judgedToo = (rule: Condition, context: CompileContext): Condition => ({
  kind: "allOf",
  operands: [
    rule,
    ask(
      "judgement",
      "investigator",
      `${context.criterion}.judgement`,
      question("judgement", context),
      context,
    ),
  ],
});
