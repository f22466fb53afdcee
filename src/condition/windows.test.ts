import { describe, expect, test } from "vitest";
import { isoDate } from "../kernel/calendar.ts";
import type { Truth } from "../kernel/truth.ts";
import type { Anchor, Condition, Relation, TimeWindow } from "./condition.ts";
import { evaluate } from "./evaluate.ts";
import { chart, compare, latest, list, record, result, window } from "./fixture.ts";

const decided = new Map<string, string>();

const operation = (within: TimeWindow): Condition => ({
  kind: "forSome",
  query: { recordType: "procedure", bindAs: "P", within },
});
/** Whether an operation on this date is in the window, with the anchor on that day. */
const inside = (date: string | null, within: TimeWindow, anchor: string, zone = "Europe/Stockholm"): Truth =>
  evaluate(
    operation(within),
    chart({
      zone,
      birth: "1960-05-05",
      lists: [list("procedure", [record("procedure", "p1", date === null ? {} : { start: date })])],
      anchors: { [within.anchor]: anchor },
    }),
    { asOf: isoDate("2027-01-01"), decisions: decided },
  ).truth;

const sixWeeks = window("inclusion", "-6 week");
const since = (relation: Relation, value: string, unit: string): Condition =>
  compare(
    {
      kind: "elapsed",
      since: { recordType: "procedure", bindAs: "P" },
      edge: "end",
      which: "latest",
      until: "inclusion",
      label: "last operation",
    },
    relation,
    value,
    unit,
  );
const elapsed = (date: string, relation: Relation, value: string, unit: string, inclusion: string): Truth =>
  evaluate(
    since(relation, value, unit),
    chart({
      lists: [list("procedure", [record("procedure", "p1", { start: date })])],
      anchors: { inclusion },
    }),
    { asOf: isoDate("2027-01-01"), decisions: decided },
  ).truth;

describe("an operation of 1 March 2026", () => {
  test.each([
    ["2026-04-12", "true"],
    ["2026-04-13", "false"],
    ["2026-03-01", "true"],
    ["2026-02-28", "false"],
  ] as const)("is within 6 weeks before an inclusion on %s: %s", (inclusion, truth) =>
    expect(inside("2026-03-01", sixWeeks, inclusion)).toBe(truth),
  );
  test.each([
    [">=", "2026-04-11", "false"],
    [">=", "2026-04-12", "true"],
    [">", "2026-04-12", "false"],
    [">", "2026-04-13", "true"],
    ["<", "2026-04-12", "false"],
    ["<", "2026-04-11", "true"],
    ["<=", "2026-04-12", "true"],
    ["<=", "2026-04-13", "false"],
    ["=", "2026-04-12", "true"],
    ["=", "2026-04-13", "false"],
  ] as const)("lies %s 6 weeks back on %s: %s", (relation, inclusion, truth) =>
    expect(elapsed("2026-03-01", relation, "6", "wk", inclusion)).toBe(truth),
  );
  test("6 weeks are 42 days, and 10.5 days are met after 11", () => {
    expect(elapsed("2026-03-01", ">=", "42", "d", "2026-04-12")).toBe("true");
    expect(elapsed("2026-03-01", ">=", "10.5", "d", "2026-03-11")).toBe("false");
    expect(elapsed("2026-03-01", ">=", "10.5", "d", "2026-03-12")).toBe("true");
    expect(elapsed("2026-03-01", "<=", "10.5", "d", "2026-03-11")).toBe("true");
    expect(elapsed("2026-03-01", "<=", "10.5", "d", "2026-03-12")).toBe("false");
    expect(elapsed("2026-03-01", "=", "10.5", "d", "2026-03-12")).toBe("false");
  });
});

describe("months are calendar months, added to the earlier date and clamped", () => {
  test.each([
    ["2025-08-31", "2026-02-28", "true"],
    ["2025-08-31", "2026-03-01", "false"],
    ["2025-08-28", "2026-02-28", "true"],
    ["2025-08-27", "2026-02-28", "false"],
    ["2027-08-31", "2028-02-29", "true"],
  ] as const)("an operation of %s is in the 6 months before %s: %s", (date, inclusion, truth) =>
    expect(
      evaluate(
        operation(window("inclusion", "-6 month")),
        chart({
          lists: [list("procedure", [record("procedure", "p1", { start: date })])],
          anchors: { inclusion },
        }),
        { asOf: isoDate("2029-01-01"), decisions: decided },
      ).truth,
    ).toBe(truth),
  );
  test("28 February + 6 months is 28 August, so it is not in the 6 months before 31 August", () =>
    expect(inside("2026-02-28", window("inclusion", "-6 month"), "2026-08-31")).toBe("false"));
  test("6 months after 31 August are reached on 28 February", () => {
    expect(elapsed("2025-08-31", ">=", "6", "mo", "2026-02-27")).toBe("false");
    expect(elapsed("2025-08-31", ">=", "6", "mo", "2026-02-28")).toBe("true");
  });
  test("half a year is 6 months; a third of a month is no length of time", () => {
    expect(elapsed("2025-08-31", ">=", "0.5", "a", "2026-02-28")).toBe("true");
    expect(elapsed("2025-08-31", ">=", "0.33", "mo", "2026-02-28")).toBe("unknown");
  });
  test("one month back from 31 March ends on 28 February", () => {
    const older = window("inclusion", "unbounded", "-1 month");
    expect(inside("2026-02-28", older, "2026-03-31")).toBe("true");
    expect(inside("2026-03-01", older, "2026-03-31")).toBe("false");
  });
});

