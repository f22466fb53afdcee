import { describe, expect, test } from "vitest";
import { tokenize } from "./tokenize.ts";

const numbers = (text: string): readonly (string | null)[] =>
  tokenize(text)
    .filter(({ kind }) => kind === "number")
    .map(({ value }) => value);
const signs = (text: string): readonly string[] =>
  tokenize(text)
    .filter(({ kind }) => kind === "compare")
    .map(({ text: sign }) => sign);

describe("numbers", () => {
  test.each([
    ["1,500 cells", ["1500"]],
    ["1,250,000", ["1250000"]],
    ["75 000 per microlitre", ["75000"]],
    ["15, 000", ["15000"]],
    ["0,5 mg", ["0.5"]],
    ["1·5 mg", ["1.5"]],
    ["1.5·103/µL", ["1.5", "103"]],
    [".5 mg", ["0.5"]],
    ["100'000", ["100000"]],
    ["T-score < -2.5", ["-2.5"]],
    ["18-75", ["18", "75"]],
    ["grade 0,1,2", ["0", "1", "2"]],
    ["1.50", ["1.50"]],
  ])("%s is read as %j", (text, expected) => expect(numbers(text)).toEqual(expected));

  test("a point before three zeros is marked: it may separate thousands", () =>
    expect(tokenize("80.000/mm3")[0]?.doubt).toBe("pointThousands"));
  test("a version is no number", () => expect(numbers("software 3.14.2")).toEqual([]));
  test("a multiplying x that clings to its power is a token of its own", () =>
    expect(numbers("4 x109/L")).toEqual(["4", "109"]));
});

describe("comparison signs", () => {
  test.each([
    [">= 3", [">="]],
    ["=> 3", [">="]],
    ["=< 3", ["<="]],
    [">/= 3", [">="]],
    ["< = 3", ["<="]],
    ["≧ 3", [">="]],
    ["＞3", [">"]],
    ["˂ 3", ["<"]],
    ["³ 18 years", [">="]],
    ["£ 75 years", ["<="]],
    ["a --> b", []],
  ])("%s has %j", (text, expected) => expect(signs(text)).toEqual(expected));
  test("a superscript behind a letter is no lost sign", () => expect(signs("m³ 5")).toEqual([]));
});

describe("words", () => {
  test("a plural is looked up as its singular", () =>
    expect(tokenize("Transaminases")[0]?.stem).toBe("transaminase"));
  test("an abbreviation keeps its last letter", () => expect(tokenize("HADS")[0]?.stem).toBe("hads"));
  test("British spelling is looked up as American", () =>
    expect(tokenize("haemoglobin")[0]?.stem).toBe(tokenize("hemoglobin")[0]?.stem));
  test("a word that lost its blank before a number is cut", () =>
    expect(numbers("Age18-65")).toEqual(["18", "65"]));
  test("letters with their figure stay one word", () => expect(numbers("CD4 and CYP3A4")).toEqual([]));
});
