import { expect, describe as group, test } from "vitest";
import type { Bound, Condition, RecordQuery } from "./condition.ts";
import { describe, describeAt } from "./describe.ts";
import { allOf, anyOf, ask, compare, field, is, latest, not, quantity, window } from "./fixture.ts";

const lesions = (where?: Condition, more: Partial<RecordQuery> = {}): RecordQuery => ({
  recordType: "lesion",
  bindAs: "L",
  ...(where === undefined ? {} : { where }),
  ...more,
});
const some = (
  where?: Condition,
  counts: { minimumCount?: number; maximumCount?: number } = {},
): Condition => ({
  kind: "forSome",
  query: lesions(where),
  ...counts,
});
const target = is(field("isTarget"), "true");
const large = compare(field("longestDimension"), ">=", "10", "mm");
const against = (right: Bound): Condition => ({
  kind: "compare",
  left: latest("cga"),
  relation: ">=",
  right,
});
const change = (measure: "ratio" | "percentChange" | "difference", value: string, unit: string): Condition =>
  against({ kind: "relativeToBaseline", baseline: latest("cga"), measure, value: quantity(value, unit) });
const dose = {
  kind: "elapsed",
  since: { recordType: "treatment", bindAs: "T" },
  edge: "start",
  which: "earliest",
  until: "firstDose",
  label: "the first chemotherapy",
} as const;

group("bounds", () => {
  test.each<readonly [string, Condition]>([
    ["Chromogranin A ≥ 2 × the baseline chromogranin A", change("ratio", "2", "1")],
    ["Chromogranin A ≥ 20 % change from the baseline chromogranin A", change("percentChange", "20", "%")],
    ["Chromogranin A ≥ 50 µg/L above the baseline chromogranin A", change("difference", "50", "ug/L")],
    ["Age ≥ 18 years", compare({ kind: "age", at: "evaluation" }, ">=", "18", "a")],
    [
      "Chromogranin A ≥ time from the first chemotherapy to the first dose (counted from the start of the earliest one)",
      against(dose),
    ],
    [
      "Creatinine, serum or plasma ≤ 1.5 mg/dL (also printed as 132.6 µmol/L and 0.133 mmol/L)",
      {
        ...compare("creatinine", "<=", "1.5", "mg/dL"),
        restatedAs: [quantity("132.6", "umol/L"), quantity("0.133", "mmol/L")],
      },
    ],
    [
      "Measured GFR (tracer clearance) > 50 mL/min/1.73 m² (by iohexol; latest result in the 4 weeks before the first dose)",
      compare(
        {
          kind: "observation",
          variable: "gfr",
          select: "latest",
          methods: ["iohexol"],
          within: window("firstDose", "-4 week"),
        },
        ">",
        "50",
        "mL/min/{1.73_m2}",
      ),
    ],
  ])("%s", (english, condition) => expect(describe(condition)).toBe(english));
});

const evident = (...values: readonly string[]): Condition => is(field("evidentOn"), ...values);
group("values that are listed", () => {
  test.each<readonly [string, Condition]>([
    ["Tumour grade is G2", is(latest("tumor.grade"), "2")],
    ["Pregnant is true or false", is(latest("pregnant"), "true", "false")],
    [
      "Pregnant: no (latest result in the 4 weeks before the first dose)",
      not(is(latest("pregnant", window("firstDose", "-4 week")), "true")),
    ],
    ["Sex is not male", not(is({ kind: "attribute", name: "sex" }, "male"))],
    ["At least one lesion, for which evident on is CT or MRI", some(evident("CT", "MRI"))],
    [
      "At least one lesion, for which all of: target lesion: yes; it does not count as surgery",
      some(allOf(target, not(is(field("concept"), "surgery")))),
    ],
    [
      "At least one lesion that is surgery, for which the record “M” counts as biopsy",
      some(allOf(is(field("concept"), "surgery"), is(field("concept", "M"), "biopsy"))),
    ],
    ["Hopkins score is x9", is(latest("hopkinsScore"), "x9")],
  ])("%s", (english, condition) => expect(describe(condition)).toBe(english));
});

group("records", () => {
  test.each<readonly [string, Condition]>([
    ["At least one lesion", some()],
    ["At least 2 lesions", some(undefined, { minimumCount: 2 })],
    ["Exactly 2 lesions", some(undefined, { minimumCount: 2, maximumCount: 2 })],
    ["Exactly 1 lesion", some(undefined, { minimumCount: 1, maximumCount: 1 })],
    ["At most 1 lesion", some(undefined, { maximumCount: 1 })],
    ["At most 3 lesions", some(undefined, { maximumCount: 3 })],
    ["No lesion", some(undefined, { maximumCount: 0 })],
    ["No lesion", not(some(undefined, { minimumCount: 1 }))],
    ["Not (at least 2 lesions)", not(some(undefined, { minimumCount: 2 }))],
    ["Not (at most 2 lesions)", not(some(undefined, { maximumCount: 2 }))],
    ["Not (at least 1 and at most 2 lesions)", not(some(undefined, { minimumCount: 1, maximumCount: 2 }))],
    ["At least one lesion, for which longest dimension ≥ 10 mm", some(allOf(large))],
    ["At least one lesion, for which not (longest dimension ≥ 10 mm)", some(not(large))],
    [
      "At least one lesion, for which all of: target lesion: yes; (any of: longest dimension ≥ 10 mm; target lesion: no)",
      some(allOf(target, anyOf(large, not(target)))),
    ],
    [
      "At least one lesion, for which at least one lesion, for which longest dimension ≥ 10 mm",
      some(some(large)),
    ],
    ["All of (nothing is listed)", allOf()],
  ])("%s", (english, condition) => expect(describe(condition)).toBe(english));
  test("a field of an outer record is told apart from that of the inner one", () =>
    expect(
      describe({
        kind: "forSome",
        query: {
          recordType: "treatment",
          bindAs: "T",
          where: some(
            allOf(
              { kind: "compare", left: field("suv"), relation: ">", right: field("dose", "T") },
              { kind: "inWindow", record: "T", window: window("firstDose", "-4 week") },
            ),
          ),
        },
      }),
    ).toBe(
      "At least one treatment, for which at least one lesion, for which all of: SUV > dose of the treatment “T”; the record “T” falls in the 4 weeks before the first dose",
    ));
});

