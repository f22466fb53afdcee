import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { addDays, type IsoDate, isoDate } from "../kernel/calendar.ts";
import { chartOf, conditions, evaluationDay, fullFacts } from "./arbitrary.ts";
import { breakpoints } from "./breakpoints.ts";
import type { Condition } from "./condition.ts";
import { horizonOf } from "./earliestDate.ts";
import { evaluate } from "./evaluate.ts";
import {
  answer,
  ask,
  asOf,
  chart,
  compare,
  field,
  is,
  latest,
  list,
  record,
  result,
  window,
} from "./fixture.ts";
import { freezeChart, needsStopping, stopOngoing } from "./freezeChart.ts";

/** `npm run soak` raises the share. */
const share = Number(process.env["THERATRIAL_SHARE"] ?? "1");
vi.setConfig({ testTimeout: 120_000 * Math.max(1, share) });

const ahead = (condition: Condition, person: Parameters<typeof chart>[0]): readonly string[] =>
  breakpoints(condition, chart(person), asOf, horizonOf(asOf));

test("an age criterion changes on birthdays, and on the day after for one born on 29 February", () => {
  const age = compare({ kind: "age", at: "inclusion" }, ">=", "18", "a");
  expect(ahead(age, { birth: "2008-06-15" })).toContain("2026-06-15");
  expect(ahead(age, { birth: "2008-02-29" })).toEqual([
    "2027-02-28",
    "2027-03-01",
    "2028-02-29",
    "2028-03-01",
  ]);
});

test("with the day of inclusion set, nobody grows older for it", () =>
  expect(
    ahead(compare({ kind: "age", at: "inclusion" }, ">=", "18", "a"), {
      birth: "2008-06-15",
      anchors: { inclusion: "2026-02-01" },
    }),
  ).toEqual([]));

const since = (unit: string, value: string, relation: ">=" | ">" = ">="): Condition =>
  compare(
    {
      kind: "elapsed",
      since: { recordType: "procedure", bindAs: "P" },
      edge: "start",
      which: "latest",
      until: "studyEntry",
      label: "the last operation",
    },
    relation,
    value,
    unit,
  );
const operated = (on: string) => ({ lists: [list("procedure", [record("procedure", "p", { start: on })])] });

test("six weeks after an operation of 1 March are over on 12 April, strictly more than six on 13 April", () => {
  const days = breakpoints(since("wk", "6"), chart(operated("2026-03-01")), asOf, horizonOf(asOf));
  expect(days).toEqual(["2026-04-12", "2026-04-13"]);
});

test("six months after 31 August end with the last day of February", () =>
  expect(ahead(since("mo", "6"), operated("2025-08-31"))).toEqual([]));
test("six months after 30 September end on 30 March", () =>
  expect(ahead(since("mo", "6"), operated("2025-09-30"))).toEqual(["2026-03-30", "2026-03-31"]));
test("a date known to the month gives both ends of it", () =>
  expect(ahead(since("wk", "6"), operated("2026-02"))).toEqual([
    "2026-03-15",
    "2026-03-16",
    "2026-04-11",
    "2026-04-12",
  ]));
test("forty-eight hours end within two days", () =>
  expect(ahead(since("h", "48"), operated("2026-03-01"))).toEqual(["2026-03-03", "2026-03-04"]));
test("ten and a half days are over after eleven", () =>
  expect(ahead(since("d", "10.5"), operated("2026-03-01"))).toEqual(["2026-03-12", "2026-03-13"]));

test("a result leaves its window of four weeks", () =>
  expect(
    ahead(compare(latest("platelets", window("firstDose", "-4 week")), ">=", "100", "10*9/L"), {
      results: [result("platelets", "82", "10*9/L", "2026-02-20")],
    }),
  ).toEqual(["2026-03-20", "2026-03-21"]));