describe("open ends", () => {
  const open = window("inclusion", "-6 week", "0 day", { includesFrom: false, includesTo: false });
  test.each([
    ["2026-01-18", "false"],
    ["2026-01-19", "true"],
    ["2026-02-28", "true"],
    ["2026-03-01", "false"],
  ] as const)("an operation of %s is strictly within 6 weeks before 1 March: %s", (date, truth) =>
    expect(inside(date, open, "2026-03-01")).toBe(truth),
  );
  const after = window("inclusion", "0 day", "2 week", { includesFrom: false, includesTo: false });
  test.each([
    ["2026-03-01", "false"],
    ["2026-03-02", "true"],
    ["2026-03-14", "true"],
    ["2026-03-15", "false"],
  ] as const)("an operation of %s is strictly in the 2 weeks after 1 March: %s", (date, truth) =>
    expect(inside(date, after, "2026-03-01")).toBe(truth),
  );
  test("a window after the anchor includes its last day when closed", () =>
    expect(inside("2026-03-15", window("inclusion", "0 day", "2 week"), "2026-03-01")).toBe("true"));
});

describe("no bound on one side", () => {
  test.each([
    ["2010-01-01", "true"],
    ["2026-03-01", "true"],
    ["2026-03-02", "false"],
  ] as const)("at any time until 1 March: %s is %s", (date, truth) =>
    expect(inside(date, window("inclusion", "unbounded", "0 day"), "2026-03-01")).toBe(truth),
  );
  test.each([
    ["2026-02-28", "false"],
    ["2026-03-01", "true"],
    ["2026-12-31", "true"],
  ] as const)("from 1 March on: %s is %s", (date, truth) =>
    expect(inside(date, window("inclusion", "0 day", "unbounded"), "2026-03-01")).toBe(truth),
  );
  test("with no bound at all even a date that is not set does no harm", () =>
    expect(
      evaluate(
        operation(window("firstDose", "unbounded", "unbounded")),
        chart({
          lists: [list("procedure", [record("procedure", "p1", { start: "2025-01-01" })])],
          anchors: { endOfTreatment: "2026-02-01" },
        }),
        { asOf: isoDate("2026-03-01"), decisions: decided },
      ).truth,
    ).toBe("true"));
});

describe("an anchor that is only known to the month moves the window with it", () => {
  const sixWeeksBefore = window("inclusion", "-6 week");
  test.each([
    ["2026-03-01", "true"],
    ["2026-02-17", "true"],
    ["2026-02-16", "unknown"],
    ["2026-01-18", "unknown"],
    ["2026-01-17", "false"],
    ["2026-03-02", "unknown"],
    ["2026-03-31", "unknown"],
    ["2026-04-01", "false"],
  ] as const)("inclusion in March 2026, operation of %s: %s", (date, truth) =>
    // Six weeks back from 1 March is 18 January, from 31 March 17 February.
    expect(inside(date, sixWeeksBefore, "2026-03")).toBe(truth),
  );
});

describe("dates that are not complete", () => {
  test.each([
    ["2026-02", "true"],
    ["2026-01", "unknown"],
    ["2025-12", "false"],
    ["2025", "false"],
    ["2026", "unknown"],
  ] as const)("an operation of %s is in the 6 weeks before 1 March 2026: %s", (date, truth) =>
    expect(inside(date, window("inclusion", "-6 week"), "2026-03-01")).toBe(truth),
  );
  test("an undated operation may lie in a window, and surely lies in 'ever'", () => {
    expect(inside(null, sixWeeks, "2026-03-01")).toBe("unknown");
    expect(inside(null, window("evaluation", "unbounded"), "2027-01-01")).toBe("true");
  });
  test("an inclusion known to the month straddles the window like the operation does", () =>
    expect(inside("2026-01-25", sixWeeks, "2026-03")).toBe("unknown"));
  test("what is asked for is the date of that record", () => {
    const [reason] = evaluate(
      operation(sixWeeks),
      chart({
        lists: [list("procedure", [record("procedure", "p1", { start: "2026-01" })])],
        anchors: { inclusion: "2026-03-01" },
      }),
      { asOf: isoDate("2026-03-01"), decisions: decided },
    ).unknownReasons;
    expect(reason?.code).toBe("dateTooCoarse");
    expect(reason?.neededFact).toBe("procedure.p1.start");
  });
});

