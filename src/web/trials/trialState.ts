import type { TrialSummary } from "../api/contract.ts";
import { count } from "../words/count.ts";
import type { Mark } from "../words/states.ts";

export type TrialState = {
  readonly mark: Mark;
  readonly word: string;
  readonly say: string;
  readonly waits: string | null;
};

/** The state of a trial as a finding: whether it can screen, and what it waits for. */
export const trialState = ({ screenable, counts }: TrialSummary): TrialState => {
  const questions =
    counts.questionsOpen === 0 ? null : `Sponsor: ${count(counts.questionsOpen, "question")} open`;
  if (!screenable)
    return {
      mark: "stop",
      word: "cannot screen",
      say: "Cannot screen: the record has no eligibility section",
      waits: questions,
    };
  if (counts.repairsOpen > 0)
    return {
      mark: "confirm",
      word: "to confirm",
      say: `Screens; ${count(counts.repairsOpen, "reading")} to confirm`,
      waits: questions,
    };
  return questions === null
    ? { mark: "pass", word: "runs", say: "Screens; no question is open", waits: null }
    : { mark: "ask", word: "to ask", say: "Screens; the sponsor is asked", waits: questions };
};
