import { describe, expect, test } from "vitest";
import { isoDate } from "../kernel/calendar.ts";
import type { ClinicalRecord } from "./chart.ts";
import type { RecordType } from "./condition.ts";
import { asOf, chart, record } from "./fixture.ts";
import { instantsOf, placeFact, placeRecord } from "./times.ts";

const born = chart({ birth: "1960-05" });
const unborn = chart({ birth: "2026-04" });
type Days = { readonly earliest: string; readonly latest: string };
const write = ({ earliest, latest }: Days): string =>
  earliest === latest ? earliest : `${earliest}/${latest}`;

describe("when a fact was true, as known on 1 March 2026", () => {
  test.each([
    ["2026-02", "2026-02-01/2026-02-28"],
    ["2026-03", "2026-03-01"],
    ["2026", "2026-01-01/2026-03-01"],
    ["2026-03-01", "2026-03-01"],
    ["2026-03-02", null],
    [undefined, "1960-05-01/2026-03-01"],
  ])("dated %s: %s", (text, days) => {
    const edge = placeFact(text, born, asOf);
    expect(edge === null ? null : write(edge.days)).toBe(days);
  });
  test("an undated fact of somebody whose birth is not known could be as old as one likes", () => {
    const edge = placeFact(undefined, chart(), asOf);
    expect(edge === null ? null : write(edge.days)).toBe("0001-01-01/2026-03-01");
  });
  test("a birth after the evaluation leaves the day of evaluation", () => {
    const edge = placeFact(undefined, unborn, asOf);
    expect(edge === null ? null : write(edge.days)).toBe("2026-03-01");
  });
});

test("a day is all of its hours in the site's zone, an instant is one moment", () => {
  const hours = (text: string, zone: string): number => {
    const edge = placeFact(text, chart({ zone }), asOf);
    if (edge === null) return Number.NaN;
    const { earliest, latest } = instantsOf(edge, zone);
    return Math.round((latest - earliest) / 3_600_000);
  };
  expect(hours("2026-02-20", "Europe/Stockholm")).toBe(24);
  expect(hours("2026-02", "Europe/Stockholm")).toBe(28 * 24);
  expect(hours("2026-02-20T10:00+01:00", "Europe/Stockholm")).toBe(0);
});

describe("from when to when a record was true", () => {
  const period = (type: RecordType, more: Partial<ClinicalRecord>): readonly string[] | null => {
    const placed = placeRecord(record(type, "r", more), born, asOf);
    return placed === null ? null : [write(placed.start.days), write(placed.end.days)];
  };
  test.each<readonly [RecordType, Partial<ClinicalRecord>, readonly string[] | null]>([
    ["treatment", { start: "2025-06-01", end: "2025-08-01" }, ["2025-06-01", "2025-08-01"]],
    ["treatment", { start: "2026-03-02" }, null],
    ["treatment", { start: "2025-06-01", ongoing: true }, ["2025-06-01", "2026-03-01"]],
    ["treatment", { start: "2025-06-01" }, ["2025-06-01", "2025-06-01/2026-03-01"]],
    ["treatment", { start: "2025-06-01", end: "2026-05-01" }, ["2025-06-01", "2026-03-01"]],
    // It cannot have ended before it began.
    ["treatment", { start: "2025-06-10", end: "2025-06" }, ["2025-06-10", "2025-06-10/2025-06-30"]],
    ["treatment", { start: "2025-06-30", end: "2025-06" }, ["2025-06-30", "2025-06-30"]],
    ["treatment", { start: "2025-06-01", end: "2025-06" }, ["2025-06-01", "2025-06-01/2025-06-30"]],
    // Dates that contradict each other stay as they were written.
    ["treatment", { start: "2025-07-10", end: "2025-06" }, ["2025-07-10", "2025-06-01/2025-06-30"]],
    ["treatment", { end: "2025-08-01" }, ["1960-05-01/2025-08-01", "2025-08-01"]],
    ["treatment", { end: "1960-05" }, ["1960-05-01/1960-05-31", "1960-05-01/1960-05-31"]],
    ["treatment", { end: "1950" }, ["1950-01-01/1950-12-31", "1950-01-01/1950-12-31"]],
    ["treatment", {}, ["1960-05-01/2026-03-01", "1960-05-01/2026-03-01"]],
    ["procedure", { start: "2025-06-01" }, ["2025-06-01", "2025-06-01"]],
    ["imaging", { start: "2025-06" }, ["2025-06-01/2025-06-30", "2025-06-01/2025-06-30"]],
    ["lesion", { start: "2025-06-01" }, ["2025-06-01", "2025-06-01"]],
    ["lesion", { start: "2025-06-01", ongoing: true }, ["2025-06-01", "2026-03-01"]],
    ["condition", { start: "2025-06-01" }, ["2025-06-01", "2025-06-01/2026-03-01"]],
    ["condition", { start: "2025-06-01", concepts: ["disease-progression"] }, ["2025-06-01", "2025-06-01"]],
    [
      "condition",
      { start: "2025-06-01", concepts: ["hypertension"] },
      ["2025-06-01", "2025-06-01/2026-03-01"],
    ],
    [
      "medication",
      { start: "2025-06-01", concepts: ["disease-progression"] },
      ["2025-06-01", "2025-06-01/2026-03-01"],
    ],
  ])("a %s of %j: %j", (type, more, days) => expect(period(type, more)).toEqual(days));

  test("the same record is placed anew for another person and another day", () => {
    const course = record("treatment", "t", { end: "2026-02-01" });
    const end = (day: string): string | undefined => placeRecord(course, born, isoDate(day))?.end.days.latest;
    expect(end("2026-03-01")).toBe("2026-02-01");
    expect(end("2026-01-01")).toBe("2026-01-01");
    expect(placeRecord(course, born, asOf)).toBe(placeRecord(course, born, asOf));
    expect(placeRecord(course, chart({ birth: "1980-01-01" }), asOf)?.start.days.earliest).toBe("1980-01-01");
  });
});