describe("a course of treatment is in a window when the two overlap", () => {
  const course = (more: Parameters<typeof record>[2]): Truth =>
    evaluate(
      { kind: "forSome", query: { recordType: "treatment", bindAs: "T", within: sixWeeks } },
      chart({
        lists: [list("treatment", [record("treatment", "t1", more)])],
        anchors: { inclusion: "2026-03-01" },
      }),
      { asOf: isoDate("2026-03-01"), decisions: decided },
    ).truth;
  test.each([
    [{ start: "2025-06-01", end: "2026-01-18" }, "true"],
    [{ start: "2025-06-01", end: "2026-01-17" }, "false"],
    [{ start: "2025-06-01", ongoing: true }, "true"],
    [{ start: "2025-06-01" }, "unknown"],
    [{ start: "2025-06-01", end: "2026-01" }, "unknown"],
    [{ start: "2025-06-01", end: "2025-12" }, "false"],
    [{ start: "2026-02-01" }, "true"],
    [{ end: "2026-02-01" }, "true"],
    [{ end: "2026-01-01" }, "false"],
    [{}, "unknown"],
  ] as const)("%o: %s", (more, truth) => expect(course(more)).toBe(truth));
  test("an end that lies after the evaluation has not come yet: the treatment goes on", () =>
    expect(course({ start: "2025-06-01", end: "2026-09-01" })).toBe("true"));
  test("a treatment that begins after the evaluation does not exist", () =>
    expect(course({ start: "2026-03-02" })).toBe("false"));
  test("progression is found on a day, even though it is filed under diagnoses", () =>
    expect(
      evaluate(
        { kind: "forSome", query: { recordType: "condition", bindAs: "C", within: sixWeeks } },
        chart({
          lists: [
            list("condition", [
              record("condition", "c1", { start: "2025-06-01", concepts: ["disease-progression"] }),
            ]),
          ],
          anchors: { inclusion: "2026-03-01" },
        }),
        { asOf: isoDate("2026-03-01"), decisions: decided },
      ).truth,
    ).toBe("false"));
});

describe("hours are elapsed time, days are the site's calendar", () => {
  const before = window("firstDose", "-48 hour", "0 day");
  test.each([
    ["2026-03-08T10:00+01:00", "true"],
    ["2026-03-08T09:59+01:00", "false"],
    ["2026-03-08T04:00-05:00", "true"],
    ["2026-03-08T03:59-05:00", "false"],
  ] as const)("%s lies in the 48 hours before 10 March, 10:00 in Stockholm: %s", (date, truth) =>
    expect(inside(date, before, "2026-03-10T10:00+01:00")).toBe(truth),
  );
  test("strictly less than 48 hours", () => {
    const strict = window("firstDose", "-48 hour", "-1 hour", { includesFrom: false, includesTo: false });
    const dose = "2026-03-10T10:00+01:00";
    expect(inside("2026-03-08T10:00+01:00", strict, dose)).toBe("false");
    expect(inside("2026-03-08T10:01+01:00", strict, dose)).toBe("true");
    expect(inside("2026-03-10T09:00+01:00", strict, dose)).toBe("false");
    expect(inside("2026-03-10T08:59+01:00", strict, dose)).toBe("true");
    expect(inside("2026-03-08", strict, dose)).toBe("unknown");
    expect(inside("2026-03-10", strict, dose)).toBe("unknown");
    expect(inside("2026-03-09", strict, dose)).toBe("true");
    expect(inside("2026-03-07", strict, dose)).toBe("false");
    expect(inside("2026-03-11", strict, dose)).toBe("false");
  });
  test("up to and including one hour before", () => {
    const until = window("firstDose", "unbounded", "-60 minute");
    const dose = "2026-03-10T10:00+01:00";
    expect(inside("2026-03-10T09:00+01:00", until, dose)).toBe("true");
    expect(inside("2026-03-10T09:01+01:00", until, dose)).toBe("false");
    expect(inside("2026-03-10", until, dose)).toBe("unknown");
  });
  test("48 hours across the spring clock change are 48 hours", () => {
    expect(inside("2026-03-28T11:00+01:00", before, "2026-03-30T12:00+02:00")).toBe("true");
    expect(inside("2026-03-28T10:59+01:00", before, "2026-03-30T12:00+02:00")).toBe("false");
  });
  test("a date alone is the whole day, so 48 hours before a time of day may straddle", () => {
    expect(inside("2026-03-08", before, "2026-03-10T10:00+01:00")).toBe("unknown");
    expect(inside("2026-03-09", before, "2026-03-10T10:00+01:00")).toBe("true");
    expect(inside("2026-03-07", before, "2026-03-10T10:00+01:00")).toBe("false");
  });
  test.each([
    ["Europe/Stockholm", "true"],
    ["America/New_York", "false"],
    ["Pacific/Auckland", "true"],
  ] as const)("half past midnight in Stockholm is on 1 March in %s: %s", (zone, truth) =>
    expect(inside("2026-03-01T00:30+01:00", window("inclusion", "0 day"), "2026-03-01", zone)).toBe(truth),
  );
  test("at least 48 hours since the last injection, to the minute", () => {
    const injection = (at: string, relation: Relation): Truth =>
      elapsed(at, relation, "48", "h", "2026-03-10T10:00+01:00");
    expect(injection("2026-03-08T10:00+01:00", ">=")).toBe("true");
    expect(injection("2026-03-08T10:01+01:00", ">=")).toBe("false");
    expect(injection("2026-03-08T10:00+01:00", ">")).toBe("false");
    expect(injection("2026-03-08T09:59+01:00", ">")).toBe("true");
    expect(injection("2026-03-08", ">=")).toBe("unknown");
    expect(injection("2026-03-07", ">=")).toBe("true");
  });
});

