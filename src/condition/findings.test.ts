import { expect, test } from "vitest";
import type { Context } from "./context.ts";
import { evaluate } from "./evaluate.ts";
import { evaluateNode } from "./evaluateNode.ts";
import { cheapestOf, joined, leaf, mergeStrings, mergeUsed } from "./findings.ts";
import { ask, chart, situation } from "./fixture.ts";
import type { UsedFact, Verdict } from "./verdict.ts";

const fact = (id: string, more: Partial<UsedFact> = {}): UsedFact => ({
  fact: id,
  variable: "platelets",
  value: "90",
  unit: "10*9/L",
  date: null,
  source: "labs.csv",
  counted: true,
  ...more,
});

test("a result is shown once, what counted before what did not", () => {
  const rejected = fact("o1", { counted: false, note: "outside the window" });
  expect(mergeUsed([[rejected, fact("o2")], [], [fact("o3"), fact("o2", { note: "again" })]])).toEqual([
    fact("o2"),
    fact("o3"),
    rejected,
  ]);
});
test("the same result is shown again where it is held against another bound, or was refused for another reason", () => {
  const facts = [
    fact("o1"),
    fact("o1", { limit: "≥ 100" }),
    fact("o1", { limit: "≥ 75" }),
    fact("o1", { variable: "gfr" }),
    fact("o1", { counted: false }),
    fact("o1", { counted: false, note: "outside the window" }),
    fact("o1", { counted: false, note: "by another method" }),
  ];
  const [first, ...others] = facts;
  expect(first === undefined ? [] : mergeUsed([[first], others])).toEqual([
    ...facts.slice(0, 4),
    ...facts.slice(5),
  ]);
});

test("a warning is given once, in the order of the parts", () =>
  expect(mergeStrings([["b", "a"], [], ["c", "a"], ["b"]])).toEqual(["b", "a", "c"]));

test("the shortest explanations are taken, of equals the first, and told in the order of the text", () => {
  const resting = (id: string, leaves: number): Verdict => ({
    ...evaluate(ask(id), chart(), situation),
    deciding: Array.from({ length: leaves }, (_, index) => `/${id}/${index}`),
  });
  const [long, one, two, three] = [resting("a", 3), resting("b", 1), resting("c", 2), resting("d", 1)];
  const all = [long, one, two, three];
  expect(cheapestOf(all, 1)).toEqual([one]);
  expect(cheapestOf(all, 2)).toEqual([one, three]);
  expect(cheapestOf(all, 3)).toEqual([one, two, three]);
  expect(cheapestOf(all, 9)).toEqual(all);
  expect(cheapestOf(all, 0)).toEqual([]);
  expect(cheapestOf(all, -1)).toEqual([]);
});

const nothingKnown: Context = {
  chart: chart(),
  situation,
  assume: null,
  choices: null,
  bound: new Map(),
  recordKey: "",
  anchors: new Map(),
  settled: null,
  evaluate: evaluateNode,
};
test("a decided leaf is supported by what counted, each fact once", () =>
  expect(
    leaf(
      nothingKnown,
      "/p",
      "true",
      [fact("o1"), fact("o2", { counted: false }), fact("o1", { limit: "≥ 75" }), fact("o3")],
      [],
      [],
    ).support,
  ).toEqual(["o1", "o3"]));
test("an open rule rests on nothing, whatever has been decided of its parts", () => {
  const decided = leaf(nothingKnown, "/p/operands/0", "true", [fact("o1")], [], []);
  const open = joined("/p", "unknown", [decided], [decided], [], []);
  expect([open.deciding, open.support, open.used]).toEqual([[], [], [fact("o1")]]);
});
