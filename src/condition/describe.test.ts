import fc from "fast-check";
import { expect, describe as group, test, vi } from "vitest";
import { chartOf, conditions, evaluationDay, fullFacts } from "./arbitrary.ts";
import type { Condition, TimeWindow } from "./condition.ts";
import { describe } from "./describe.ts";
import { evaluate } from "./evaluate.ts";
import { allOf, anyOf, ask, compare, field, is, latest, not, timesLimit, window } from "./fixture.ts";

/** `npm run soak` raises the share. */
const share = Number(process.env["THERATRIAL_SHARE"] ?? "1");
vi.setConfig({ testTimeout: 120_000 * Math.max(1, share) });

const before = window("firstDose", "-4 week");
const brain: Condition = {
  kind: "forSome",
  query: {
    recordType: "condition",
    bindAs: "C",
    where: is(field("concept", "C"), "brain-metastases", "carcinomatous-meningitis"),
  },
};
const span = { file: "x.txt", sha256: "0", start: 0, end: 1 };
const hb = (relation: "<" | "<=" | "=" | ">=" | ">"): Condition =>
  compare("hemoglobin", relation, "9", "g/dL");

group("every node prints as plain English", () => {
  test.each<readonly [string, Condition]>([
    ["Platelets ≥ 100 ×10⁹/L", compare("platelets", ">=", "100", "10*9/L")],
    [
      "Platelets ≥ 100 ×10³/µL (latest result in the 4 weeks before the first dose)",
      compare(latest("platelets", before), ">=", "100", "10*3/uL"),
    ],
    [
      "Measured GFR (tracer clearance) > 50 mL/min/1.73 m² (by iohexol or 51Cr-EDTA)",
      compare(
        { kind: "observation", variable: "gfr", select: "latest", methods: ["iohexol", "51Cr-EDTA"] },
        ">",
        "50",
        "mL/min/{1.73_m2}",
      ),
    ],
    [
      "Creatinine, serum or plasma > 150 µmol/L (also printed as 1.7 mg/dL)",
      {
        ...compare("creatinine", ">", "150", "umol/L"),
        restatedAs: [{ value: "1.7", unit: "mg/dL" }],
      },
    ],
    ["Bilirubin, total ≤ 2 × ULN", timesLimit("bilirubin.total", "<=", "2")],
    ["Haemoglobin < 1 × LLN", timesLimit("hemoglobin", "<", "1", "lower")],
    [
      "Chromogranin A ≥ 1.5 × the baseline chromogranin A (earliest result)",
      {
        kind: "compare",
        left: latest("cga"),
        relation: ">=",
        right: {
          kind: "relativeToBaseline",
          baseline: { kind: "observation", variable: "cga", select: "earliest" },
          measure: "ratio",
          value: { value: "1.5", unit: "1" },
        },
      },
    ],
    ["Age at inclusion ≥ 18 years", compare({ kind: "age", at: "inclusion" }, ">=", "18", "a")],
    [
      "At least 4 weeks from the last octreotide LAR to the first dose (counted from the end of the latest one)",
      compare(
        {
          kind: "elapsed",
          since: { recordType: "treatment", bindAs: "T" },
          edge: "end",
          which: "latest",
          until: "firstDose",
          label: "the last octreotide LAR",
        },
        ">=",
        "4",
        "wk",
      ),
    ],
    ["ECOG performance status is 0 or 1", is(latest("ecog"), "0", "1")],
    ["ECOG performance status is not 0 or 1", not(is(latest("ecog"), "0", "1"))],
    ["Pregnant: yes", is(latest("pregnant"), "true")],
    ["Sex is male", is({ kind: "attribute", name: "sex" }, "male")],
    ["At least one diagnosis that is brain metastases or carcinomatous meningitis", brain],
    ["No diagnosis that is brain metastases or carcinomatous meningitis", not(brain)],
    [
      "At least one known diagnosis that is brain metastases",
      {
        kind: "forSome",
        query: {
          recordType: "condition",
          bindAs: "C",
          knownOnly: true,
          where: is(field("concept", "C"), "brain-metastases"),
        },
      },
    ],
    [
      "At least 2 and at most 5 lesions, for which all of: target lesion: yes; longest dimension ≥ 10 mm",
      {
        kind: "forSome",
        minimumCount: 2,
        maximumCount: 5,
        query: {
          recordType: "lesion",
          bindAs: "L",
          where: allOf(is(field("isTarget"), "true"), compare(field("longestDimension"), ">=", "10", "mm")),
        },
      },
    ],
    [
      "At least one lesion, for which SUV > liver SUV on the same scan",
      {
        kind: "forSome",
        query: {
          recordType: "lesion",
          bindAs: "L",
          where: { kind: "compare", left: field("suv"), relation: ">", right: field("liverSuv") },
        },
      },
    ],
    [
      "No treatment in the 6 weeks before inclusion",
      {
        kind: "forSome",
        maximumCount: 0,
        query: { recordType: "treatment", bindAs: "T", within: window("inclusion", "-6 week") },
      },
    ],
    [
      "For every (lesion, for which target lesion: yes): somatostatin receptor expression is positive (unknown when there is none)",
      {
        kind: "forEvery",
        query: { recordType: "lesion", bindAs: "L", where: is(field("isTarget"), "true") },
        satisfies: is(field("sstr"), "positive"),
        emptyDomain: "unknown",
      },
    ],
    [
      "For every procedure: it falls in the 4 weeks before the first dose (met when there is none)",
      {
        kind: "forEvery",
        query: { recordType: "procedure", bindAs: "P" },
        satisfies: { kind: "inWindow", record: "P", window: before },
        emptyDomain: "true",
      },
    ],
    [
      "All of: haemoglobin ≥ 9 g/dL; (any of: pregnant: no; breastfeeding: no)",
      allOf(hb(">="), anyOf(is(latest("pregnant"), "false"), is(latest("lactating"), "false"))),
    ],
    [
      "At least 2 of these 3: pregnant: yes; breastfeeding: yes; haemoglobin > 9 g/dL",
      {
        kind: "atLeast",
        minimumTrue: 2,
        operands: [is(latest("pregnant"), "true"), is(latest("lactating"), "true"), hb(">")],
      },
    ],
    [
      "If sex is male, then (any of: pregnant: no; haemoglobin > 9 g/dL)",
      {
        kind: "ifThen",
        condition: is({ kind: "attribute", name: "sex" }, "male"),
        consequence: anyOf(is(latest("pregnant"), "false"), hb(">")),
      },
    ],
    [
      "Albumin < 3.0 g/dL, unless prothrombin time within the normal range: yes",
      {
        kind: "unless",
        base: compare("albumin", "<", "3.0", "g/dL"),
        exception: is(latest("pt.withinNormalRange"), "true"),
      },
    ],
    [
      "ECOG performance status is 0 or 1; if that is not known: Karnofsky performance status ≥ 70 %",
      {
        kind: "preferred",
        alternatives: [is(latest("ecog"), "0", "1"), compare("karnofsky", ">=", "70", "%")],
      },
    ],
    [
      "The investigator answers yes to “best?” (judgement; the answer holds for 4 weeks)",
      { ...ask("best"), answerValidFor: { amount: "4", unit: "week" } },
    ],
    [
      "Haemoglobin ≥ 9 g/dL (reading to be confirmed: ≥, ≤ or =)",
      {
        kind: "readings",
        repairId: "r",
        alternatives: [
          { label: "≥", expression: hb(">=") },
          { label: "≤", expression: hb("<=") },
          { label: "=", expression: hb("=") },
        ],
      },
    ],
    [
      "One of these readings, to be confirmed: read as “any”: (any of: pregnant: yes; breastfeeding: yes); read as “all”: (all of: pregnant: yes; breastfeeding: yes)",
      {
        kind: "readings",
        repairId: "r",
        alternatives: [
          {
            label: "any",
            expression: anyOf(is(latest("pregnant"), "true"), is(latest("lactating"), "true")),
          },
          {
            label: "all",
            expression: allOf(is(latest("pregnant"), "true"), is(latest("lactating"), "true")),
          },
        ],
      },
    ],
    [
      "Platelets > 100 ×10⁹/L (latest result in the 4 weeks before inclusion) (reading to be confirmed: counted from inclusion or the first dose (“D0”))",
      {
        kind: "readings",
        repairId: "r",
        alternatives: [
          {
            label: "inclusion",
            expression: compare(latest("platelets", window("inclusion", "-4 week")), ">", "100", "10*9/L"),
          },
          { label: "D0", expression: compare(latest("platelets", before), ">", "100", "10*9/L") },
        ],
      },
    ],
    ["Text not yet understood: “…”", { kind: "opaque", text: "…", span }],
  ])("%s", (english, condition) => expect(describe(condition)).toBe(english));
});

