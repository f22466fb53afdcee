import { addDays, isoDate } from "../../src/kernel/calendar.ts";
import { analytes, type Laboratory, type LaboratoryId, laboratories } from "./laboratories.ts";
import { type Random, randomFrom, seedOf } from "./random.ts";
import type { Cells, FileName } from "./tables.ts";

/** The day of the example: every other date counts back from it. */
export const exampleDay = isoDate("2026-11-20");

/** Days before the example day, as a date. */
export const daysAgo = (days: number): string => addDays(exampleDay, -days);

export const trials = {
  lumen: "NCT01842165",
  beijing: "NCT05894486",
  start: "NCT05387603",
  liver: "NCT04544098",
} as const;

/** Who an invented subject is and how the disease stands; the rest of the dossier follows from it. */
export type Person = {
  readonly id: string;
  readonly birth: string;
  readonly sex: "female" | "male";
  readonly childbearing?: "yes" | "no";
  readonly laboratory: LaboratoryId;
  readonly tumour: string;
  readonly grade: "G1" | "G2" | "G3";
  readonly ki67: string;
  /** The somatostatin analogue and, in days before the example day, its first and last dose; "on" is still given. */
  readonly analogue?: { readonly concept: string; readonly from: number; readonly last: number | "on" };
  /** Typical values of this person in reference units, where they differ from the usual. */
  readonly levels?: Readonly<Record<string, number>>;
  /** Relative change over the twelve months up to the example day. */
  readonly drift?: Readonly<Record<string, number>>;
  readonly gfr?: { readonly value: string; readonly method: string };
  /** In one or two sentences, for the README: what this subject shows. */
  readonly shows: string;
};

/** The rows of one subject; `drop` and `change` turn a complete dossier into the case that a person shows. */
export type Dossier = {
  readonly add: (file: FileName, cells: Cells) => void;
  readonly drop: (file: FileName, fits: (cells: Cells) => boolean) => void;
  readonly change: (file: FileName, fits: (cells: Cells) => boolean, cells: Cells) => void;
  readonly rows: (file: FileName) => readonly Cells[];
};

export const newDossier = (subject: string): Dossier => {
  const rows = new Map<FileName, Cells[]>();
  const of = (file: FileName): Cells[] => {
    const own = rows.get(file) ?? [];
    rows.set(file, own);
    return own;
  };
  const must = (file: FileName, fits: (cells: Cells) => boolean): void => {
    if (!of(file).some(fits)) throw new Error(`${subject}: nothing in ${file} fits`);
  };
  return {
    add: (file, cells) => {
      of(file).push({ subject, ...cells });
    },
    drop: (file, fits) => {
      must(file, fits);
      rows.set(
        file,
        of(file).filter((each) => !fits(each)),
      );
    },
    change: (file, fits, cells) => {
      must(file, fits);
      rows.set(
        file,
        of(file).map((each) => (fits(each) ? { ...each, ...cells } : each)),
      );
    },
    rows: (file) => of(file),
  };
};

/** Visits of the last twelve months, in days before the example day; the last two are those of screening. */
const visits = [351, 288, 232, 171, 113, 64, 31, 10] as const;

const printed = (laboratory: Laboratory, variable: string, value: number): Cells => {
  const print = laboratory.prints[variable];
  if (print === undefined) throw new Error(`${laboratory.name} does not print ${variable}`);
  return {
    value: (value * print.factor).toFixed(print.decimals),
    unit: print.unit,
    ...(laboratory.limits === "printed"
      ? { lower_limit: print.lower ?? "", upper_limit: print.upper ?? "" }
      : {}),
    laboratory: laboratory.name,
  };
};

const addCourses = (dossier: Dossier, person: Person, random: Random): void => {
  const laboratory: Laboratory = laboratories[person.laboratory];
  for (const { variable, typical, spread } of analytes) {
    const level = person.levels?.[variable] ?? typical;
    const drift = person.drift?.[variable] ?? 0;
    for (const ago of visits) {
      const share = 1 - (ago - 10) / 341; // 0 at the first visit, 1 at the last
      // The level of a person is reached at the last visit; before it the course lies on the way there.
      const first = level / (1 + drift);
      const course = first + (level - first) * share;
      const noise = ago === 10 ? 1 : 1 + spread * random.normal();
      dossier.add("observations.csv", {
        variable,
        ...printed(laboratory, variable, course * noise),
        date: daysAgo(ago),
        status: "final",
      });
    }
  }
};

const addOnce = (dossier: Dossier, person: Person): void => {
  const laboratory: Laboratory = laboratories[person.laboratory];
  for (const [variable, value] of [
    ["inr", 1.0],
    ["aptt", 30],
    ["pt.seconds", 11.4],
    ["pt.activity", 96],
    ["glucose.fasting", 5.3],
  ] as const)
    dossier.add("observations.csv", {
      variable,
      ...printed(laboratory, variable, person.levels?.[variable] ?? value),
      date: daysAgo(10),
      status: "final",
    });
  for (const variable of ["hbsag", "hcv.antibody", "hiv.antibody"])
    dossier.add("observations.csv", {
      variable,
      value: "negative",
      date: daysAgo(31),
      laboratory: laboratory.name,
      status: "final",
    });
  const gfr = person.gfr ?? { value: "78", method: "51Cr-EDTA" };
  dossier.add("observations.csv", {
    variable: "gfr",
    value: gfr.value,
    unit: "mL/min/1.73 m²",
    date: daysAgo(15),
    method: gfr.method,
    laboratory: laboratory.name,
    status: "final",
  });
};

