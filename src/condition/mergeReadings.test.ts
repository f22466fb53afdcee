import { describe, expect, test } from "vitest";
import type { ClinicalRecord } from "./chart.ts";
import type { Condition } from "./condition.ts";
import { evaluate } from "./evaluate.ts";
import {
  allOf,
  answer,
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
import type { Verdict } from "./verdict.ts";

const reading = (
  repairId: string,
  ...alternatives: readonly (readonly [string, Condition])[]
): Condition => ({
  kind: "readings",
  repairId,
  alternatives: alternatives.map(([label, expression]) => ({ label, expression })),
});
const [a, b, c] = [ask("a"), ask("b"), ask("c")];
const on = (
  condition: Condition,
  given: Readonly<Record<string, "yes" | "no">>,
  chosen: Readonly<Record<string, string>> = {},
): Verdict =>
  evaluate(
    condition,
    chart({ answers: Object.entries(given).map(([question, said]) => answer(question, said)) }),
    { ...situation, decisions: new Map(Object.entries(chosen)) },
  );
const asked = (verdict: Verdict): readonly string[] => verdict.unknownReasons.map((each) => each.neededFact);
const xOrY = reading("r", ["x", a], ["y", b]);

describe("one tree over all readings", () => {
  const verdict = () => on(allOf(not(xOrY), c), { a: "yes", b: "no", c: "yes" });
  test("the readings stand side by side where the text is damaged, and nowhere else but at the top", () => {
    const [negated, plain] = verdict().children;
    const [damaged] = negated?.children ?? [];
    const both = [
      { label: "x", truth: "true" },
      { label: "y", truth: "false" },
    ];
    expect(damaged?.children.map((each) => [each.nodePath, each.truth])).toEqual([
      ["/operands/0/operand/alternatives/0/expression", "true"],
      ["/operands/0/operand/alternatives/1/expression", "false"],
    ]);
    expect(damaged?.readings).toEqual(both);
    expect(negated?.readings).toBeUndefined();
    expect(plain?.readings).toBeUndefined();
    expect(plain?.truth).toBe("true");
    expect(verdict().readings).toEqual([
      { label: "x", truth: "false" },
      { label: "y", truth: "true" },
    ]);
  });
  test("open, it rests on nothing and asks for the repair; its facts are those of all readings", () => {
    expect(verdict()).toMatchObject({ truth: "unknown", deciding: [], support: [], repairIds: ["r"] });
    expect(asked(verdict())).toEqual(["repair:r"]);
    expect(verdict().used.map((each) => each.value)).toEqual(["yes", "no", "yes"]);
  });
  test("decided alike, it rests on what decides each", () => {
    const alike = on(allOf(xOrY, c), { a: "yes", b: "yes", c: "yes" });
    expect(alike.truth).toBe("true");
    expect(alike.deciding).toEqual([
      "/operands/0/alternatives/0/expression",
      "/operands/1",
      "/operands/0/alternatives/1/expression",
    ]);
    expect(alike.support).toEqual(["answer:a:2026-02-20", "answer:c:2026-02-20", "answer:b:2026-02-20"]);
    expect(alike.unknownReasons).toEqual([]);
  });
  test("a part on which the repair has no bearing is the same verdict once", () => {
    const once = on(allOf(anyOf(c, a), xOrY), { a: "yes", b: "no" }).children[0];
    expect(once?.truth).toBe("true");
    expect(once?.readings).toBeUndefined();
    expect(once?.children.map((each) => each.nodePath)).toEqual([
      "/operands/0/operands/0",
      "/operands/0/operands/1",
    ]);
  });
});

describe("records under several readings", () => {
  const lesion = (id: string, isTarget: boolean, sstr: string): ClinicalRecord =>
    record("lesion", id, { fields: { isTarget, sstr } });
  const damaged: Condition = {
    kind: "forSome",
    query: {
      recordType: "lesion",
      bindAs: "L",
      where: reading(
        "r",
        ["target", is(field("isTarget"), "true")],
        ["positive", is(field("sstr"), "positive")],
      ),
    },
  };
  test("each record is one line, whatever the reading makes of it", () => {
    const verdict = evaluate(
      damaged,
      chart({ lists: [list("lesion", [lesion("a", true, "negative"), lesion("b", true, "positive")])] }),
      situation,
    );
    expect(verdict.truth).toBe("true");
    expect(verdict.children.map((each) => [each.nodePath, each.record, each.truth])).toEqual([
      ["/query", "a", "unknown"],
      ["/query", "b", "true"],
      ["/query/recordType", undefined, "true"],
    ]);
    expect(verdict.children[0]?.children[0]?.readings).toEqual([
      { label: "target", truth: "true" },
      { label: "positive", truth: "false" },
    ]);
  });
});

describe("which repairs are asked for", () => {
  const same = (repairId: string): Condition => reading(repairId, ["x", a], ["y", a]);
  const differ = (repairId: string): Condition => reading(repairId, ["x", a], ["y", b]);
  const given = { a: "yes", b: "no" } as const;
  test.each<readonly [string, Condition, readonly string[]]>([
    ["the one that makes a difference", allOf(differ("r"), same("s"), same("t")), ["repair:r"]],
    ["in the middle", allOf(same("r"), differ("s"), same("t")), ["repair:s"]],
    ["at the end", allOf(same("r"), same("s"), differ("t")), ["repair:t"]],
    ["two of three", allOf(differ("r"), same("s"), differ("t")), ["repair:r", "repair:t"]],
  ])("%s", (_, condition, repairs) => expect(asked(on(condition, given))).toEqual(repairs));
  test("a repair on which it depends what has to be known", () => {
    expect(asked(on(reading("r", ["x", a], ["y", b]), {}))).toEqual(["a", "b", "repair:r"]);
    expect(asked(on(allOf(c, reading("r", ["x", a], ["y", allOf(a, b)])), { a: "yes" }))).toEqual([
      "c",
      "b",
      "repair:r",
    ]);
  });
  test("the last open answer may make the repair needless", () =>
    expect(asked(on(anyOf(c, same("r")), { a: "no" }))).toEqual(["c"]));
  test("the question names the readings", () =>
    expect(on(xOrY, given).unknownReasons[0]?.question).toBe(
      "Which reading of the damaged text holds (repair r): x or y?",
    ));
});

test("warnings of every reading are given", () => {
  const within = (anchor: "consent" | "firstDose"): Condition =>
    compare(latest("platelets", window(anchor, "-4 week")), ">=", "100", "10*9/L");
  const { warnings } = evaluate(
    reading("r", ["consent", within("consent")], ["dose", within("firstDose")]),
    chart({ results: [result("platelets", "150", "10*9/L")] }),
    situation,
  );
  expect(warnings).toEqual([expect.stringContaining("consent"), expect.stringContaining("first dose")]);
});

describe("a reading inside a reading", () => {
  const nested = reading("outer", ["x", reading("inner", ["p", a], ["q", b])], ["y", a]);
  const given = { a: "yes", b: "no" } as const;
  test("is open only where the outer one was decided for it", () => {
    expect(on(nested, given, { outer: "x" }).readings).toEqual([
      { label: "p", truth: "true" },
      { label: "q", truth: "false" },
    ]);
    expect(on(nested, given, { outer: "y" }).readings).toBeUndefined();
    expect(on(nested, given, { outer: "y" }).truth).toBe("true");
  });
  test("of the same repair is the same reading", () => {
    const twice = reading("r", ["x", xOrY], ["y", b]);
    expect(on(twice, given, { r: "x" })).toMatchObject({ truth: "true", repairIds: ["r"] });
    expect(on(twice, given, { r: "y" })).toMatchObject({ truth: "false", repairIds: ["r"] });
  });
  test("of another repair is named after its own", () =>
    expect(on(nested, given, { outer: "x", inner: "q" })).toMatchObject({
      truth: "false",
      repairIds: ["outer", "inner"],
    }));
});

test("beyond 64 combinations each damaged place still shows its own readings", () => {
  const many = allOf(
    ...Array.from({ length: 6 }, (_, index) => reading(`r${index}`, ["x", a], ["y", a])),
    xOrY,
  );
  const last = on(many, { a: "yes", b: "no" }).children.at(-1);
  expect(last?.readings).toEqual([
    { label: "x", truth: "true" },
    { label: "y", truth: "false" },
  ]);
  expect(last?.unknownReasons).toMatchObject([
    { neededFact: "repair:r", question: "Which reading of the damaged text holds (repair r): x or y?" },
  ]);
});
