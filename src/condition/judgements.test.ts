import { describe, expect, test } from "vitest";
import type { FieldValue, Observation } from "./chart.ts";
import type { Condition } from "./condition.ts";
import { evaluate } from "./evaluate.ts";
import { chart, compare, field, list, quantity, record, result, situation, timesLimit } from "./fixture.ts";
import type { Verdict } from "./verdict.ts";

const on = (condition: Condition, observation: Observation): Verdict =>
  evaluate(condition, chart({ results: [observation] }), situation);
const codes = (verdict: Verdict): readonly string[] => verdict.unknownReasons.map((each) => each.code);
// 1.7 mg/dL are 17 mg/L; with 113.12 g/mol that makes 150.28 µmol/L.
const creatinine = (more: Partial<Observation> = {}, value = "1.7", unit = "mg/dL"): Observation =>
  result("creatinine", value, unit, "2026-02-20", { id: "c", ...more });
const upTo = (value: string, unit = "umol/L"): Partial<Observation> => ({
  limits: { upper: quantity(value, unit) },
});
const ratherThan = "once converted through the molar mass.";

describe("a multiple of the laboratory's limit", () => {
  test("is cited with the limit, and with the conversion where there is one", () => {
    expect(on(timesLimit("creatinine", "<=", "1.5"), creatinine(upTo("100")))).toMatchObject({
      truth: "false",
      used: [
        {
          fact: "c",
          limit: "≤ 1.5 × ULN (100 umol/L)",
          counted: true,
          note: "1.7 mg/dL = 150.282885 umol/L (molar mass 113.12 g/mol)",
        },
      ],
      warnings: [],
    });
    expect(on(timesLimit("creatinine", "<=", "1.5"), creatinine(upTo("1.2", "mg/dL"))).used).toEqual([
      {
        fact: "c",
        variable: "creatinine",
        value: "1.7",
        unit: "mg/dL",
        date: "2026-02-20",
        limit: "≤ 1.5 × ULN (1.2 mg/dL)",
        source: "labs.csv",
        counted: true,
      },
    ]);
  });
  test.each([
    ["150.2", [`borderline: within 0.1 % of ≤ 1 × ULN (150.2 umol/L) ${ratherThan}`]],
    ["150", []],
  ])("within 0.1 %% of the limit %s after a molar conversion there is a warning: %j", (limit, warnings) =>
    expect(on(timesLimit("creatinine", "<=", "1"), creatinine(upTo(limit))).warnings).toEqual(warnings),
  );
  test("as near as that in the same unit there is none", () =>
    expect(on(timesLimit("creatinine", "<=", "1"), creatinine(upTo("1.7", "mg/dL"))).warnings).toEqual([]));
  test.each<readonly [string, Condition, Observation, string, string | undefined]>([
    [
      "the other limit is printed",
      timesLimit("creatinine", "<=", "1", "lower"),
      creatinine(upTo("100")),
      "limitMissing",
      "no LLN with this result",
    ],
    [
      "no limit is printed",
      timesLimit("creatinine", "<=", "1"),
      creatinine(),
      "limitMissing",
      "no ULN with this result",
    ],
    [
      "the unit does not convert",
      timesLimit("creatinine", "<=", "1"),
      creatinine(upTo("100"), "1.7", "g"),
      "unitNotConvertible",
      "g does not convert to umol/L",
    ],
    [
      "the result is a word",
      timesLimit("creatinine", "<=", "1"),
      creatinine({ ...upTo("100"), value: "high" }),
      "valueTooCoarse",
      undefined,
    ],
    [
      "the result is only a bound below the limit",
      timesLimit("creatinine", ">", "1"),
      creatinine({ ...upTo("1", "mg/dL"), comparator: "<" }),
      "valueTooCoarse",
      undefined,
    ],
  ])("is open when %s, and the result is shown", (_, condition, observation, code, note) => {
    const verdict = on(condition, observation);
    expect(verdict.truth).toBe("unknown");
    expect(codes(verdict)).toEqual([code]);
    expect(verdict.used.map((each) => [each.fact, each.counted, each.note])).toEqual([["c", true, note]]);
  });
});