/** Facts that a physician or coordinator states: yes, no, a score, a share. */
const addStatements = (dossier: Dossier, person: Person): void => {
  const state = (variable: string, value: string, cells: Cells = {}): void =>
    dossier.add("observations.csv", { variable, value, date: daysAgo(9), status: "final", ...cells });
  state("ecog", "0", { date: daysAgo(288) });
  state("ecog", person.levels?.["ecog"]?.toString() ?? "1");
  state("karnofsky", person.levels?.["karnofsky"]?.toString() ?? "90", { unit: "%" });
  const weight = person.levels?.["bodyWeight"] ?? (person.sex === "female" ? 66 : 81);
  for (const [ago, lost] of [
    [351, -3],
    [171, -1],
    [10, 0],
  ] as const)
    state("bodyWeight", String(weight - lost), { unit: "kg", date: daysAgo(ago) });
  state("bodyHeight", person.sex === "female" ? "167" : "179", { unit: "cm" });
  state("ki67", person.ki67, { unit: "%", date: daysAgo(480) });
  state("tumor.grade", person.grade, { date: daysAgo(480), method: "WHO 2019" });
  state("sstr.expression", "positive", { date: daysAgo(40), method: "68Ga-DOTATATE PET/CT" });
  state("liver.tumorInvolvement", "25", { unit: "%", method: "radiologist" });
  state("lifeExpectancy", "30", { unit: "mo", method: "treating physician" });
  state("ebrt.boneMarrowFraction", "0", { unit: "%" });
  state("tumor.measurableIncrease", "26", { unit: "%", method: "radiological", date: daysAgo(40) });
  state("lesion.newCount", "1", { method: "SSTR imaging", date: daysAgo(40) });
  state("boneMarrow.diffuseInfiltration", "no", { method: "68Ga-octreotate PET/CT", date: daysAgo(40) });
  for (const variable of ["metastatic", "liverDominant", "histologicallyProven", "unresectable"])
    state(variable, "yes");
  for (const variable of [
    "resectable",
    "resectable.curativeIntent",
    "candidate.curativeSurgery",
    "locallyAdvanced",
    "cannotReceiveContrast",
    "severeContrastAllergyDespitePremedication",
    "poorRenalFunction",
    "onDialysis",
    "unwilling",
    "unable",
    "refractoryTo.standardSystemicTherapy",
  ])
    state(variable, "no");
  state("refractoryTo.SSA", person.analogue === undefined ? "no" : "yes");
  if (person.analogue !== undefined) state("progression.sinceSystemicTherapy", "yes");
  if (person.sex === "female") state("lactating", "no");
  if (person.sex === "male") state("partner.childbearingPotential", "no");
  if (person.childbearing === "yes") {
    state("refusesContraception", "no");
    state("pregnancyTest.serum", "negative", { date: daysAgo(10) });
    state("pregnant", "no");
  }
};

const addRecords = (dossier: Dossier, person: Person): void => {
  const record = (cells: Cells, attributes: Readonly<Record<string, unknown>> = {}): void =>
    dossier.add("records.csv", {
      ...cells,
      attributes: Object.keys(attributes).length === 0 ? "" : JSON.stringify(attributes),
    });
  record(
    { type: "condition", concept: person.tumour, start: daysAgo(480).slice(0, 7), ongoing: "yes" },
    {
      histologicallyConfirmed: true,
      histopathologicallyConfirmed: true,
      classification: "WHO 2019 (5th ed.)",
      centrallyConfirmed: true,
      extent: "advanced",
      advanced: true,
      metastatic: true,
      wellDifferentiated: true,
      inoperable: true,
      liverDominant: true,
      progressive: true,
    },
  );
  record({ type: "condition", concept: "liver-metastases", start: daysAgo(470), ongoing: "yes" });
  record(
    { type: "condition", concept: "radiological", start: daysAgo(47) },
    { criteria: "RECIST 1.1", modality: "CT" },
  );
  record(
    { type: "condition", concept: "radiological", start: daysAgo(45) },
    { criteria: "common clinical criteria" },
  );
  record({ type: "imaging", concept: "68ga-dotatate-pet-ct", start: daysAgo(40) }, { modality: "PET/CT" });
  record(
    { type: "imaging", concept: "contrast-enhanced-ct", start: daysAgo(232) },
    { modality: "CT", comparator: true },
  );
  record({ type: "procedure", concept: "baseline-procedure", start: daysAgo(10), end: daysAgo(10) });
  if (person.analogue !== undefined) {
    const { concept, from, last } = person.analogue;
    record(
      {
        type: "treatment",
        concept,
        start: daysAgo(from),
        ...(last === "on" ? { ongoing: "yes" } : { end: daysAgo(last) }),
      },
      { forCurrentStageOfNet: true },
    );
  }
};

