import { describe, expect, test } from "vitest";
import { isoDate } from "../kernel/calendar.ts";
import type { ClinicalRecord, RecordList } from "./chart.ts";
import type { Anchor, Condition, RecordQuery, TimeWindow } from "./condition.ts";
import { evaluate } from "./evaluate.ts";
import { allOf, ask, chart, compare, field, is, list, not, record, situation, window } from "./fixture.ts";
import type { Verdict } from "./verdict.ts";

const some = (within?: TimeWindow, where?: Condition, more: Partial<RecordQuery> = {}): Condition => ({
  kind: "forSome",
  query: {
    recordType: "procedure",
    bindAs: "P",
    ...(within === undefined ? {} : { within }),
    ...(where === undefined ? {} : { where }),
    ...more,
  },
});
const on = (
  condition: Condition,
  lists: readonly RecordList[],
  anchors: Readonly<Partial<Record<Anchor, string>>> = {},
): Verdict => evaluate(condition, chart({ birth: "1960-01-01", lists, anchors }), situation);
const operation = (start: string | undefined, more: Partial<ClinicalRecord> = {}): RecordList =>
  list("procedure", [record("procedure", "p1", { ...(start === undefined ? {} : { start }), ...more })]);
const treatment = (more: Partial<ClinicalRecord>): RecordList =>
  list("treatment", [record("treatment", "t1", more)]);
const needs = (verdict: Verdict): readonly (readonly string[])[] =>
  verdict.unknownReasons.map((each) => [each.code, each.neededFact]);

describe("a record that is looked at is cited", () => {
  test("with its date and the window it was held against", () =>
    expect(
      on(some(window("evaluation", "-6 week")), [operation("2026-02-01", { display: "colectomy" })]).used[0],
    ).toEqual({
      fact: "p1",
      variable: "procedure",
      value: "colectomy",
      unit: null,
      date: "2026-02-01",
      limit: "in the 6 weeks before the day of evaluation",
      source: "records.csv",
      counted: true,
    }));
  test("undated, and without a window", () =>
    expect(on(some(), [operation(undefined)]).used[0]).toEqual({
      fact: "p1",
      variable: "procedure",
      value: "p1",
      unit: null,
      date: null,
      source: "records.csv",
      counted: true,
    }));
  test("and so is the statement that the list is complete", () =>
    expect(on(some(), [list("procedure", [], "complete", "2026-03-01")])).toMatchObject({
      truth: "false",
      deciding: ["/query/recordType"],
      support: ["list:procedure"],
      used: [
        {
          fact: "list:procedure",
          variable: "list:procedure",
          value: "complete",
          date: "2026-03-01",
          counted: true,
        },
      ],
    }));
  test("'known' says that only what is known counts", () =>
    expect(on(some(undefined, undefined, { knownOnly: true }), []).used[0]).toMatchObject({
      fact: "list:procedure",
      value: "only what is known counts",
    }));
});

describe("a record that does not exist yet", () => {
  test("is not counted even where no window is asked for", () => {
    expect(on(some(), [operation("2026-03-02")]).truth).toBe("false");
    expect(on(some(), [operation("2026-03-01")]).truth).toBe("true");
  });
  test("nor by a window that reaches into the future", () =>
    expect(on(some(window("evaluation", "-1 week", "4 week")), [operation("2026-03-02")]).truth).toBe(
      "false",
    ));
});

describe("an anchor that is not set", () => {
  const passed = { endOfTreatment: "2026-02-01" } as const;
  test.each([
    ["unbounded", "0 day"],
    ["-6 week", "unbounded"],
  ] as const)("leaves a window from %s to %s open", (from, to) => {
    const verdict = on(some(window("firstDose", from, to)), [operation("2026-01-01")], passed);
    expect(verdict.truth).toBe("unknown");
    expect(needs(verdict)).toEqual([["anchorNotSet", "anchor:firstDose"]]);
    expect(verdict.used[0]?.fact).toBe("p1");
  });
  test("but an empty complete list needs no window", () => {
    expect(on(some(window("firstDose", "-6 week")), [list("procedure", [])], passed).truth).toBe("false");
    expect(
      on(some(window("firstDose", "-6 week")), [list("procedure", [], "complete", "2026-02-28")], passed)
        .truth,
    ).toBe("unknown");
  });
});

