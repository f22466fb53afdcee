import { Defect } from "../kernel/failure.ts";

const recordTypeLabels: Readonly<Record<string, { readonly one: string; readonly many: string }>> = {
  condition: { one: "diagnosis", many: "diagnoses" },
  treatment: { one: "treatment", many: "treatments" },
  procedure: { one: "procedure", many: "procedures" },
  medication: { one: "medication", many: "medications" },
  lesion: { one: "lesion", many: "lesions" },
  toxicity: { one: "toxicity", many: "toxicities" },
  malignancy: { one: "other malignancy", many: "other malignancies" },
  allergy: { one: "allergy", many: "allergies" },
  imaging: { one: "imaging study", many: "imaging studies" },
  trialParticipation: { one: "trial participation", many: "trial participations" },
};

const anchorLabels: Readonly<Record<string, string>> = {
  consent: "consent",
  screening: "screening",
  inclusion: "inclusion",
  enrollment: "enrolment",
  studyEntry: "study entry",
  randomization: "randomisation",
  firstDose: "the first dose",
  eachDose: "each dose",
  endOfTreatment: "the end of treatment",
  evaluation: "the day of evaluation",
};

/** A record type in words: "treatment", or "treatments" for a list. */
export const recordTypeLabel = (recordType: string, number: "one" | "many" = "one"): string => {
  const label = recordTypeLabels[recordType];
  if (label === undefined) throw new Defect("a record type without a label", recordType);
  return label[number];
};

/** An anchor in words, as it stands after "before": "the first dose". */
export const anchorLabel = (anchor: string): string => {
  const label = anchorLabels[anchor];
  if (label === undefined) throw new Defect("an anchor without a label", anchor);
  return label;
};
