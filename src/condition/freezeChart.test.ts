import { describe, expect, test } from "vitest";
import type { RecordList } from "./chart.ts";
import type { Condition, RecordType } from "./condition.ts";
import { allOf, answer, asOf, chart, compare, list, not, record, result } from "./fixture.ts";
import { freezeChart, needsStopping, stopOngoing } from "./freezeChart.ts";

describe("the facts of 1 March as they are", () => {
  test("hold nothing that begins later, and everything undated", () => {
    const frozen = freezeChart(
      chart({
        results: [
          result("platelets", "1", "10*9/L", "2026-03-01", { id: "today" }),
          result("platelets", "1", "10*9/L", "2026-03-02", { id: "tomorrow" }),
          result("platelets", "1", "10*9/L", null, { id: "undated" }),
          result("platelets", "1", "10*9/L", "2026-03", { id: "month" }),
        ],
        lists: [
          list("treatment", [
            record("treatment", "today", { start: "2026-03-01" }),
            record("treatment", "tomorrow", { start: "2026-03-02" }),
            record("treatment", "undated"),
          ]),
        ],
        answers: [answer("q", "yes", "2026-03-01"), answer("q", "no", "2026-03-02")],
      }),
      asOf,
    );
    expect(frozen.observations.get("platelets")?.map((each) => each.id)).toEqual([
      "today",
      "undated",
      "month",
    ]);
    expect(frozen.lists.get("treatment")?.records.map((each) => each.id)).toEqual(["today", "undated"]);
    expect(frozen.answers.get("q")?.map((each) => each.answer)).toEqual(["yes"]);
  });
  test.each([
    ["2026-03-01", undefined],
    ["2026-03", undefined],
    ["2026-02-28", "2026-02-28"],
    [undefined, undefined],
  ])("a list complete as of %s stays complete for good only if it is so today: %s", (before, after) => {
    const frozen = freezeChart(chart({ lists: [list("treatment", [], "complete", before)] }), asOf);
    expect(frozen.lists.get("treatment")?.completeAsOf).toBe(after);
    expect(frozen.lists.get("treatment")?.completeness).toBe("complete");
  });
});

const given = (type: RecordType, ongoing?: boolean): RecordList =>
  list(type, [record(type, "r", { start: "2025-01-01", ...(ongoing === undefined ? {} : { ongoing }) })]);

describe("had everything that can be stopped been stopped on 1 March", () => {
  test.each<readonly [RecordType, boolean]>([
    ["treatment", true],
    ["medication", true],
    ["trialParticipation", true],
    ["condition", false],
    ["procedure", false],
  ])("a %s that goes on would have ended: %s", (type, stopped) => {
    const after = stopOngoing(chart({ lists: [given(type, true)] }), asOf).lists.get(type)?.records[0];
    expect([after?.end, after?.ongoing]).toEqual(stopped ? [asOf, undefined] : [undefined, true]);
  });
  test("what does not go on keeps the end it has, or has none", () => {
    const after = stopOngoing(chart({ lists: [given("treatment"), given("medication", false)] }), asOf);
    expect(after.lists.get("treatment")?.records[0]?.end).toBeUndefined();
    expect(after.lists.get("medication")?.records[0]?.end).toBeUndefined();
  });
});

describe("whether something has to be stopped first", () => {
  const since = (recordType: RecordType, edge: "start" | "end"): Condition =>
    compare(
      {
        kind: "elapsed",
        since: { recordType, bindAs: "T" },
        edge,
        which: "latest",
        until: "firstDose",
        label: "last dose",
      },
      ">=",
      "4",
      "wk",
    );
  const goesOn = chart({
    lists: [list("treatment", [record("treatment", "a"), record("treatment", "b", { ongoing: true })])],
  });
  test.each<readonly [string, Condition, boolean]>([
    ["four weeks since the end of a treatment", since("treatment", "end"), true],
    [
      "the same inside other rules",
      allOf(compare("platelets", ">=", "1", "10*9/L"), not(since("treatment", "end"))),
      true,
    ],
    ["four weeks since its beginning", since("treatment", "start"), false],
    ["four weeks since the end of a disease", since("condition", "end"), false],
    ["a result", compare("platelets", ">=", "1", "10*9/L"), false],
    ["an age", compare({ kind: "age", at: "inclusion" }, ">=", "1", "a"), false],
  ])("%s: %s", (_, condition, needed) => expect(needsStopping(condition, goesOn)).toBe(needed));
  test("not while nothing goes on", () => {
    expect(needsStopping(since("treatment", "end"), chart({ lists: [given("treatment")] }))).toBe(false);
    expect(needsStopping(since("treatment", "end"), chart({ lists: [given("condition", true)] }))).toBe(
      false,
    );
    expect(needsStopping(since("treatment", "end"), chart())).toBe(false);
  });
});
