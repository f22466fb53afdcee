import { describe, expect, test } from "vitest";
import type { FieldValue, Observation } from "./chart.ts";
import type { Condition, Relation } from "./condition.ts";
import { evaluate } from "./evaluate.ts";
import { chart, field, latest, list, quantity, record, result, situation } from "./fixture.ts";
import type { Verdict } from "./verdict.ts";

describe("one field of a lesion against another", () => {
  const longer: Condition = {
    kind: "forSome",
    query: {
      recordType: "lesion",
      bindAs: "L",
      where: { kind: "compare", left: field("longestDimension"), relation: ">", right: field("shortAxis") },
    },
  };
  const on = (longestDimension: FieldValue, shortAxis: FieldValue): Verdict =>
    evaluate(
      longer,
      chart({
        lists: [list("lesion", [record("lesion", "a", { fields: { longestDimension, shortAxis } })])],
      }),
      situation,
    );
  test.each([
    ["1.1", "cm", "10", "mm", "true"],
    ["1.0", "cm", "10", "mm", "false"],
    ["0.9", "cm", "10", "mm", "false"],
    ["10.1", "mm", "1", "cm", "true"],
  ] as const)("%s %s is longer than %s %s: %s", (a, unitA, b, unitB, truth) =>
    expect(on(quantity(a, unitA), quantity(b, unitB)).truth).toBe(truth),
  );
  test("a length without a unit is not guessed", () => {
    expect(on("11", quantity("1", "cm")).unknownReasons.map((each) => each.code)).toEqual([
      "unitNotConvertible",
    ]);
    expect(on(quantity("1", "cm"), "9").unknownReasons.map((each) => each.code)).toEqual([
      "unitNotConvertible",
    ]);
  });
  test("both values are shown, with the conversion", () =>
    expect(on(quantity("1.1", "cm"), quantity("10", "mm")).used.slice(0, 2)).toEqual([
      {
        fact: "a",
        variable: "lesion.longestDimension",
        value: "1.1",
        unit: "cm",
        date: null,
        limit: "> lesion.shortAxis (10 mm)",
        source: "records.csv",
        counted: true,
        note: "1.1 cm = 11 mm",
      },
      {
        fact: "a",
        variable: "lesion.shortAxis",
        value: "10",
        unit: "mm",
        date: null,
        source: "records.csv",
        counted: true,
      },
    ]));
  test.each([
    [quantity("11", "mm"), quantity("10", "g"), "unitNotConvertible"],
    [quantity("11", "g"), quantity("10", "mm"), "unitNotConvertible"],
    ["large", quantity("10", "mm"), "valueTooCoarse"],
    [quantity("11", "mm"), "small", "valueTooCoarse"],
  ] as const)("%j against %j: %s", (a, b, code) => {
    const verdict = on(a, b);
    expect(verdict.truth).toBe("unknown");
    expect(verdict.unknownReasons.map((each) => each.code)).toEqual([code]);
    expect(verdict.used.filter((each) => each.fact === "a")).toHaveLength(2);
  });
});

describe("a change from baseline with bounds, signs and units", () => {
  const change = (
    measure: "ratio" | "percentChange" | "difference",
    relation: Relation,
    value: string,
    unit: string,
  ): Condition => ({
    kind: "compare",
    left: latest("cga"),
    relation,
    right: { kind: "relativeToBaseline", baseline: latest("cga"), measure, value: quantity(value, unit) },
  });
  const on = (condition: Condition, first: Observation, second: Observation): Verdict =>
    evaluate(condition, chart({ results: [first, second], anchors: { firstDose: "2026-01-15" } }), situation);
  const earlier = (value: string, unit = "ug/L", comparator?: "<" | "<=" | ">" | ">="): Observation =>
    result("cga", value, unit, "2026-01-10", {
      id: "b",
      ...(comparator === undefined ? {} : { comparator }),
    });
  const now = (value: string, unit = "ug/L"): Observation =>
    result("cga", value, unit, "2026-02-20", { id: "n" });

  test("units of baseline and result may differ", () => {
    expect(on(change("ratio", ">=", "2", "1"), earlier("100", "ng/mL"), now("0.2", "mg/L")).truth).toBe(
      "true",
    );
    expect(on(change("ratio", ">=", "2", "1"), earlier("100", "ng/mL"), now("0.199", "mg/L")).truth).toBe(
      "false",
    );
  });
  test("the explanation shows both, converted", () =>
    expect(
      on(change("ratio", ">=", "2", "1"), earlier("100", "ng/mL"), now("0.2", "mg/L")).used.slice(0, 2),
    ).toMatchObject([
      {
        fact: "n",
        limit: "≥ 2 1 (ratio to baseline 100 ng/mL)",
        note: "0.2 mg/L = 200 ng/mL",
        counted: true,
      },
      { fact: "b", note: "baseline", counted: true },
    ]));
  test("a difference is counted in its own unit", () => {
    expect(on(change("difference", ">=", "0.1", "mg/L"), earlier("100"), now("200")).truth).toBe("true");
    expect(on(change("difference", ">", "0.1", "mg/L"), earlier("100"), now("200")).truth).toBe("false");
    expect(on(change("difference", "<=", "-50", "ug/L"), earlier("100"), now("50")).truth).toBe("true");
    expect(on(change("difference", "<=", "-51", "ug/L"), earlier("100"), now("50")).truth).toBe("false");
  });
  test.each([
    [">", "100", ">=", "199", "false"],
    [">", "100", ">=", "201", "unknown"],
    [">", "100", "<", "200", "true"],
    [">=", "100", "<", "200", "unknown"],
    ["<", "100", ">=", "201", "unknown"],
  ] as const)("baseline %s%s: twice that %s %s is %s", (comparator, value, relation, later, truth) =>
    expect(
      on(change("ratio", relation, "2", "1"), earlier(value, "ug/L", comparator), now(later)).truth,
    ).toBe(truth),
  );
  test("a difference to a baseline known only as a bound", () => {
    expect(on(change("difference", ">=", "50", "ug/L"), earlier("100", "ug/L", "<"), now("150")).truth).toBe(
      "true",
    );
    expect(on(change("difference", ">=", "50", "ug/L"), earlier("100", "ug/L", "<"), now("149")).truth).toBe(
      "unknown",
    );
    expect(on(change("difference", ">=", "50", "ug/L"), earlier("100", "ug/L", ">"), now("150")).truth).toBe(
      "false",
    );
  });
  test("a fall below zero cannot be reached by a positive value", () =>
    expect(
      on(change("percentChange", "<=", "-150", "%"), earlier("100", "ug/L", ">="), now("50")).truth,
    ).toBe("false"));
  test("no change at all is a ratio of 1 and 0 %", () => {
    expect(on(change("ratio", "=", "1", "1"), earlier("100"), now("100")).truth).toBe("true");
    expect(on(change("percentChange", "=", "0", "%"), earlier("100"), now("100")).truth).toBe("true");
    expect(on(change("ratio", ">=", "0", "1"), earlier("100"), now("0")).truth).toBe("true");
  });
  test("a baseline in a unit that does not convert", () =>
    expect(
      on(change("ratio", ">=", "2", "1"), earlier("100", "U/L"), now("200")).unknownReasons.map(
        (each) => each.code,
      ),
    ).toEqual(["unitNotConvertible"]));
  test("a baseline of zero", () =>
    expect(
      on(change("percentChange", ">=", "20", "%"), earlier("0"), now("200")).unknownReasons.map(
        (each) => each.code,
      ),
    ).toEqual(["valueTooCoarse"]));
});
