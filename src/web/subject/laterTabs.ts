/** Tabs that stand in their place already, and say what they wait for. */
export const laterTabs = [
  {
    id: "cycles",
    label: "Cycles",
    will: "Gates before each cycle, the activity from order to residual in GBq and mCi, and the proposal that a physician signs.",
    meanwhile: "Administrations that were imported as events stand in the log, under Audit.",
  },
  {
    id: "dosimetry",
    label: "Dosimetry",
    will: "Time-activity curves, absorbed dose with its uncertainty, and what the kidneys may still receive.",
    meanwhile: "Scans stand on the time axis above.",
  },
  {
    id: "safety",
    label: "Safety",
    will: "Every result and event with its CTCAE grade, recovery, and what it means for the next cycle.",
    meanwhile: "Results stand on the time axis above, with the limits of the trials.",
  },
  {
    id: "response",
    label: "Response",
    will: "Lesions over time, RECIST 1.1 by time point, best response.",
    meanwhile: "Lesions can be entered, and serve the eligibility.",
  },
  {
    id: "quality",
    label: "Quality of life",
    will: "Questionnaires with their scores over time.",
    meanwhile: "Nothing is lost: imported answers stay in the log, under Audit.",
  },
] as const;
