import { expect, test } from "vitest";
import { isoDate } from "../../kernel/calendar.ts";
import type { ScreeningTable } from "../api/contract.ts";
import { phraseEarliest, phraseScreening } from "./phraseScreening.ts";

type State = ScreeningTable["rows"][number]["state"];
const table = (states: readonly State[]): ScreeningTable => ({
  trial: "NCT0",
  version: 1,
  asOf: isoDate("2026-03-12"),
  logHead: "",
  columns: [],
  rows: states.map((state, index) => ({
    subject: `S${index}`,
    person: "",
    status: "undetermined",
    state,
    toAsk: 1,
    earliest: null,
    cells: {},
  })),
});

test.each([
  [["eligible", "eligible", "oneAway", "ineligible"], "2 of 4 can enter today, 1 more is one answer away"],
  [["oneAway", "oneAway"], "Nobody of 2 can enter today, 2 are one answer away"],
  [["confirm", "ineligible"], "Nobody of 2 can enter today, 1 subject waits for a reading to be confirmed"],
  [["ineligible"], "Nobody of 1 can enter today"],
  [[], "Nobody is in screening yet"],
] satisfies [State[], string][])("the title of %j", (states, title) =>
  expect(phraseScreening(table(states), false)).toBe(title),
);
test("in the past the title says of which day it speaks", () =>
  expect(phraseScreening(table(["eligible"]), true)).toBe("1 of 1 could enter on 12 Mar 2026"));
test("who is not eligible has no day of entry", () => {
  const [row] = table(["ineligible"]).rows;
  expect(row === undefined ? "no row" : phraseEarliest(row, "2026-03-12")).toBeNull();
});
