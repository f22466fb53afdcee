import { expect, test } from "vitest";
import { stretchOf, trace } from "../traced.ts";
import { foldBlanks } from "./foldBlanks.ts";

test("a record of ordinary length keeps its blanks", () => {
  const text = `Age${" ".repeat(100)}> 18`;
  expect(foldBlanks(trace(text)).text).toBe(text);
});

test("of a run of blanks in a very long text forty stay, and what follows keeps its place in the original", () => {
  const text = `Age${" ".repeat(600_000)}> 18`;
  const folded = foldBlanks(trace(text));
  expect(folded.text).toBe(`Age${" ".repeat(40)}> 18`);
  expect(stretchOf(folded, folded.text.indexOf(">"))).toEqual({ start: 600_003, end: 600_007 });
});
