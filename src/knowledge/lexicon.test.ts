import { describe, expect, test } from "vitest";
import {
  dimensionOf,
  findLexicon,
  findMeasure,
  lexiconEntries,
  lexiconGroups,
  lexiconPairs,
  unitByText,
  variables,
} from "./index.ts";
import { foldText } from "./normalise.ts";

const ids = lexiconEntries.map(({ id }) => id);
const phrasesOf = (each: {
  readonly phrases: readonly string[];
  readonly withUnitOnly?: readonly string[];
}): readonly string[] => [...each.phrases, ...(each.withUnitOnly ?? [])];

describe("every entry", () => {
  test("stands for a variable of the catalogue or a field of a record, once", () => {
    expect(ids.filter((id) => findMeasure(id) === undefined)).toEqual([]);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(ids.length).toBeGreaterThan(300);
  });

  test("names units of the conversion table only", () => {
    const wrong = lexiconEntries.flatMap(({ id, bareUnit, alsoUnits = [], unitNames = [] }) =>
      [...(bareUnit === undefined ? [] : [bareUnit]), ...alsoUnits, ...unitNames.map(({ unit }) => unit)]
        .filter((unit) => dimensionOf(unit) === undefined)
        .map((unit) => `${id}: ${unit}`),
    );
    expect(wrong).toEqual([]);
  });

  test("assumes a bare unit that its variable converts, or lists besides", () => {
    const wrong = lexiconEntries.filter(
      ({ id, bareUnit, alsoUnits = [] }) =>
        bareUnit !== undefined &&
        !alsoUnits.includes(bareUnit) &&
        findMeasure(id)?.units.includes(bareUnit) !== true,
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  test("lists under alsoUnits what does not convert anyway", () => {
    const wrong = lexiconEntries.filter(({ id, alsoUnits = [] }) =>
      alsoUnits.some((unit) => findMeasure(id)?.units.includes(unit)),
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  test("names its rivals, and they name it", () => {
    const wrong = lexiconEntries.flatMap(({ id, confusable = [] }) =>
      confusable
        .filter((rival) => findLexicon(rival)?.confusable?.includes(id) !== true)
        .map((rival) => `${id}: ${rival}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe("a phrase", () => {
  test("means one entry, group or pair, unless the entries name each other as confusable", () => {
    const owners = new Map<string, Set<string>>();
    const add = (phrase: string, owner: string) =>
      owners.set(phrase, (owners.get(phrase) ?? new Set()).add(owner));
    for (const each of lexiconEntries) {
      for (const phrase of phrasesOf(each)) add(foldText(phrase), each.id);
      for (const phrase of each.exactPhrases ?? []) add(`exactly ${phrase}`, each.id);
    }
    for (const each of [...lexiconGroups, ...lexiconPairs])
      for (const phrase of each.phrases) add(foldText(phrase), each.ids.join(" + "));
    const contested = [...owners].filter(
      ([, all]) =>
        all.size > 1 &&
        [...all].some((one) =>
          [...all].some((other) => other !== one && findLexicon(one)?.confusable?.includes(other) !== true),
        ),
    );
    expect(contested.map(([phrase, all]) => `${phrase}: ${[...all].join(", ")}`)).toEqual([]);
  });

  test("is no number, no lone letter in any case, and not empty", () => {
    const wrong = lexiconEntries.flatMap((each) =>
      phrasesOf(each).filter((phrase) => /^\p{N}*$|^\p{L}$/u.test(foldText(phrase))),
    );
    expect(wrong).toEqual([]);
  });
});

test("groups and pairs name entries", () => {
  const named = [...lexiconGroups, ...lexiconPairs].flatMap((each) => [...each.ids]);
  expect(named.filter((id) => findLexicon(id) === undefined)).toEqual([]);
});

test("every number that the catalogue compares, and that texts print, has an entry", () => {
  const questions = /^(symptom|brainMets|cnsMets)\./;
  const without = variables.filter(
    ({ id, kind }) =>
      (kind === "quantity" || kind === "ordinal") &&
      !questions.test(id) &&
      findLexicon(id) === undefined &&
      findMeasure(id)?.canonicalUnit !== null,
  );
  expect(without.map(({ id }) => id)).toEqual([]);
});

test.each([
  ["hemoglobin", "floor"],
  ["platelets", "floor"],
  ["lvef", "floor"],
  ["lifeExpectancy", "floor"],
  ["karnofsky", "floor"],
  ["creatinine", "ceiling"],
  ["qtc", "ceiling"],
  ["ecog", "ceiling"],
  ["bloodPressure.systolic", "ceiling"],
  ["age", "either"],
  ["ki67", "either"],
])("the usual bound of %s as an inclusion is a %s", (id, direction) => {
  expect(findLexicon(id)?.direction).toBe(direction);
});

test.each([
  ["ecog", "{score}"],
  ["inr", "{INR}"],
  ["ki67", "%"],
  ["bmi", "kg/m2"],
  ["qtc", "ms"],
])("%s without a unit is in %s", (id, unit) => {
  expect(findLexicon(id)?.bareUnit).toBe(unit);
});

test.each([["creatinine"], ["hemoglobin"], ["platelets"], ["bilirubin.total"], ["glucose.fasting"]])(
  "%s without a unit stays without",
  (id) => {
    expect(findLexicon(id)?.bareUnit).toBeUndefined();
  },
);

test("a bound on the transaminases is one on both", () => {
  const group = lexiconGroups.find(({ phrases }) => phrases.includes("transaminases"));
  expect(group?.ids).toEqual(["ast", "alt"]);
});

test("140/90 is systolic over diastolic", () => {
  const pair = lexiconPairs.find(({ phrases }) => phrases.includes("blood pressure"));
  expect([pair?.ids, pair?.separator]).toEqual([["bloodPressure.systolic", "bloodPressure.diastolic"], "/"]);
});

test("a short axis belongs to a lesion record, in millimetres", () => {
  expect(findMeasure("lesion.shortAxis")).toMatchObject({
    canonicalUnit: "mm",
    field: { recordType: "lesion", field: "shortAxis" },
  });
  expect(findMeasure("lesion.nonsense")).toBeUndefined();
});

test.each([
  ["x 10^9/L", "platelets", "10*9/L"],
  ["cells/mm3", "anc", "/mm3"],
  ["mm3", "anc", "/mm3"],
  ["mm3", undefined, "mm3"],
  ["/cumm", "wbc", "/mm3"],
  ["cells per microliter", "cd4", "/uL"],
  ["Giga/L", "platelets", "10*9/L"],
  ["thou/uL", "platelets", "10*3/uL"],
  ["x10E3/uL", "anc", "10*3/uL"],
  ["K/µL", "platelets", "10*3/uL"],
  ["thou/cumm", "platelets", "10*3/mm3"],
  ["g%", "hemoglobin", "g/dL"],
  ["gm/dL", "hemoglobin", "g/dL"],
  ["gr/dl", "albumin", "g/dL"],
  ["grams per deciliter", "albumin", "g/dL"],
  ["mg%", "creatinine", "mg/dL"],
  ["mg per dL", "creatinine", "mg/dL"],
  ["milligrams/deciliter", "bilirubin.total", "mg/dL"],
  ["mcmol/l", "creatinine", "umol/L"],
  ["micromoles/liter", "creatinine", "umol/L"],
  ["mEq/L", "potassium", "meq/L{monovalent}"],
  ["mEq/L", "magnesium", "meq/L{divalent}"],
  ["mEq/L", undefined, "meq/L"],
  ["mmol/mol", "hba1c", "mmol/mol"],
  ["mIU/L", "tsh", "m[IU]/L"],
  ["µIU/mL", "tsh", "u[IU]/mL"],
  ["mU/L", "tsh", "m[IU]/L"],
  ["mU/L", undefined, "mU/L"],
  ["mIU/mL", "fsh", "m[IU]/mL"],
  ["U/mL", "ca125", "[IU]/mL"],
  ["kU/L", "ca199", "k[IU]/L"],
  ["ng/mL", "psa", "ng/mL"],
  ["ng per dL", "testosterone", "ng/dL"],
  ["mg/g", "acr", "mg/g{creat}"],
  ["mg/mmol", "upcr", "mg/mmol{creat}"],
  ["g/24 h", "proteinuria.24h", "g/(24.h)"],
  ["mL/min per 1.73 m^2", "egfr", "mL/min/{1.73_m2}"],
  ["ml/minute", "crcl", "mL/min"],
  ["mL/min/1.73 m²", "gfr", "mL/min/{1.73_m2}"],
  ["mm Hg", "bloodPressure.systolic", "mm[Hg]"],
  ["millimeters of mercury", "bloodPressure.diastolic", "mm[Hg]"],
  ["kPa", "liver.stiffness", "kPa{stiffness}"],
  ["kPa", "pao2", "kPa"],
  ["bpm", "heartRate", "/min"],
  ["beats per minute", "heartRate", "/min"],
  ["events/hour", "ahi", "/h"],
  ["msec", "qtc", "ms"],
  ["milliseconds", "qtc", "ms"],
  ["kg/m²", "bmi", "kg/m2"],
  ["kg per square meter", "bmi", "kg/m2"],
  ["pounds", "bodyWeight", "[lb_av]"],
  ["degrees Celsius", "temperature", "Cel"],
  ["years of age", "age", "a"],
  ["wks", "gestationalAge", "wk"],
  ["copies per mL", "hiv.rna", "{copies}/mL"],
  ["log10 copies/mL", "hiv.rna", "{log_copies}/mL"],
  ["Wood units", "pulmonaryVascularResistance", "[wood'U]"],
  ["Hounsfield units", undefined, "[hnsf'U]"],
  ["diopters", "refraction.sphere", "[diop]"],
  ["dB", "hearing", "dB{HL}"],
  ["cm H2O", "peep", "cm[H2O]"],
  ["mitoses per 10 high-power fields", "mitoticCount", "/(10.[HPF])"],
  ["GBq", undefined, "GBq"],
  ["mCi", undefined, "mCi"],
  ["mBq", undefined, undefined],
])("printed %s of %s is %s", (text, id, unit) => {
  expect(unitByText(text, id === undefined ? undefined : findMeasure(id))).toBe(unit);
});
