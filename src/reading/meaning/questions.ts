import type { Repair } from "../../condition/index.ts";
import type { ReadCriterion, ReadQuestion } from "../proposal.ts";

const asked: ReadonlySet<string> = new Set([
  "MISSING_ANCHOR",
  "UNDEFINED_ANCHOR",
  "INTERNAL_CONFLICT",
  "MISSING_UNIT",
  "MISTRANSLATION",
  "AMBIGUOUS_SCOPE",
  "GARBLED_TOKEN",
  "LOST_COMPARATOR",
  "UNIT_IMPLAUSIBLE",
  "VALUE_IMPLAUSIBLE",
]);

/** Questions that only the sponsor can answer: open repairs with no reading proposed block, the others ask to clarify. */
export const questionsOf = (
  repairs: readonly Repair[],
  criteria: readonly ReadCriterion[],
): readonly ReadQuestion[] => {
  const known = new Set(criteria.map(({ id }) => id));
  return repairs
    .filter(
      ({ code, candidates, confidence }) =>
        asked.has(code) && candidates.length > 1 && confidence !== "certain" && confidence !== "none",
    )
    .map((repair, index): ReadQuestion => {
      const owner = repair.id.replace(/-r\d+$/, "");
      return {
        id: `Q${index + 1}`,
        severity: repair.proposed === undefined ? "blocking" : "clarify",
        text: `Which reading holds: ${repair.candidates.join(" / ")}?`,
        span: repair.span,
        affects: known.has(owner) ? [owner] : [],
      };
    });
};
