import { type Screening, summariseState, writeScreeningJson } from "../screening/index.ts";
import type { Format, Listing } from "./formats.ts";

const stateWords: Readonly<Record<ReturnType<typeof summariseState>["state"], string>> = {
  eligible: "eligible",
  oneAway: "one answer away",
  moreToAsk: "more to ask",
  confirm: "to confirm",
  later: "later",
  ineligible: "not eligible",
};

export const wordOf = (screening: Screening): string =>
  screening.notScreenableReason === null ? stateWords[summariseState(screening).state] : "cannot be screened";

/** What decides, shortest first: failed criteria, else the next questions. */
const reasonsOf = (screening: Screening): readonly string[] => {
  if (screening.notScreenableReason !== null) return ["the record has no eligibility section"];
  const failed = screening.criteria.filter(({ entry }) => entry === "fail");
  if (failed.length > 0) return failed.map(({ id, summary }) => `${id}: ${summary}`);
  if (screening.status === "eligible") return [`all ${screening.criteria.length} criteria met`];
  return screening.openQuestions.map(({ question }) => question);
};

const firstReasons = 2;

/** For a terminal the first reasons, one a line; for CSV all of them. */
export const screeningListing = (format: Format, manyTrials: boolean): Listing<Screening> => ({
  headers: ["subject", ...(manyTrials ? ["trial"] : []), "status", "to ask", "earliest", "reasons"],
  cells: (screening) => {
    const reasons = reasonsOf(screening);
    const more = reasons.length - firstReasons;
    const { earliestPossible, asOf } = screening;
    return [
      screening.subject,
      ...(manyTrials ? [screening.trial] : []),
      wordOf(screening),
      String(summariseState(screening).toAsk),
      earliestPossible !== null && earliestPossible.date > asOf ? earliestPossible.date : "",
      format === "csv"
        ? reasons.join(" | ")
        : [...reasons.slice(0, firstReasons), ...(more > 0 ? [`… and ${more} more`] : [])].join("\n"),
    ];
  },
  value: writeScreeningJson,
});
