import type { ReadingDetail, ReadingSummary } from "../../adapters/http/index.ts";
import { describe } from "../../condition/index.ts";
import { conditionsIn } from "../../protocol/index.ts";
import { type CriterionReview, reviewsOf } from "../../reading/index.ts";
import type { Reading } from "../readings.ts";
import type { TrialRepair } from "../schemas/trials.ts";
import { isOpenRepair } from "./trialRepairs.ts";

export const readingSummary = (reading: Reading, repairs: readonly TrialRepair[]): ReadingSummary => {
  const { criteria } = reading.proposal.population;
  const reviews = [...reviewsOf(criteria, reading.decisions).values()];
  const count = (state: CriterionReview["state"]): number =>
    reviews.filter((each) => each.state === state).length;
  return {
    trial: reading.trial,
    title: reading.read.record.title,
    file: reading.file,
    sha256: reading.sha256,
    layout: reading.read.record.layout,
    readAt: reading.readAt,
    by: reading.by,
    screenable: reading.proposal.population.screenable,
    counts: {
      criteria: criteria.length,
      confirmed: count("confirmed"),
      rejected: count("rejected"),
      opaque: criteria.filter(({ expression }) =>
        conditionsIn(expression).some(({ kind }) => kind === "opaque"),
      ).length,
      repairsOpen: repairs.filter(isOpenRepair).length,
      repairsCertain: repairs.filter(({ confidence }) => confidence === "certain").length,
    },
  };
};

const reviewOf = (review: CriterionReview): ReadingDetail["reviews"][string] =>
  review.state === "open"
    ? { state: "open", expression: null, by: null, role: null, at: null, reason: null }
    : {
        state: review.state,
        expression: review.expression,
        by: review.by,
        role: review.role,
        at: review.at,
        reason: review.reason,
      };

/** A reading for the page: the proposal beside the words, and where its review stands. */
export const readingDetail = (
  reading: Reading,
  text: string,
  repairs: readonly TrialRepair[],
): ReadingDetail => {
  const { criteria } = reading.proposal.population;
  const reviews = reviewsOf(criteria, reading.decisions);
  const english = criteria.map(({ id, expression }) => {
    const review = reviews.get(id);
    const mended = review?.state === "confirmed" ? review.expression : null;
    return [id, describe(mended ?? expression)] as const;
  });
  return {
    summary: readingSummary(reading, repairs),
    text,
    read: reading.read,
    proposal: reading.proposal,
    english: Object.fromEntries(english),
    repairs: [...repairs],
    reviews: Object.fromEntries([...reviews].map(([id, review]) => [id, reviewOf(review)])),
    difference:
      reading.difference === null
        ? null
        : {
            changes: Object.fromEntries(
              [...reading.difference.changes].map(([id, change]) => [
                id,
                {
                  kind: change.kind,
                  before: change.kind === "new" ? null : change.before,
                  textBefore: change.kind === "changed" ? change.textBefore : null,
                },
              ]),
            ),
            removed: reading.difference.removed.map(({ id, text: words }) => ({ id, text: words })),
          },
    earlier: reading.earlier,
  };
};
