import { expect, test } from "vitest";
import { sayReading } from "./sayReading.ts";

test.each([
  ["exists", "at least one"],
  ["100×10⁹/L", "100\u202f×10⁹/L"],
  ["1×10⁴", "1×10⁴"],
  ["comparison interval 1–24 mo", "comparison interval 1–24\u202fmonths"],
  ["needs ≥5 y elapsed", "needs ≥5\u202fyears elapsed"],
  ["(unresectable∧locally advanced)∨metastatic", "(unresectable and locally advanced) or metastatic"],
  ["somatostatin receptor", "somatostatin receptor"],
] as const)("the reading %s is said '%s'", (candidate, said) => expect(sayReading(candidate)).toBe(said));