describe("which date has to be known better", () => {
  const sixWeeks = window("inclusion", "-6 week");
  const since: Condition = {
    kind: "forSome",
    query: { recordType: "treatment", bindAs: "T", within: sixWeeks },
  };
  const included = { inclusion: "2026-02-20" } as const;
  test("of an operation its own", () => {
    expect(needs(on(some(sixWeeks), [operation("2026-01")], included))).toEqual([
      ["dateTooCoarse", "procedure.p1.start"],
    ]);
    expect(needs(on(some(sixWeeks), [operation(undefined)], included))).toEqual([
      ["dateTooCoarse", "procedure.p1.start"],
    ]);
  });
  test("of a course the end that is not recorded", () =>
    expect(needs(on(since, [treatment({ start: "2025-06-01" })], included))).toEqual([
      ["dateTooCoarse", "treatment.t1.end"],
    ]));
  test("of a course the end known to the month", () =>
    expect(needs(on(since, [treatment({ start: "2025-06-01", end: "2026-01" })], included))).toEqual([
      ["dateTooCoarse", "treatment.t1.end"],
    ]));
  test("of a course with vague ends both, where both matter", () =>
    expect(needs(on(since, [treatment({ start: "2026", end: "2026" })], included))).toEqual([
      ["dateTooCoarse", "treatment.t1.start"],
      ["dateTooCoarse", "treatment.t1.end"],
    ]));
  test("of an exact record that of the anchor", () => {
    expect(needs(on(some(sixWeeks), [operation("2026-01-01")], { inclusion: "2026-02" }))).toEqual([
      ["dateTooCoarse", "anchor:inclusion"],
    ]);
    expect(
      needs(
        on(
          compare(
            {
              kind: "elapsed",
              since: { recordType: "procedure", bindAs: "P" },
              edge: "start",
              which: "latest",
              until: "inclusion",
              label: "operation",
            },
            ">=",
            "6",
            "wk",
          ),
          [operation("2026-01-01")],
          { inclusion: "2026-02" },
        ),
      ),
    ).toEqual([["dateTooCoarse", "anchor:inclusion"]]);
  });
  test("of hours the time of day", () => {
    const hours = some(window("firstDose", "-48 hour"));
    expect(needs(on(hours, [operation("2026-02-18")], { firstDose: "2026-02-20T10:00+01:00" }))).toEqual([
      ["dateTooCoarse", "procedure.p1.start"],
    ]);
    expect(needs(on(hours, [operation("2026-02-18T10:00+01:00")], { firstDose: "2026-02-20" }))).toEqual([
      ["dateTooCoarse", "anchor:firstDose"],
    ]);
  });
});

describe("a bound in hours and the completeness of a list", () => {
  const at = (to: string, completeAsOf: string): string =>
    on(some(window("firstDose", "-48 hour", to)), [list("procedure", [], "complete", completeAsOf)], {
      firstDose: "2026-02-20",
    }).truth;
  test("a window that ends before the anchor ends on its day at the latest", () => {
    expect(at("-1 hour", "2026-02-20")).toBe("false");
    expect(at("-1 hour", "2026-02-19")).toBe("unknown");
  });
  test("one that ends hours after the anchor is only covered by today's statement", () => {
    expect(at("24 hour", "2026-02-21")).toBe("unknown");
    expect(at("24 hour", "2026-03-01")).toBe("false");
  });
});

