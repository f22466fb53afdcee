import { describe, expect, test } from "vitest";
import type { Truth } from "../kernel/truth.ts";
import type { FieldValue, Observation } from "./chart.ts";
import type { RecordType } from "./condition.ts";
import { evaluate } from "./evaluate.ts";
import { chart, field, is, latest, list, quantity, record, result, situation } from "./fixture.ts";

const observed = (variable: string, value: NonNullable<Observation["value"]>): Observation => ({
  ...result(variable, "0", "1"),
  value,
});
const isIn = (
  variable: string,
  value: NonNullable<Observation["value"]>,
  ...values: readonly string[]
): Truth =>
  evaluate(is(latest(variable), ...values), chart({ results: [observed(variable, value)] }), situation).truth;

describe("scores", () => {
  test.each([
    ["0", "true"],
    ["1", "true"],
    ["1.0", "true"],
    ["2", "false"],
  ] as const)("ECOG %s is 0 or 1: %s", (value, truth) => {
    expect(isIn("ecog", quantity(value, "{score}"), "0", "1")).toBe(truth);
    expect(isIn("ecog", value, "0", "1")).toBe(truth);
  });
  test.each([
    ["<", "2", "0", "unknown"],
    [">=", "2", "0", "false"],
    ["<=", "3", "4", "false"],
  ] as const)("ECOG %s%s is %s: %s", (comparator, value, wanted, truth) =>
    expect(
      evaluate(
        is(latest("ecog"), wanted),
        chart({ results: [result("ecog", value, "{score}", "2026-02-20", { comparator })] }),
        situation,
      ).truth,
    ).toBe(truth),
  );
});

describe("coded values", () => {
  test.each([
    ["G2", "true"],
    ["2", "true"],
    ["G1", "false"],
  ] as const)("grade %s is G2 or G3: %s", (value, truth) => {
    expect(isIn("tumor.grade", value, "G2", "G3")).toBe(truth);
    expect(isIn("tumor.grade", value, "2", "3")).toBe(truth);
  });
  test("a grade as a bare number is the same grade", () =>
    expect(isIn("tumor.grade", quantity("2", "1"), "G2", "G3")).toBe("true"));
  test("a spelling that the vocabulary does not know could mean any of its values", () => {
    const verdict = evaluate(
      is(latest("tumor.grade"), "G2"),
      chart({ results: [observed("tumor.grade", "intermediate-ish")] }),
      situation,
    );
    expect(verdict.truth).toBe("unknown");
    expect(verdict.unknownReasons.map((each) => [each.code, each.neededFact])).toEqual([
      ["valueTooCoarse", "tumor.grade"],
    ]);
  });
  test("positive and negative", () => {
    expect(isIn("hbsag", "positive", "positive")).toBe("true");
    expect(isIn("hbsag", "negative", "positive")).toBe("false");
  });
  test("yes and no", () => {
    expect(isIn("pregnant", true, "true")).toBe("true");
    expect(isIn("pregnant", false, "true")).toBe("false");
    expect(isIn("pregnant", "true", "true")).toBe("true");
  });
});

describe("attributes of the person", () => {
  const sex = is({ kind: "attribute", name: "sex" }, "male");
  test.each([
    ["male", "true"],
    ["female", "false"],
  ] as const)("sex %s is male: %s", (value, truth) =>
    expect(evaluate(sex, chart({ attributes: { sex: value } }), situation).truth).toBe(truth),
  );
  test("not recorded: the variable is asked for", () =>
    expect(
      evaluate(sex, chart(), situation).unknownReasons.map((each) => [each.code, each.neededFact]),
    ).toEqual([["noData", "sex"]]));
  test("an attribute recorded as a dated result counts too", () =>
    expect(
      evaluate(
        is({ kind: "attribute", name: "wocbp" }, "true"),
        chart({ results: [observed("wocbp", true)] }),
        situation,
      ).truth,
    ).toBe("true"));
});

describe("fields of a record", () => {
  const of = (
    recordType: RecordType,
    name: string,
    value: FieldValue | null,
    ...values: readonly string[]
  ): Truth =>
    evaluate(
      { kind: "forSome", query: { recordType, bindAs: "L", where: is(field(name), ...values) } },
      chart({
        lists: [
          list(recordType, [record(recordType, "x", { fields: value === null ? {} : { [name]: value } })]),
        ],
      }),
      situation,
    ).truth;
  test("a yes or no", () => {
    expect(of("lesion", "measurable", true, "true")).toBe("true");
    expect(of("lesion", "measurable", false, "true")).toBe("false");
    expect(of("lesion", "measurable", null, "true")).toBe("unknown");
  });
  test("a field with several values holds if any is listed", () => {
    expect(of("lesion", "evidentOn", ["CT", "68Ga-DOTA-PET"], "CT", "MRI")).toBe("true");
    expect(of("lesion", "evidentOn", ["68Ga-DOTA-PET"], "CT", "MRI")).toBe("false");
    expect(of("lesion", "evidentOn", [], "CT", "MRI")).toBe("false");
  });
  test("Rotterdam scale in Roman numerals", () => {
    expect(of("lesion", "rotterdamScore", "III", "III", "IV")).toBe("true");
    expect(of("lesion", "rotterdamScore", "II", "III", "IV")).toBe("false");
  });
});

describe("what a record is", () => {
  const isSurgery = (concepts: readonly string[] | null, wanted = "surgery") =>
    evaluate(
      {
        kind: "forSome",
        query: { recordType: "procedure", bindAs: "P", where: is(field("concept", "P"), wanted) },
      },
      chart({ lists: [list("procedure", [record("procedure", "p1", { concepts, start: "2026-01-01" })])] }),
      situation,
    );
  test("a narrower concept is a member", () => expect(isSurgery(["major-surgery"]).truth).toBe("true"));
  test("a record known only more broadly may be one", () => {
    const verdict = isSurgery(["surgery"], "major-surgery");
    expect(verdict.truth).toBe("unknown");
    expect(verdict.unknownReasons.map((each) => [each.code, each.neededFact])).toEqual([
      ["valueTooCoarse", "procedure.p1.concept"],
    ]);
  });
  test("another concept is none", () => expect(isSurgery(["chemotherapy"]).truth).toBe("false"));
  test("a record whose code is not mapped could be anything", () => {
    const verdict = isSurgery(null);
    expect(verdict.truth).toBe("unknown");
    expect(verdict.unknownReasons.map((each) => each.code)).toEqual(["valueTooCoarse"]);
  });
});