const addLesions = (dossier: Dossier, random: Random): void => {
  const lesions = [
    { lesion: "L1", organ: "liver", longest: 34, uptake: 21.4, krenning: "4", nodal: "no" },
    { lesion: "L2", organ: "liver", longest: 22, uptake: 17.8, krenning: "3", nodal: "no" },
    { lesion: "L3", organ: "lymph node", longest: 24, uptake: 15.1, krenning: "3", nodal: "yes" },
  ];
  for (const { lesion, organ, longest, uptake, krenning, nodal } of lesions)
    for (const [ago, growth] of [
      [232, 0.79],
      [40, 1],
    ] as const) {
      const size = longest * growth * (1 + 0.03 * random.normal());
      dossier.add("lesions.csv", {
        lesion,
        date: daysAgo(ago),
        organ,
        nodal,
        longest_mm: size.toFixed(0),
        ...(nodal === "yes" ? { short_axis_mm: (size * 0.75).toFixed(0) } : {}),
        modality: ago === 40 ? "PET/CT" : "CT",
        slice_mm: "3",
        target: "yes",
        irradiated: "no",
        measurable: "yes",
        kind: "metastasis",
        ...(ago === 40
          ? {
              uptake_suv: (uptake * (1 + 0.05 * random.normal())).toFixed(1),
              liver_suv: "6.2",
              krenning,
              progressive: "yes",
              sstr: "positive",
              uptake_68ga: "yes",
              evident_on: "CT|68Ga-DOTA-PET",
            }
          : {}),
      });
    }
};

export const listTypes = [
  "condition",
  "treatment",
  "procedure",
  "medication",
  "lesion",
  "toxicity",
  "malignancy",
  "allergy",
  "imaging",
  "trialParticipation",
] as const;

/** Questions with the answer that lets a subject in. */
const favourable: readonly (readonly [question: string, answer: "yes" | "no", role: string])[] = [
  ...Object.values(trials).map((trial) => [`${trial}.consent.written`, "yes", "coordinator"] as const),
  [`${trials.lumen}.contraception.highlyEffective`, "yes", "coordinator"],
  [`${trials.beijing}.contraception.effective`, "yes", "coordinator"],
  [`${trials.start}.contraception.highlyEffective`, "yes", "coordinator"],
  [`${trials.liver}.contraception.adequate`, "yes", "coordinator"],
  [`${trials.lumen}.001-E7.interference`, "no", "investigator"],
  [`${trials.beijing}.002-E9.otherLocal`, "no", "investigator"],
  [`${trials.beijing}.002-E24.interference`, "no", "investigator"],
  [`${trials.beijing}.002-E25.betterOption`, "no", "investigator"],
  [`${trials.beijing}.002-E26.unsuitable`, "no", "investigator"],
  [`${trials.start}.003-E4.capecitabine`, "no", "investigator"],
  [`${trials.start}.003-E6.precluding`, "no", "investigator"],
  [`${trials.start}.003-I6.conference`, "yes", "coordinator"],
  [`${trials.start}.003-I8.choice`, "yes", "investigator"],
  [`${trials.liver}.004-E9.other`, "no", "investigator"],
  [`${trials.liver}.004-E14.relevant`, "no", "investigator"],
  [`${trials.liver}.004-E19.compliance`, "no", "investigator"],
  [`${trials.liver}.004-E19.otherIllness`, "no", "investigator"],
  [`${trials.liver}.004-E21.unsafe`, "no", "investigator"],
];

/** Invented staff. */
const staff: Readonly<Record<string, string>> = { coordinator: "E. Lind", investigator: "J. Sand" };

/** Everything that the four screenable trials ask about, with values that let a subject in. */
export const completeDossier = (person: Person): Dossier => {
  const dossier = newDossier(person.id);
  const random = randomFrom(seedOf(person.id));
  dossier.add("patients.csv", {
    birth_date: person.birth,
    sex: person.sex,
    ...(person.sex === "male" ? {} : { childbearing_potential: person.childbearing ?? "no" }),
  });
  addCourses(dossier, person, random);
  addOnce(dossier, person);
  addStatements(dossier, person);
  addRecords(dossier, person);
  addLesions(dossier, random);
  for (const type of listTypes)
    dossier.add("lists.csv", { type, completeness: "complete", as_of: exampleDay });
  for (const [question, answer, role] of favourable)
    dossier.add("answers.csv", { question, answer, by: staff[role] ?? "", role, date: daysAgo(8) });
  for (const trial of Object.values(trials)) {
    dossier.add("anchors.csv", { trial, anchor: "consent", date: daysAgo(8) });
    dossier.add("anchors.csv", { trial, anchor: "screening", date: daysAgo(8) });
  }
  return dossier;
};