describe("what a record's verdict rests on", () => {
  const inWindow = window("evaluation", "-6 week");
  const twoFields = allOf(is(field("site", "P"), "kidney"), is(field("indication", "P"), "NET"));
  test("outside the window is enough, whatever else", () =>
    expect(on(some(inWindow, twoFields), [operation("2025-01-01")]).deciding).toEqual([
      "/query/within#p1",
      "/query/recordType",
    ]));
  test("inside it, the field that fails", () =>
    expect(
      on(some(inWindow, twoFields), [
        operation("2026-02-01", { fields: { site: "bone", indication: "NET" } }),
      ]).deciding,
    ).toEqual(["/query/where/operands/0#p1", "/query/recordType"]));
  test("outside and failing, the window, which comes first", () =>
    expect(
      on(some(inWindow, is(field("site", "P"), "kidney")), [
        operation("2025-01-01", { fields: { site: "bone" } }),
      ]).deciding,
    ).toEqual(["/query/within#p1", "/query/recordType"]));
  test("a shorter failure than the window's cannot exist, a longer one is not taken", () =>
    expect(
      on(some(inWindow, not(twoFields)), [
        operation("2025-01-01", { fields: { site: "kidney", indication: "NET" } }),
      ]).deciding,
    ).toEqual(["/query/within#p1", "/query/recordType"]));
  test("a record that fits rests on window and fields", () =>
    expect(
      on(some(inWindow, is(field("site", "P"), "kidney")), [
        operation("2026-02-01", { fields: { site: "kidney" } }),
      ]).deciding,
    ).toEqual(["/query/within#p1", "/query/where#p1"]));
  test("a record of a query without conditions rests on itself", () => {
    const verdict = on(some(), [operation("2026-02-01")]);
    expect(verdict.deciding).toEqual(["/query#p1"]);
    expect(verdict.children[0]?.record).toBe("p1");
  });
});

describe("time since, and how far the list is complete", () => {
  const since = compare(
    {
      kind: "elapsed",
      since: { recordType: "procedure", bindAs: "P" },
      edge: "start",
      which: "latest",
      until: "inclusion",
      label: "operation",
    },
    ">=",
    "4",
    "wk",
  );
  const at = (completeAsOf: string): string =>
    evaluate(
      since,
      chart({
        lists: [
          list("procedure", [record("procedure", "p1", { start: "2025-12-01" })], "complete", completeAsOf),
        ],
        anchors: { inclusion: "2026-02-10" },
      }),
      { asOf: isoDate("2026-03-01"), decisions: new Map() },
    ).truth;
  test("a statement up to the anchor is enough, one up to the day before is not", () => {
    expect(at("2026-02-10")).toBe("true");
    expect(at("2026-02-09")).toBe("unknown");
  });
});

test("a question to a person inside a record is the same question for every record", () => {
  const asked = some(undefined, ask("relevant"));
  const verdict = on(asked, [list("procedure", [record("procedure", "a"), record("procedure", "b")])]);
  expect(needs(verdict)).toEqual([["notAnswered", "relevant"]]);
});

test("where a list was stated to be complete is cited", () => {
  const stated = { ...list("procedure", []), completenessSource: "form, E. Lind" };
  expect(on(some(), [stated]).used).toMatchObject([{ fact: "list:procedure", source: "form, E. Lind" }]);
  expect(on(some(), [list("procedure", [])]).used).toEqual([
    {
      fact: "list:procedure",
      variable: "list:procedure",
      value: "complete",
      unit: null,
      date: null,
      source: "",
      counted: true,
    },
  ]);
});

test("a window without any bound needs no date, and still cites the record", () => {
  const verdict = on(some(window("firstDose", "unbounded", "unbounded")), [operation("2026-01-01")], {
    endOfTreatment: "2026-02-01",
  });
  expect([verdict.truth, verdict.support]).toEqual(["true", ["p1"]]);
});

