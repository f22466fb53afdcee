import { nextQuestions } from "../condition/index.ts";
import type { Protocol } from "../protocol/index.ts";
import type { Gate } from "./entry.ts";
import type { Ahead } from "./lookAhead.ts";
import type { CriterionFinding, OpenQuestion, Screening } from "./screening.ts";

/** What to ask when the record itself has no criteria. */
export const eligibilitySectionMissing = (protocol: Protocol): OpenQuestion => ({
  question: `Can the sponsor supply the eligibility criteria of ${protocol.id}? The record has no eligibility section.`,
  askedOf: "sponsor",
  neededFact: `${protocol.id}/eligibilitySection`,
  decides: [],
});

/**
 * The open questions of a screening, best first. Nothing is asked of a subject whom no answer lets in: eligible
 * already, or failing for good; where time will clear what fails, the rest is asked meanwhile.
 */
export const askOpenQuestions = (
  protocol: Protocol,
  gates: readonly Gate[],
  findings: readonly CriterionFinding[],
  status: Screening["status"],
  ahead: Ahead,
): readonly OpenQuestion[] => {
  if (status === "eligible" || (status === "ineligible" && ahead.earliestPossible === null)) return [];
  const expressions = new Map(protocol.population.criteria.map((each) => [each.id, each.expression]));
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  const open = gates.map(({ id, role, op, members }) => ({
    id,
    role,
    op,
    parts: members.flatMap((member) => {
      const finding = byId.get(member);
      const condition = expressions.get(member);
      return finding === undefined || condition === undefined
        ? []
        : [{ id: member, condition, verdict: finding.verdict }];
    }),
  }));
  return nextQuestions(open).map(({ question, askedOf, neededFact, decides, settlesTrial }) => ({
    question,
    askedOf,
    neededFact,
    decides: settlesTrial && status === "undetermined" ? ["trial", ...decides] : decides,
  }));
};
