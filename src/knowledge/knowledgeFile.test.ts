import { expect, test } from "vitest";
import { z } from "zod";
import { readKnowledgeFile } from "./knowledgeFile.ts";

const schema = z.strictObject({ format: z.literal(3), names: z.array(z.string()) });
const steps = [
  { from: 1, migrate: (file: object) => ({ ...file, format: 2 }) },
  { from: 2, migrate: (file: object) => ({ ...file, format: 3 }) },
];

test("an older file is lifted step by step", () => {
  expect(readKnowledgeFile("x.json", { format: 1, names: ["a"] }, 3, steps, schema).names).toEqual(["a"]);
});

test("a file older than every migration, newer than this release, or of another shape is a defect", () => {
  expect(() => readKnowledgeFile("x.json", { names: [] }, 3, steps, schema)).toThrow("no migration");
  expect(() => readKnowledgeFile("x.json", { format: 4, names: [] }, 3, steps, schema)).toThrow("newer");
  expect(() => readKnowledgeFile("x.json", { format: 3, names: [1] }, 3, steps, schema)).toThrow("schema");
});