test("of a course that still goes on only the beginning has to be known better", () =>
  expect(
    needs(
      on(
        {
          kind: "forSome",
          query: { recordType: "treatment", bindAs: "T", within: window("inclusion", "-6 week", "-1 week") },
        },
        [treatment({ start: "2026-02", ongoing: true })],
        { inclusion: "2026-02-20" },
      ),
    ),
  ).toEqual([["dateTooCoarse", "treatment.t1.start"]]));

test("of two failed tests the one that takes less to show is given", () => {
  const parts = allOf(is(field("site", "P"), "kidney"), is(field("indication", "P"), "NET"));
  const older = window("evaluation", "unbounded", "-6 week");
  const recent = window("evaluation", "-6 week");
  const both = allOf(
    { kind: "inWindow", record: "P", window: recent },
    { kind: "inWindow", record: "P", window: older },
  );
  expect(
    on(some(undefined, allOf(both, not(parts))), [
      operation("2026-02-01", { fields: { site: "kidney", indication: "NET" } }),
    ]).deciding,
  ).toEqual(["/query/where/operands/0/operands/1#p1", "/query/recordType"]);
});

test("a repair inside the words of a record is named with the record", () => {
  const site = is(field("site", "P"), "kidney");
  const verdict = on(
    some(undefined, {
      kind: "readings",
      repairId: "r1",
      alternatives: [{ label: "kidney", expression: site }],
    }),
    [operation("2026-02-01", { fields: { site: "kidney" } })],
  );
  expect(verdict.children.map((each) => each.repairIds)).toEqual([["r1"], []]);
});

test.each([
  ["true", "false", []],
  ["false", "unknown", ["list:procedure"]],
  ["unknown", "unknown", ["list:procedure"]],
] as const)("a list assumed %s to be complete: 'an operation' is %s", (assumed, truth, facts) => {
  const verdict = evaluate(some(), chart({ lists: [list("procedure", [])] }), situation, {
    assume: (path) => (path.endsWith("/recordType") ? assumed : undefined),
  });
  expect([verdict.truth, verdict.support, verdict.unknownReasons.map((each) => each.neededFact)]).toEqual([
    truth,
    [],
    facts,
  ]);
});
test("a window assumed to be met is met, whatever the date", () =>
  expect(
    evaluate(some(window("evaluation", "-6 week")), chart({ lists: [operation("2020-01-01")] }), situation, {
      assume: (path, key) => (path === "/query/within" && key === "p1" ? "true" : undefined),
    }).truth,
  ).toBe("true"));
test("a record assumed not to be the one asked for is none", () =>
  expect(
    evaluate(some(), chart({ lists: [operation("2026-01-01")] }), situation, {
      assume: (path, key) => (path === "/query" && key === "p1" ? "false" : undefined),
    }).truth,
  ).toBe("false"));

test("time since counts from records of a window, and its list has to reach to the end of that window only", () => {
  const since = compare(
    {
      kind: "elapsed",
      since: { recordType: "procedure", bindAs: "P", within: window("inclusion", "unbounded", "-4 week") },
      edge: "start",
      which: "latest",
      until: "inclusion",
      label: "operation",
    },
    "<",
    "52",
    "wk",
  );
  const at = (completeAsOf: string) =>
    on(
      since,
      [list("procedure", [record("procedure", "p1", { start: "2025-12-01" })], "complete", completeAsOf)],
      {
        inclusion: "2026-02-10",
      },
    ).used.map((each) => each.fact);
  // Four weeks before 10 February is 13 January.
  expect(at("2026-01-13")).toContain("list:procedure");
  expect(at("2026-01-12")).not.toContain("list:procedure");
});

test("where the operation and the inclusion are both known to the month, the operation comes first", () =>
  expect(
    needs(on(some(window("inclusion", "-6 week")), [operation("2026-01")], { inclusion: "2026-02" })),
  ).toEqual([["dateTooCoarse", "procedure.p1.start"]]));
