/**
 * The 74 numeric atoms of the five trials as the records print them, lost comparators read as the protocols propose:
 * row, variable, relation, bound, unit. A bound in {ULN} is a multiple of the laboratory's upper limit.
 * The expected truths follow from the relation alone.
 */
export type BoundaryAtom = {
  readonly row: string;
  readonly variable: string;
  readonly relation: "<" | "<=" | ">" | ">=" | "in" | "between";
  readonly bound: string;
  readonly unit: string;
  /** Smallest difference from the bound that can be written; 0.1 % of the bound where it is not given. */
  readonly step?: string;
};

const atom = (
  row: string,
  variable: string,
  relation: BoundaryAtom["relation"],
  bound: string,
  unit: string,
  step?: string,
): BoundaryAtom => ({ row, variable, relation, bound, unit, ...(step === undefined ? {} : { step }) });

export const boundaryAtoms: readonly BoundaryAtom[] = [
  atom("001-I1", "age", ">=", "18", "a"),
  atom("001-I3b", "lesion.newCount", ">=", "1", "1", "1"),
  atom("001-I3b", "lesion.transaxialDiameterIncrease", ">", "30", "%"),
  atom("001-I3c", "symptom.hypersecretionFrequencyIncrease", ">=", "50", "%"),
  atom("001-I3c", "symptom.severityIncrease", ">=", "1", "{CTCAE_grade}", "1"),
  atom("001-I3c", "tumorMarker.consecutiveIncreases", ">=", "2", "1", "1"),
  atom("001-I5", "timeSince(long-acting SSA last dose, D0)", ">=", "28", "d"),
  atom("001-I5", "timeSince(short-acting SSA last dose, D0)", ">=", "48", "h"),
  atom("001-I6", "gfr", ">=", "50", "mL/min/{1.73_m2}"),
  atom("001-I7a", "hemoglobin", ">=", "9", "g/dL"),
  atom("001-I7b", "anc", ">=", "1.5", "10*3/uL"),
  atom("001-I7c", "platelets", ">=", "100", "10*3/uL"),
  atom("001-I8a", "bilirubin.total", "<=", "2", "{ULN}"),
  atom("001-I8b", "ast", "<=", "5", "{ULN}"),
  atom("001-I8b", "alt", "<=", "5", "{ULN}"),
  atom("001-I8c", "albumin", ">", "3", "g/dL"),
  atom("001-I8c", "pt.activity", ">", "70", "%"),
  atom("001-I9", "ecog", "<=", "1", "{score}", "1"),
  atom("001-I13", "L.longestTransaxialDiameter", ">=", "20", "mm"),
  atom("001-E5", "ebrt.boneMarrowFraction", ">", "25", "%"),
  atom("002-I2", "age", "between", "18 75", "a"),
  atom("002-I3", "ki67", "between", "10 55", "%"),
  atom("002-I7", "ecog", "in", "0 1", "{score}"),
  atom("002-E1", "creatinine", ">", "150", "umol/L"),
  atom("002-E1", "crcl", "<", "50", "mL/min"),
  atom("002-E2", "hemoglobin", "<", "80", "g/L"),
  atom("002-E2", "wbc", "<", "2.0", "10*9/L"),
  atom("002-E2", "platelets", "<", "75", "10*9/L"),
  atom("002-E3", "bilirubin.total", ">", "3", "{ULN}"),
  atom("002-E4", "albumin", "<", "30", "g/L"),
  atom("002-E5", "alt", ">", "2.5", "{ULN}"),
  atom("002-E5", "ast", ">", "2.5", "{ULN}"),
  atom("002-E6", "inr", ">", "1.5", "{INR}"),
  atom("002-E6", "aptt", ">", "1.5", "{ULN}"),
  atom("002-E11", "X.currentGrade", ">", "1", "{CTCAE_grade}", "1"),
  atom("002-E13", "ebrt.boneMarrowFraction", ">", "25", "%"),
  atom("002-E14", "brainMets.stableDuration", ">=", "168", "d", "1"),
  atom("002-E16", "glucose.fasting", ">", "2", "{ULN}"),
  atom("002-E18", "M.recurrenceFreeInterval", ">=", "5", "a", "1"),
  atom("002-E22", "hbv.dna", ">=", "10000", "{copies}/mL"),
  atom("003-I1", "age", ">=", "18", "a"),
  atom("003-I3", "ecog", "in", "0 1", "{score}"),
  atom("003-I9", "gfr", ">", "50", "mL/min/{1.73_m2}"),
  atom("003-I10a", "hemoglobin", ">", "90", "g/L"),
  atom("003-I10b", "platelets", ">", "100", "10*9/L"),
  atom("003-I10c", "wbc", ">", "3.0", "10*9/L"),
  atom("003-I10d", "anc", ">", "1.5", "10*9/L"),
  atom("003-I10e", "ast", "<", "3", "{ULN}"),
  atom("003-I10e", "alt", "<", "3", "{ULN}"),
  atom("003-I10f", "bilirubin.total", "<", "2", "{ULN}"),
  atom("003-I10g", "albumin", ">", "25", "g/L"),
  atom("004-I2", "age", ">=", "18", "a"),
  atom("004-I4", "L.longestDimension", ">=", "1.0", "cm"),
  atom("004-I5", "tumor.grade", "in", "1 2 3", ""),
  atom("004-I6", "tumor.measurableIncrease", ">=", "20", "%"),
  atom("004-I8", "ecog", "in", "0 1", "{score}"),
  atom("004-I8", "karnofsky", ">=", "70", "%", "10"),
  atom("004-I10", "timeSince(last local therapy end, studyEntry)", ">", "42", "d"),
  atom("004-I11", "timeSince(last such therapy end, studyEntry)", ">", "28", "d"),
  atom("004-I12", "timeSince(last surgery, studyEntry)", ">=", "42", "d"),
  atom("004-E3", "lifeExpectancy", "<", "6", "mo", "1"),
  atom("004-E4", "liver.tumorInvolvement", ">", "80", "%"),
  atom("004-E11", "creatinine", ">", "1.7", "mg/dL"),
  atom("004-E11", "egfr", "<", "30", "mL/min"),
  atom("004-E12", "hemoglobin", "<", "8.0", "g/dL"),
  atom("004-E12", "wbc", "<", "3000", "/mm3"),
  atom("004-E12", "anc", "<", "1500", "/mm3"),
  atom("004-E12", "platelets", "<", "75000", "/mm3"),
  atom("004-E13a", "inr", ">", "2.0", "{INR}"),
  atom("004-E13b", "ptt", ">", "2", "{ULN}"),
  atom("004-E13c", "bilirubin.total", ">", "3", "mg/dL"),
  atom("004-E13d", "albumin", "<", "3.0", "g/dL"),
  atom("004-E14", "X.currentGrade", ">", "1", "{CTCAE_grade}", "1"),
  atom("004-E20", "ebrt.boneMarrowFraction", ">", "25", "%"),
];

