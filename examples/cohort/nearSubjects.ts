import { type Case, is, lanreotide, lar, record, state, unanswered } from "./case.ts";
import { daysAgo, trials } from "./dossier.ts";

/** Subjects who can enter one of the trials now, after one answer, or later. */
export const nearSubjects: readonly Case[] = [
  {
    person: {
      id: "LU-031",
      birth: "1962-05-14",
      sex: "female",
      laboratory: "northfield",
      tumour: "ileal-net",
      grade: "G2",
      ki67: "12",
      analogue: lanreotide(35),
      shows:
        "Everything is known: eligible for START-NET; the other trials wait only for repairs of their texts to be confirmed.",
    },
  },
  {
    person: {
      id: "LU-034",
      birth: "1968-01-30",
      sex: "male",
      laboratory: "jinhe",
      tumour: "pancreatic-net",
      grade: "G2",
      ki67: "18",
      shows:
        "No treatment yet: a candidate for the first-line trial, and not refractory to anything, so not for LUMEN.",
    },
    edit: (dossier) => {
      record(dossier, { type: "medication", concept: "metformin", start: "2021", ongoing: "yes" });
      record(
        dossier,
        { type: "condition", concept: "type-2-diabetes-mellitus", start: "2021", ongoing: "yes" },
        { uncontrolled: false },
      );
      dossier.change("observations.csv", is({ variable: "glucose.fasting" }), { value: "7.8" });
      dossier.change("observations.csv", is({ variable: "tumor.measurableIncrease" }), {
        date: daysAgo(201),
      });
    },
  },
  {
    person: {
      id: "LU-038",
      birth: "1985-08-02",
      sex: "female",
      childbearing: "yes",
      laboratory: "northfield",
      tumour: "pancreatic-net",
      grade: "G2",
      ki67: "14",
      analogue: lanreotide(40, 300),
      shows:
        "Of childbearing potential: a recent negative serum test and agreed contraception carry three criteria. How much of the liver is involved, the radiologist has still to say.",
    },
    edit: (dossier) => dossier.drop("observations.csv", is({ variable: "liver.tumorInvolvement" })),
  },
  {
    person: {
      id: "LU-042",
      birth: "1955-11-23",
      sex: "male",
      laboratory: "maasdorp",
      tumour: "ileal-net",
      grade: "G1",
      ki67: "2",
      analogue: lar(47),
      levels: { hemoglobin: 119, creatinine: 97, egfr: 68, cga: 1240 },
      drift: { cga: 1.1, hemoglobin: -0.08 },
      gfr: { value: "62", method: "51Cr-EDTA" },
      shows:
        "Results in g/dL, mg/dL and 10³/µL. Interferon ended in August 2026, the day is not known: whether LUMEN's twelve weeks have passed is open. Ki-67 of 2 % is too low for the Beijing trial.",
    },
    edit: (dossier) =>
      record(
        dossier,
        { type: "treatment", concept: "interferon-alfa", start: "2025-11", end: "2026-08" },
        { forCurrentStageOfNet: true },
      ),
  },
  {
    person: {
      id: "LU-045",
      birth: "1959-02-09",
      sex: "female",
      laboratory: "northfield",
      tumour: "ileal-net",
      grade: "G2",
      ki67: "11",
      analogue: lanreotide(33),
      gfr: { value: "71", method: "" },
      shows: "A measured GFR of 71 without its method: one answer away from START-NET.",
    },
  },
  {
    person: {
      id: "LU-049",
      birth: "1971-06-17",
      sex: "male",
      laboratory: "northfield",
      tumour: "pancreatic-net",
      grade: "G2",
      ki67: "16",
      analogue: lanreotide(42, 260),
      levels: { "pt.activity": 88 },
      shows: "One question to the investigator is open in each of three trials.",
    },
    edit: (dossier) => {
      unanswered(
        dossier,
        `${trials.start}.003-I8.choice`,
        `${trials.beijing}.002-E25.betterOption`,
        `${trials.liver}.004-E19.otherIllness`,
      );
      dossier.drop("observations.csv", is({ variable: "pt.activity" }));
    },
  },
  {
    person: {
      id: "LU-052",
      birth: "1949-04-06",
      sex: "female",
      laboratory: "larkhill",
      tumour: "ileal-net",
      grade: "G2",
      ki67: "10",
      analogue: lar(52, 900),
      levels: { platelets: 168, hemoglobin: 112, ecog: 1, karnofsky: 80 },
      shows: "77 years: too old for the Beijing trial (18 to 75), eligible for START-NET. Counts per mm³.",
    },
  },
  {
    person: {
      id: "LU-055",
      birth: "1977-09-28",
      sex: "male",
      laboratory: "northfield",
      tumour: "ileal-net",
      grade: "G2",
      ki67: "13",
      analogue: lanreotide(15, 500),
      shows:
        "Last lanreotide 15 days ago: LUMEN asks four weeks before the first dose. No hepatitis B test yet.",
    },
    edit: (dossier) => dossier.drop("observations.csv", is({ variable: "hbsag" })),
  },
  {
    person: {
      id: "LU-058",
      birth: "1966-12-11",
      sex: "female",
      laboratory: "larkhill",
      tumour: "ileal-net",
      grade: "G2",
      ki67: "12",
      analogue: lanreotide(36),
      levels: { alt: 52, ast: 47, alp: 168 },
      drift: { alp: 0.5 },
      shows: "Chemoembolization 32 days ago: six weeks for NCT04544098, twelve for LUMEN.",
    },
    edit: (dossier) => {
      record(
        dossier,
        { type: "treatment", concept: "chemoembolization", start: daysAgo(32), end: daysAgo(32) },
        { site: "liver" },
      );
      state(dossier, "progression.outsideTreatedField", "yes");
      dossier.drop("records.csv", is({ concept: "baseline-procedure" }));
    },
  },
  {
    person: {
      id: "LU-061",
      birth: "1960-03-19",
      sex: "male",
      laboratory: "maasdorp",
      tumour: "ileal-net",
      grade: "G2",
      ki67: "15",
      analogue: lanreotide(38),
      levels: { hemoglobin: 108, albumin: 36 },
      drift: { hemoglobin: -0.12 },
      shows: "Small-bowel resection 23 days ago: wounds must heal four to six weeks.",
    },
    edit: (dossier) => {
      record(dossier, {
        type: "procedure",
        concept: "small-bowel-resection",
        start: daysAgo(23),
        end: daysAgo(23),
      });
      dossier.drop("records.csv", is({ concept: "baseline-procedure" }));
    },
  },
];