describe("a bound that the text prints in two units", () => {
  const rule = (relation: "<=" | ">", ...restatedAs: readonly (readonly [string, string])[]): Condition => ({
    ...compare("creatinine", relation, "150", "umol/L"),
    restatedAs: restatedAs.map(([value, unit]) => quantity(value, unit)),
  });
  const otherwise =
    "The bound as restated in the text (1.7 mg/dL) would decide otherwise; 150 umol/L decides.";
  test("the first decides, and a warning says that the second would not agree", () => {
    expect(on(rule(">", ["1.7", "mg/dL"]), creatinine())).toMatchObject({
      truth: "true",
      warnings: [otherwise],
    });
    expect(on(rule("<=", ["1.7", "mg/dL"]), creatinine())).toMatchObject({
      truth: "false",
      warnings: [otherwise],
    });
  });
  test("where both agree, or the second has no meaning, there is nothing to say", () => {
    expect(on(rule(">", ["1.7", "mg/dL"]), creatinine({}, "1.8")).warnings).toEqual([]);
    expect(on(rule(">", ["1.7", "[IU]"]), creatinine()).warnings).toEqual([]);
  });
  test("nor while the first leaves it open", () => {
    const verdict = on(rule(">", ["1.6", "mg/dL"]), creatinine({ comparator: ">" }, "1.65"));
    expect([verdict.truth, verdict.warnings]).toEqual(["unknown", []]);
  });
  test("nearness to the bound is told with the name of the result, in the unit it came in", () =>
    expect(on(compare("creatinine", ">", "150.2", "umol/L"), creatinine()).warnings).toEqual([
      `borderline: Creatinine, serum or plasma 1.7 mg/dL lies within 0.1 % of 150.2 umol/L ${ratherThan}`,
    ]));
});

describe("units", () => {
  test.each<readonly [string, string, string, string, string]>([
    ["ecog", "1", "{score}", "1", "true"],
    ["ecog", "1", "1", "{score}", "true"],
    ["ecog", "1", "{score}", "mg", "unknown"],
    ["ecog", "1", "mg", "{score}", "unknown"],
    ["karnofsky", "80", "{score}", "%", "false"],
    ["hba1c", "1", "mmol/mol", "%", "unknown"],
    ["hba1c", "1", "%", "mmol/mol", "unknown"],
    ["hba1c", "1", "mmol/mol", "mmol/mol", "true"],
    ["hopkinsScore", "5000", "mg/L", "g/L", "false"],
    ["hopkinsScore", "1", "g/L", "mol/L", "unknown"],
    ["hopkinsScore", "1", "{score}", "{points}", "unknown"],
  ])("%s %s %s is at most 1 %s: %s", (variable, value, unit, wanted, truth) =>
    expect(on(compare(variable, "<=", "1", wanted), result(variable, value, unit)).truth).toBe(truth),
  );
  test("a conversion is shown, one that nothing is known to do is refused with its reason", () => {
    expect(
      on(compare("hopkinsScore", "<=", "5", "g/L"), result("hopkinsScore", "5000", "mg/L")).used,
    ).toMatchObject([{ note: "5000 mg/L = 5 g/L" }]);
    expect(on(compare("ecog", "<=", "1", "mg"), result("ecog", "1", "{score}")).used).toMatchObject([
      { counted: true, limit: "≤ 1 mg", note: "{score} does not convert to mg" },
    ]);
  });
  test.each<readonly [string, string, string]>([
    ["ecog", "{score}", "true"],
    ["platelets", "10*9/L", "unknown"],
    ["hopkinsScore", "1", "unknown"],
  ])("%s written as a bare 1 is at most 1 %s: %s", (variable, unit, truth) => {
    const verdict = on(compare(variable, "<=", "1", unit), { ...result(variable, "1", unit), value: "1" });
    expect(verdict.truth).toBe(truth);
    expect(codes(verdict)).toEqual(truth === "true" ? [] : ["unitNotConvertible"]);
  });
  test.each<readonly [string, FieldValue, string, string, readonly string[]]>([
    ["currentGrade", "1", "{CTCAE_grade}", "true", []],
    ["currentGrade", "3", "{CTCAE_grade}", "false", []],
    ["currentGrade", "severe", "{CTCAE_grade}", "unknown", ["valueTooCoarse"]],
    ["currentGrade", true, "{CTCAE_grade}", "unknown", ["valueTooCoarse"]],
    ["currentGrade", ["1", "2"], "{CTCAE_grade}", "unknown", ["valueTooCoarse"]],
    ["depth", "1", "mm", "unknown", ["unitNotConvertible"]],
  ])("%s of a toxicity, written %j, is at most 1 %s: %s", (name, value, unit, truth, reasons) => {
    const verdict = evaluate(
      {
        kind: "forSome",
        query: { recordType: "toxicity", bindAs: "X", where: compare(field(name, "X"), "<=", "1", unit) },
      },
      chart({ lists: [list("toxicity", [record("toxicity", "x", { fields: { [name]: value } })])] }),
      situation,
    );
    expect(verdict.truth).toBe(truth);
    expect(codes(verdict)).toEqual(reasons);
  });
  test("a length of a lesion has no unit to be guessed", () =>
    expect(
      codes(
        evaluate(
          {
            kind: "forSome",
            query: {
              recordType: "lesion",
              bindAs: "L",
              where: compare(field("longestDimension"), ">=", "1", "cm"),
            },
          },
          chart({ lists: [list("lesion", [record("lesion", "x", { fields: { longestDimension: "12" } })])] }),
          situation,
        ),
      ),
    ).toEqual(["unitNotConvertible"]));
});
