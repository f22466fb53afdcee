import { describe, expect, test } from "vitest";
import type { Truth } from "../kernel/truth.ts";
import type { Condition, Relation } from "./condition.ts";
import { evaluate } from "./evaluate.ts";
import { allOf, answer, anyOf, ask, chart, compare, not, result, situation } from "./fixture.ts";

const reading = (
  repairId: string,
  ...alternatives: readonly (readonly [string, Condition])[]
): Condition => ({
  kind: "readings",
  repairId,
  alternatives: alternatives.map(([label, expression]) => ({ label, expression })),
});
const gfrIs = (relation: Relation): Condition => compare("gfr", relation, "50", "mL/min/{1.73_m2}");
const gfr = reading("001-I6-r1", ["≥", gfrIs(">=")], ["≤", gfrIs("<=")], ["=", gfrIs("=")]);
const withGfr = (value: string) => chart({ results: [result("gfr", value, "mL/min/{1.73_m2}")] });
const decide = (chosen: Readonly<Record<string, string>>) => ({
  ...situation,
  decisions: new Map(Object.entries(chosen)),
});

describe("'GFR = 50' where the comparator was lost", () => {
  test.each([
    ["49.9", "unknown", "false"],
    ["50", "true", "true"],
    ["50.0", "true", "true"],
    ["50.1", "unknown", "true"],
  ] as const)("GFR of %s: %s while open, %s once ≥ is confirmed", (value, open, confirmed) => {
    expect(evaluate(gfr, withGfr(value), situation).truth).toBe(open);
    expect(evaluate(gfr, withGfr(value), decide({ "001-I6-r1": "≥" })).truth).toBe(confirmed);
  });
  test("the open verdict shows every reading and asks for the repair", () => {
    const verdict = evaluate(gfr, withGfr("60"), situation);
    expect(verdict.readings).toEqual([
      { label: "≥", truth: "true" },
      { label: "≤", truth: "false" },
      { label: "=", truth: "false" },
    ]);
    expect(verdict.unknownReasons.map((each) => [each.code, each.neededFact, each.askedOf])).toEqual([
      ["sourceAmbiguous", "repair:001-I6-r1", "coordinator"],
    ]);
    expect(verdict.repairIds).toEqual(["001-I6-r1"]);
    expect(verdict.children.map((each) => each.nodePath)).toEqual([
      "/alternatives/0/expression",
      "/alternatives/1/expression",
      "/alternatives/2/expression",
    ]);
  });
  test("a missing result is asked for once, and the repair with it", () =>
    expect(evaluate(gfr, chart(), situation).unknownReasons.map((each) => each.code)).toEqual([
      "noData",
      "sourceAmbiguous",
    ]));
  test("the verdict under a decision still cites the repair, but no readings", () => {
    const verdict = evaluate(gfr, withGfr("60"), decide({ "001-I6-r1": "≥" }));
    expect(verdict.readings).toBeUndefined();
    expect(verdict.repairIds).toEqual(["001-I6-r1"]);
    expect(verdict.deciding).toEqual(["/alternatives/0/expression"]);
  });
  test("a decision for something that is no reading here leaves it open and says so", () => {
    const verdict = evaluate(gfr, withGfr("60"), decide({ "001-I6-r1": "<" }));
    expect(verdict.truth).toBe("unknown");
    expect(verdict.warnings).toEqual([
      "The repair 001-I6-r1 was decided as “<”, which is none of its readings here (≥, ≤, =).",
    ]);
  });
  test("an exactly fitting value rests on all three readings", () =>
    expect(evaluate(gfr, withGfr("50"), situation).deciding).toHaveLength(3));
});

