import type { Condition } from "../../condition/index.ts";
import { addDays } from "../../kernel/calendar.ts";
import { type Patient, today } from "./patient.ts";
import { asksConcept, type Leaf, readsVariable, readsVariableBy, replaceLeaf } from "./project.ts";

type Letter = "T" | "F" | "U";
type Table = Readonly<Record<string, Leaf>>;

const anything: Leaf = () => true;

/** Which parts of the shipped conditions the truth tables name. */
const leaves: Readonly<Record<string, Table>> = {
  "004-E13a": {
    "inr > 2.0": readsVariable("inr"),
    "on warfarin": asksConcept("warfarin"),
    "on rivaroxaban": asksConcept("rivaroxaban"),
  },
  "004-E13d": {
    "albumin < 3.0 g/dL": readsVariable("albumin"),
    "PT within normal range": readsVariable("pt.withinNormalRange"),
  },
  "002-E14": {
    "known brain metastases": asksConcept("brain-metastases"),
    treated: readsVariable("brainMets.treated"),
    "stable >= 24 wk": readsVariable("brainMets.stableDuration"),
  },
  "004-E16": {
    "known brain mets or carcinomatous meningitis": asksConcept("brain-metastases"),
    treated: readsVariable("cnsMets.treated"),
    stabilized: readsVariable("cnsMets.stabilized"),
  },
  "002-E22": {
    "HBsAg positive": readsVariable("hbsag"),
    "HBV DNA >= 1e4": readsVariable("hbv.dna"),
    "HBV DNA positive by centre": readsVariable("hbv.dna.localPositive"),
    "HCV Ab positive": readsVariable("hcv.antibody"),
  },
  "002-E1": {
    "creatinine > 150 umol/L": readsVariable("creatinine"),
    "CrCl < 50 mL/min": readsVariable("crcl"),
  },
  "001-E4": {
    "diffuse BM infiltration on PET": readsVariableBy(
      "boneMarrow.diffuseInfiltration",
      "68Ga-octreotate PET/CT",
    ),
    "confirmed by MRI": readsVariableBy("boneMarrow.diffuseInfiltration", "MRI"),
  },
  "004-I10": {
    "prior local therapy": asksConcept("local-therapy"),
    "completed > 6 wk before entry": readsVariable("timeSince(last local therapy end, studyEntry)"),
    "progression in or outside field": (condition) =>
      readsVariable("progression.withinTreatedField")(condition) ||
      readsVariable("progression.outsideTreatedField")(condition),
  },
};

/** 001-I3 joins three rows; the last one joins two halves. */
const joinProgression = (condition: Condition): Condition => {
  if (condition.kind !== "anyOf") return condition;
  const [radiological, receptor, clinical] = condition.operands;
  if (radiological === undefined || receptor === undefined || clinical === undefined) return condition;
  return {
    ...condition,
    operands: [
      replaceLeaf(radiological, anything, "radiological PD (a)"),
      replaceLeaf(receptor, anything, "SSTR-imaging PD (b)"),
      replaceHalves(clinical),
    ],
  };
};
const clinicalLeaf: Leaf = (condition) =>
  condition.kind === "anyOf" &&
  condition.operands.some((each) => readsDeep(each, "symptom.severityIncrease"));
const biochemicalLeaf: Leaf = (condition) =>
  condition.kind !== "allOf" &&
  condition.kind !== "anyOf" &&
  readsDeep(condition, "tumorMarker.consecutiveIncreases");
const readsDeep = (condition: Condition, variable: string): boolean =>
  condition.kind === "readings"
    ? condition.alternatives.some((each) => readsDeep(each.expression, variable))
    : readsVariable(variable)(condition);
const replaceHalves = (condition: Condition): Condition =>
  replaceLeaf(
    replaceLeaf(condition, clinicalLeaf, "clinical PD (c1)"),
    biochemicalLeaf,
    "biochemical PD (c2)",
  );

const otherTrial = "other drug trial within 4 wk";
const received = "received the trial drug";

/** Both halves of 002-E23 speak of one record: within the window or not, undated where unknown. */
const trialParticipation = (input: Readonly<Record<string, Letter>>): Patient => {
  const days = { T: 10, F: 60, U: null }[input[otherTrial] ?? "U"];
  const date = days === null ? {} : { start: addDays(today, -days), end: addDays(today, -days) };
  const given = input[received];
  const fields = given === "T" || given === "F" ? { receivedTheTrialDrug: given === "T" } : {};
  return {
    records: [{ recordType: "trialParticipation", concepts: ["interventional-drug-trial"], ...date, fields }],
  };
};

/** The shipped condition with the named parts turned into questions, and the patient who answers them. */
export const kleeneCase = (
  id: string,
  condition: Condition,
  input: Readonly<Record<string, Letter>>,
): { readonly whole: Condition; readonly patient: Patient } => {
  if (id === "002-E23") return { whole: condition, patient: trialParticipation(input) };
  const whole = Object.entries(leaves[id] ?? {}).reduce(
    (each, [name, leaf]) => replaceLeaf(each, leaf, name),
    id === "001-I3" ? joinProgression(condition) : condition,
  );
  const answers = Object.entries(input).flatMap(([name, letter]) =>
    letter === "U" ? [] : [[name, letter === "T" ? "yes" : "no"] as const],
  );
  return { whole, patient: { answers: Object.fromEntries(answers) } };
};
