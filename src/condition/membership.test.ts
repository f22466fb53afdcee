import { describe, expect, test } from "vitest";
import type { Truth } from "../kernel/truth.ts";
import type { FieldValue, Observation } from "./chart.ts";
import { isConcept } from "./concepts.ts";
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

describe("how a value is spelled", () => {
  const sexIsMale = (value: string): Truth =>
    evaluate(is({ kind: "attribute", name: "sex" }, "male"), chart({ attributes: { sex: value } }), situation)
      .truth;
  test.each([
    ["M", "true"],
    ["homme", "true"],
    ["F", "false"],
    ["x-y", "unknown"],
  ] as const)("sex written “%s” is male: %s", (value, truth) => expect(sexIsMale(value)).toBe(truth));

  const onField = (name: string, value: FieldValue, ...values: readonly string[]) =>
    evaluate(
      { kind: "forSome", query: { recordType: "lesion", bindAs: "L", where: is(field(name), ...values) } },
      chart({ lists: [list("lesion", [record("lesion", "x", { fields: { [name]: value } })])] }),
      situation,
    );
  test.each([
    ["rotterdamScore", "stage three", "III", "unknown"],
    ["sstr", "pos", "positive", "true"],
    ["sstr", "pos", "negative", "false"],
    ["segment", " Left Lobe", "left lobe ", "true"],
    ["segment", "left lobe", "right lobe", "false"],
    ["segment", "4.0", "4", "true"],
    ["segment", "4.5", "4", "false"],
    ["segment", "4", "four", "false"],
    ["segment", "four", "4", "false"],
  ] as const)("%s written “%s” is %s: %s", (name, value, wanted, truth) =>
    expect(onField(name, value, wanted).truth).toBe(truth),
  );
  test("a spelling of a field that could mean anything is asked of that record", () =>
    expect(onField("rotterdamScore", "stage three", "III").unknownReasons).toMatchObject([
      { code: "valueTooCoarse", neededFact: "lesion.x.rotterdamScore" },
    ]));
  test("what the vocabulary itself calls unknown is not known", () => {
    expect(isIn("sex", "unknown", "male")).toBe("unknown");
    expect(isIn("sex", "unbekannt", "male")).toBe("unknown");
    expect(isIn("sex", "unknown", "unknown")).toBe("true");
  });
  test("a score known as a bound is none of the values beyond it, and words are no scores", () => {
    const below = (...wanted: readonly string[]): Truth =>
      evaluate(
        is(latest("ecog"), ...wanted),
        chart({ results: [result("ecog", "2", "{score}", "2026-02-20", { comparator: "<" })] }),
        situation,
      ).truth;
    expect(below("2", "3")).toBe("false");
    expect(below("3", "1")).toBe("unknown");
    expect(below("3", "frail")).toBe("unknown");
    expect(below()).toBe("false");
  });
});

describe("a concept is only a concept where the rule asks what a record is", () => {
  const isMajor = (name: string, value: string): Truth =>
    evaluate(
      {
        kind: "forSome",
        query: { recordType: "procedure", bindAs: "P", where: is(field(name, "P"), "surgery") },
      },
      chart({
        lists: [list("procedure", [record("procedure", "p", { concepts: null, fields: { [name]: value } })])],
      }),
      situation,
    ).truth;
  test("a narrower one counts as what the record is, not as its remark", () => {
    expect(isMajor("concept", "major-surgery")).toBe("true");
    expect(isMajor("remark", "major-surgery")).toBe("false");
    expect(isMajor("remark", "surgery")).toBe("true");
    expect(isIn("remark", "major-surgery", "surgery")).toBe("false");
  });
  test("the same among several remarks", () => {
    const listed = (name: string): Truth =>
      evaluate(
        { kind: "forSome", query: { recordType: "lesion", bindAs: "L", where: is(field(name), "surgery") } },
        chart({
          lists: [list("lesion", [record("lesion", "x", { fields: { [name]: ["major-surgery"] } })])],
        }),
        situation,
      ).truth;
    expect(listed("remarks")).toBe("false");
    expect(listed("concept")).toBe("true");
  });
  test("dates of a record can be listed as they are written", () => {
    const course = record("treatment", "t", { start: "2025-01-01", end: "2025-03" });
    const dated = (name: string, value: string) =>
      evaluate(
        {
          kind: "forSome",
          query: { recordType: "treatment", bindAs: "T", where: is(field(name, "T"), value) },
        },
        chart({ lists: [list("treatment", [course])] }),
        situation,
      );
    expect(dated("start", "2025-01-01").truth).toBe("true");
    expect(dated("start", "2025-03").truth).toBe("false");
    expect(dated("end", "2025-03").truth).toBe("true");
    expect(dated("dose", "2025-03").unknownReasons).toMatchObject([
      { code: "noData", neededFact: "treatment.t.dose" },
    ]);
    expect(dated("end", "2025-03").used[0]).toMatchObject({
      fact: "t",
      date: "2025-01-01",
      limit: "is 2025-03",
    });
  });
});

describe("several results", () => {
  const [one, other] = [
    result("ecog", "1", "{score}", "2026-02-20", { id: "a" }),
    result("ecog", "2", "{score}", "2026-02-20", { id: "b" }),
  ];
  const on = (wanted: readonly string[], ...results: readonly Observation[]) =>
    evaluate(is(latest("ecog"), ...wanted), chart({ results }), situation);
  test("of one day that disagree: the last by its number is taken, with a warning", () => {
    expect(on(["2"], one, other)).toMatchObject({
      truth: "true",
      warnings: ["Results of ecog of equal rank disagree; b was taken."],
    });
    expect(on(["2"], one, other, { ...one, id: "0", value: quantity("2", "{score}") }).warnings).toHaveLength(
      1,
    );
  });
  test("of one day that agree need no warning", () =>
    expect(on(["1", "2"], one, other)).toMatchObject({ truth: "true", warnings: [] }));
  test("of unknown order: the one that could mean anything is asked for as well", () => {
    const vague = (id: string, value: string): Observation => ({
      ...observed("tumor.grade", value),
      id,
      collected: "2026-02",
    });
    const verdict = evaluate(
      is(latest("tumor.grade"), "G2"),
      chart({ results: [vague("a", "G2"), vague("b", "so-so")] }),
      situation,
    );
    expect(verdict.unknownReasons.map((each) => each.code)).toEqual(["dateTooCoarse", "valueTooCoarse"]);
    const clear = evaluate(
      is(latest("tumor.grade"), "G2"),
      chart({ results: [vague("a", "G2"), vague("b", "G1")] }),
      situation,
    );
    expect(clear.unknownReasons.map((each) => each.code)).toEqual(["dateTooCoarse"]);
  });
});

test("an attribute recorded several times as a result is the latest of them", () =>
  expect(
    evaluate(
      is({ kind: "attribute", name: "wocbp" }, "true"),
      chart({
        results: [
          { ...observed("wocbp", true), collected: "2026-02-01" },
          { ...observed("wocbp", false), collected: "2026-02-20" },
        ],
      }),
      situation,
    ).truth,
  ).toBe("false"));

test("two codes that read together like a third are not that third one", () => {
  const surgery = ["surgery"];
  expect(isConcept(["major-surgery"], surgery)).toBe("true");
  expect(isConcept(["major", "-surgery"], surgery)).not.toBe("true");
});
