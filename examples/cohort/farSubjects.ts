import {
  type Case,
  canPause,
  condition,
  is,
  lanreotide,
  lar,
  latest,
  record,
  state,
  unanswered,
} from "./case.ts";
import { daysAgo, trials } from "./dossier.ts";

/** Subjects whom something keeps out of most trials, and what it is. */
export const farSubjects: readonly Case[] = [
  {
    person: {
      id: "LU-063",
      birth: "1974-07-25",
      sex: "female",
      laboratory: "northfield",
      tumour: "pancreatic-net",
      grade: "G2",
      ki67: "20",
      analogue: lanreotide(37),
      levels: { platelets: 92 },
      drift: { platelets: -0.55 },
      shows:
        "Platelets fell to 92: below START-NET's 100, above the 75 of two other trials. No HIV test yet.",
    },
    edit: (dossier) => dossier.drop("observations.csv", is({ variable: "hiv.antibody" })),
  },
  {
    person: {
      id: "LU-066",
      birth: "1964-10-02",
      sex: "male",
      laboratory: "larkhill",
      tumour: "ileal-net",
      grade: "G2",
      ki67: "17",
      analogue: lar(44),
      levels: { platelets: 68, wbc: 1.9, anc: 0.9, hemoglobin: 77 },
      drift: { platelets: -0.6, wbc: -0.6, anc: -0.65, hemoglobin: -0.32 },
      shows:
        "A failing bone marrow: on the wrong side of every trial's limits, for LUMEN once its comparators are confirmed.",
    },
  },
  {
    person: {
      id: "LU-069",
      birth: "1957-08-30",
      sex: "male",
      laboratory: "northfield",
      tumour: "ileal-net",
      grade: "G2",
      ki67: "11",
      analogue: lar(48, 1900),
      levels: { cga: 860 },
      shows:
        "Four cycles of 177Lu-DOTATATE in 2023: time never clears that for START-NET and the Beijing trial; LUMEN does not ask.",
    },
    edit: (dossier) => {
      record(dossier, { type: "treatment", concept: "177lu-dotatate", start: "2023-02-06", end: "2023-09" });
      for (const [cycle, date] of ["2023-02-06", "2023-04-11", "2023-06-20", "2023-09-04"].entries())
        dossier.add("events.csv", {
          trial: "",
          type: "cycle",
          effective: date,
          payload: JSON.stringify({ number: cycle + 1, agent: "177Lu-DOTATATE", activity_GBq: "7.4" }),
        });
    },
  },
  {
    person: {
      id: "LU-071",
      birth: "1971-02-18",
      sex: "female",
      laboratory: "northfield",
      tumour: "pancreatic-net",
      grade: "G3",
      ki67: "32",
      analogue: lanreotide(39, 200),
      shows:
        "Brain metastases that are treated but not stable: named by three trials, in three different ways.",
    },
    edit: (dossier) => {
      record(
        dossier,
        { type: "condition", concept: "brain-metastases", start: daysAgo(120), ongoing: "yes" },
        { uncontrolled: true },
      );
      state(dossier, "brainMets.treated", "yes");
      state(dossier, "brainMets.stableDuration", "6", { unit: "wk" });
      state(dossier, "cnsMets.treated", "yes");
      state(dossier, "cnsMets.stabilized", "no");
    },
  },
  {
    person: {
      id: "LU-072",
      birth: "1992-06-07",
      sex: "female",
      childbearing: "yes",
      laboratory: "northfield",
      tumour: "pancreatic-net",
      grade: "G2",
      ki67: "12",
      shows: "A positive pregnancy test of last week closes every trial.",
    },
    edit: (dossier) => {
      dossier.change("observations.csv", is({ variable: "pregnancyTest.serum" }), { value: "positive" });
      dossier.change("observations.csv", is({ variable: "pregnant" }), { value: "yes" });
    },
  },
  {
    person: {
      id: "LU-074",
      birth: "1965-09-12",
      sex: "female",
      laboratory: "northfield",
      tumour: "ileal-net",
      grade: "G2",
      ki67: "13",
      analogue: lanreotide(41, 620),
      levels: { hemoglobin: 121, "bilirubin.total": 12, cga: 540 },
      drift: { cga: 0.6 },
      gfr: { value: "66", method: "iohexol" },
      shows:
        "The tumour conference has not said whether it confirms the progression: one answer away from START-NET. GFR by iohexol does not count for LUMEN, which asks for 51Cr-EDTA.",
    },
    edit: (dossier) => {
      unanswered(dossier, `${trials.start}.003-I6.conference`);
      // A result below what the assay can measure, and one that the laboratory corrected.
      state(dossier, "crp", "<3", { unit: "mg/L", laboratory: "Northfield University Hospital" });
      dossier.change("observations.csv", is({ variable: "platelets", date: daysAgo(31) }), {
        status: "corrected",
        issued: `${daysAgo(29)}T14:05:00+01:00`,
      });
    },
  },
  {
    person: {
      id: "LU-076",
      birth: "1981-12-03",
      sex: "male",
      laboratory: "maasdorp",
      tumour: "poorly-differentiated-nec",
      grade: "G3",
      ki67: "70",
      levels: { ast: 71, alt: 66, albumin: 33 },
      shows: "A carcinoma, not a tumour of grade 1 to 3: excluded or not included everywhere.",
    },
    edit: (dossier, person) => {
      condition(dossier, person, { wellDifferentiated: false });
      record(dossier, { type: "treatment", concept: "cisplatin", start: daysAgo(200), end: daysAgo(95) });
      record(dossier, { type: "treatment", concept: "etoposide", start: daysAgo(200), end: daysAgo(95) });
      state(dossier, "progression.sinceSystemicTherapy", "yes");
    },
  },
  {
    person: {
      id: "LU-079",
      birth: "1953-03-27",
      sex: "female",
      laboratory: "holm",
      tumour: "ileal-net",
      grade: "G2",
      ki67: "10",
      analogue: lanreotide(34),
      levels: { alt: 22, ast: 24 },
      shows:
        "A practice laboratory without limits: how many times its upper limit ALT, AST and bilirubin are, nobody can say.",
    },
  },
  {
    person: {
      id: "LU-081",
      birth: "1958-05-05",
      sex: "male",
      laboratory: "northfield",
      tumour: "ileal-net",
      grade: "G2",
      ki67: "14",
      analogue: lanreotide(45),
      shows:
        "Nobody has said that the list of treatments is complete: an unrecorded earlier PRRT remains possible.",
    },
    edit: (dossier) =>
      dossier.change("lists.csv", is({ type: "treatment" }), { completeness: "partial", as_of: "" }),
  },
  {
    person: {
      id: "LU-083",
      birth: "1969-10-21",
      sex: "female",
      laboratory: "larkhill",
      tumour: "typical-lung-carcinoid",
      grade: "G1",
      ki67: "2",
      analogue: lar("on", 240),
      levels: { hemoglobin: 131 },
      shows:
        "A lung carcinoid: NCT04544098 admits it by the Travis classification; LUMEN and Beijing ask for GEP-NET.",
    },
    edit: (dossier, person) => {
      condition(dossier, person, { classification: "Travis 2004" });
      canPause(dossier);
    },
  },
  {
    person: {
      id: "LU-085",
      birth: "1967-01-16",
      sex: "male",
      laboratory: "northfield",
      tumour: "pheochromocytoma",
      grade: "G2",
      ki67: "8",
      levels: { cga: 980 },
      shows: "A pheochromocytoma, which START-NET excludes by name.",
    },
  },
  {
    person: {
      id: "LU-087",
      birth: "1950-07-09",
      sex: "female",
      laboratory: "maasdorp",
      tumour: "ileal-net",
      grade: "G2",
      ki67: "12",
      analogue: lanreotide(36, 800),
      levels: { creatinine: 154.7, egfr: 31, hemoglobin: 104 },
      drift: { creatinine: 0.35, egfr: -0.3 },
      gfr: { value: "46", method: "51Cr-EDTA" },
      shows:
        "Creatinine 1.75 mg/dL is 154.7 µmol/L: over 150 µmol/L and over 1.7 mg/dL; the measured GFR of 46 fails too.",
    },
  },
  {
    person: {
      id: "LU-090",
      birth: "1972-08",
      sex: "male",
      laboratory: "jinhe",
      tumour: "pancreatic-net",
      grade: "G2",
      ki67: "19",
      analogue: lanreotide(60, 700),
      shows:
        "Everolimus until 28 November, as planned: later for START-NET and NCT04544098, no longer first line for the Beijing trial. Bilirubin below what the assay measures.",
    },
    edit: (dossier) => {
      record(
        dossier,
        { type: "treatment", concept: "everolimus", start: daysAgo(190), end: daysAgo(-8) },
        { forCurrentStageOfNet: true },
      );
      record(
        dossier,
        { type: "toxicity", concept: "fatigue", start: "2026-07", ongoing: "yes" },
        { term: "fatigue", currentGrade: 1, attributedTo: "prior antitumor therapy" },
      );
      dossier.change("observations.csv", is({ variable: "bilirubin.total", ...latest }), { value: "<3.0" });
      dossier.drop("observations.csv", is({ variable: "lifeExpectancy" }));
    },
  },
  {
    person: {
      id: "LU-093",
      birth: "2008-12-11",
      sex: "male",
      laboratory: "northfield",
      tumour: "pancreatic-net",
      grade: "G2",
      ki67: "12",
      levels: { creatinine: 64, bodyWeight: 68 },
      shows: "17 years old; 18 on 11 December.",
    },
    edit: (dossier) => record(dossier, { type: "condition", concept: "men1", start: "2023", ongoing: "yes" }),
  },
];