describe("the same repair switches everywhere at once", () => {
  const a = ask("a");
  const q = reading("r", ["x", a], ["y", not(a)]);
  const opposite = reading("r", ["x", not(a)], ["y", a]);
  test("two places that always disagree cannot both hold", () => {
    const both = allOf(q, opposite);
    const yes = chart({ answers: [answer("a", "yes")] });
    expect(evaluate(both, yes, situation).truth).toBe("false");
    expect(evaluate(anyOf(q, opposite), yes, situation).truth).toBe("true");
  });
  test("two different repairs are independent", () => {
    const other = reading("s", ["x", not(a)], ["y", a]);
    const verdict = evaluate(allOf(q, other), chart({ answers: [answer("a", "yes")] }), situation);
    expect(verdict.truth).toBe("unknown");
    expect(verdict.readings?.map((each) => each.label)).toEqual([
      "r: x; s: x",
      "r: x; s: y",
      "r: y; s: x",
      "r: y; s: y",
    ]);
    expect(verdict.unknownReasons.map((each) => each.neededFact)).toEqual(["repair:r", "repair:s"]);
  });
  test("a repair that makes no difference is not asked for", () => {
    const either = anyOf(ask("b"), reading("r", ["x", a], ["y", a]));
    const verdict = evaluate(either, chart({ answers: [answer("a", "no")] }), situation);
    expect(verdict.unknownReasons.map((each) => each.neededFact)).toEqual(["b"]);
  });
  test("readings that agree for different reasons are explained without what is not needed", () => {
    const verdict = evaluate(
      anyOf(reading("r", ["x", a], ["y", ask("b")]), ask("c")),
      chart({ answers: [answer("a", "yes"), answer("b", "no"), answer("c", "yes")] }),
      situation,
    );
    expect(verdict.truth).toBe("true");
    expect(verdict.deciding).toEqual(["/operands/1"]);
    expect(verdict.support).toEqual(["answer:c:2026-02-20"]);
  });
});

describe("more than 64 combinations", () => {
  const yes = chart({ answers: [answer("a", "yes"), answer("b", "no")] });
  const [a, b] = [ask("a"), ask("b")];
  const seven = (last: Condition): Condition =>
    allOf(...Array.from({ length: 6 }, (_, index) => reading(`r${index}`, ["x", a], ["y", a])), last);
  test("are evaluated node by node: still sound", () => {
    expect(evaluate(seven(reading("r6", ["x", a], ["y", a])), yes, situation).truth).toBe("true");
    expect(evaluate(seven(reading("r6", ["x", b], ["y", b])), yes, situation).truth).toBe("false");
    const open = evaluate(seven(reading("r6", ["x", a], ["y", b])), yes, situation);
    expect(open.truth).toBe("unknown");
    expect(open.unknownReasons.map((each) => each.neededFact)).toEqual(["repair:r6"]);
  });
  test("but weaker: what only holds because one repair switches everywhere stays unknown", () => {
    const tied = anyOf(reading("r6", ["x", a], ["y", b]), reading("r6", ["x", b], ["y", a]));
    expect(evaluate(tied, yes, situation).truth).toBe("true");
    expect(evaluate(seven(tied), yes, situation).truth).toBe("unknown");
  });
  test("64 combinations are still gone through together", () => {
    const tied = anyOf(reading("r5", ["x", a], ["y", b]), reading("r5", ["x", b], ["y", a]));
    const six = allOf(
      ...Array.from({ length: 5 }, (_, index) => reading(`r${index}`, ["x", a], ["y", a])),
      tied,
    );
    expect(evaluate(six, yes, situation).truth).toBe("true");
  });
});

test("readings inside a reading: the inner one matters only in its own reading", () => {
  const [a, b] = [ask("a"), ask("b")];
  const nested = reading("outer", ["x", reading("inner", ["p", a], ["q", b])], ["y", a]);
  const said = chart({ answers: [answer("a", "yes"), answer("b", "no")] });
  const truthUnder = (chosen: Readonly<Record<string, string>>): Truth =>
    evaluate(nested, said, decide(chosen)).truth;
  expect(evaluate(nested, said, situation).truth).toBe("unknown");
  expect(truthUnder({ outer: "y" })).toBe("true");
  expect(truthUnder({ outer: "x" })).toBe("unknown");
  expect(truthUnder({ inner: "p" })).toBe("true");
});
