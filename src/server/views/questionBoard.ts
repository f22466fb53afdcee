import type { QuestionBoard } from "../../adapters/http/index.ts";
import type { Screening } from "../../screening/index.ts";

const order = ["laboratory", "coordinator", "patient", "investigator", "sponsor"] as const;

/** Open questions of many screenings, grouped by who can answer, those that settle most first. */
export const questionBoard = (screenings: readonly Screening[]): QuestionBoard => {
  const all = screenings
    .filter(({ status }) => status === "undetermined")
    .flatMap(({ subject, trial, openQuestions }) =>
      openQuestions.map((each) => ({ ...each, subject, trial })),
    );
  const weight = (decides: readonly string[]): number => (decides.includes("trial") ? 1_000 : decides.length);
  return order.flatMap((askedOf) => {
    const items = all
      .filter((each) => each.askedOf === askedOf)
      .sort((a, b) => weight(b.decides) - weight(a.decides));
    return items.length === 0 ? [] : [{ askedOf, items }];
  });
};
