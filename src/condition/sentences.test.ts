import { expect, describe as group, test } from "vitest";
import type { Chart, FieldValue, Observation } from "./chart.ts";
import type { Condition, TimeWindow } from "./condition.ts";
import {
  answer,
  ask,
  chart,
  compare,
  field,
  is,
  latest,
  list,
  quantity,
  record,
  result,
  says,
  timesLimit,
  window,
} from "./fixture.ts";

const before = window("firstDose", "-4 week");
const platelets = compare("platelets", ">=", "100", "10*9/L");
const on = (...results: readonly Observation[]): Chart => chart({ birth: "1960-01-01", results });
const plt = (value: string, unit = "10*9/L", date: string | null = "2026-02-20"): Chart =>
  on(result("platelets", value, unit, date));
const coded = (variable: string, value: string | boolean, more: Partial<Observation> = {}): Chart =>
  on({ ...result(variable, "1", "1"), value, ...more });

group("a value, its unit and its date", () => {
  test.each<readonly [string, Condition, Chart]>([
    ["Platelets 82 ×10⁹/L is below the required 100 ×10⁹/L.", platelets, plt("82", "10*9/L", null)],
    [
      "Platelets 82 ×10⁹/L on 2026-02-09 is below the required 100 ×10⁹/L.",
      platelets,
      plt("82", "10*9/L", "2026-02-09T10:00+01:00"),
    ],
    // The same number in another spelling of the unit is no conversion worth telling.
    [
      "Platelets 100 ×10⁹/L on 2026-02-20 is at least the required 100 ×10³/µL.",
      compare("platelets", ">=", "100", "10*3/uL"),
      plt("100"),
    ],
    [
      "Creatinine, serum or plasma 1.7 mg/dL (≈ 150.2829 µmol/L) on 2026-02-20 is above the allowed 150 µmol/L.",
      compare("creatinine", "<=", "150", "umol/L"),
      on(result("creatinine", "1.7", "mg/dL")),
    ],
    [
      "Platelets 80 ×10⁹/L on 2026-02-20 is not below the allowed 75 ×10⁹/L.",
      compare("platelets", "<", "75", "10*9/L"),
      plt("80"),
    ],
    [
      "Haemoglobin 8 g/dL on 2026-02-20 is below the required 1 × LLN (LLN 12 g/dL).",
      timesLimit("hemoglobin", ">=", "1", "lower"),
      on(result("hemoglobin", "8", "g/dL", "2026-02-20", { limits: { lower: quantity("12", "g/dL") } })),
    ],
    [
      "Age 17 years is below the required 18 years.",
      compare({ kind: "age", at: "evaluation" }, ">=", "18", "a"),
      chart({ birth: "2009-01-01" }),
    ],
    [
      "Sex is female, not male.",
      is({ kind: "attribute", name: "sex" }, "male"),
      chart({ attributes: { sex: "female" } }),
    ],
    ["Sex is male.", is({ kind: "attribute", name: "sex" }, "male"), coded("sex", "male")],
    [
      "ECOG performance status is 1 on 2026-02-20, one of 0 or 1.",
      is(latest("ecog"), "0", "1"),
      on(result("ecog", "1", "{score}")),
    ],
    [
      "ECOG performance status is 1 on 2026-02-20.",
      is(latest("ecog"), "1"),
      on(result("ecog", "1", "{score}")),
    ],
    [
      "Karnofsky performance status is 80 % on 2026-02-20, not 70.",
      is(latest("karnofsky"), "70"),
      on(result("karnofsky", "80", "%")),
    ],
    [
      "Tumour grade is G2 on 2026-02-20, one of G2 or G3.",
      is(latest("tumor.grade"), "G2", "G3"),
      coded("tumor.grade", "grade 2"),
    ],
    [
      "Pregnant is recorded as no on 2026-02-20 (derived from sex: male).",
      is(latest("pregnant"), "false"),
      coded("pregnant", false, { derivedFrom: ["sex: male"] }),
    ],
  ])("%s", (sentence, condition, person) => expect(says(condition, person)).toBe(sentence));
});

const gfr = (methods: readonly string[], within?: TimeWindow): Condition =>
  compare(
    {
      kind: "observation",
      variable: "gfr",
      select: "latest",
      methods,
      ...(within === undefined ? {} : { within }),
    },
    ">",
    "50",
    "mL/min/{1.73_m2}",
  );
const measured = (date: string, method: string): Observation =>
  result("gfr", "60", "mL/min/{1.73_m2}", date, { method });
const valueless = (): Observation => {
  const { value: _, ...rest } = result("platelets", "1", "10*9/L");
  return rest;
};

