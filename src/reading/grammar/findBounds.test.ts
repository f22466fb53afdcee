import { describe, expect, test } from "vitest";
import { boundsOf, sayBounds } from "./sayBounds.ts";

const table = (rows: readonly (readonly [text: string, ...expected: string[]])[]): void => {
  test.each(rows.map(([text, ...expected]) => ({ text, expected })))("$text", ({ text, expected }) =>
    expect(sayBounds(text)).toEqual(expected),
  );
};

describe("name, operator, value, unit", () =>
  table([
    ["Haemoglobin ≥ 9.5 g/dL", "hemoglobin >= 9.5 g/dL"],
    ["Platelets must be at least 90 x 10^9/L", "platelets >= 90 10*9/L"],
    ["serum albumin no lower than 28 g/L", "albumin >= 28 g/L"],
    ["INR not exceeding 1.4", "inr <= 1.4 {INR}"],
    ["ANC of more than 1,200/mm3", "anc > 1200 /mm3"],
    ["creatinine clearance (Cockcroft-Gault) greater than or equal to 55 mL/min", "crcl >= 55 mL/min"],
    ["LVEF by echocardiography > 45%", "lvef > 45 %"],
    ["Neutrophils =>1.2 x 109 cells/L", "anc >= 1.2 10*9/L"],
    ["HBV DNA below 150 IU/mL", "hbv.dna < 150 [IU]/mL"],
    ["Karnofsky performance status >= 60", "karnofsky >= 60 %"],
    ["with age > 64 years", "age > 64 a"],
  ]));

describe("value before the name, operator behind the value", () =>
  table([
    ["at least 21 years of age", "age >= 21 a"],
    ["19 years or older", "age >= 19 a"],
    ["Women aged 40 and over", "age >= 40 a"],
    ["older than 9 months", "age > 9 mo"],
    ["Patients under 16", "age < 16 a"],
    ["less than 35 kg in weight", "bodyWeight < 35 kg"],
    ["participants over 130 kg", "bodyWeight > 130 kg"],
    ["more than 30% of the bone marrow irradiated", "ebrt.boneMarrowFraction > 30 %"],
    ["ECOG of 2 or less", "ecog <= 2 {score}"],
    ["WHO performance status 1 or better", "ecog <= 1 {score}"],
    ["Karnofsky 70 or better", "karnofsky >= 70 %"],
    [
      "creatinine of at least 1.3 mg/dL (men) and greater than or equal to 1.2 mg/dL (women)",
      "creatinine >= 1.3 mg/dL",
      "creatinine >= 1.2 mg/dL",
    ],
    ["albumin > 28 g/L at least 3 months", "albumin > 28 g/L"],
  ]));

describe("ranges", () =>
  table([
    ["Aged 21-69 years", "age between 21 to 69 a"],
    ["between 20 and 65 years of age", "age between 20 to 65 a"],
    ["BMI 19 to 31 kg/m2", "bmi between 19 to 31 kg/m2"],
    ["Ki-67 index ≥ 4 and ≤ 18 %", "ki67 between 4 to 18 %"],
    ["20 ≤ BMI ≤ 32 kg/m²", "bmi between 20 to 32 kg/m2"],
    ["albumin > 2.8 but < 4.1 g/dL", "albumin > 2.8 g/dL", "albumin < 4.1 g/dL"],
    ["aged 30 days to < 17 years", "age >= 30 d", "age < 17 a"],
    ["weight < 45 or > 110 kg", "bodyWeight < 45 kg", "bodyWeight > 110 kg"],
  ]));

describe("codes of scores, classes and grades", () =>
  table([
    ["ECOG 0-1", "ecog in 0|1 {score}"],
    ["ECOG performance status of 0, 1 or 2", "ecog in 0|1|2 {score}"],
    ["ECOG ≤ 1", "ecog <= 1 {score}"],
    ["NYHA class III/IV", "nyha in 3|4 {score}"],
    ["NYHA II-IV", "nyha in 2|3|4 {score}"],
    ["WHO grade 1 and 2 neuroendocrine tumour", "tumor.grade in 1|2 -"],
    ["Child-Pugh A or B", "childPugh.class in A|B -"],
    ["Child-Pugh score > 6", "childPugh.score > 6 {score}"],
    ["toxicity of grade 2 or 3", "toxicity.currentGrade in 2|3 {CTCAE_grade}"],
    ["neuropathy ≥ grade 2 (CTCAE)", "toxicity.currentGrade >= 2 {CTCAE_grade}"],
  ]));

describe("multiples of the limits of normal", () =>
  table([
    ["AST ≤ 2 x ULN", "ast <= 2 {ULN}"],
    ["bilirubin < 1.5 times the institutional upper limit of normal (ULN)", "bilirubin.total < 1.5 {ULN}"],
    ["ALP less than 2.5-fold ULN", "alp < 2.5 {ULN}"],
    ["aPTT ≤ ULN", "aptt <= 1 {ULN}"],
    ["ALT > 3 ULN", "alt > 3 {ULN}"],
    ["lipase more than twice the upper limit of normal", "lipase > 2 {ULN}"],
    ["bilirubin ≤ 150% of ULN", "bilirubin.total <= 1.5 {ULN}"],
    ["AST > x4 upper normal limit", "ast > 4 {ULN}"],
  ]));