test("an answer expires", () =>
  expect(
    ahead(
      { ...ask("q"), answerValidFor: { amount: "4", unit: "week" } },
      { answers: [answer("q", "no", "2026-02-20")] },
    ),
  ).toEqual(["2026-03-20", "2026-03-21"]));

test("a result without a window never grows old", () =>
  expect(
    ahead(compare("platelets", ">=", "100", "10*9/L"), { results: [result("platelets", "82", "10*9/L")] }),
  ).toEqual([]));

test("beyond two years nothing is looked at", () =>
  expect(ahead(since("a", "3"), operated("2026-02-01"))).toEqual([]));

test("between two breakpoints no verdict changes while the facts stay as they are", () => {
  const horizon = addDays(evaluationDay, 120);
  fc.assert(
    fc.property(
      conditions({ preferred: true }, 2),
      fullFacts,
      fc.integer({ min: 1, max: 119 }),
      (condition, facts, step) => {
        const { anchors: _, ...rest } = facts;
        // Lists that nobody dates stay complete; partial dates could still be any day up to the evaluation.
        const person = freezeChart(chartOf(rest), evaluationDay);
        const days = breakpoints(condition, person, evaluationDay, horizon);
        const day = addDays(evaluationDay, step);
        const latestChange = days.findLast((each) => each <= day) ?? addDays(evaluationDay, 1);
        const on = (date: IsoDate) => evaluate(condition, person, { asOf: date, decisions: new Map() }).truth;
        expect(on(day)).toBe(on(latestChange > day ? day : latestChange));
      },
    ),
    { numRuns: Math.ceil(500 * share) },
  );
});

test("looking ahead does not find what is recorded for later days", () => {
  const person = chart({
    results: [
      result("platelets", "82", "10*9/L", "2026-02-20"),
      result("platelets", "150", "10*9/L", "2026-03-10"),
    ],
    lists: [
      list("treatment", [
        record("treatment", "later", { start: "2026-04-01" }),
        record("treatment", "before", { start: "2026-01-01" }),
      ]),
    ],
  });
  const frozen = freezeChart(person, isoDate("2026-03-01"));
  expect(frozen.observations.get("platelets")?.map((each) => each.collected)).toEqual(["2026-02-20"]);
  expect(frozen.lists.get("treatment")?.records.map((each) => each.id)).toEqual(["before"]);
});

test("a treatment can be stopped today, a disease cannot", () => {
  const person = chart({
    lists: [
      list("treatment", [record("treatment", "t", { start: "2025-01-01", ongoing: true })]),
      list("condition", [record("condition", "c", { start: "2025-01-01", ongoing: true })]),
    ],
  });
  const stopped = stopOngoing(person, asOf);
  expect(stopped.lists.get("treatment")?.records[0]).toMatchObject({ end: asOf });
  expect(stopped.lists.get("treatment")?.records[0]?.ongoing).toBeUndefined();
  expect(stopped.lists.get("condition")?.records[0]?.ongoing).toBe(true);
});

test("only a washout of something still being given asks for a stop", () => {
  const washout: Condition = compare(
    {
      kind: "elapsed",
      since: { recordType: "treatment", bindAs: "T", where: is(field("concept", "T"), "octreotide-lar") },
      edge: "end",
      which: "latest",
      until: "firstDose",
      label: "the last octreotide LAR",
    },
    ">=",
    "4",
    "wk",
  );
  const given = (ongoing: boolean) =>
    chart({
      lists: [
        list("treatment", [
          record("treatment", "t", {
            start: "2025-01-01",
            ...(ongoing ? { ongoing } : { end: "2026-02-01" }),
          }),
        ]),
      ],
    });
  expect(needsStopping(washout, given(true))).toBe(true);
  expect(needsStopping(washout, given(false))).toBe(false);
  expect(needsStopping(compare("platelets", ">", "1", "10*9/L"), given(true))).toBe(false);
});

