import { expect, test } from "vitest";
import { boilerplateWords, headingWords } from "./index.ts";

test("no label heads two parts of a record", () => {
  const labels = headingWords.labels.flatMap((each) => each.labels);
  expect(labels.filter((each, index) => labels.indexOf(each) !== index)).toEqual([]);
});

test("no word of a heading names both sides", () => {
  for (const { inclusion, exclusion } of [headingWords.polarity, headingWords.phrases])
    expect(inclusion.filter((each) => exclusion.includes(each))).toEqual([]);
});

test("words of navigation are no labels and no headings of criteria", () => {
  const labels = new Set([
    ...headingWords.labels.flatMap((each) => each.labels),
    ...headingWords.phrases.inclusion,
    ...headingWords.phrases.exclusion,
  ]);
  expect(boilerplateWords.navigation.filter((each) => labels.has(each) && each !== "contact us")).toEqual([]);
});