group("windows keep their strictness", () => {
  const says = (within: TimeWindow): string =>
    describe(compare(latest("platelets", within), ">=", "1", "10*9/L")).replace(/^.*result /, "");
  test.each<readonly [string, TimeWindow]>([
    ["in the 4 weeks before the first dose)", before],
    ["at any time before inclusion)", window("inclusion", "unbounded")],
    ["in the 3 months after the end of treatment)", window("endOfTreatment", "0 day", "3 month")],
    ["between 24 months and 1 month before screening)", window("screening", "-24 month", "-1 month")],
    [
      "from 24 hours before each dose to 24 hours after each dose)",
      window("eachDose", "-24 hour", "24 hour"),
    ],
    ["from the first dose on)", window("firstDose", "0 day", "unbounded")],
    ["until 6 weeks before consent)", window("consent", "unbounded", "-6 week")],
    ["on the day of randomisation)", window("randomization", "0 day")],
    ["at any time (counted from study entry))", window("studyEntry", "unbounded", "unbounded")],
    [
      "in the 12 months before enrolment (assumed))",
      { ...window("enrollment", "-12 month"), anchorAssumed: true },
    ],
    [
      "in the 4 weeks before the first dose (exactly 4 weeks before the first dose not counted))",
      window("firstDose", "-4 week", "0 day", { includesFrom: false }),
    ],
    [
      "in the 4 weeks before the first dose (the day of the first dose itself not counted))",
      window("firstDose", "-4 week", "0 day", { includesTo: false }),
    ],
  ])("%s", (english, within) => expect(says(within)).toBe(english));
});

