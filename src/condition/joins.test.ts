import { describe, expect, test } from "vitest";
import type { Truth } from "../kernel/truth.ts";
import type { Condition } from "./condition.ts";
import { evaluate } from "./evaluate.ts";
import { ask, chart, situation } from "./fixture.ts";
import type { Verdict } from "./verdict.ts";

const a = ask("a");
const b = ask("b");
const c = ask("c");

/** The truth of a condition when its questions have these truths, in the order a, b, c. */
const verdictOf = (condition: Condition, ...truths: readonly Truth[]): Verdict => {
  const names = ["a", "b", "c"];
  const paths = new Map<string, Truth>();
  const walk = (each: Condition, path: string): void => {
    if (each.kind === "askHuman") paths.set(path, truths[names.indexOf(each.id)] ?? "unknown");
    if (each.kind === "allOf" || each.kind === "anyOf" || each.kind === "atLeast")
      each.operands.forEach((below, index) => {
        walk(below, `${path}/operands/${index}`);
      });
    if (each.kind === "not") walk(each.operand, `${path}/operand`);
    if (each.kind === "ifThen") {
      walk(each.condition, `${path}/condition`);
      walk(each.consequence, `${path}/consequence`);
    }
    if (each.kind === "unless") {
      walk(each.base, `${path}/base`);
      walk(each.exception, `${path}/exception`);
    }
    if (each.kind === "preferred")
      each.alternatives.forEach((below, index) => {
        walk(below, `${path}/alternatives/${index}`);
      });
  };
  walk(condition, "");
  return evaluate(condition, chart(), situation, { assume: (path) => paths.get(path) });
};

const letters = { T: "true", F: "false", U: "unknown" } as const;
type Letter = keyof typeof letters;
const table = (condition: Condition, rows: readonly string[]): void => {
  test.each(rows)("%s", (row) => {
    const [parts = "", whole = "U"] = row.split(" -> ");
    const read = (letter: string): Truth => letters[letter as Letter];
    expect(verdictOf(condition, ...[...parts].map(read)).truth).toBe(read(whole));
  });
};

describe("all of a and b is the lesser of the two", () =>
  table({ kind: "allOf", operands: [a, b] }, [
    "TT -> T",
    "TU -> U",
    "TF -> F",
    "UT -> U",
    "UU -> U",
    "UF -> F",
    "FT -> F",
    "FU -> F",
    "FF -> F",
  ]));
describe("any of a and b is the greater of the two", () =>
  table({ kind: "anyOf", operands: [a, b] }, [
    "TT -> T",
    "TU -> T",
    "TF -> T",
    "UT -> T",
    "UU -> U",
    "UF -> U",
    "FT -> T",
    "FU -> U",
    "FF -> F",
  ]));
describe("not a", () => table({ kind: "not", operand: a }, ["T -> F", "U -> U", "F -> T"]));
describe("if a then b: a condition that does not hold asks nothing", () =>
  table({ kind: "ifThen", condition: a, consequence: b }, [
    "TT -> T",
    "TU -> U",
    "TF -> F",
    "UT -> T",
    "UU -> U",
    "UF -> U",
    "FT -> T",
    "FU -> T",
    "FF -> T",
  ]));
describe("a unless b: a and not b", () =>
  table({ kind: "unless", base: a, exception: b }, [
    "TT -> F",
    "TU -> U",
    "TF -> T",
    "UT -> F",
    "UU -> U",
    "UF -> U",
    "FT -> F",
    "FU -> F",
    "FF -> F",
  ]));
describe("a preferred to b: the first that is known decides", () =>
  table({ kind: "preferred", alternatives: [a, b] }, [
    "TT -> T",
    "TU -> T",
    "TF -> T",
    "UT -> T",
    "UU -> U",
    "UF -> F",
    "FT -> F",
    "FU -> F",
    "FF -> F",
  ]));
describe("at least two of a, b, c", () =>
  table({ kind: "atLeast", minimumTrue: 2, operands: [a, b, c] }, [
    "TTT -> T",
    "TTU -> T",
    "TTF -> T",
    "TUT -> T",
    "TUU -> U",
    "TUF -> U",
    "TFT -> T",
    "TFU -> U",
    "TFF -> F",
    "UTT -> T",
    "UTU -> U",
    "UTF -> U",
    "UUT -> U",
    "UUU -> U",
    "UUF -> U",
    "UFT -> U",
    "UFU -> U",
    "UFF -> F",
    "FTT -> T",
    "FTU -> U",
    "FTF -> F",
    "FUT -> U",
    "FUU -> U",
    "FUF -> F",
    "FFT -> F",
    "FFU -> F",
    "FFF -> F",
  ]));

