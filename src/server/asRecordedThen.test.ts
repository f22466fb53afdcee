import { expect, test } from "vitest";
import { isoDate } from "../kernel/calendar.ts";
import type { Entry } from "../subject/index.ts";
import { asRecordedThen } from "./asRecordedThen.ts";

const entry = (effective: string, type: Entry["type"] = "answer/1"): Entry => ({
  type,
  trial: null,
  subject: "LU-1",
  payload: { question: "q", answer: "yes", date: effective },
  effective,
  actor: { name: "Examples", role: "system", site: "Example Hospital (invented)" },
});
const batches = (...entries: readonly Entry[]) =>
  asRecordedThen(entries, isoDate("2026-11-20"), "2026-11-20T11:00:00Z").map(({ at, entries: taken }) => [
    at,
    taken.map((each) => each.effective),
  ]);

test("a result of September was known at the end of September, one of November today", () =>
  expect(batches(entry("2026-11-10"), entry("2026-09-03"))).toEqual([
    ["2026-09-30T12:00:00Z", ["2026-09-03"]],
    ["2026-11-20T11:00:00Z", ["2026-11-10"]],
  ]));
test("what is older than eighteen months came with the first record, with who the subject is", () =>
  expect(
    batches(
      entry("2026-11-20", "subjectRegistered/1"),
      entry("2026-11-20", "attribute/1"),
      entry("1900"),
      entry("2019-04"),
    ),
  ).toEqual([["2025-05-31T12:00:00Z", ["2026-11-20", "2026-11-20", "1900", "2019-04"]]]));
test("a planned day of next month is known today", () =>
  expect(batches(entry("2026-12-01"))).toEqual([["2026-11-20T11:00:00Z", ["2026-12-01"]]]));
