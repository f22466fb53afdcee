import type { AskHuman, Condition } from "../../condition/index.ts";
import { stretchOf } from "../traced.ts";
import type { Clause } from "./clause.ts";
import type { CompileContext } from "./compileContext.ts";

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

/** Name of a question; each text of a criterion that asks has its own, however often it is compiled. */
const askName = (topic: AskHuman["topic"], clause: Clause, context: CompileContext): string => {
  const key = `${topic}|${stretchOf(clause.text).start}`;
  const known = context.asked.get(key);
  if (known !== undefined) return known;
  const count = [...context.asked.keys()].filter((each) => each.startsWith(`${topic}|`)).length + 1;
  const name = `${context.criterion}.${topic}${count === 1 ? "" : `.${count}`}`;
  context.asked.set(key, name);
  return name;
};

/** A criterion that a person must answer; null where no word of it asks for one. */
export const askAbout = (clause: Clause, context: CompileContext): Condition | null => {
  const text = clause.text.text;
  const strong = clause.cues.filter(({ value }) => !value.weak);
  const cue = strong[0];
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
  return ask(topic, cue.value.answeredBy, askName(topic, clause, context), question(topic, context), context);
};

/** A rule that holds only where a person judges so as well: "severe …", "clinically significant …". */
export const judgedToo = (rule: Condition, clause: Clause, context: CompileContext): Condition => ({
  kind: "allOf",
  operands: [
    rule,
    ask(
      "judgement",
      "investigator",
      askName("judgement", clause, context),
      question("judgement", context),
      context,
    ),
  ],
});
