/** An analyte with its values in one reference unit, from which each laboratory prints in its own. */
export type Analyte = {
  readonly variable: string;
  readonly typical: number;
  /** Relative spread between two samples of one person. */
  readonly spread: number;
};

/** Reference units: g/L, 10*9/L, umol/L, U/L, ug/L, mL/min/1.73 m2. */
export const analytes: readonly Analyte[] = [
  { variable: "hemoglobin", typical: 128, spread: 0.03 },
  { variable: "wbc", typical: 5.9, spread: 0.09 },
  { variable: "anc", typical: 3.5, spread: 0.1 },
  { variable: "lymphocytes", typical: 1.6, spread: 0.09 },
  { variable: "platelets", typical: 228, spread: 0.06 },
  { variable: "creatinine", typical: 76, spread: 0.05 },
  { variable: "egfr", typical: 84, spread: 0.04 },
  { variable: "bilirubin.total", typical: 10, spread: 0.14 },
  { variable: "alt", typical: 28, spread: 0.15 },
  { variable: "ast", typical: 30, spread: 0.13 },
  { variable: "alp", typical: 96, spread: 0.1 },
  { variable: "albumin", typical: 40, spread: 0.03 },
  { variable: "cga", typical: 310, spread: 0.12 },
];

/** How a laboratory prints: unit, factor from the reference unit, decimals, limits in its own unit. */
export type Print = {
  readonly unit: string;
  readonly factor: number;
  readonly decimals: number;
  readonly lower?: string;
  readonly upper?: string;
};

export type Laboratory = {
  readonly name: string;
  /** Whether limits are printed with each result, stand in limits.csv, or are nowhere. */
  readonly limits: "printed" | "table" | "none";
  readonly prints: Readonly<Record<string, Print>>;
};

const grams = (lower: string, upper: string): Print => ({
  unit: "g/L",
  factor: 1,
  decimals: 0,
  lower,
  upper,
});
const cells = (unit: string, lower: string, upper: string, decimals = 1, factor = 1): Print => ({
  unit,
  factor,
  decimals,
  lower,
  upper,
});

const others: Readonly<Record<string, Print>> = {
  egfr: { unit: "mL/min/1.73 m²", factor: 1, decimals: 0, lower: "60" },
  cga: { unit: "µg/L", factor: 1, decimals: 0, upper: "102" },
  inr: { unit: "", factor: 1, decimals: 1, lower: "0.8", upper: "1.2" },
  aptt: { unit: "s", factor: 1, decimals: 0, lower: "25", upper: "37" },
  "pt.seconds": { unit: "s", factor: 1, decimals: 1, lower: "9.5", upper: "13.5" },
  "pt.activity": { unit: "%", factor: 1, decimals: 0, lower: "70", upper: "130" },
};