test.each([
  ["wk", "6", "2026-04-12"],
  ["wk", "10", "2026-05-10"],
  ["wk", "1.5", "2026-03-12"],
  ["a", "0.5", "2026-09-01"],
  ["a", "1", "2027-03-01"],
  ["mo", "0.5", "2026-04-01"],
  ["d", "30", "2026-03-31"],
  ["h", "36", "2026-03-03"],
  ["min", "30", "2026-03-02"],
  ["min", "2880", "2026-03-03"],
])("a length of 1 March 2026 in %s, %s of them, is over by %s", (unit, value, day) =>
  expect(ahead(since(unit, value), operated("2026-03-01"))[0]).toBe(day),
);
test("a length in a unit that is no time has no end", () =>
  expect(ahead(since("mg", "6"), operated("2026-03-01"))).toEqual([]));

const recentPlatelets = (anchor: "evaluation" | "firstDose" | "inclusion"): Condition =>
  compare(latest("platelets", window(anchor, "-4 week")), ">=", "100", "10*9/L");
const results = [result("platelets", "82", "10*9/L", "2026-02-20")];
test.each([
  ["2026-02-28", []],
  ["2026-03-01", []],
  ["2026-03-02", ["2026-03-20", "2026-03-21"]],
])("a first dose on %s: the window moves until the dose is given: %j", (firstDose, days) =>
  expect(ahead(recentPlatelets("firstDose"), { results, anchors: { firstDose } })).toEqual(days),
);
test("the day of evaluation always moves, whatever has been written down for it", () =>
  expect(ahead(recentPlatelets("evaluation"), { results, anchors: { evaluation: "2026-02-01" } })).toEqual([
    "2026-03-20",
    "2026-03-21",
  ]));
test("a window without a beginning is never left, one without an end always entered", () => {
  const to = (from: string, end: string): readonly string[] =>
    ahead(compare(latest("platelets", window("firstDose", from, end)), ">=", "1", "10*9/L"), { results });
  expect(to("unbounded", "-4 week")).toEqual(["2026-03-20", "2026-03-21"]);
  expect(to("-4 week", "unbounded")).toEqual(["2026-03-20", "2026-03-21"]);
  expect(to("unbounded", "unbounded")).toEqual([]);
});
test("an undated result has no day to leave on", () =>
  expect(
    ahead(recentPlatelets("firstDose"), { results: [result("platelets", "82", "10*9/L", null)] }),
  ).toEqual([]));

const age = { kind: "age", at: "evaluation" } as const;
test("birthdays are those of the next two years, for both ends of a month of birth", () => {
  expect(ahead(compare(age, ">=", "18", "a"), { birth: "2008-06" })).toEqual([
    "2026-06-01",
    "2026-06-02",
    "2026-06-30",
    "2026-07-01",
    "2027-06-01",
    "2027-06-02",
    "2027-06-30",
    "2027-07-01",
  ]);
  expect(ahead(compare(age, ">=", "1", "a"), { birth: "2026-06-15" })).toContain("2027-06-15");
  expect(ahead(compare(age, ">=", "18", "a"), {})).toEqual([]);
});
test("an age that is listed or held against a result changes on birthdays too", () => {
  expect(ahead(is(age, "65"), { birth: "1961-06-15" })).toContain("2026-06-15");
  expect(
    ahead(
      { kind: "compare", left: latest("platelets"), relation: ">", right: age },
      { birth: "1961-06-15", results },
    ),
  ).toContain("2026-06-15");
});
test("the baseline leaves its window like any other result", () =>
  expect(
    ahead(
      {
        kind: "compare",
        left: latest("platelets"),
        relation: ">=",
        right: {
          kind: "relativeToBaseline",
          baseline: latest("platelets", window("firstDose", "-4 week")),
          measure: "ratio",
          value: { value: "2", unit: "1" },
        },
      },
      { results },
    ),
  ).toEqual(["2026-03-20", "2026-03-21"]));
