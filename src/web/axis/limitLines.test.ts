import { expect, test } from "vitest";
import type { Criterion } from "../api/contract.ts";
import { boundsOf, type Series } from "./limitLines.ts";

const series = (upper: string | null): Series => ({
  variable: "platelets",
  label: "Platelets",
  unit: "10*9/L",
  points: [
    {
      date: "2026-11-10",
      value: "68",
      written: "68000 /mm3",
      comparator: null,
      lower: null,
      upper,
      source: "",
      event: "e1",
    },
  ],
  limits: [],
});
const criterion = (
  role: Criterion["role"],
  relation: ">" | "<",
  right: { value: string; unit: string } | "twice the upper limit",
): Criterion => ({
  id: "X-1",
  item: "",
  role,
  topic: "blood",
  title: "",
  summary: "",
  expression: {
    kind: "compare",
    left: { kind: "observation", variable: "platelets", select: "latest" },
    relation,
    right:
      right === "twice the upper limit" ? { kind: "multipleOfLimit", factor: "2", limit: "upper" } : right,
  },
  spans: [],
  lines: { first: 1, last: 1 },
  repairIds: [],
  reviewStatus: "proposed",
});

test("an inclusion above 100 000 /mm3 is a line at 100 × 10⁹/L, and below it is the wrong side", () =>
  expect(
    boundsOf(series(null), criterion("inclusion", ">", { value: "100000", unit: "/mm3" })),
  ).toMatchObject([{ value: "100", isMinimum: true }]));
test("an exclusion below 75 leaves the same side wrong", () =>
  expect(boundsOf(series(null), criterion("exclusion", "<", { value: "75", unit: "10*9/L" }))).toMatchObject([
    { value: "75", isMinimum: true },
  ]));
test("twice the upper limit is drawn from the limit that came with the newest result", () =>
  expect(boundsOf(series("350"), criterion("inclusion", "<", "twice the upper limit"))).toMatchObject([
    { value: "700", isMinimum: false },
  ]));
test("without a limit of the laboratory nothing is drawn", () =>
  expect(boundsOf(series(null), criterion("inclusion", "<", "twice the upper limit"))).toEqual([]));
