import type { FoundRepair } from "../sentence.ts";
import { stretchOf } from "../traced.ts";
import type { FoundAtom } from "./atoms.ts";
import type { Clause } from "./clause.ts";

/** What a bound leaves open by itself: which bilirubin, which unit, which time. */
export const boundRemarks = (clause: Clause, atoms: readonly FoundAtom[]): readonly FoundRepair[] => {
  const text = clause.text.text;
  const found: FoundRepair[] = [];
  for (const atom of atoms) {
    const { bound } = atom;
    if (bound === null) continue;
    const name = bound.name ?? { start: bound.start, end: bound.end };
    const written = text.slice(name.start, name.end);
    const before = text.slice(Math.max(0, name.start - 10), name.end);
    if (atom.variable === "bilirubin.total" && !/total|direct|conjugated|TBIL|t\.\s?bil/i.test(before))
      found.push({
        code: "UNDEFINED",
        at: stretchOf(clause.text, name.start, name.end),
        candidates: [],
        confidence: "none",
        evidence: ["total bilirubin assumed"],
      });
    if (atom.variable === "egfr" && atom.unit === "mL/min")
      found.push({
        code: "MISSING_UNIT",
        at: stretchOf(clause.text, bound.start, bound.end),
        candidates: ["mL/min", "mL/min/1.73 m²"],
        confidence: "low",
        evidence: ["an estimated GFR is mostly given per 1.73 m²"],
      });
    if (atom.variable === "aptt" && /^a?ptt$/i.test(written.trim()) && !/^a/i.test(written.trim()))
      found.push({
        code: "TERM",
        at: stretchOf(clause.text, name.start, name.end),
        candidates: ["aPTT", "PTT"],
        proposed: "aPTT",
        confidence: "medium",
        evidence: ["the activated time is what laboratories report"],
      });
    if (atom.restatedAs !== undefined && atom.restatedAs.length > 0)
      found.push({
        code: "UNIT_CHECK",
        at: stretchOf(clause.text, bound.start, bound.end),
        candidates: [],
        confidence: "none",
        evidence: [
          "the bound is given in two units: the first decides, with a warning where the second differs",
        ],
      });
    if (
      atom.variable === "inr" &&
      atom.relativeTo === null &&
      atoms.some((other) => other.relativeTo === "ULN")
    )
      found.push({
        code: "AMBIGUOUS_SCOPE",
        at: stretchOf(clause.text, bound.start, bound.end),
        candidates: [],
        confidence: "none",
        evidence: ["the multiple of the upper limit beside it does not bind the INR"],
      });
    if (atom.operator === "between" && /\d\s?(?:-|–|to)\s?\d/.test(text.slice(bound.start, bound.end)))
      found.push({
        code: "IMPLICIT_OPERATOR",
        at: stretchOf(clause.text, bound.start, bound.end),
        candidates: [],
        confidence: "none",
        evidence: ["both ends of a range count; an age counts in completed years"],
      });
  }
  return found;
};
