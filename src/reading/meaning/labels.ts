import type { Clause } from "./clause.ts";
import { saysNothing } from "./lexicon.ts";

/**
 * Whether a text with members under it only names their group: "Deteriorated renal function:", "Disease progression
 * defined as follows (at least one of the following):". A window, a negation or an exception in it binds the members.
 */
export const isLabel = (clause: Clause): boolean =>
  clause.bounds.length === 0 &&
  clause.times.length === 0 &&
  !clause.logic.some(
    ({ kind }) =>
      kind === "negation" ||
      kind === "exception" ||
      kind === "condition" ||
      kind === "prohibition" ||
      kind === "permission",
  ) &&
  clause.words.length <= 25;

const groupWords =
  /\b(?:adequate|acceptable|sufficient|normal|good|organ|bone|marrow|renal|kidney|hepatic|liver|haematologic(?:al)?|hematologic(?:al)?|cardiac|coagulation|blood|reserve|laborator(?:y|ies)|criteria|requirements?|as|defined|by|follows?|following|indicated|evidenced|demonstrated|with|including|functions?|parameters|haematology|hematology|biochemistry|reserves?|meeting|per|i\.e|e\.g)\b/gi;

/** Whether a text only names the group that follows: "Adequate bone marrow function with". */
export const isLabelText = (text: string): boolean => saysNothing(text.replace(groupWords, " "));
