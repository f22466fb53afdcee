import type { Condition } from "../../condition/index.ts";
import type { Clause } from "./clause.ts";
import type { Word } from "./words.ts";

const female: ReadonlySet<string> = new Set(["female", "women", "woman", "girl"]);
const male: ReadonlySet<string> = new Set(["male", "men", "man", "boy"]);

/** Words for women or men. */
export const sexWords = (clause: Clause): readonly Word[] =>
  clause.words.filter(({ text }) => female.has(text) || male.has(text));

/** A rule that speaks of women only, or of men only, asks for the sex as well; one that names both does not. */
export const ofSex = (clause: Clause, rule: Condition): Condition => {
  const words = sexWords(clause);
  const women = words.some(({ text }) => female.has(text));
  const men = words.some(({ text }) => male.has(text));
  if (women === men) return rule;
  return {
    kind: "allOf",
    operands: [
      { kind: "memberOf", left: { kind: "attribute", name: "sex" }, values: [women ? "female" : "male"] },
      rule,
    ],
  };
};