describe("what a verdict rests on", () => {
  test("one false part is enough to explain a false conjunction, the first of equals", () =>
    expect(verdictOf({ kind: "allOf", operands: [a, b, c] }, "unknown", "false", "false").deciding).toEqual([
      "/operands/1",
    ]));
  test("a true conjunction rests on all of its parts", () =>
    expect(verdictOf({ kind: "allOf", operands: [a, b] }, "true", "true").deciding).toEqual([
      "/operands/0",
      "/operands/1",
    ]));
  test("of two sufficient explanations the shorter one is given", () =>
    expect(
      verdictOf({ kind: "anyOf", operands: [{ kind: "allOf", operands: [a, b] }, c] }, "true", "true", "true")
        .deciding,
    ).toEqual(["/operands/1"]));
  test("two of three met: two witnesses, not three", () =>
    expect(
      verdictOf({ kind: "atLeast", minimumTrue: 2, operands: [a, b, c] }, "true", "true", "true").deciding,
    ).toEqual(["/operands/0", "/operands/1"]));
  test("two of three can no longer be met: the two that failed", () =>
    expect(
      verdictOf({ kind: "atLeast", minimumTrue: 2, operands: [a, b, c] }, "false", "unknown", "false")
        .deciding,
    ).toEqual(["/operands/0", "/operands/2"]));
  test("two of four can no longer be met: three failures say so, a fourth adds nothing", () =>
    expect(
      verdictOf({ kind: "atLeast", minimumTrue: 2, operands: [a, b, c, a] }, "false", "false", "false")
        .deciding,
    ).toEqual(["/operands/0", "/operands/1", "/operands/2"]));
  test.each([
    ["false", "true", ["/condition"]],
    ["false", "unknown", ["/condition"]],
    ["unknown", "true", ["/consequence"]],
    ["true", "false", ["/condition", "/consequence"]],
  ] as const)("'if a then b' with a %s and b %s rests on %j", (first, second, deciding) =>
    expect(verdictOf({ kind: "ifThen", condition: a, consequence: b }, first, second).deciding).toEqual(
      deciding,
    ),
  );
  test.each([
    ["true", "false", ["/base", "/exception"]],
    ["false", "unknown", ["/base"]],
    ["unknown", "true", ["/exception"]],
    ["false", "true", ["/base"]],
  ] as const)("'a unless b' with a %s and b %s rests on %j", (first, second, deciding) =>
    expect(verdictOf({ kind: "unless", base: a, exception: b }, first, second).deciding).toEqual(deciding),
  );
  test("a preferred source rests on itself alone", () =>
    expect(verdictOf({ kind: "preferred", alternatives: [a, b] }, "unknown", "true").deciding).toEqual([
      "/alternatives/1",
    ]));
  test("what is decided is not asked for", () =>
    expect(
      verdictOf(
        { kind: "allOf", operands: [{ kind: "anyOf", operands: [a, b] }, c] },
        "true",
        "unknown",
        "unknown",
      ).unknownReasons.map((each) => each.nodePath),
    ).toEqual(["/operands/1"]));
});

describe("a better source that is still missing", () => {
  const rule: Condition = { kind: "preferred", alternatives: [a, b] };
  test("makes the verdict provisional", () =>
    expect(verdictOf(rule, "unknown", "true").warnings.join()).toContain("provisional"));
  test("a lower source that disagrees is pointed out", () =>
    expect(verdictOf(rule, "true", "false").warnings.join()).toContain("disagrees"));
  test("one dissenting source among several is enough for a warning, a missing one is not", () => {
    const three: Condition = { kind: "preferred", alternatives: [a, b, c] };
    expect(verdictOf(three, "true", "true", "false").warnings.join()).toContain("disagrees");
    expect(verdictOf(three, "true", "unknown", "true").warnings).toEqual([]);
    expect(verdictOf(three, "unknown", "true", "unknown").warnings).toHaveLength(1);
  });
  test("nothing known of any source is no provisional verdict", () =>
    expect(verdictOf(rule, "unknown", "unknown").warnings).toEqual([]));
  test("parts of other rules may differ without a warning", () =>
    expect(verdictOf({ kind: "anyOf", operands: [a, b] }, "unknown", "true").warnings).toEqual([]));
  test("agreement needs no warning", () => expect(verdictOf(rule, "true", "true").warnings).toEqual([]));
});

test("a fact or its opposite stays unknown: the logic is sound, not complete", () =>
  expect(verdictOf({ kind: "anyOf", operands: [a, { kind: "not", operand: a }] }).truth).toBe("unknown"));

test("a rule without parts is a defect of the rule, not a verdict", () => {
  expect(() => verdictOf({ kind: "allOf", operands: [] })).toThrow("operands");
  expect(() => verdictOf({ kind: "atLeast", minimumTrue: 3, operands: [a, b] })).toThrow("between 1 and");
  expect(() => verdictOf({ kind: "atLeast", minimumTrue: 0, operands: [a, b] })).toThrow("between 1 and");
});