describe("anchors", () => {
  const recent: Condition = compare(
    latest("platelets", window("firstDose", "-4 week")),
    ">=",
    "100",
    "10*9/L",
  );
  const on = (anchors: Readonly<Partial<Record<Anchor, string>>>) =>
    evaluate(recent, chart({ results: [result("platelets", "150", "10*9/L", "2026-02-20")], anchors }), {
      asOf: isoDate("2026-03-01"),
      decisions: decided,
    });
  test("a first dose that is still to come stands at the evaluation date, with a warning", () => {
    expect(on({}).truth).toBe("true");
    expect(on({}).warnings.join()).toContain("evaluation date 2026-03-01 stands for it");
  });
  test("so does one that is planned after the evaluation", () =>
    expect(on({ firstDose: "2026-06-01" }).truth).toBe("true"));
  test("a first dose that must have passed but is not recorded leaves the criterion unknown", () => {
    const verdict = on({ endOfTreatment: "2026-02-25" });
    expect(verdict.truth).toBe("unknown");
    expect(verdict.unknownReasons.map((each) => [each.code, each.neededFact])).toEqual([
      ["anchorNotSet", "anchor:firstDose"],
    ]);
  });
  test("an earlier anchor does not make a later one overdue", () =>
    expect(on({ inclusion: "2026-02-01" }).truth).toBe("true"));
  test("a recorded first dose is used and cited", () => {
    const verdict = on({ firstDose: "2026-02-25" });
    expect(verdict.truth).toBe("true");
    expect(verdict.support).toContain("anchor:firstDose");
    expect(on({ firstDose: "2026-02-10" }).truth).toBe("unknown");
  });
  test("inclusion, enrolment and study entry name the same day", () => {
    const verdict = evaluate(
      compare(latest("platelets", window("inclusion", "-4 week")), ">=", "100", "10*9/L"),
      chart({
        results: [result("platelets", "150", "10*9/L", "2026-01-20")],
        anchors: { studyEntry: "2026-02-01", firstDose: "2026-02-20" },
      }),
      { asOf: isoDate("2026-03-01"), decisions: decided },
    );
    expect(verdict.truth).toBe("true");
    expect(verdict.warnings.join()).toContain("study entry was taken");
  });
});

describe("which dates of the trial stand for which", () => {
  const at = (anchor: Anchor, anchors: Readonly<Partial<Record<Anchor, string>>>) =>
    evaluate(
      compare(latest("platelets", window(anchor, "-8 week")), ">=", "100", "10*9/L"),
      chart({ results: [result("platelets", "150", "10*9/L", "2026-01-20")], anchors }),
      { asOf: isoDate("2026-03-01"), decisions: decided },
    );
  test("a date that is recorded needs no warning", () => {
    expect(at("firstDose", { firstDose: "2026-02-25" }).warnings).toEqual([]);
    expect(at("inclusion", { inclusion: "2026-02-25", enrollment: "2026-02-26" }).warnings).toEqual([]);
    expect(at("evaluation", {}).warnings).toEqual([]);
  });
  test("the step just before it does not make a date overdue, any of the steps after it does", () => {
    expect(at("firstDose", { randomization: "2026-02-20" }).truth).toBe("true");
    expect(at("consent", { inclusion: "2026-02-20" }).unknownReasons).toMatchObject([
      { code: "anchorNotSet", neededFact: "anchor:consent" },
    ]);
  });
});