/** One unit is so many of the reference unit: a numerator and a denominator, by definition of the SI prefixes. */
export type Factors = Readonly<Record<string, readonly [numerator: string, denominator: string]>>;

/** Reference: cells per litre. One mm3 is one uL, a millionth of a litre. */
const counts: Factors = {
  "10*9/L": ["1000000000", "1"],
  "10*3/uL": ["1000000000", "1"],
  "10*3/mm3": ["1000000000", "1"],
  "10*4/uL": ["10000000000", "1"],
  "10*4/mm3": ["10000000000", "1"],
  "10*5/uL": ["100000000000", "1"],
  "10*6/uL": ["1000000000000", "1"],
  "10*6/mm3": ["1000000000000", "1"],
  "10*6/mL": ["1000000000", "1"],
  "10*3/mL": ["1000000", "1"],
  "/uL": ["1000000", "1"],
  "/mm3": ["1000000", "1"],
  "{cells}/uL": ["1000000", "1"],
  "/mL": ["1000", "1"],
  "10*6/L": ["1000000", "1"],
  "10*12/L": ["1000000000000", "1"],
  "/L": ["1", "1"],
};
/** Reference: g/L. */
const mass: Factors = {
  "g/L": ["1", "1"],
  "g/dL": ["10", "1"],
  "mg/dL": ["1", "100"],
  "mg/mL": ["1", "1"],
  "mg/L": ["1", "1000"],
  "g/mL": ["1000", "1"],
  "kg/m3": ["1", "1"],
};
/** Reference: mol/L. */
const substance: Factors = {
  "mmol/L": ["1", "1000"],
  "umol/L": ["1", "1000000"],
  "nmol/L": ["1", "1000000000"],
  "umol/dL": ["1", "100000"],
};
/** Mass of one mole as a factor on mol/L, in g: creatinine 113.12, bilirubin 584.66, haemoglobin monomer 16114.5. */
const joined = (grams: string): Factors => ({
  ...mass,
  ...Object.fromEntries(
    Object.entries(substance).map(([unit, [, denominator]]) => [
      unit,
      [grams.replace(".", ""), `${denominator}${"0".repeat((grams.split(".")[1] ?? "").length)}`] as const,
    ]),
  ),
});
const share: Factors = { "%": ["1", "1"], "1": ["100", "1"] };

/** Every unit in which a result of the variable is accepted. */
export const factorsOf = (variable: string, molarMass: string | undefined): Factors => {
  switch (variable) {
    case "hemoglobin":
    case "creatinine":
    case "bilirubin.total":
      return joined(molarMass ?? "1");
    case "albumin":
      return mass;
    case "platelets":
    case "anc":
    case "wbc":
      return counts;
    case "gfr":
      return {
        "mL/min/{1.73_m2}": ["1", "1"],
        "mL/s/{1.73_m2}": ["60", "1"],
        "L/min/{1.73_m2}": ["1000", "1"],
      };
    case "crcl":
      return {
        "mL/min": ["1", "1"],
        "mL/s": ["60", "1"],
        "L/min": ["1000", "1"],
        "mL/h": ["1", "60"],
        "L/h": ["1000", "60"],
        "L/d": ["1000", "1440"],
        "L/(24.h)": ["1000", "1440"],
      };
    case "ki67":
      return share;
    case "hbv.dna":
      return {
        "{copies}/mL": ["1", "1"],
        "{copies}/L": ["1", "1000"],
        "{copies}/uL": ["1000", "1"],
        "10*3.{copies}/mL": ["1000", "1"],
        "10*6.{copies}/mL": ["1000000", "1"],
      };
    case "brainMets.stableDuration":
      return { d: ["1", "1"], wk: ["7", "1"] };
    case "lifeExpectancy":
    case "M.recurrenceFreeInterval":
      return { mo: ["1", "1"], a: ["12", "1"] };
    case "L.longestDimension":
    case "L.longestTransaxialDiameter":
      return { mm: ["1", "1"], cm: ["10", "1"], m: ["1000", "1"] };
    default:
      return {};
  }
};
