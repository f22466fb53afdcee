import { expect, describe as group, test } from "vitest";
import type { Chart, ClinicalRecord } from "./chart.ts";
import type { Condition, RecordQuery, TimeWindow, ValueTerm } from "./condition.ts";
import { describeVerdict } from "./describeVerdict.ts";
import { evaluate } from "./evaluate.ts";
import { chart, compare, list, record, says, situation, window } from "./fixture.ts";

const course = (more: Partial<ClinicalRecord>, completeness: "complete" | "partial" = "complete"): Chart =>
  chart({
    birth: "1960-01-01",
    lists: [list("treatment", [record("treatment", "t1", { display: "FOLFOX", ...more })], completeness)],
    anchors: { firstDose: "2026-03-01" },
  });

group("time since a record", () => {
  const since = (
    edge: "start" | "end",
    more: Partial<Extract<ValueTerm, { kind: "elapsed" }>> = {},
  ): Condition =>
    compare(
      {
        kind: "elapsed",
        since: { recordType: "treatment", bindAs: "T" },
        edge,
        which: "latest",
        until: "firstDose",
        label: "the last chemotherapy",
        ...more,
      },
      ">=",
      "4",
      "wk",
    );
  const operation: RecordQuery = { recordType: "procedure", bindAs: "P" };
  const enough = "to the first dose is at least the required 4 weeks.";
  const short = "to the first dose is less than the required 4 weeks.";
  const vague = "is dated too coarsely to tell whether it was at least 4 weeks before the first dose.";
  test.each<readonly [string, Condition, Chart]>([
    [
      `59 days from the last chemotherapy (FOLFOX, 2026-01-01) ${enough}`,
      since("end"),
      course({ start: "2025-06-01", end: "2026-01-01" }),
    ],
    [
      `0 days from the last chemotherapy (FOLFOX, still going on) ${short}`,
      since("end"),
      course({ start: "2025-06-01", ongoing: true }),
    ],
    [
      `273 days from the last chemotherapy (FOLFOX, 2025-06-01) ${enough}`,
      since("start"),
      course({ start: "2025-06-01", ongoing: true }),
    ],
    [
      `273 days from the last chemotherapy (FOLFOX, 2025-06-01) ${enough}`,
      since("start"),
      course({ start: "2025-06-01" }),
    ],
    [
      `0 to 9 days from the last chemotherapy (FOLFOX, end not recorded) ${short}`,
      since("end"),
      course({ start: "2026-02-20" }),
    ],
    [
      `The last chemotherapy (FOLFOX, end not recorded) ${vague}`,
      since("end"),
      course({ start: "2025-06-01" }),
    ],
    [`The last chemotherapy (FOLFOX) ${vague}`, since("start"), course({})],
    [
      `The last chemotherapy (FOLFOX, 2026-02) ${vague}`,
      since("end"),
      course({ start: "2025-06", end: "2026-02" }),
    ],
    [
      "A complete list of treatments up to 2026-03-01 is needed.",
      since("end"),
      course({ start: "2025-06-01", end: "2026-01-01" }, "partial"),
    ],
    [
      "Nothing is recorded to count from: the last chemotherapy.",
      since("end"),
      chart({ lists: [list("treatment", [])] }),
    ],
    [
      `28 days from the last operation (colectomy, 2026-02-01) ${enough}`,
      since("end", { since: operation, label: "the last operation" }),
      chart({
        lists: [list("procedure", [record("procedure", "p", { display: "colectomy", start: "2026-02-01" })])],
        anchors: { firstDose: "2026-03-01" },
      }),
    ],
  ])("%s", (sentence, condition, person) => expect(says(condition, person)).toBe(sentence));
});

group("a record in a window", () => {
  const every = (within: TimeWindow): Condition => ({
    kind: "forEvery",
    query: { recordType: "treatment", bindAs: "T" },
    satisfies: { kind: "inWindow", record: "T", window: within },
    emptyDomain: "true",
  });
  const now = window("evaluation", "0 day", "-00 day");
  const recent = window("firstDose", "-6 week");
  const complete = ", and the list of treatments is complete";
  test.each<readonly [string, string, string, Partial<ClinicalRecord>]>([
    [
      "since 2025-06-01",
      `is current${complete}`,
      `falls in${complete}`,
      { start: "2025-06-01", ongoing: true },
    ],
    ["still going on", `is current${complete}`, `falls in${complete}`, { ongoing: true }],
    [
      "2025-06-01 to 2025-08-01",
      "is not current",
      "does not fall in",
      { start: "2025-06-01", end: "2025-08-01" },
    ],
    ["until 2025-08-01", "is not current", "does not fall in", { end: "2025-08-01" }],
    ["2025-08-01", "is not current", "does not fall in", { start: "2025-08-01", end: "2025-08-01" }],
    [
      "2025-06-01",
      "is dated too coarsely to tell whether it is current",
      "is dated too coarsely to tell whether it falls in",
      { start: "2025-06-01" },
    ],
    [
      "no date",
      "is dated too coarsely to tell whether it is current",
      "is dated too coarsely to tell whether it falls in",
      {},
    ],
  ])("a treatment, %s, %s", (period, current, falls, more) => {
    expect(says(every(now), course(more))).toBe(`FOLFOX: FOLFOX (${period}) ${current}.`);
    expect(says(every(recent), course(more))).toBe(
      `FOLFOX: FOLFOX (${period}) ${falls.replace(" in", " in the 6 weeks before the first dose")}.`,
    );
  });
  test.each([
    ["falls in the 10 days before the day of evaluation", window("evaluation", "-10 day", "0 day")],
    ["falls from the day of evaluation on", window("evaluation", "0 day", "unbounded")],
    ["falls at any time before the day of evaluation", window("evaluation", "unbounded", "0 day")],
    ["falls on the day of the first dose", window("firstDose", "0 day", "0 day")],
  ] as const)("%s, which is not the same as current", (words, within) =>
    expect(says(every(within), course({ start: "2025-06-01", ongoing: true }))).toBe(
      `FOLFOX: FOLFOX (since 2025-06-01) ${words}${complete}.`,
    ),
  );
  test("an anchor that is not set is what is missing", () =>
    expect(says(every(window("inclusion", "-6 week")), course({ start: "2025-06-01" }))).toBe(
      "FOLFOX: the date of inclusion is missing.",
    ));
  test("one record that fits is told by the window it falls in", () =>
    expect(
      says(
        { kind: "forSome", query: { recordType: "treatment", bindAs: "T", within: recent } },
        course({ start: "2025-06-01", ongoing: true }),
      ),
    ).toBe("FOLFOX (since 2025-06-01) falls in the 6 weeks before the first dose."));
});

test.each([
  ["2026-02-01", "2026-02-01"],
  [undefined, "no date"],
])("an operation of which only its citation is at hand, of %s: %s", (start, when) => {
  const condition: Condition = {
    kind: "forSome",
    query: { recordType: "procedure", bindAs: "P", within: window("evaluation", "-6 week") },
  };
  const person = chart({
    birth: "1960-01-01",
    lists: [list("procedure", [record("procedure", "p", { ...(start === undefined ? {} : { start }) })])],
  });
  expect(describeVerdict(condition, evaluate(condition, person, situation))).toContain(`p (${when}) `);
});
