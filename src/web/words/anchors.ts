const names: Readonly<Record<string, string>> = {
  consent: "Consent",
  screening: "Screening",
  inclusion: "Inclusion",
  enrollment: "Enrolment",
  studyEntry: "Study entry",
  randomization: "Randomisation",
  firstDose: "First dose",
  eachDose: "Each dose",
  endOfTreatment: "End of treatment",
  evaluation: "Evaluation",
};

export const anchorName = (anchor: string): string => names[anchor] ?? anchor;

const types: Readonly<Record<string, readonly [one: string, many: string]>> = {
  condition: ["Diagnosis", "Diagnoses"],
  treatment: ["Treatment", "Treatments"],
  procedure: ["Procedure", "Procedures"],
  medication: ["Medication", "Medications"],
  lesion: ["Lesion", "Lesions"],
  toxicity: ["Toxicity", "Toxicities"],
  malignancy: ["Other malignancy", "Other malignancies"],
  allergy: ["Allergy", "Allergies"],
  imaging: ["Imaging", "Imaging"],
  trialParticipation: ["Other trial", "Other trials"],
};

export const recordName = (type: string): string => types[type]?.[0] ?? type;
export const recordsName = (type: string): string => types[type]?.[1] ?? type;