test("a limit of normal has no days of its own, nor has what a lesion is", () => {
  expect(
    ahead(
      {
        ...compare("platelets", ">=", "1", "1"),
        right: { kind: "multipleOfLimit", factor: "1", limit: "upper" },
      },
      { results },
    ),
  ).toEqual([]);
  expect(ahead(is(field("isTarget"), "true"), { results })).toEqual([]);
  expect(ahead(is({ kind: "attribute", name: "sex" }, "male"), { birth: "1961-06-15" })).toEqual([]);
});

const treated = (more: { readonly start?: string; readonly end?: string }, completeAsOf?: string) => ({
  lists: [list("treatment", [record("treatment", "t", more)], "complete", completeAsOf)],
});
const recent = window("firstDose", "-6 week");
test.each<readonly [string, Condition]>([
  [
    "a treatment of the last six weeks",
    { kind: "forSome", query: { recordType: "treatment", bindAs: "T", within: recent } },
  ],
  [
    "a treatment that lies there",
    {
      kind: "forSome",
      query: {
        recordType: "treatment",
        bindAs: "T",
        where: { kind: "inWindow", record: "T", window: recent },
      },
    },
  ],
  [
    "every treatment lying there",
    {
      kind: "forEvery",
      query: { recordType: "treatment", bindAs: "T" },
      satisfies: { kind: "inWindow", record: "T", window: recent },
      emptyDomain: "true",
    },
  ],
  [
    "every treatment of that time",
    {
      kind: "forEvery",
      query: { recordType: "treatment", bindAs: "T", within: recent },
      satisfies: is(field("line", "T"), "1"),
      emptyDomain: "true",
    },
  ],
  [
    "an operation of that time, which may be filed as a treatment",
    { kind: "forSome", query: { recordType: "procedure", bindAs: "P", within: recent } },
  ],
  [
    "time since a treatment of that time",
    compare(
      {
        kind: "elapsed",
        since: { recordType: "treatment", bindAs: "T", within: recent },
        edge: "end",
        which: "latest",
        until: "inclusion",
        label: "treatment",
      },
      ">=",
      "99",
      "a",
    ),
  ],
  [
    "none of that time, whichever way it is asked",
    {
      kind: "not",
      operand: { kind: "forSome", query: { recordType: "treatment", bindAs: "T", within: recent } },
    },
  ],
])("%s: its end, and the day the list was complete, leave the window six weeks on", (_, condition) => {
  // 1 and 22 February; 42 days later it is 15 March and 5 April.
  expect(ahead(condition, treated({ start: "2025-06-01", end: "2026-02-01" }, "2026-02-22"))).toEqual([
    "2026-03-15",
    "2026-03-16",
    "2026-04-05",
    "2026-04-06",
  ]);
  expect(ahead(condition, treated({ start: "2026-02-01" }))).toEqual(["2026-03-15", "2026-03-16"]);
});
test("a lesion is looked for among lesions alone", () =>
  expect(
    ahead(
      { kind: "forSome", query: { recordType: "lesion", bindAs: "L", within: recent } },
      treated({ start: "2026-02-01" }),
    ),
  ).toEqual([]));
test("time until a day that has been set does not go on, time against another time has no length of its own", () => {
  expect(
    ahead(since("wk", "6"), { ...operated("2026-03-01"), anchors: { studyEntry: "2026-02-15" } }),
  ).toEqual([]);
  const length = since("wk", "6");
  if (length.kind !== "compare") throw new Error("a comparison");
  expect(ahead({ ...length, right: length.left }, operated("2026-03-01"))).toEqual([]);
  expect(ahead(is(length.left, "6"), operated("2026-03-01"))).toEqual([]);
});
test("an answer that holds for good has no day to expire, nor has one that was not given", () => {
  expect(ahead(ask("q"), { answers: [answer("q", "no", "2026-02-20")] })).toEqual([]);
  expect(ahead({ ...ask("q"), answerValidFor: { amount: "4", unit: "week" } }, {})).toEqual([]);
});
