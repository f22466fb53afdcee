import { expect, test } from "vitest";
import type { TrialRepair } from "../api/contract.ts";
import { cutRecord } from "./cutRecord.ts";

// "Platelets = 75" stands on the second line, the ± before it is one code point
const text = "± Inclusion:\nPlatelets = 75\nElsewhere";
const place = { file: "record.txt", sha256: "" };
const criteria = [{ id: "I1", spans: [{ ...place, start: 13, end: 27 }] }];
const repair: TrialRepair = {
  id: "I1-r1",
  code: "LOST_COMPARATOR",
  span: { ...place, start: 23, end: 24 },
  candidates: ["≥", "≤"],
  proposed: "≥",
  confidence: "high",
  evidence: [],
  decision: null,
  criteria: ["I1"],
};

test("the pieces of a line put together are the line, so that the record stays as it is", () =>
  expect(
    cutRecord(text, criteria, [repair]).map((line) => line.pieces.map((piece) => piece.text).join("")),
  ).toEqual(text.split("\n")));
test("the lost sign is a piece of its own inside its criterion", () =>
  expect(
    cutRecord(text, criteria, [repair])[1]?.pieces.map((piece) => [
      piece.text,
      piece.criteria,
      piece.repair?.id ?? null,
    ]),
  ).toEqual([
    ["Platelets ", ["I1"], null],
    ["=", ["I1"], "I1-r1"],
    [" 75", ["I1"], null],
  ]));
test("a line that no criterion stands on recedes", () =>
  expect(cutRecord(text, criteria, []).map((line) => line.isUsed)).toEqual([false, true, false]));
