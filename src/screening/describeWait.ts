import type { Ahead, Wait } from "./lookAhead.ts";
import type { CriterionFinding } from "./screening.ts";

const staleCodes: readonly string[] = ["outsideWindow", "noData", "answerExpired"];

const sayWait = ({ role }: CriterionFinding, { date, entry, verdict, ifStoppedToday }: Wait): string => {
  const codes = verdict.unknownReasons.map((reason) => reason.code);
  // A list has to be stated complete again by then, which the facts of today cannot know.
  if (entry === "pass" || codes.every((code) => code === "listNotComplete")) {
    const stop = ifStoppedToday ? " if it is stopped today" : "";
    return role === "inclusion"
      ? `this can be met from ${date}${stop}`
      : `this no longer excludes from ${date}${stop}`;
  }
  return codes.some((code) => staleCodes.includes(code))
    ? `from ${date} this is too old to count and has to be established anew`
    : `from ${date} this alone no longer stands against entry`;
};

/** The summary of a criterion that fails only for now says until when. */
export const describeWait = (finding: CriterionFinding, ahead: Ahead): CriterionFinding => {
  const wait = ahead.waits.get(finding.id);
  return wait === undefined
    ? finding
    : { ...finding, summary: `${finding.summary.replace(/\.$/, "")}; ${sayWait(finding, wait)}.` };
};
