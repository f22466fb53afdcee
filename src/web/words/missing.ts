import type { CriterionFinding, ReasonCode } from "../api/contract.ts";

export type Missing = CriterionFinding["missing"][number];

/** Why it is not known, in words for the bedside. */
export const reasonWord: Readonly<Record<ReasonCode, string>> = {
  noData: "nothing recorded",
  outsideWindow: "recorded outside the time window",
  dateTooCoarse: "its date is not exact enough",
  valueTooCoarse: "its value is not exact enough",
  unitNotConvertible: "its unit cannot be converted",
  limitMissing: "the laboratory's limit is not on file",
  baselineMissing: "no baseline to compare with",
  listNotComplete: "the list is not stated as complete",
  notAnswered: "not answered yet",
  answerExpired: "the answer has expired",
  anchorNotSet: "the date it counts from is not set",
  sourceAmbiguous: "the trial's text has more than one reading",
  notParsed: "the trial's text could not be read",
};

const roleWord: Readonly<Record<Missing["askedOf"], string>> = {
  laboratory: "The laboratory",
  coordinator: "The coordinator",
  investigator: "The investigator",
  patient: "The patient",
  sponsor: "The sponsor",
};

/** "The laboratory can answer." */
export const whoCanAnswer = (askedOf: Missing["askedOf"]): string => `${roleWord[askedOf]} can answer.`;

/** Something missing together with the fact that would settle it. */
export type Gap = Missing & { readonly neededFact: string };

/** The gaps of a finding; the needed fact stands with the same question in its verdict. */
export const gapsOf = (finding: CriterionFinding): readonly Gap[] =>
  finding.missing.map((gap) => ({
    ...gap,
    neededFact:
      finding.verdict.unknownReasons.find(
        (each) => each.question === gap.question && each.code === gap.reason,
      )?.neededFact ?? "",
  }));
