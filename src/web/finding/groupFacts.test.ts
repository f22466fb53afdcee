import { expect, test } from "vitest";
import type { UsedFact } from "../api/contract.ts";
import { groupFacts } from "./groupFacts.ts";

const fact = (limit: string, counted = true): UsedFact => ({
  fact: "e1",
  variable: "hemoglobin",
  value: "7.7",
  unit: "g/dL",
  date: "2026-11-10",
  limit,
  source: "observations.csv:1625",
  counted,
});

test("one result held against three readings of a bound is one fact with three bounds", () =>
  expect(groupFacts([fact("≥ 9 g/dL"), fact("≤ 9 g/dL"), fact("= 9 g/dL")])).toMatchObject([
    { value: "7.7", limits: ["≥ 9 g/dL", "≤ 9 g/dL", "= 9 g/dL"] },
  ]));
test("a fact that counted somewhere is not shown as left out", () =>
  expect(groupFacts([fact("> 90 g/L", false), fact("> 80 g/L")])).toMatchObject([{ counted: true }]));
