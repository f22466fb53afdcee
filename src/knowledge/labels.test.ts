import { expect, test } from "vitest";
import { anchorLabel, recordTypeLabel } from "./index.ts";

test("a list of diagnoses is called so", () => {
  expect(recordTypeLabel("condition")).toBe("diagnosis");
  expect(recordTypeLabel("condition", "many")).toBe("diagnoses");
});

test("the first dose is called so", () => {
  expect(anchorLabel("firstDose")).toBe("the first dose");
});

test("a word without a label is our own mistake", () => {
  expect(() => recordTypeLabel("lesions")).toThrow("without a label");
  expect(() => anchorLabel("D0")).toThrow("without a label");
});
