import { describe, expect, test } from "vitest";
import { isoDate } from "../kernel/calendar.ts";
import { readDate, readDecimal, readPlannedDate, splitComparator } from "./readingValues.ts";

const today = isoDate("2026-11-20");

describe("a date from outside", () => {
  test.each(["2026", "2026-11", "2026-11-20", "2026-02-28", "2024-02-29", "2026-11-20T08:30+01:00"])(
    "%s is read as it stands",
    (text) => expect(readDate(text, today)).toMatchObject({ kind: "read", value: text }),
  );

  test.each([
    ["2026-02-29", "impossible-date"],
    ["2026-00-10", "impossible-date"],
    ["2026-11-21", "future-date"],
    ["2026-12", "future-date"],
    ["20/11/2026", "malformed"],
    ["20.11.26", "malformed"],
    ["2026-11-20T08:30", "malformed"],
  ])("%s is refused as %s", (text, code) =>
    expect(readDate(text, today)).toMatchObject({ kind: "fault", fault: { code } }),
  );

  test("today is not in the future, tomorrow is", () => {
    expect(readDate("2026-11-20", today).kind).toBe("read");
    expect(readDate("2026-11-21", today).kind).toBe("fault");
  });

  test("a plan may lie in the future, and says so", () =>
    expect(readPlannedDate("2026-12-01", today)).toMatchObject({
      kind: "read",
      warnings: [{ code: "future-date", severity: "warning" }],
    }));
});

describe("a number from outside", () => {
  test.each([
    ["4.2", undefined, "4.2"],
    ["1.50", undefined, "1.50"],
    [".5", undefined, "0.5"],
    ["−3", undefined, "-3"],
    ["4,2", "comma", "4.2"],
    ["4", "comma", "4"],
  ] as const)("%s is read exactly (decimal mark: %s)", (text, mark, value) =>
    expect(readDecimal(text, mark)).toMatchObject({ kind: "read", value }),
  );

  test.each([
    ["4,2", undefined, "decimal-comma"],
    ["1,234,567", undefined, "decimal-comma"],
    ["4,2", "point", "decimal-comma"],
    ["75.000", "comma", "decimal-comma"],
    ["1 200", undefined, "not-a-number"],
    ["high", undefined, "not-a-number"],
    ["", undefined, "not-a-number"],
  ] as const)("%s is refused (decimal mark: %s) as %s", (text, mark, code) =>
    expect(readDecimal(text, mark)).toMatchObject({ kind: "fault", fault: { code } }),
  );

  test.each([
    ["<5", "<", "5"],
    ["=< 5", "<=", "5"],
    ["≥5", ">=", "5"],
    ["＞5", ">", "5"],
    ["5", null, "5"],
  ])("%s has the comparator %s", (text, comparator, rest) =>
    expect(splitComparator(text)).toEqual({ comparator, rest }),
  );
});
