import { describe, expect, test } from "vitest";
import type { ClinicalRecord } from "./chart.ts";
import type { Condition } from "./condition.ts";
import { evaluate } from "./evaluate.ts";
import { chart, field, is, list, record, situation } from "./fixture.ts";
import type { Verdict } from "./verdict.ts";

const positive = is(field("sstr"), "positive");
const every = (emptyDomain: "true" | "unknown", where?: Condition): Condition => ({
  kind: "forEvery",
  query: { recordType: "lesion", bindAs: "L", ...(where === undefined ? {} : { where }) },
  satisfies: positive,
  emptyDomain,
});
const targets = (emptyDomain: "true" | "unknown"): Condition =>
  every(emptyDomain, is(field("isTarget"), "true"));
/** "T+" is a positive target, "F-" a negative lesion that is none, "??" says neither. */
const lesions = (...written: readonly string[]): readonly ClinicalRecord[] =>
  written.map((each, index) =>
    record("lesion", "abc"[index] ?? "z", {
      fields: {
        ...(each.startsWith("?") ? {} : { isTarget: each.startsWith("T") }),
        ...(each.endsWith("?") ? {} : { sstr: each.endsWith("+") ? "positive" : "negative" }),
      },
    }),
  );
const on = (condition: Condition, ...written: readonly string[]): Verdict =>
  evaluate(condition, chart({ lists: [list("lesion", lesions(...written))] }), situation);
const needs = (verdict: Verdict): readonly string[] => verdict.unknownReasons.map((each) => each.neededFact);

describe("what 'all target lesions are positive' rests on", () => {
  test("when it fails: that the lesion is a target, and that it is negative", () =>
    expect(on(targets("unknown"), "T+", "T-", "T-").deciding).toEqual(["/query/where#b", "/satisfies#b"]));
  test("when it holds: each lesion complies or is no target, the list is complete, and one is a target", () => {
    const verdict = on(targets("unknown"), "T+", "F-", "F+");
    expect(verdict.deciding).toEqual([
      "/satisfies#a",
      "/query/where#b",
      "/query/where#c",
      "/query/recordType",
      "/query/where#a",
    ]);
    expect(verdict.support).toEqual(["a", "b", "c", "list:lesion"]);
  });
  test("when no target is needed, nothing shows one", () =>
    expect(on(targets("true"), "T+", "F-").deciding).toEqual([
      "/satisfies#a",
      "/query/where#b",
      "/query/recordType",
    ]));
  test("without a domain, each lesion's own answer", () => {
    expect(on(every("true"), "T+").deciding).toEqual(["/satisfies#a", "/query/recordType"]);
    expect(on(every("true"), "T-").deciding).toEqual(["/query#a", "/satisfies#a"]);
  });
});

describe("every lesion shows what it was tested for", () => {
  const shown = (verdict: Verdict): unknown =>
    verdict.children.map((each) => [
      each.record,
      each.truth,
      each.children.map((child) => `${child.nodePath} ${child.truth}`),
    ]);
  test("whether it is a target, and whether it is positive", () =>
    expect(shown(on(targets("unknown"), "T-", "F?"))).toEqual([
      ["a", "false", ["/query/where true", "/satisfies false"]],
      ["b", "true", ["/query/where false", "/satisfies unknown"]],
      [undefined, "true", []],
    ]));
  test("without a domain, that it is there", () =>
    expect(shown(on(every("true"), "T+"))).toEqual([
      ["a", "true", ["/query true", "/satisfies true"]],
      [undefined, "true", []],
    ]));
});

describe("what is asked for", () => {
  test.each([
    ["?-", ["lesion.a.isTarget"]],
    ["T?", ["lesion.a.sstr"]],
    ["??", ["lesion.a.isTarget", "lesion.a.sstr"]],
  ])("of a lesion %s: what could still make the rule fail", (written, facts) => {
    const verdict = on(targets("unknown"), written);
    expect(verdict.truth).toBe("unknown");
    expect(needs(verdict)).toEqual(facts);
    expect(verdict.children[0]?.unknownReasons.map((each) => each.neededFact)).toEqual(facts);
    expect(verdict.deciding).toEqual([]);
  });
  test("of lesions that comply already, nothing", () =>
    expect(needs(on(targets("unknown"), "T+", "F?", "T?"))).toEqual(["lesion.c.sstr"]));
  test("where none is surely a target, which are", () => {
    expect(needs(on(targets("unknown"), "?+", "F+", "?+"))).toEqual([
      "lesion.a.isTarget",
      "lesion.c.isTarget",
    ]);
    expect(on(targets("unknown"), "F+").unknownReasons).toMatchObject([
      { neededFact: "list:lesion", need: "none of the recorded ones is meant here" },
    ]);
  });
});
