import type { Clause } from "./clause.ts";
import { saysNothing } from "./lexicon.ts";

const binds = (clause: Clause): boolean =>
  clause.bounds.length > 0 ||
  clause.words.length > 25 ||
  clause.logic.some(
    ({ kind }) =>
      kind === "negation" ||
      kind === "exception" ||
      kind === "condition" ||
      kind === "prohibition" ||
      kind === "permission",
  );

/**
 * How a text stands to the members under it. label: it only names or defines their group ("Deteriorated renal function:").
 * window: it names them and dates them all ("Any of these events within 6 months before enrolment:"). instances: its members
 * are examples. joined: it demands something besides them. binding: it changes what they mean.
 */
export type LeadKind = "label" | "window" | "instances" | "joined" | "binding";

const generic =
  /\b(?:deteriorated|impaired|abnormal|abnormality|abnormalities|poor|insufficient|any|one|following|below|above|conditions?|disorders?|diseases?|events?|findings?|signs?|symptoms?|progression|occurring|evidence|of|these|those|listed|tests?|results?|risk factors?|exclusion|inclusion|medical|cardiovascular|cardiac|clinical|radiological|disease)\b/gi;
const defines =
  /\bdefined\b|\bas follows\b|\bdetermined by\b|\b(?:evidenced|demonstrated|documented|indicated|shown) by\b/i;

const names = (text: string): boolean => defines.test(text) || isLabelText(text.replace(generic, " "));

export const leadKindOf = (clause: Clause): LeadKind => {
  if (binds(clause)) return "binding";
  const text = clause.text.text;
  const [time] = clause.times;
  if (time !== undefined) {
    const others = `${text.slice(0, time.start)} ${text.slice(time.end)}`;
    return clause.times.length === 1 && time.kind === "window" && names(others) ? "window" : "binding";
  }
  if (names(text)) return "label";
  return clause.logic.some(({ kind }) => kind === "example") ? "instances" : "joined";
};

/** Whether a text with members under it only names their group, so that each of them stands by itself. */
export const isLabel = (clause: Clause): boolean => {
  const kind = leadKindOf(clause);
  return kind === "label" || kind === "window";
};

const groupWords =
  /\b(?:adequate|acceptable|sufficient|normal|good|organ|bone|marrow|renal|kidney|hepatic|liver|haematologic(?:al)?|hematologic(?:al)?|cardiac|coagulation|blood|reserve|laborator(?:y|ies)|criteria|requirements?|as|defined|by|follows?|following|indicated|evidenced|demonstrated|with|including|functions?|parameters|haematology|hematology|biochemistry|reserves?|meeting|per|i\.e|e\.g)\b/gi;

/** Whether a text only names the group that follows: "Adequate bone marrow function with". */
export const isLabelText = (text: string): boolean => saysNothing(text.replace(groupWords, " "));
