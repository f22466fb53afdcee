import { expect, test } from "vitest";
import { writeCsvRow } from "./writeCsv.ts";
import { writeTable } from "./writeTable.ts";

test("columns are as wide as they need, the last takes what is left and says when it is cut", () =>
  expect(writeTable(["id", "reason"], [["A", "platelets below one hundred"]], 20)).toBe(
    "id  reason\nA   platelets below…\n",
  ));
test("several reasons stand below each other", () =>
  expect(
    writeTable(
      ["id", "reason"],
      [
        ["A", "one\ntwo"],
        ["B", "three"],
      ],
    ),
  ).toBe("id  reason\nA   one\n    two\nB   three\n"));
test("CSV quotes what would mislead a reader", () =>
  expect(writeCsvRow(["a", 'say "no"', "1,5", "two\nlines"])).toBe('a,"say ""no""","1,5","two\nlines"\r\n'));
