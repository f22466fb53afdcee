import { describe, expect, test } from "vitest";
import type { ReadingDetail, TrialRepair } from "../api/contract.ts";
import { cutStretches, shareOf } from "./cutStretches.ts";

const span = (start: number, end: number) => ({ file: "f", sha256: "0".repeat(64), start, end });
const cover = (
  start: number,
  end: number,
  state: ReadingDetail["read"]["coverage"][number]["state"],
  criterion: string | null = null,
) => ({ span: span(start, end), state, criterion });
const repair: TrialRepair = {
  id: "r1",
  code: "LOST_COMPARATOR",
  span: span(9, 10),
  candidates: ["≥", "≤"],
  proposed: "≥",
  confidence: "high",
  evidence: ["an inclusion floor"],
  decision: null,
  criteria: ["I1"],
};

describe("a record cut for the page", () => {
  const text = "Head\nAge 🧬 = 9\nrest";
  const coverage = [cover(0, 5, "heading"), cover(5, 13, "toConfirm", "I1"), cover(13, 18, "ignored")];
  const lines = cutStretches(text, coverage, [{ ...repair, span: span(11, 12) }]);

  test("has every line with all of its characters, those outside the basic plane too", () => {
    expect(lines.map(({ pieces }) => pieces.map((each) => each.text).join(""))).toEqual(text.split("\n"));
  });

  test("shows a repair at its sign and its reading once", () => {
    const mended = lines[1]?.pieces.filter((each) => each.repair !== null) ?? [];
    expect(mended.map((each) => each.text)).toEqual(["="]);
    expect(mended.map((each) => each.endsRepair)).toEqual([true]);
  });

  test("says of a line what is most urgent in it", () => {
    expect(lines.map(({ state }) => state)).toEqual(["heading", "toConfirm", "ignored"]);
    expect(lines[1]?.toConfirm).toBe(1);
  });

  test("counts characters without blanks: 4 of 14 are heading", () => {
    expect(shareOf(lines).heading).toBeCloseTo((100 * 4) / 14, 6);
  });

  test("an empty text has one empty line", () => {
    expect(cutStretches("", [], []).map(({ state }) => state)).toEqual(["ignored"]);
  });
});
