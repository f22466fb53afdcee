import type { Condition } from "../../condition/index.ts";
import type { Clause } from "./clause.ts";
import { isFiller } from "./lexicon.ts";

const words =
  /^(?:measurable|disease|lesion|tumor|site|recist|1\.1|v1\.1|version|v|criterion|criteria|response|evaluation|solid|in|tumors|one|radiologically|radiographically)$/;

const receptorWords =
  /^(?:somatostatin|receptor|sstr|sstr2|negative|positive|lesion|tumor|metastas|disease)$/;

/** "Somatostatin receptor negative lesions": at least one lesion with that finding. */
const receptorRule = (clause: Clause): Condition | null => {
  const text = clause.text.text;
  if (
    !/\blesions?\b|\bmetastas[ei]s\b/i.test(text) ||
    !/\bsomatostatin[-\s]receptors?\b|\bSSTR2?\b/i.test(text)
  )
    return null;
  if (/\b(?:all|every|each|no|not)\b/i.test(text)) return null;
  const found = [...new Set(text.toLowerCase().match(/\b(?:positive|negative)\b/g) ?? [])];
  const only = found[0];
  if (found.length !== 1 || only === undefined) return null;
  if (!clause.words.every((word) => receptorWords.test(word.text) || isFiller(word))) return null;
  return {
    kind: "forSome",
    query: {
      recordType: "lesion",
      bindAs: "L",
      where: { kind: "memberOf", left: { kind: "field", record: "L", field: "sstr" }, values: [only] },
    },
  };
};

/** "Measurable disease by RECIST 1.1", "receptor negative lesions": at least one such lesion. */
export const compileLesions = (clause: Clause): Condition | null => {
  if (clause.bounds.length > 0 || clause.times.length > 0 || clause.scopes.length > 0) return null;
  const receptor = receptorRule(clause);
  if (receptor !== null) return receptor;
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