describe("distribution over lists", () =>
  table([
    ["AST or ALT < 4 x ULN", "ast < 4 {ULN}", "alt < 4 {ULN}"],
    ["ASAT/ALAT ≤ 2.5 x ULN", "ast <= 2.5 {ULN}", "alt <= 2.5 {ULN}"],
    ["transaminases ≤ 3 x ULN", "ast <= 3 {ULN}", "alt <= 3 {ULN}"],
    ["ALT ≤ 2.5 x ULN (≤ 5 x ULN with liver metastases)", "alt <= 2.5 {ULN}", "alt <= 5 {ULN}"],
    [
      "Hb ≥ 8 g/dL, ANC ≥ 1.2 x 10^9/L, and platelets ≥ 80 x 10^9/L",
      "hemoglobin >= 8 g/dL",
      "anc >= 1.2 10*9/L",
      "platelets >= 80 10*9/L",
    ],
    [
      "blood pressure > 155/95 mmHg",
      "bloodPressure.systolic > 155 mm[Hg]",
      "bloodPressure.diastolic > 95 mm[Hg]",
    ],
    ["potassium < 3.2 or > 5.8 mmol/L", "potassium < 3.2 mmol/L", "potassium > 5.8 mmol/L"],
    [
      "haemoglobin < 10.5 g/dL for women and < 11.5 g/dL for men",
      "hemoglobin < 10.5 g/dL",
      "hemoglobin < 11.5 g/dL",
    ],
  ]));

describe("what the catalogue lacks keeps its name as written", () =>
  table([
    ["QUX score > 17", "(QUX) > 17 -"],
    ["serum florbine ≥ 3 ng/mL", "(florbine) >= 3 ng/mL"],
  ]));

describe("quantities said by several words", () =>
  table([
    [
      "increase of the transaxial tumour diameter by more than 25%",
      "lesion.transaxialDiameterIncrease > 25 %",
    ],
    ["a lesion with a diameter ≥ 12 mm", "lesion.longestDimension >= 12 mm"],
    ["brain metastases treated and stable for at least 10 weeks", "brainMets.stableDuration >= 10 wk"],
  ]));

describe("bounds for some patients only", () =>
  table([
    [
      "Bilirubin ≤ 1.4 x ULN. For subjects with known Gilbert disease ≤ 2.8 x ULN",
      "bilirubin.total <= 1.4 {ULN}",
      "bilirubin.total <= 2.8 {ULN}",
    ],
    ["AST ≤ 3 x ULN; quxase ≤ 2 x ULN", "ast <= 3 {ULN}", "(quxase) <= 2 {ULN}"],
    ["QTcF > 445 ms for men or > 465 ms for women", "qtc > 445 ms", "qtc > 465 ms"],
  ]));

describe("lists of values without their name, or of a scale without codes", () =>
  table([
    ["neuroendocrine tumour, G1 or G2", "tumor.grade in G1|G2 -"],
    ["Gleason score 8 or 9", "gleason in 8|9 {score}"],
    ["Child-Pugh score 5-6", "childPugh.score between 5 to 6 {score}"],
    ["pain on the VAS > 4 (0-10 scale)", "pain.nrs > 4 {score}"],
    ["stage 3 or 4 chronic kidney disease", "ckdStage in 3|4 -"],
  ]));

describe("numbers that are no bounds", () =>
  test.each([
    "Measurable disease according to RECIST 1.1",
    "toxicity by CTCAE version 5.0",
    "prior 177Lu or 131I therapy",
    "positive 68Ga-PET within 6 weeks before randomisation",
    "strong inhibitors of CYP3A4",
    "classification of WHO 2019",
    "surgery within 4 weeks of enrolment",
    "at least 3 weeks since the last infusion",
    "normalised to 1.73 m2",
    "hepatitis B [12]",
    "3. Written consent",
    "200 mg tablets twice daily",
    "COVID-19 infection",
    "GFR = (140 - age) x weight",
    "SUVmax > 1.5 x liver",
    "administered activity of 7.1 GBq",
    "rising PSA on at least 2 occasions",
    "Gleason 4+3",
    "score of the publication [Ranson 1974]",
    "one of the following 3 conditions",
    "between 2016 and 2019",
  ])("%s", (text) => expect(sayBounds(text)).toEqual([])));

describe("what stands beside a bound", () => {
  test("a bound repeated in another unit is kept as restated", () =>
    expect(boundsOf("creatinine > 140 µmol/L (1.6 mg/dL)")[0]?.restatedAs).toEqual([
      { value: "1.6", unit: "mg/dL" },
    ]));
  test("a name of the item above is inherited by a member without one", () =>
    expect(sayBounds("> 2 x ULN", { inherited: ["bilirubin.total"] })).toEqual([
      "bilirubin.total > 2 {ULN}",
    ]));
  test("a method beside the name is found", () =>
    expect(boundsOf("GFR ≥ 45 mL/min/1.73m2 (51Cr-EDTA)")[0]?.methods).toEqual(["51Cr-EDTA"]));
  test("alternatives are joined by or", () =>
    expect(boundsOf("Hb < 8 g/dL or platelets < 70 x 10^9/L")[1]?.joinedBy).toBe("or"));
  test("both ends of a range belong to it", () =>
    expect(boundsOf("age 20 to 60 years")[0]?.includes).toEqual({ low: true, high: true }));
});