test("a unit is written as people write it", () => {
  const unit = (value: string, code: string): string => describe(compare("platelets", ">=", value, code));
  expect(unit("75000", "/mm3")).toBe("Platelets ≥ 75000 /mm³");
  expect(unit("1", "wk")).toBe("Platelets ≥ 1 week");
  expect(unit("10000", "{copies}/mL")).toBe("Platelets ≥ 10000 copies/mL");
  expect(unit("1.5", "{INR}")).toBe("Platelets ≥ 1.5");
  expect(unit("60", "mL/min")).toBe("Platelets ≥ 60 mL/min");
  expect(unit("60", "mL/min/{1.73_m2}")).toBe("Platelets ≥ 60 mL/min/1.73 m²");
});

test("any condition can be described, in one line", () => {
  fc.assert(
    fc.property(
      conditions({ readings: true, preferred: true, opaque: true, knownOnly: true }),
      (condition) => {
        const english = describe(condition);
        expect(english.length).toBeGreaterThan(3);
        expect(english).not.toMatch(/\n|undefined|\[object|null/);
        expect(english.split("(").length).toBe(english.split(")").length);
      },
    ),
    { numRuns: Math.ceil(1000 * share) },
  );
});

test("two different thresholds never print alike", () => {
  const values = fc.constantFrom("9", "9.0", "90", "0.9", "10", "1.5", "15", "150", "100000");
  const units = fc.constantFrom(
    "g/dL",
    "g/L",
    "10*9/L",
    "10*3/uL",
    "10*6/L",
    "/mm3",
    "/uL",
    "mL/min",
    "mL/min/{1.73_m2}",
    "umol/L",
    "mmol/L",
    "mg/dL",
    "U/L",
    "%",
    "a",
    "mo",
    "wk",
    "d",
    "h",
    "{copies}/mL",
  );
  const relations = fc.constantFrom("<", "<=", "=", ">=", ">");
  const selects = fc.constantFrom("latest", "earliest", "highest", "lowest");
  const weeks = fc.constantFrom(null, "-2 week", "-4 week", "-4 month");
  const ends = fc.boolean();
  const thresholds = fc.tuple(relations, values, units, selects, weeks, ends, ends).map(
    ([relation, value, unit, select, week, includesFrom, includesTo]): Condition =>
      compare(
        {
          kind: "observation",
          variable: "platelets",
          select,
          ...(week === null
            ? {}
            : { within: window("firstDose", week, "0 day", { includesFrom, includesTo }) }),
        },
        relation,
        value,
        unit,
      ),
  );
  fc.assert(
    fc.property(thresholds, thresholds, (a, b) => {
      expect(describe(a) === describe(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
    }),
    { numRuns: Math.ceil(5000 * share) },
  );
});

test("two conditions that print alike mean the same", () => {
  const seen = new Map<string, Condition>();
  let met = 0;
  fc.assert(
    fc.property(conditions({ preferred: true }, 1), fullFacts, (condition, facts) => {
      // What time is counted from is told by its label, which the author of the condition writes.
      fc.pre(!JSON.stringify(condition).includes('"elapsed"'));
      const english = describe(condition);
      const before = seen.get(english) ?? condition;
      seen.set(english, before);
      if (before !== condition) met += 1;
      const situation = { asOf: evaluationDay, decisions: new Map() };
      const chart = chartOf(facts);
      expect(evaluate(condition, chart, situation).truth).toBe(evaluate(before, chart, situation).truth);
    }),
    { numRuns: Math.ceil(2000 * share) },
  );
  expect(met).toBeGreaterThanOrEqual(Math.floor(50 * share));
});
