import type { Condition } from "../../condition/index.ts";
import type { Clause } from "./clause.ts";
import { isFiller } from "./lexicon.ts";

const words =
  /^(?:measurable|disease|lesion|tumor|site|recist|1\.1|v1\.1|version|v|criterion|criteria|response|evaluation|solid|in|tumors|one|radiologically|radiographically)$/;

/** "Measurable disease by RECIST 1.1": at least one measurable lesion. */
export const compileLesions = (clause: Clause): Condition | null => {
  if (clause.bounds.length > 0 || clause.times.length > 0 || clause.scopes.length > 0) return null;
  if (
    !clause.words.some(({ text }) => text === "measurable") ||
    /\bnon-?measurable\b/i.test(clause.text.text)
  )
    return null;
  if (!/\bRECIST\b/i.test(clause.text.text) || /\b1\.0\b|mRECIST|iRECIST/i.test(clause.text.text))
    return null;
  if (!clause.words.every((word) => words.test(word.text) || isFiller(word))) return null;
  return {
    kind: "forSome",
    query: {
      recordType: "lesion",
      bindAs: "L",
      where: {
        kind: "memberOf",
        left: { kind: "field", record: "L", field: "measurable" },
        values: ["true"],
      },
    },
  };
};
