import { describe, expect, test } from "vitest";
import type { Condition, RecordQuery, ValueTerm } from "./condition.ts";
import { evaluate } from "./evaluate.ts";
import {
  allOf,
  anyOf,
  ask,
  chart,
  compare,
  field,
  is,
  latest,
  list,
  not,
  record,
  result,
  situation,
  window,
} from "./fixture.ts";
import { planOf, plansBelow } from "./plan.ts";

const damaged = (repairId: string, ...expressions: readonly Condition[]): Condition => ({
  kind: "readings",
  repairId,
  alternatives: expressions.map((expression, index) => ({ label: `${index}`, expression })),
});
const operation = (where?: Condition): Condition => ({
  kind: "forSome",
  query: { recordType: "procedure", bindAs: "P", ...(where === undefined ? {} : { where }) },
});

describe("an operation filed under treatments is found where the rule asks for what it is", () => {
  const surgery = is(field("concept", "P"), "surgery");
  const biopsy = is(field("concept", "P"), "biopsy");
  const kidney = is(field("site", "P"), "kidney");
  test.each<readonly [string, Condition | undefined, boolean]>([
    ["a surgery", surgery, true],
    ["a surgery of the kidney", allOf(kidney, surgery), true],
    ["a surgery or a biopsy", anyOf(surgery, biopsy), true],
    ["a surgery, unless of the kidney", { kind: "unless", base: surgery, exception: kidney }, true],
    ["what is a surgery under either reading", damaged("r", surgery, anyOf(surgery, biopsy)), true],
    ["any procedure", undefined, false],
    ["a procedure of the kidney", kidney, false],
    ["no surgery", not(surgery), false],
    ["a surgery or anything of the kidney", anyOf(surgery, kidney), false],
    ["what is a surgery under one reading", damaged("r", surgery, kidney), false],
    ["a procedure for a remark on surgery", is(field("remark", "P"), "surgery"), false],
    ["a procedure when something else is a surgery", is(field("concept", "X"), "surgery"), false],
    ["a procedure of somebody with that result", is(latest("concept"), "surgery"), false],
  ])("%s: %s, found: %s", (_, where, found) => {
    const plan = planOf(operation(where));
    expect(plan.kind === "forSome" ? plan.query.strays : null).toEqual(
      found ? ["treatment", "procedure", "medication"] : [],
    );
  });
  test("a lesion is looked for among lesions, whatever it is called", () => {
    const plan = planOf({
      kind: "forSome",
      query: { recordType: "lesion", bindAs: "P", where: surgery },
    });
    expect(plan.kind === "forSome" ? [plan.query.homes, plan.query.strays] : null).toEqual([["lesion"], []]);
  });
});

describe("the repairs that a rule waits for", () => {
  const since = (where: Condition): ValueTerm => {
    const query: RecordQuery = { recordType: "treatment", bindAs: "T", where };
    return { kind: "elapsed", since: query, edge: "end", which: "latest", until: "firstDose", label: "dose" };
  };
  const [one, two] = [damaged("r1", ask("a")), damaged("r2", ask("b"))];
  test.each<readonly [string, Condition, readonly string[], number]>([
    ["an answer", ask("a"), [], 0],
    ["all of two", allOf(one, two, one), ["r1", "r2"], 3],
    ["a record that is one of two readings", operation(one), ["r1"], 1],
    ["any record", operation(), [], 0],
    [
      "every record",
      {
        kind: "forEvery",
        query: { recordType: "lesion", bindAs: "L", where: one },
        satisfies: two,
        emptyDomain: "true",
      },
      ["r1", "r2"],
      2,
    ],
    ["time since a record", compare(since(one), ">=", "4", "wk"), ["r1"], 1],
    ["time since a listed record", is(since(two), "4"), ["r2"], 1],
    [
      "a result against the time since a record",
      { kind: "compare", left: latest("platelets"), relation: ">", right: since(two) },
      ["r2"],
      1,
    ],
    ["two times", { kind: "compare", left: since(one), relation: ">", right: since(two) }, ["r1", "r2"], 2],
    ["a result", compare("platelets", ">=", "100", "10*9/L"), [], 0],
    ["a reading inside a reading", damaged("r1", two, one), ["r1", "r2"], 2],
    [
      "a record in a window",
      { kind: "inWindow", record: "L", window: window("firstDose", "-4 week") },
      [],
      0,
    ],
  ])("%s: %s, waits for %j", (_, condition, repairs, below) => {
    const plan = planOf(condition);
    expect(plan.repairs).toEqual(repairs);
    expect(plansBelow(plan)).toHaveLength(below);
  });
});

describe("a baseline", () => {
  const change = (baseline: ValueTerm): Condition => ({
    kind: "compare",
    left: latest("cga"),
    relation: ">=",
    right: { kind: "relativeToBaseline", baseline, measure: "ratio", value: { value: "2", unit: "1" } },
  });
  const person = chart({
    results: [
      result("cga", "100", "ug/L", "2026-01-10"),
      result("cga", "150", "ug/L", "2026-02-01"),
      result("cga", "200", "ug/L", "2026-02-20"),
    ],
    anchors: { firstDose: "2026-01-15" },
  });
  test("is the last result up to the first dose, unless the rule says otherwise", () => {
    expect(evaluate(change(latest("cga")), person, situation).truth).toBe("true");
    expect(
      evaluate(change(latest("cga", window("firstDose", "0 day", "3 week"))), person, situation).truth,
    ).toBe("false");
  });
});

test("what is not known of a record is asked for at its place in the rule", () => {
  const term = (bindAs: string): ValueTerm => ({
    kind: "elapsed",
    since: { recordType: "treatment", bindAs, where: is(field("line", bindAs), "1") },
    edge: "start",
    which: "latest",
    until: "firstDose",
    label: "first line",
  });
  const places = (condition: Condition): readonly string[] =>
    evaluate(
      condition,
      chart({
        results: [result("platelets", "100", "10*9/L")],
        lists: [list("treatment", [record("treatment", "t", { start: "2026-01-01" })])],
      }),
      situation,
    ).unknownReasons.map((each) => each.nodePath);
  expect(places(compare(term("T"), ">=", "4", "wk"))).toEqual(["/left/since/where"]);
  expect(places(is(term("T"), "4"))).toEqual(["/left/since/where"]);
  expect(places({ kind: "compare", left: latest("platelets"), relation: ">", right: term("T") })).toEqual([
    "/right/since/where",
  ]);
  expect(
    places({
      kind: "compare",
      left: latest("platelets"),
      relation: ">",
      right: {
        kind: "relativeToBaseline",
        baseline: term("T"),
        measure: "ratio",
        value: { value: "2", unit: "1" },
      },
    }),
  ).toEqual(["/right/baseline/since/where"]);
});
