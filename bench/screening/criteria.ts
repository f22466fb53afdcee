/** One laboratory bound in the form that both engines are given. */
export type LaboratoryBound = {
  readonly name: string;
  readonly variable: string;
  readonly relation: "<" | "<=" | ">=" | ">";
  readonly value: string;
  /** Null: the value is a multiple of the upper limit printed with the result. */
  readonly unit: string | null;
};

/** Twelve bounds as they stand in the five trials, one per laboratory variable. */
export const laboratoryBounds: readonly LaboratoryBound[] = [
  { name: "hemoglobin", variable: "hemoglobin", relation: ">=", value: "9", unit: "g/dL" },
  { name: "platelets", variable: "platelets", relation: ">=", value: "75", unit: "10*9/L" },
  { name: "neutrophils", variable: "anc", relation: ">=", value: "1.5", unit: "10*3/uL" },
  { name: "leukocytes", variable: "wbc", relation: ">=", value: "2.0", unit: "10*9/L" },
  { name: "creatinine", variable: "creatinine", relation: "<=", value: "150", unit: "umol/L" },
  { name: "measured GFR", variable: "gfr", relation: ">", value: "50", unit: "mL/min/{1.73_m2}" },
  { name: "bilirubin", variable: "bilirubin.total", relation: "<=", value: "2", unit: null },
  { name: "AST", variable: "ast", relation: "<=", value: "5", unit: null },
  { name: "ALT", variable: "alt", relation: "<=", value: "5", unit: null },
  { name: "albumin", variable: "albumin", relation: ">", value: "30", unit: "g/L" },
  { name: "INR", variable: "inr", relation: "<=", value: "1.5", unit: "{INR}" },
  { name: "aPTT", variable: "aptt", relation: "<=", value: "1.5", unit: null },
];
