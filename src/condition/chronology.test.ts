import { describe, expect, test } from "vitest";
import { compareCodePoints, compareResults, compareTimes, type Dated } from "./chronology.ts";
import { result } from "./fixture.ts";
import { daysOf, type Edge } from "./times.ts";

const edge = (text: string): Edge => ({ days: daysOf(text, "UTC"), text });

describe("order of collection times", () => {
  test.each([
    ["2026-02-10", "2026-02-11", -1],
    ["2026-02-11", "2026-02-10", 1],
    ["2026-02-10", "2026-02-10", 0],
    ["2026-02", "2026-02", null],
    ["2026-02", "2026-02-10", null],
    ["2026-02", "2026-03-01", -1],
    ["2026-02-10", "2026-02-10T10:00Z", null],
    ["2026-02-10T10:00Z", "2026-02-10T11:00+01:00", 0],
    ["2026-02-10T10:00Z", "2026-02-10T10:00Z", 0],
    ["2026-02-10T10:01Z", "2026-02-10T11:00+01:00", 1],
    ["2026-02-10T09:59Z", "2026-02-10T11:00+01:00", -1],
  ] as const)("%s against %s: %s", (a, b, order) => {
    expect(compareTimes(edge(a), edge(b))).toBe(order);
  });
});

describe("results of one time", () => {
  const dated = (id: string, issued?: string): Dated => ({
    observation: result("platelets", "1", "10*9/L", "2026-02-10", {
      id,
      ...(issued === undefined ? {} : { issued }),
    }),
    edge: edge("2026-02-10"),
  });
  test("a missing issue time sorts first", () => {
    expect(compareResults(dated("z"), dated("a", "2026-02-10T10:00Z"))).toBe(-1);
    expect(compareResults(dated("a", "2026-02-10T10:00Z"), dated("z"))).toBe(1);
  });
  test("issue times are compared on the clock", () =>
    expect(compareResults(dated("a", "2026-02-10T12:00+03:00"), dated("b", "2026-02-10T10:00Z"))).toBe(-1));
  test("the same moment written in two zones leaves the id to decide", () =>
    expect(compareResults(dated("a", "2026-02-10T11:00+01:00"), dated("b", "2026-02-10T10:00Z"))).toBe(-1));
  test("an issue time that is no instant is compared as it is written", () =>
    expect(compareResults(dated("a", "2026-02-12"), dated("b", "2026-02-11T10:00Z"))).toBe(1));
  test("ids by code point, a prefix first", () => {
    expect(compareCodePoints("o1", "o10")).toBe(-1);
    expect(compareCodePoints("o10", "o1")).toBe(1);
    expect(compareCodePoints("o1", "o1")).toBe(0);
    expect(compareCodePoints("a", "b")).toBe(-1);
    expect(compareCodePoints("\uffee", "\u{1f600}")).toBe(-1);
    expect(compareCodePoints("\u{1f600}", "\u{1f601}")).toBe(-1);
  });
});
