import type { Screening } from "./screening.ts";

/** The state that a list of subjects shows, and how many answers are open. */
export type State = {
  readonly state: "eligible" | "oneAway" | "moreToAsk" | "confirm" | "later" | "ineligible";
  readonly toAsk: number;
};

const onlyRepairs = (screening: Screening): boolean => {
  const open = screening.criteria.filter((finding) => finding.entry === "unknown");
  return (
    open.length > 0 &&
    open.every((finding) => finding.missing.every((each) => each.reason === "sourceAmbiguous"))
  );
};

/** Eligible, one answer away, more to ask, to confirm (only repairs are open), later (time will clear it), or ineligible. */
export const summariseState = (screening: Screening): State => {
  const { status, openQuestions, earliestPossible, asOf } = screening;
  switch (status) {
    case "eligible":
      return { state: "eligible", toAsk: 0 };
    case "ineligible":
      return earliestPossible !== null && earliestPossible.date > asOf
        ? { state: "later", toAsk: openQuestions.length }
        : { state: "ineligible", toAsk: 0 };
    case "undetermined": {
      const toAsk = openQuestions.length;
      if (onlyRepairs(screening)) return { state: "confirm", toAsk };
      const settling = openQuestions.some((each) => each.decides.includes("trial"));
      return { state: settling ? "oneAway" : "moreToAsk", toAsk };
    }
    default:
      return status satisfies never;
  }
};
