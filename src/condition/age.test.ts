import { describe, expect, test } from "vitest";
import { isoDate } from "../kernel/calendar.ts";
import type { Relation } from "./condition.ts";
import { evaluate } from "./evaluate.ts";
import { allOf, chart, compare, is } from "./fixture.ts";

const at = (birth: string | undefined, asOf: string, relation: Relation, years: string) =>
  evaluate(
    compare({ kind: "age", at: "evaluation" }, relation, years, "a"),
    chart(birth === undefined ? {} : { birth }),
    { asOf: isoDate(asOf), decisions: new Map() },
  );

describe("age is completed years", () => {
  test.each([
    ["2008-03-02", "false"],
    ["2008-03-01", "true"],
    ["2008-02-29", "true"],
  ] as const)("born %s, 18 or older on 1 March 2026: %s", (birth, truth) =>
    expect(at(birth, "2026-03-01", ">=", "18").truth).toBe(truth),
  );
  test.each([
    ["2026-02-28", "false"],
    ["2026-03-01", "true"],
  ] as const)("born on 29 February 2008, 18 on %s: %s", (asOf, truth) =>
    expect(at("2008-02-29", asOf, ">=", "18").truth).toBe(truth),
  );
  test.each([
    ["2026-06-14", "true"],
    ["2026-06-15", "false"],
  ] as const)("18 to 75 runs to the day before the 76th birthday: %s is %s", (asOf, truth) =>
    expect(
      evaluate(
        allOf(
          compare({ kind: "age", at: "evaluation" }, ">=", "18", "a"),
          compare({ kind: "age", at: "evaluation" }, "<=", "75", "a"),
        ),
        chart({ birth: "1950-06-15" }),
        { asOf: isoDate(asOf), decisions: new Map() },
      ).truth,
    ).toBe(truth),
  );
  test.each([
    ["1960", "true"],
    ["2007", "true"],
    ["2008", "unknown"],
    ["2008-03", "unknown"],
    ["2009", "false"],
  ] as const)("born in %s, 18 on 1 March 2026: %s", (birth, truth) => {
    const verdict = at(birth, "2026-03-01", ">=", "18");
    expect(verdict.truth).toBe(truth);
    expect(verdict.unknownReasons.map((each) => [each.code, each.neededFact])).toEqual(
      truth === "unknown" ? [["dateTooCoarse", "birth"]] : [],
    );
  });
  test("without a date of birth it is asked for", () =>
    expect(
      at(undefined, "2026-03-01", ">=", "18").unknownReasons.map((each) => [each.code, each.neededFact]),
    ).toEqual([["noData", "birth"]]));
  test("age at inclusion, not today", () =>
    expect(
      evaluate(
        compare({ kind: "age", at: "inclusion" }, ">=", "18", "a"),
        chart({ birth: "2008-03-01", anchors: { inclusion: "2026-02-28" } }),
        { asOf: isoDate("2026-04-01"), decisions: new Map() },
      ).truth,
    ).toBe("false"));
  test("a bound in months is no bound on completed years", () =>
    expect(
      evaluate(
        compare({ kind: "age", at: "evaluation" }, ">=", "216", "mo"),
        chart({ birth: "1960-01-01" }),
        { asOf: isoDate("2026-04-01"), decisions: new Map() },
      ).unknownReasons,
    ).toMatchObject([{ code: "unitNotConvertible", neededFact: "age" }]));
  test("age at an anchor is cited with its bound, and so is the anchor", () =>
    expect(
      evaluate(
        compare({ kind: "age", at: "inclusion" }, ">=", "18", "a"),
        chart({ birth: "1960-01-01", anchors: { inclusion: "2026-02-10" } }),
        { asOf: isoDate("2026-04-01"), decisions: new Map() },
      ),
    ).toMatchObject({
      truth: "true",
      support: ["birth", "anchor:inclusion"],
      used: [
        {
          fact: "birth",
          variable: "age",
          value: "66",
          unit: "a",
          date: "2026-02-10",
          limit: "≥ 18 a",
          source: "patients.csv",
          counted: true,
        },
        { fact: "anchor:inclusion" },
      ],
    }));
  test("an age that is open is shown as a range", () =>
    expect(at("2008", "2026-03-01", ">=", "18").used).toMatchObject([{ value: "17 to 18", unit: "a" }]));
  test("the age at an inclusion that must have passed needs its date", () =>
    expect(
      evaluate(
        compare({ kind: "age", at: "inclusion" }, ">=", "18", "a"),
        chart({ birth: "1960-01-01", anchors: { firstDose: "2026-02-10" } }),
        { asOf: isoDate("2026-04-01"), decisions: new Map() },
      ).unknownReasons,
    ).toMatchObject([{ code: "anchorNotSet", neededFact: "anchor:inclusion" }]));
  test.each([
    ["1960-06-01", "2025", "anchor:inclusion"],
    ["1960", "2025-06-01", "birth"],
  ])(
    "born %s, included in %s: whether he was 64 then depends on the date of %s",
    (birth, inclusion, date) => {
      const person = chart({ birth, anchors: { inclusion } });
      const day = { asOf: isoDate("2026-04-01"), decisions: new Map() };
      for (const condition of [
        compare({ kind: "age", at: "inclusion" }, "<=", "64", "a"),
        is({ kind: "age", at: "inclusion" }, "64"),
      ])
        expect(evaluate(condition, person, day).unknownReasons).toMatchObject([
          { code: "dateTooCoarse", neededFact: date },
        ]);
    },
  );
  test("without a date of birth nobody is listed", () =>
    expect(
      evaluate(is({ kind: "age", at: "evaluation" }, "64"), chart(), {
        asOf: isoDate("2026-04-01"),
        decisions: new Map(),
      }).unknownReasons,
    ).toMatchObject([{ code: "noData", neededFact: "birth" }]));
  test("a listed age is cited in years, with its anchor", () =>
    expect(
      evaluate(
        is({ kind: "age", at: "inclusion" }, "65", "66"),
        chart({ birth: "1960-01-01", anchors: { inclusion: "2026-02-10" } }),
        { asOf: isoDate("2026-04-01"), decisions: new Map() },
      ).used,
    ).toMatchObject([
      { fact: "birth", variable: "age", value: "66", unit: "a", limit: "one of 65, 66" },
      { fact: "anchor:inclusion" },
    ]));
  test("age can be listed", () =>
    expect(
      evaluate(is({ kind: "age", at: "evaluation" }, "65", "66"), chart({ birth: "1960-01-01" }), {
        asOf: isoDate("2026-04-01"),
        decisions: new Map(),
      }).truth,
    ).toBe("true"));
});