group("a value that is not there", () => {
  test.each<readonly [string, Condition, Chart]>([
    ["Sex is not recorded.", is({ kind: "attribute", name: "sex" }, "male"), chart()],
    ["Tumour grade is not recorded.", is(latest("tumor.grade"), "G2"), chart()],
    [
      "Tumour grade is not recorded in the 4 weeks before the first dose.",
      is(latest("tumor.grade", before), "G2"),
      chart(),
    ],
    ["No result for ECOG performance status.", is(latest("ecog"), "0"), chart()],
    [
      "Pregnant (by blood test) is not recorded.",
      is({ kind: "observation", variable: "pregnant", select: "latest", methods: ["blood test"] }, "false"),
      chart(),
    ],
    ["No result for measured GFR (tracer clearance) by iohexol.", gfr(["iohexol"]), chart()],
    [
      "No result for measured GFR (tracer clearance) by iohexol or 51Cr-EDTA in the 4 weeks before the first dose.",
      gfr(["iohexol", "51Cr-EDTA"], before),
      chart(),
    ],
    ["Platelets on 2026-02-20 does not count (recorded without a value).", platelets, on(valueless())],
    [
      "No result for measured GFR (tracer clearance) in the 4 weeks before the first dose (latest is from 2025-12-01).",
      gfr(["iohexol"], before),
      on(measured("2025-12-01", "iohexol"), measured("2026-02-20", "EDTA")),
    ],
    [
      "No result for platelets until 500 years before the day of evaluation (latest is from an unknown day).",
      compare(latest("platelets", window("evaluation", "unbounded", "-500 year")), ">=", "1", "10*9/L"),
      plt("70", "10*9/L", null),
    ],
    [
      "Platelets 150 ×10⁹/L in 2026 is dated too coarsely to tell whether it is at least 100 ×10⁹/L.",
      compare(latest("platelets", before), ">=", "100", "10*9/L"),
      plt("150", "10*9/L", "2026"),
    ],
    [
      "The date of the first dose is missing.",
      compare(latest("platelets", before), ">=", "100", "10*9/L"),
      chart({ anchors: { endOfTreatment: "2026-02-01" } }),
    ],
    [
      "Tumour grade so-so on 2026-02-20 leaves open whether it is G2.",
      is(latest("tumor.grade"), "G2"),
      coded("tumor.grade", "so-so"),
    ],
    [
      "The investigator answered yes in 2026 to “best?”, which may be too long ago to hold.",
      { ...ask("best"), answerValidFor: { amount: "4", unit: "week" } },
      chart({ answers: [answer("best", "yes", "2026")] }),
    ],
  ])("%s", (sentence, condition, person) => expect(says(condition, person)).toBe(sentence));
});

group("two values held against each other", () => {
  const ofLesion = (where: Condition): Condition => ({
    kind: "forSome",
    query: { recordType: "lesion", bindAs: "L", where },
  });
  const lesion = (fields: Readonly<Record<string, FieldValue>>): Chart =>
    chart({ lists: [list("lesion", [record("lesion", "L1", { fields })])] });
  const brighter = ofLesion({ kind: "compare", left: field("suv"), relation: ">", right: field("liverSuv") });
  const suv = (value: string) => quantity(value, "1");
  const change = (measure: "ratio" | "percentChange", value: string, unit: string): Condition => ({
    kind: "compare",
    left: latest("cga"),
    relation: ">=",
    right: {
      kind: "relativeToBaseline",
      baseline: latest("cga"),
      measure,
      value: quantity(value, unit),
    },
  });
  const cga = (...dated: readonly (readonly [string, string])[]): Chart =>
    chart({
      results: dated.map(([value, date]) => result("cga", value, "ug/L", date)),
      anchors: { firstDose: "2026-01-15" },
    });
  test.each<readonly [string, Condition, Chart]>([
    [
      "Lesion “L1”: SUV 12 is above liver SUV on the same scan (10).",
      brighter,
      lesion({ suv: suv("12"), liverSuv: suv("10") }),
    ],
    [
      "Lesion “L1”: SUV 8 is not above liver SUV on the same scan (10), and the list of lesions is complete.",
      brighter,
      lesion({ suv: suv("8"), liverSuv: suv("10") }),
    ],
    ["Lesion “L1”: liver SUV on the same scan is not recorded.", brighter, lesion({ suv: suv("8") })],
    ["Lesion “L1”: SUV is not recorded.", brighter, lesion({ liverSuv: suv("8") })],
    ["Lesion “L1”: SUV is not recorded.", brighter, lesion({})],
    [
      "No result for leukocytes.",
      { kind: "compare", left: latest("platelets"), relation: ">", right: latest("leukocytes") },
      plt("100"),
    ],
    [
      "Lesion “L1”: evident on is MRI, PET, not CT, and the list of lesions is complete.",
      ofLesion(is(field("evidentOn"), "CT")),
      lesion({ evidentOn: ["MRI", "PET"] }),
    ],
    [
      "Lesion “L1”: somatostatin receptor expression is positive.",
      ofLesion(is(field("sstr"), "positive")),
      lesion({ sstr: "positive" }),
    ],
    [
      "Chromogranin A 150 µg/L on 2026-02-20 is at least 1.5 × the baseline chromogranin A (100 µg/L).",
      change("ratio", "1.5", "1"),
      cga(["100", "2026-01-10"], ["150", "2026-02-20"]),
    ],
    [
      "Chromogranin A 150 µg/L on 2026-02-20 is below 60 % change from the baseline chromogranin A (100 µg/L).",
      change("percentChange", "60", "%"),
      cga(["100", "2026-01-10"], ["150", "2026-02-20"]),
    ],
    [
      "Chromogranin A 150 µg/L on 2026-02-20 cannot be compared, because there is no baseline result.",
      change("ratio", "1.5", "1"),
      cga(["150", "2026-02-20"]),
    ],
  ])("%s", (sentence, condition, person) => expect(says(condition, person)).toBe(sentence));
});
