import { expect, test } from "vitest";
import { type IsoDate, isoDate } from "../kernel/calendar.ts";
import { findEarliestDate, horizonOf } from "./earliestDate.ts";

const day = isoDate;
const today = day("2026-03-16");
/** Each criterion fails from its first date on, up to the day before its second. */
const look = (fails: Readonly<Record<string, readonly (readonly [string, string])[]>>) => {
  const spans = new Map(Object.entries(fails));
  return findEarliestDate({
    ids: [...spans.keys()],
    asOf: today,
    breakpointsOf: (id): readonly IsoDate[] =>
      [...new Set((spans.get(id) ?? []).flat())]
        .filter((each) => each > today && each < "2028")
        .map(day)
        .sort(),
    failsOn: (id, date) => (spans.get(id) ?? []).some(([from, until]) => from <= date && date < until),
  });
};

test("when nothing fails today, today is the earliest date and nobody delays it", () =>
  expect(look({ age: [] })).toEqual({ date: today, because: [], lastDate: null, clears: new Map() }));

test("a washout that ends on 12 April allows entry on 12 April and is named as the reason", () => {
  const result = look({ washout: [["2026-01-01", "2026-04-12"]] });
  expect(result.date).toBe("2026-04-12");
  expect(result.because).toEqual(["washout"]);
});

test("of two washouts the later one sets the date, and both are named", () => {
  const result = look({
    first: [["2026-01-01", "2026-04-12"]],
    second: [["2026-01-01", "2026-05-01"]],
  });
  expect(result.date).toBe("2026-05-01");
  expect(result.because).toEqual(["first", "second"]);
  expect(result.clears.get("first")).toBe("2026-04-12");
});

test("previous treatment that no time undoes gives no date, and is told apart from a washout", () => {
  const result = look({
    washout: [["2026-01-01", "2026-04-12"]],
    prrt: [["2020-01-01", "2999-01-01"]],
  });
  expect(result.date).toBeNull();
  expect(result.clears.get("prrt")).toBeNull();
  expect(result.clears.get("washout")).toBe("2026-04-12");
});

test("someone who turns 76 on 2 June can enter until 1 June", () =>
  expect(look({ age: [["2026-06-02", "2999-01-01"]] }).lastDate).toBe("2026-06-01"));

test("a criterion that begins to fail before the washout is over delays the date and is named", () => {
  const result = look({
    washout: [["2026-01-01", "2026-04-12"]],
    scan: [["2026-04-01", "2026-06-01"]],
  });
  expect(result.date).toBe("2026-06-01");
  expect(result.because).toEqual(["washout", "scan"]);
});

test("when the washout ends only after the patient has aged out, there is no date", () => {
  const result = look({
    washout: [["2026-01-01", "2026-07-01"]],
    age: [["2026-06-02", "2999-01-01"]],
  });
  expect(result.date).toBeNull();
  expect(result.because).toEqual(["washout", "age"]);
});

test("two years are looked ahead", () => expect(horizonOf(today)).toBe("2028-03-16"));

test("of two washouts told in the other order the later one still sets the date", () =>
  expect(
    look({
      late: [["2026-01-01", "2026-05-01"]],
      early: [["2026-01-01", "2026-04-12"]],
    }),
  ).toMatchObject({ date: "2026-05-01", because: ["late", "early"], lastDate: null }));
test("a day on which something could change but nothing fails ends nothing", () =>
  expect(
    look({ washout: [["2026-01-01", "2026-04-12"]], age: [["2026-06-01", "2026-06-01"]] }),
  ).toMatchObject({
    date: "2026-04-12",
    lastDate: null,
  }));
