import { expect, test } from "vitest";
import { isoDate } from "../../kernel/calendar.ts";
import { filterRows, type Row, readShow, readSort, writeSort } from "./filterRows.ts";

const row = (subject: string, state: Row["state"], toAsk = 0, earliest: string | null = null): Row => ({
  subject,
  person: "",
  status:
    state === "eligible"
      ? "eligible"
      : state === "ineligible" || state === "later"
        ? "ineligible"
        : "undetermined",
  state,
  toAsk,
  earliest: earliest === null ? null : isoDate(earliest),
  cells: {},
});
const rows = [
  row("C", "ineligible"),
  row("B", "oneAway", 1),
  row("E", "later", 0, "2026-12-11"),
  row("D", "later", 0, "2026-11-29"),
  row("A", "eligible"),
];
const ids = (list: readonly Row[]): string => list.map((each) => each.subject).join("");

test("by status: who can enter stands first, who cannot stands last, of two later ones the sooner first", () =>
  expect(ids(filterRows(rows, "all", { key: "status", down: false }))).toBe("ABDEC"));
test("by earliest entry nobody stands behind those who never can", () =>
  expect(ids(filterRows(rows, "all", { key: "earliest", down: false }))).toBe("ABDEC"));
test("turned round by subject", () =>
  expect(ids(filterRows(rows, "all", { key: "subject", down: true }))).toBe("EDCBA"));
test("the filter leaves one state", () =>
  expect(ids(filterRows(rows, "later", { key: "subject", down: false }))).toBe("DE"));
test("an address that names no state shows all", () => expect(readShow("everybody")).toBe("all"));
test.each(["-subject", "subject", "-status", "earliest"])(
  "the order %s comes back from the address as it went in",
  (text) => expect(writeSort(readSort(text))).toBe(text),
);
