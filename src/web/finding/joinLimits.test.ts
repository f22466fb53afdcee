import { expect, test } from "vitest";
import { joinLimits } from "./joinLimits.ts";

test.each([
  [["≥ 50 mL/min", "≤ 50 mL/min", "= 50 mL/min"], "≥, ≤ or = 50 mL/min"],
  [["> 90 g/L"], "> 90 g/L"],
  [["> 90 g/L", "> 80 g/L"], "> 90 g/L or > 80 g/L"],
  [["is metastatic", "is locally advanced"], "is metastatic or is locally advanced"],
] as const)("the bounds %j are said '%s'", (limits, said) => expect(joinLimits(limits)).toBe(said));
