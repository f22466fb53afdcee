import type { CriterionFinding, Screening, ScreeningTable } from "../api/contract.ts";

/** The five looks of a finding, and none for what has no verdict. */
export type Mark = "pass" | "stop" | "ask" | "later" | "confirm" | "none";

export type RowState = ScreeningTable["rows"][number]["state"];
export type Cell = ScreeningTable["rows"][number]["cells"][string];

/** What a screen reader says for a mark. */
export const markWord: Readonly<Record<Mark, string>> = {
  pass: "met",
  stop: "not met",
  ask: "unknown",
  later: "later",
  confirm: "to confirm",
  none: "no verdict",
};

export const rowMark: Readonly<Record<RowState, Mark>> = {
  eligible: "pass",
  oneAway: "ask",
  moreToAsk: "ask",
  confirm: "confirm",
  later: "later",
  ineligible: "stop",
};

/** Filters in the order of hope. */
export const rowStates: readonly RowState[] = [
  "eligible",
  "oneAway",
  "moreToAsk",
  "confirm",
  "later",
  "ineligible",
];

export const stateLabel: Readonly<Record<RowState, string>> = {
  eligible: "Eligible",
  oneAway: "One answer away",
  moreToAsk: "More to ask",
  confirm: "To confirm",
  later: "Later",
  ineligible: "Not eligible",
};

/** The state of one subject in a few words: "2 to ask". */
export const phraseState = (state: RowState, toAsk: number): string =>
  state === "oneAway" || state === "moreToAsk"
    ? `${Math.max(toAsk, 1)} to ask`
    : state === "confirm"
      ? toAsk > 0
        ? `${toAsk} to confirm`
        : "To confirm"
      : stateLabel[state];

export const cellMark = (cell: Pick<Cell, "entry" | "waitsFor">): Mark =>
  cell.waitsFor === "repair"
    ? "confirm"
    : cell.waitsFor === "time"
      ? "later"
      : cell.entry === "pass"
        ? "pass"
        : cell.entry === "fail"
          ? "stop"
          : "ask";

/** The mark of a whole finding: time heals it, only a repair is open, or what its entry says. */
export const findingMark = (finding: CriterionFinding, screening: Screening): Mark => {
  if (finding.entry === "pass") return "pass";
  if (finding.entry === "fail")
    return screening.earliestPossible !== null && !screening.neverByTime.includes(finding.id)
      ? "later"
      : "stop";
  const onlyRepairs =
    finding.missing.length > 0 && finding.missing.every((gap) => gap.reason === "sourceAmbiguous");
  return onlyRepairs ? "confirm" : "ask";
};

/** The word beside the mark: "unknown, 2 to ask". */
export const findingWord = (mark: Mark, finding: CriterionFinding, screening: Screening): string =>
  mark === "ask"
    ? `unknown, ${Math.max(finding.missing.length, 1)} to ask`
    : mark === "later" && screening.earliestPossible !== null
      ? "later"
      : markWord[mark];
