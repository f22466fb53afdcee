import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import {
  addDays,
  addDuration,
  civilDay,
  completedYears,
  dateSpan,
  daysBetween,
  elapsedMilliseconds,
  instantSpan,
  isInstant,
  isIsoDate,
  isoDate,
  isPartialDate,
  negated,
  onOrBefore,
} from "./calendar.ts";

test("six weeks across the spring clock change are 42 days", () =>
  expect(daysBetween(isoDate("2026-03-01"), isoDate("2026-04-12"))).toBe(42));
test("counting backwards gives a negative number of days", () =>
  expect(daysBetween(isoDate("2026-03-02"), isoDate("2026-03-01"))).toBe(-1));
test("eight weeks after 1 January 2024 is 26 February", () =>
  expect(addDays(isoDate("2024-01-01"), 56)).toBe("2024-02-26"));

test.each([
  ["2024-02-29", true],
  ["2026-02-29", false],
  ["2026-02-30", false],
  ["2026-2-3", false],
  ["20260203", false],
  ["2026-02-03T10:00", false],
  ["+002026-02-03", false],
  ["", false],
] as const)("'%s' as a calendar date: %s", (text, accepted) => expect(isIsoDate(text)).toBe(accepted));
test("every date of common, leap and century years, and no other day or month, is a calendar date, as Temporal has it", () => {
  const two = (number: number): string => String(number).padStart(2, "0");
  const stands = (text: string): boolean => {
    try {
      return Temporal.PlainDate.from(text).toString() === text;
    } catch {
      return false;
    }
  };
  const texts = ["0000", "0004", "1900", "2000", "2023", "2024", "2100", "9999"].flatMap((year) =>
    Array.from({ length: 14 * 33 }, (_, at) => `${year}-${two(Math.floor(at / 33))}-${two(at % 33)}`),
  );
  expect(texts.filter((text) => isIsoDate(text) !== stands(text))).toEqual([]);
});
test("30 February in our own code is a defect", () =>
  expect(() => isoDate("2026-02-30")).toThrow("YYYY-MM-DD"));

test.each([
  ["2026", "2026-01-01", "2026-12-31"],
  ["2024-02", "2024-02-01", "2024-02-29"],
  ["2026-02", "2026-02-01", "2026-02-28"],
  ["2026-03-15", "2026-03-15", "2026-03-15"],
] as const)("%s could be any day from %s to %s", (text, earliest, latest) =>
  expect(dateSpan(text)).toEqual({ earliest, latest }),
);

test.each([
  ["2026-02", "2026-03", "true"],
  ["2026-03-15", "2026-03-15", "true"],
  ["2026-03-16", "2026-03-15", "false"],
  ["2026-04", "2026-03", "false"],
  ["2026-03", "2026-03-15", "unknown"],
  ["2026-03-15", "2026-03", "unknown"],
  ["2026-03", "2026-03-01", "unknown"],
] as const)("%s on or before %s: %s", (a, b, truth) =>
  expect(onOrBefore(dateSpan(a), dateSpan(b))).toBe(truth),
);

test.each([
  ["2024-08-31", "6", "month", "2025-02-28"],
  ["2023-08-31", "6", "month", "2024-02-29"],
  ["2024-02-29", "1", "year", "2025-02-28"],
  ["2026-03-01", "6", "week", "2026-04-12"],
  ["2026-04-12", "-6", "week", "2026-03-01"],
] as const)("%s plus %s %s is %s", (date, amount, unit, expected) =>
  expect(addDuration(isoDate(date), { amount, unit })).toBe(expected),
);
test("half a month is no calendar duration", () =>
  expect(() => addDuration(isoDate("2026-01-01"), { amount: "0.5", unit: "month" })).toThrow("whole number"));

test.each([
  ["1950-03-17", "2026-03-16", 75],
  ["1950-03-17", "2026-03-17", 76],
  ["2004-02-29", "2025-02-28", 20],
  ["2004-02-29", "2025-03-01", 21],
  ["2004-02-29", "2024-02-29", 20],
] as const)("born %s, on %s: %i completed years", (birth, on, years) =>
  expect(completedYears(isoDate(birth), isoDate(on))).toBe(years),
);

test.each([
  ["2026-03-17T10:00+01:00", true],
  ["2026-03-17T10:00:30Z", true],
  ["2026-03-17T10:00", false],
  ["2026-03-17", false],
  ["2026-02-30T10:00Z", false],
  ["2026-03-17T25:00Z", false],
] as const)("%s is an instant with offset: %s", (text, accepted) => expect(isInstant(text)).toBe(accepted));

test("an instant near midnight belongs to the site's own day", () => {
  expect(civilDay("2026-03-17T23:30Z", "Europe/Stockholm")).toBe("2026-03-18");
  expect(civilDay("2026-03-17T23:30Z", "America/New_York")).toBe("2026-03-17");
});
test("a date alone covers its whole day in the zone, 23 hours at the spring change", () => {
  const span = instantSpan("2026-03-29", "Europe/Stockholm");
  expect(span.latest - span.earliest + 1).toBe(23 * 3_600_000);
});
test("48 hours are elapsed time", () =>
  expect(elapsedMilliseconds({ amount: "48", unit: "hour" })).toBe(172_800_000));
test("turning a duration round twice gives it back", () =>
  expect(negated(negated({ amount: "4", unit: "week" }))).toEqual({ amount: "4", unit: "week" }));
test.each(["0000", "2026-13", "2026-00", "26-03", "March 2026", "2026-02-29"])("%s is no date", (text) =>
  expect(isPartialDate(text)).toBe(false),
);