group("readings", () => {
  const hb = (relation: ">=" | "<=", value = "9"): Condition =>
    compare("hemoglobin", relation, value, "g/dL");
  const readings = (...alternatives: readonly (readonly [string, Condition])[]): string =>
    describe({
      kind: "readings",
      repairId: "r",
      alternatives: alternatives.map(([label, expression]) => ({ label, expression })),
    });
  test("only those that differ in the sign alone are one comparison", () => {
    expect(readings(["≥", hb(">=")], ["≤", hb("<=")])).toBe(
      "Haemoglobin ≥ 9 g/dL (reading to be confirmed: ≥ or ≤)",
    );
    expect(readings(["≥", hb(">=")], ["≤", hb("<=", "10")])).toBe(
      "One of these readings, to be confirmed: read as “≥”: haemoglobin ≥ 9 g/dL; read as “≤”: haemoglobin ≤ 10 g/dL",
    );
    expect(readings(["at least", hb(">=")], ["at most", hb("<=")])).toBe(
      "One of these readings, to be confirmed: read as “at least”: haemoglobin ≥ 9 g/dL; read as “at most”: haemoglobin ≤ 9 g/dL",
    );
    expect(readings(["≥", hb(">=")], ["asked", ask("q")])).toBe(
      "One of these readings, to be confirmed: read as “≥”: haemoglobin ≥ 9 g/dL; read as “asked”: the investigator answers yes to “q?” (judgement)",
    );
    expect(readings(["asked", ask("q")], ["≥", hb(">=")])).toBe(
      "One of these readings, to be confirmed: read as “asked”: the investigator answers yes to “q?” (judgement); read as “≥”: haemoglobin ≥ 9 g/dL",
    );
  });
  test("only those that differ in the anchor alone are one sentence", () => {
    const within = (anchor: "consent" | "screening" | "firstDose", value = "100"): Condition =>
      compare(latest("platelets", window(anchor, "-4 week")), ">=", value, "10*9/L");
    expect(
      readings(
        ["consent", within("consent")],
        ["screening", within("screening")],
        ["D1", within("firstDose")],
      ),
    ).toBe(
      "Platelets ≥ 100 ×10⁹/L (latest result in the 4 weeks before consent) (reading to be confirmed: counted from consent, screening or the first dose (“D1”))",
    );
    expect(readings(["a", within("consent")], ["b", within("consent")])).toBe(
      "One of these readings, to be confirmed: read as “a”: platelets ≥ 100 ×10⁹/L (latest result in the 4 weeks before consent); read as “b”: platelets ≥ 100 ×10⁹/L (latest result in the 4 weeks before consent)",
    );
    expect(readings(["a", within("consent")], ["b", within("screening", "90")])).toBe(
      "One of these readings, to be confirmed: read as “a”: platelets ≥ 100 ×10⁹/L (latest result in the 4 weeks before consent); read as “b”: platelets ≥ 90 ×10⁹/L (latest result in the 4 weeks before screening)",
    );
  });
});

group("a place inside a criterion is named by its own words", () => {
  const recent = window("inclusion", "-6 week");
  const rule = allOf(
    ask("fit"),
    { kind: "forSome", query: lesions(allOf(target, large), { within: recent }) },
    { kind: "forEvery", query: lesions(), satisfies: large, emptyDomain: "true" },
  );
  test.each([
    ["/operands/0", "The investigator answers yes to “fit?” (judgement)"],
    ["/operands/1/query/recordType", "The list of lesions is complete"],
    ["/operands/1/query/within", "In the 6 weeks before inclusion"],
    ["/operands/1/query/where/operands/1", "Longest dimension ≥ 10 mm"],
    ["/operands/1/query", "One lesion"],
    ["/operands/2/query/within", "One lesion"],
    ["/operands/2/satisfies", "Longest dimension ≥ 10 mm"],
    ["/operands/2/query/recordType", "The list of lesions is complete"],
    ["/operands/0/operand", "/operand"],
    ["/operands/12", "/operands/12"],
  ])("%s is “%s”", (path, english) => expect(describeAt(rule, path)).toBe(english));
  test("the whole criterion, and the twelfth of its parts, which is not the first", () => {
    expect(describeAt(ask("fit"), "")).toBe("The investigator answers yes to “fit?” (judgement)");
    const many = allOf(...Array.from({ length: 12 }, (_, index) => ask(`${index}`)));
    expect(describeAt(many, "/operands/11")).toBe("The investigator answers yes to “11?” (judgement)");
  });
});
