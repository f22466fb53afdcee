import fc from "fast-check";
import { expect, test } from "vitest";
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
    { numRuns: 500 },
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
