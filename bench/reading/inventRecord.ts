/** Invented trial records of several layouts: for speed, for memory, and as seeds that fuzzing mutates. */

type Dice = () => number;

/** Park and Miller's minimal standard generator (CACM 1988;31:1192): the same records on every machine. */
export const seeded = (seed: number): Dice => {
  let state = (seed % 2_147_483_646) + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
};

const pick = <T>(dice: Dice, from: readonly [T, ...T[]]): T =>
  from[Math.floor(dice() * from.length)] ?? from[0];
const between = (dice: Dice, low: number, high: number): number =>
  low + Math.floor(dice() * (high - low + 1));

type Bound = readonly [name: string, unit: string, low: number, high: number];

const laboratory: readonly [Bound, ...Bound[]] = [
  ["Haemoglobin", "g/dL", 7, 12],
  ["Hemoglobin", "g/L", 70, 120],
  ["Platelets", "x 10^9/L", 50, 150],
  ["Platelet count", "/mm3", 50_000, 150_000],
  ["Absolute neutrophil count (ANC)", "/µL", 1000, 2000],
  ["WBC", "x109/L", 2, 4],
  ["Serum creatinine", "mg/dL", 1, 3],
  ["Creatinine clearance", "mL/min", 30, 70],
  ["eGFR", "ml/min/1.73m2", 30, 70],
  ["Total bilirubin", "x ULN", 1, 4],
  ["AST and ALT", "x upper limit of normal (ULN)", 2, 6],
  ["Serum albumin", "g/L", 25, 35],
  ["INR", "", 1, 3],
];
const signs: readonly [string, ...string[]] = [
  ">",
  "<",
  "≥",
  "≤",
  ">=",
  "<=",
  "=",
  "\\>",
  "&gt;=",
  "at least",
  "no more than",
  "greater than",
];
const anchors: readonly [string, ...string[]] = [
  "prior to study entry",
  "before the first dose",
  "prior to randomization",
  "before enrolment",
  "of inclusion",
  "",
];
const treatments: readonly [string, ...string[]] = [
  "chemotherapy",
  "external beam radiotherapy",
  "major surgery",
  "peptide receptor radionuclide therapy",
  "an investigational agent",
  "liver embolisation",
  "everolimus or sunitinib",
];
const diseases: readonly [string, ...string[]] = [
  "brain metastases",
  "congestive heart failure",
  "uncontrolled diabetes mellitus",
  "hepatitis B or C",
  "a second malignancy",
  "urinary incontinence",
  "active infection",
];

const rules: readonly [(dice: Dice) => string, ...((dice: Dice) => string)[]] = [
  (dice) => {
    const [name, unit, low, high] = pick(dice, laboratory);
    return `${name} ${pick(dice, signs)} ${between(dice, low, high)} ${unit}`.trimEnd();
  },
  (dice) => {
    const parts = Array.from({ length: between(dice, 2, 4) }, () => {
      const [name, unit, low, high] = pick(dice, laboratory);
      return `${name} ${pick(dice, signs)} ${between(dice, low, high)} ${unit}`.trimEnd();
    });
    return `Adequate organ function: ${parts.join("; ")}`;
  },
  (dice) => `Age ${pick(dice, ["≥", ">", "above", "at least"])} ${between(dice, 16, 21)} years`,
  (dice) => `Aged ${between(dice, 18, 20)} to ${between(dice, 65, 85)} years, inclusive`,
  (dice) => `ECOG performance status ${pick(dice, ["0-1", "of 0, 1 or 2", "≤ 2", "= 1", "less than 3"])}`,
  (dice) =>
    `Treatment with ${pick(dice, treatments)} within ${between(dice, 2, 12)} ${pick(dice, ["weeks", "months", "days"])} ${pick(dice, anchors)}`.trim(),
  (dice) =>
    `No prior ${pick(dice, treatments)}, unless completed more than ${between(dice, 4, 12)} weeks earlier`,
  (dice) => `Known ${pick(dice, diseases)}`,
  (dice) =>
    `History of ${pick(dice, diseases)}, except when treated and stable for at least ${between(dice, 3, 24)} months`,
  () => "Signed consent given in writing before any trial procedure",
  () => "Whatever else the treating doctor holds against taking part",
  (dice) => `Life expectancy of ${pick(dice, ["more than", "at least", ">"])} ${between(dice, 3, 6)} months`,
  (dice) =>
    `At least ${pick(dice, ["one", "1", "two"])} measurable lesion by RECIST 1.1, longest diameter ≥ ${between(dice, 10, 20)} mm`,
  () => "Women who are pregnant or breastfeeding; women who may conceive use reliable contraception",
  (dice) => `Ki-67 index between ${between(dice, 1, 10)} and ${between(dice, 20, 55)} %`,
];

const markers: readonly [(count: number) => string, ...((count: number) => string)[]] = [
  (count) => `${count}. `,
  (count) => `${count}) `,
  () => "- ",
  () => "* ",
  () => "",
];

const list = (dice: Dice, count: number): string => {
  const mark = pick(dice, markers);
  return Array.from({ length: count }, (_, index) => `${mark(index + 1)}${pick(dice, rules)(dice)}`).join(
    "\n",
  );
};

const number = (dice: Dice): string => `NCT${between(dice, 10_000_000, 99_999_999)}`;
const eligibility = (dice: Dice, size: number): string =>
  `Inclusion Criteria:\n\n${list(dice, size)}\n\nExclusion Criteria:\n\n${list(dice, size)}\n`;

const layouts: readonly [(dice: Dice, size: number) => string, ...((dice: Dice, size: number) => string)[]] =
  [
    (dice, size) => eligibility(dice, size),
    (dice, size) =>
      JSON.stringify(
        {
          protocolSection: {
            identificationModule: { nctId: number(dice), briefTitle: "Invented trial of a radioligand" },
            statusModule: { overallStatus: "RECRUITING" },
            designModule: { phases: ["PHASE2"], enrollmentInfo: { count: between(dice, 10, 300) } },
            eligibilityModule: {
              eligibilityCriteria: eligibility(dice, size),
              minimumAge: "18 Years",
              sex: "ALL",
            },
          },
        },
        null,
        2,
      ),
    (dice, size) =>
      `<?xml version="1.0"?>\n<clinical_study><id_info><nct_id>${number(dice)}</nct_id></id_info><brief_title>Invented trial</brief_title><eligibility><criteria><textblock>\n${eligibility(dice, size).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")}</textblock></criteria><gender>All</gender></eligibility></clinical_study>`,
    (dice, size) =>
      `Overview\n\nInvented trial\n\nStatus:\nRecruiting\nTarget enrollment:\n0\nPhase:\nPhase 2\nDetails\nLead Sponsor:\nNobody\nCriteria\n${eligibility(dice, size)}`,
    (dice, size) => `Eligibility |\n${eligibility(dice, size)}|\n`,
  ];

/** A record with about `size` rules on each side. */
export const inventRecord = (seed: number, size = 12): string => {
  const dice = seeded(seed * 7919 + 17);
  for (let warm = 0; warm < 5; warm += 1) dice();
  return pick(dice, layouts)(dice, size);
};
