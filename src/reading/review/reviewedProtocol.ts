import type { Condition } from "../../condition/index.ts";
import type { Criterion, Protocol } from "../../protocol/index.ts";

/** A named person's word on one criterion of a reading. The last one counts. */
export type CriterionDecision = {
  readonly criterion: string;
  readonly decision: "confirmed" | "rejected" | "reopened";
  /** What the person made of the proposal; null: the proposal as it stands. */
  readonly expression: Condition | null;
  readonly by: string;
  readonly role: string;
  readonly at: string;
  readonly reason: string;
};

export type CriterionReview =
  | { readonly state: "open" }
  | (CriterionDecision & { readonly state: "confirmed" | "rejected" });

/** Where the review of each criterion stands. */
export const reviewsOf = (
  criteria: readonly Pick<Criterion, "id">[],
  decisions: readonly CriterionDecision[],
): ReadonlyMap<string, CriterionReview> => {
  const last = new Map(decisions.map((each) => [each.criterion, each]));
  return new Map(
    criteria.map(({ id }) => {
      const found = last.get(id);
      return [
        id,
        found === undefined || found.decision === "reopened"
          ? { state: "open" }
          : { ...found, state: found.decision },
      ];
    }),
  );
};

/** What nobody has confirmed decides nothing: it stays unknown under its own words. */
const waiting = (criterion: Criterion): Condition => {
  const [span] = criterion.spans;
  return span === undefined ? criterion.expression : { kind: "opaque", text: criterion.summary, span };
};

/**
 * The protocol that a proposal and the decisions on it make: confirmed criteria as confirmed or edited, open ones
 * unknown for everybody, rejected ones no criteria at all but statements, so that the record stays accounted for.
 */
export const reviewedProtocol = (
  proposal: Protocol,
  decisions: readonly CriterionDecision[],
  version: number = proposal.version + decisions.length,
): Protocol => {
  const { criteria, groups, statements } = proposal.population;
  const reviews = reviewsOf(criteria, decisions);
  const kept: Criterion[] = [];
  const rejected: Criterion[] = [];
  for (const criterion of criteria) {
    const review = reviews.get(criterion.id) ?? { state: "open" };
    if (review.state === "rejected") rejected.push({ ...criterion, reviewStatus: "rejected" });
    else if (review.state === "confirmed")
      kept.push({
        ...criterion,
        expression: review.expression ?? criterion.expression,
        reviewStatus: "confirmed",
      });
    else kept.push({ ...criterion, expression: waiting(criterion) });
  }
  const isKept = new Set(kept.map(({ id }) => id));
  return {
    ...proposal,
    version,
    population: {
      ...proposal.population,
      // Nobody is eligible because nothing is left to check.
      ...(kept.length === 0
        ? { screenable: false, notScreenableReason: "noEligibilitySection" as const }
        : {}),
      criteria: kept,
      groups: groups
        .map((group) => ({ ...group, members: group.members.filter((id) => isKept.has(id)) }))
        .filter(({ members }) => members.length > 0),
      statements: [
        ...statements,
        ...rejected.map(({ id, summary, spans, lines, repairIds }) => ({
          id,
          role: "narrative" as const,
          summary,
          spans,
          lines,
          repairIds,
        })),
      ],
    },
    questions: proposal.questions.map((question) => ({
      ...question,
      affects: question.affects.filter((id) => !rejected.some((each) => each.id === id)),
    })),
  };
};
