import { describe, expect, test } from "vitest";
import { atomsOf } from "./atoms.ts";
import type { Condition } from "./condition.ts";
import { evaluate } from "./evaluate.ts";
import {
  allOf,
  chart,
  compare,
  field,
  is,
  latest,
  list,
  quantity,
  record,
  result,
  situation,
  timesLimit,
} from "./fixture.ts";
import { verdictAt } from "./verdictAt.ts";

const rule: Condition = allOf(
  compare("platelets", ">=", "100", "10*3/uL"),
  timesLimit("ast", "<=", "5"),
  is(latest("ecog"), "0", "1"),
  {
    kind: "forSome",
    query: {
      recordType: "lesion",
      bindAs: "L",
      where: {
        kind: "compare",
        left: field("longestDimension"),
        relation: ">=",
        right: quantity("1.0", "cm"),
      },
    },
  },
  compare({ kind: "age", at: "inclusion" }, ">=", "18", "a"),
  compare(
    {
      kind: "elapsed",
      since: { recordType: "treatment", bindAs: "T", where: is(field("concept", "T"), "chemotherapy") },
      edge: "end",
      which: "latest",
      until: "firstDose",
      label: "last chemotherapy",
    },
    ">",
    "4",
    "wk",
  ),
  {
    kind: "readings",
    repairId: "r1",
    alternatives: [
      { label: "≥", expression: compare("gfr", ">=", "50", "mL/min") },
      { label: "≤", expression: compare("gfr", "<=", "50", "mL/min") },
    ],
  },
);

test("atoms are the bounds of a condition as a table", () =>
  expect(
    atomsOf(rule, new Map([["r1", "≥"]])).map(
      ({ nodePath, variable, operator, value, values, unit, relativeTo }) => [
        nodePath,
        variable,
        operator,
        value ?? values,
        unit,
        relativeTo,
      ],
    ),
  ).toEqual([
    ["/operands/0", "platelets", ">=", "100", "10*3/uL", null],
    ["/operands/1", "ast", "<=", "5", "{ULN}", "ULN"],
    ["/operands/2", "ecog", "in", ["0", "1"], null, null],
    ["/operands/3/query/where", "L.longestDimension", ">=", "1.0", "cm", null],
    ["/operands/4", "age", ">=", "18", "a", null],
    ["/operands/5", "timeSince(last chemotherapy, D0)", ">", "4", "wk", null],
    ["/operands/5/left/since/where", "T.concept", "in", ["chemotherapy"], null, null],
    ["/operands/6/alternatives/0/expression", "gfr", ">=", "50", "mL/min", null],
  ]));
test("an open repair shows the bounds of all its readings", () =>
  expect(atomsOf(rule).map((each) => each.operator)).toEqual([
    ">=",
    "<=",
    "in",
    ">=",
    ">=",
    ">",
    "in",
    ">=",
    "<=",
  ]));

describe("the verdict at a path", () => {
  const verdict = evaluate(
    rule,
    chart({
      results: [result("platelets", "120", "10*9/L")],
      lists: [
        list("lesion", [
          record("lesion", "a", { fields: { longestDimension: quantity("9", "mm") } }),
          record("lesion", "b", { fields: { longestDimension: quantity("10", "mm") } }),
        ]),
      ],
    }),
    situation,
  );
  test("of a leaf", () => expect(verdictAt(verdict, "/operands/0")?.truth).toBe("true"));
  test("of a leaf of one record", () => {
    expect(verdictAt(verdict, "/operands/3/query/where")?.truth).toBe("false");
    expect(verdictAt(verdict, "/operands/3/query/where", "b")?.truth).toBe("true");
  });
  test("of a reading", () =>
    expect(verdictAt(verdict, "/operands/6/alternatives/1/expression")?.unknownReasons[0]?.code).toBe(
      "noData",
    ));
  test("elsewhere is nothing", () => expect(verdictAt(verdict, "/operands/9")).toBeUndefined());
});
