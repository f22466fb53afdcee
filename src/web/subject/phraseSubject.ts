import { summariseState } from "../../screening/index.ts";
import type { Screening, SubjectEligibility } from "../api/contract.ts";
import { count } from "../words/count.ts";
import { showDate } from "../words/showDate.ts";
import { findingMark, type Mark } from "../words/states.ts";
import { tidy } from "../words/tidy.ts";

const reasonsOf = ({ screening, titles }: SubjectEligibility): string => {
  const failed = screening.criteria.filter((finding) => finding.entry === "fail");
  const [first] = failed;
  if (first === undefined) return "";
  const rest = failed.length - 1;
  return `: ${tidy(titles[first.id] ?? first.id)} is not met${rest > 0 ? `, nor ${rest === 1 ? "one more" : `${rest} more`}` : ""}`;
};

/** The answer of the subject's page for one trial. */
export const phraseSubject = (eligibility: SubjectEligibility, trialName: string): string => {
  const { screening } = eligibility;
  const { subject } = screening;
  const { state, toAsk } = summariseState(screening);
  if (screening.notScreenableReason !== null)
    return `${subject} cannot be screened for ${trialName}: its record has no criteria`;
  switch (state) {
    case "eligible":
      return `${subject} can enter ${trialName} today`;
    case "oneAway":
      return `${subject} is one answer away from a decision on ${trialName}`;
    case "moreToAsk":
      return `${subject} needs ${count(toAsk, "answer")} before ${trialName} can be decided`;
    case "confirm":
      return `${subject} waits for ${count(Math.max(toAsk, 1), "reading")} of the text of ${trialName} to be confirmed`;
    case "later":
      return `${subject} can enter ${trialName} from ${showDate(screening.earliestPossible?.date ?? "")}${toAsk > 0 ? `, once ${count(toAsk, "question")} ${toAsk === 1 ? "is" : "are"} answered` : ""}`;
    case "ineligible":
      return `${subject} cannot enter ${trialName}${reasonsOf(eligibility)}`;
    default:
      return state satisfies never;
  }
};

/** Counts of a screening in a few words: "1 not met, 1 later, 22 met"; what time heals is counted apart. */
export const phraseCounts = (screening: Screening): string => {
  const marks = screening.criteria.map((finding) => findingMark(finding, screening));
  const amount = (...wanted: readonly Mark[]): number => marks.filter((mark) => wanted.includes(mark)).length;
  return [
    [amount("stop"), "not met"],
    [amount("later"), "later"],
    [amount("ask", "confirm"), "open"],
    [amount("pass"), "met"],
  ]
    .filter(([number]) => number !== 0)
    .map(([number, word]) => `${number} ${word}`)
    .join(", ");
};
