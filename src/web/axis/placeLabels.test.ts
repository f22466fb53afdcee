import { expect, test } from "vitest";
import { placeLabels } from "./placeLabels.ts";

const band = { start: 100, end: 1000, avoid: 900 };

test("a label stands right of its mark", () =>
  expect(placeLabels([{ at: 300, letters: 10 }], band)).toEqual([{ side: "right", letters: 10 }]));
test("a label that the line of the day would cut stands left of its mark", () =>
  expect(placeLabels([{ at: 880, letters: 10 }], band)).toEqual([{ side: "left", letters: 10 }]));
test("of two marks close together the first is named on its left", () =>
  expect(
    placeLabels(
      [
        { at: 300, letters: 9 },
        { at: 330, letters: 9 },
      ],
      band,
    ),
  ).toEqual([
    { side: "left", letters: 9 },
    { side: "right", letters: 9 },
  ]));
test("where neither side has room the label is cut short", () =>
  expect(
    placeLabels(
      [
        { at: 130, letters: 9 },
        { at: 180, letters: 9 },
      ],
      band,
    )[0],
  ).toEqual({ side: "right", letters: 6 }));
