import type { RecordType } from "../../condition/index.ts";
import { addDays } from "../../kernel/calendar.ts";
import { type Patient, today } from "./patient.ts";

type Subject = {
  readonly recordType: RecordType;
  readonly concept: string;
  readonly fields?: Readonly<Record<string, string>>;
};

/** What each window case is about; leaves that it does not name have the value that does not decide. */
const subjects: Readonly<Record<string, Subject>> = {
  "001-E2": { recordType: "procedure", concept: "major-surgery" },
  "002-E9": { recordType: "procedure", concept: "biopsy" },
  "002-E12": { recordType: "procedure", concept: "ebrt", fields: { indication: "bone metastases" } },
  "004-I10": { recordType: "treatment", concept: "local-therapy" },
  "004-I12": { recordType: "procedure", concept: "surgery" },
  "002-E8": { recordType: "treatment", concept: "prrt" },
};
const ablation: Subject = { recordType: "treatment", concept: "radiofrequency-ablation" };

/** 17 March: "2026-02" straddles the start of a window of six weeks (3 February). */
const dateOf = (input: Readonly<Record<string, unknown>>): string | null => {
  if (typeof input["daysBefore"] === "number") return addDays(today, -input["daysBefore"]);
  if (input["precision"] === "month") return today.slice(0, 5).concat("02");
  return null;
};

/** One dated event, every list complete. */
export const windowPatient = (id: string, input: Readonly<Record<string, unknown>>): Patient => {
  const subject = input["procedure"] === "radiofrequency ablation" ? ablation : subjects[id];
  if (subject === undefined) return {};
  const date = dateOf(input);
  return {
    records: [
      {
        recordType: subject.recordType,
        concepts: [subject.concept],
        fields: subject.fields ?? {},
        ...(date === null ? {} : { start: date, end: date }),
      },
    ],
    observations: [
      { variable: "progression.withinTreatedField", value: true },
      { variable: "candidate.curativeSurgery", value: false },
    ],
  };
};