/** Four invented hospitals and a practice; units and limits as laboratories of their kind print them. */
export const laboratories = {
  northfield: {
    name: "Northfield University Hospital",
    limits: "table",
    prints: {
      ...others,
      hemoglobin: grams("117", "153"),
      wbc: cells("10*9/L", "3.5", "8.8"),
      anc: cells("10*9/L", "1.6", "5.9"),
      lymphocytes: cells("10*9/L", "1.1", "3.5"),
      platelets: cells("10*9/L", "165", "387", 0),
      creatinine: { unit: "µmol/L", factor: 1, decimals: 0, lower: "45", upper: "105" },
      "bilirubin.total": { unit: "µmol/L", factor: 1, decimals: 0, lower: "5", upper: "25" },
      alt: { unit: "µkat/L", factor: 1 / 60, decimals: 2, upper: "0.75" },
      ast: { unit: "µkat/L", factor: 1 / 60, decimals: 2, upper: "0.61" },
      alp: { unit: "µkat/L", factor: 1 / 60, decimals: 1, lower: "0.7", upper: "1.9" },
      albumin: grams("36", "45"),
      "glucose.fasting": { unit: "mmol/L", factor: 1, decimals: 1, lower: "4.2", upper: "6.3" },
    },
  },
  maasdorp: {
    name: "Maasdorp General",
    limits: "printed",
    prints: {
      ...others,
      hemoglobin: { unit: "g/dL", factor: 0.1, decimals: 1, lower: "12.0", upper: "16.0" },
      wbc: cells("10³/µL", "3.5", "11.0", 2),
      anc: cells("10³/µL", "1.5", "6.7", 2),
      lymphocytes: cells("10³/µL", "1.2", "3.5", 2),
      platelets: cells("10³/µL", "150", "440", 0),
      creatinine: { unit: "mg/dL", factor: 1 / 88.4017, decimals: 2, lower: "0.55", upper: "1.02" },
      "bilirubin.total": { unit: "mg/dL", factor: 1 / 17.104, decimals: 2, lower: "0.20", upper: "1.20" },
      alt: { unit: "U/L", factor: 1, decimals: 0, upper: "41" },
      ast: { unit: "U/L", factor: 1, decimals: 0, upper: "40" },
      alp: { unit: "U/L", factor: 1, decimals: 0, lower: "35", upper: "104" },
      albumin: { unit: "g/dL", factor: 0.1, decimals: 1, lower: "3.5", upper: "5.2" },
      "glucose.fasting": { unit: "mg/dL", factor: 18.0156, decimals: 0, lower: "70", upper: "100" },
    },
  },
  larkhill: {
    name: "Larkhill Cancer Center",
    limits: "table",
    prints: {
      ...others,
      hemoglobin: { unit: "g/dL", factor: 0.1, decimals: 1, lower: "11.5", upper: "16.0" },
      wbc: cells("/mm3", "4000", "10500", 0, 1000),
      anc: cells("/mm3", "1500", "7500", 0, 1000),
      lymphocytes: cells("/mm3", "900", "3200", 0, 1000),
      platelets: cells("/mm3", "160000", "400000", 0, 1000),
      creatinine: { unit: "mg/dL", factor: 1 / 88.4017, decimals: 1, lower: "0.6", upper: "1.3" },
      "bilirubin.total": { unit: "mg/dL", factor: 1 / 17.104, decimals: 1, lower: "0.0", upper: "1.2" },
      alt: { unit: "U/L", factor: 1, decimals: 0, upper: "55" },
      ast: { unit: "U/L", factor: 1, decimals: 0, upper: "45" },
      alp: { unit: "U/L", factor: 1, decimals: 0, lower: "40", upper: "130" },
      albumin: { unit: "g/dL", factor: 0.1, decimals: 1, lower: "3.8", upper: "5.0" },
      "glucose.fasting": { unit: "mg/dL", factor: 18.0156, decimals: 0, lower: "70", upper: "99" },
    },
  },
  jinhe: {
    name: "Jinhe Hospital",
    limits: "printed",
    prints: {
      ...others,
      hemoglobin: grams("115", "150"),
      wbc: cells("10^9/L", "3.5", "9.5", 2),
      anc: cells("10^9/L", "1.8", "6.3", 2),
      lymphocytes: cells("10^9/L", "1.1", "3.2", 2),
      platelets: cells("10^9/L", "125", "350", 0),
      creatinine: { unit: "umol/L", factor: 1, decimals: 1, lower: "41", upper: "81" },
      "bilirubin.total": { unit: "umol/L", factor: 1, decimals: 1, upper: "23.0" },
      alt: { unit: "U/L", factor: 1, decimals: 0, lower: "7", upper: "40" },
      ast: { unit: "U/L", factor: 1, decimals: 0, lower: "13", upper: "35" },
      alp: { unit: "U/L", factor: 1, decimals: 0, lower: "50", upper: "135" },
      albumin: { unit: "g/L", factor: 1, decimals: 1, lower: "40", upper: "55" },
      "glucose.fasting": { unit: "mmol/L", factor: 1, decimals: 1, lower: "3.9", upper: "6.1" },
    },
  },
  holm: {
    name: "Practice Dr Holm",
    limits: "none",
    prints: {
      ...others,
      hemoglobin: grams("", ""),
      wbc: cells("10*9/L", "", ""),
      anc: cells("10*9/L", "", ""),
      lymphocytes: cells("10*9/L", "", ""),
      platelets: cells("10*9/L", "", "", 0),
      creatinine: { unit: "µmol/L", factor: 1, decimals: 0 },
      "bilirubin.total": { unit: "µmol/L", factor: 1, decimals: 0 },
      alt: { unit: "µkat/L", factor: 1 / 60, decimals: 2 },
      ast: { unit: "µkat/L", factor: 1 / 60, decimals: 2 },
      alp: { unit: "µkat/L", factor: 1 / 60, decimals: 1 },
      albumin: grams("", ""),
      "glucose.fasting": { unit: "mmol/L", factor: 1, decimals: 1 },
    },
  },
} as const satisfies Readonly<Record<string, Laboratory>>;

export type LaboratoryId = keyof typeof laboratories;
