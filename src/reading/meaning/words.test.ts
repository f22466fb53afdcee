import { expect, test } from "vitest";
import { wordsOf } from "./words.ts";

const folded = (text: string): string =>
  wordsOf(text)
    .map(({ text: word }) => word)
    .join(" ");

test.each([
  ["The tumours’ analogues", "tumor analog"],
  ["Long-acting SSAs", "long acting ssa"],
  ["the investigator's judgement", "investigator judgment"],
  ["metastases and metastasis", "metastas and metastas"],
  ["haemoglobin 2.5 g", "hemoglobin 2.5 g"],
  ["Métastases", "metastas"],
])("“%s” is compared as “%s”", (text, expected) => {
  expect(folded(text)).toBe(expected);
});

test("a comma parts words, a hyphen does not", () => {
  expect(wordsOf("long-acting, slow").map(({ broken }) => broken)).toEqual([true, false, true]);
});

test("lone surrogates and control characters break nothing", () => {
  expect(folded("a\ud800b \u0000 platelets")).toBe("b platelet");
});
