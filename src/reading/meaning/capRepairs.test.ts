import { expect, test } from "vitest";
import type { FoundRepair } from "../sentence.ts";
import { capRepairs } from "./capRepairs.ts";

const many = (count: number, code: string): readonly FoundRepair[] =>
  Array.from({ length: count }, (_, index) => ({
    code,
    at: { start: 10 * index, end: 10 * index + 3 },
    candidates: ["a"],
    proposed: "a",
    confidence: "certain",
    evidence: ["seen"],
  }));

test("a thousand defects of one kind are all listed", () =>
  expect(capRepairs(many(1000, "ENTITY"))).toEqual(many(1000, "ENTITY")));

test("one more repair stands for every further defect of the kind, from the first of them to the last", () => {
  const capped = capRepairs([...many(1003, "ENTITY"), ...many(5, "TYPO")]);
  expect(capped).toHaveLength(1006);
  expect(capped.filter(({ code }) => code === "TYPO")).toHaveLength(5);
  expect(capped.at(-1)).toMatchObject({ code: "ENTITY", at: { start: 10_000, end: 10_023 } });
});
