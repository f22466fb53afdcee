import { expect, test } from "vitest";
import { readCycles } from "./readCycles.ts";

test("about 7 to 30 Gy: seven boxes, the last two only expected, a line at 30 Gy", () =>
  expect(readCycles("about 7, to 30 Gy renal absorbed dose", "")).toMatchObject({
    cycles: 7,
    firm: 5,
    limit: "30\u202fGy",
  }));
test("four cycles are four firm boxes", () =>
  expect(readCycles("4", "")).toMatchObject({ cycles: 4, firm: 4, limit: null, arterial: 0 }));
test("two into the artery, two into the vein: four firm boxes, two of them arterial", () =>
  expect(readCycles("4 (2 intra-arterial, then 2 intravenous)", "")).toMatchObject({
    cycles: 4,
    firm: 4,
    arterial: 2,
  }));
test("what the record does not say is not drawn", () => expect(readCycles(null, "").cycles).toBeNull());
test("an arm without treatment is observed", () =>
  expect(readCycles(null, "No treatment; observed until progression.").observed).toBe(true));
