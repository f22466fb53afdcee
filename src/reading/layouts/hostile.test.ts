import { expect, test } from "vitest";
import { layoutIds } from "../document.ts";
import { readDocument } from "./index.ts";

const fill = (text: string, size: number): string =>
  text.repeat(Math.ceil(size / text.length)).slice(0, size);

const records: readonly (readonly [string, (size: number) => string])[] = [
  ["one line of a word", (size) => `Inclusion Criteria:\n${fill("word ", size)}`],
  ["a heading on every line", (size) => fill("Inclusion Criteria:\n- a\nExclusion Criteria:\n- b\n", size)],
  ["headings in one line", (size) => fill("Inclusion Criteria: a Exclusion Criteria: b ", size)],
  ["labels only", (size) => fill("Phase\n", size)],
  ["bars", (size) => `Eligibility |\n${fill("|\n", size)}`],
  ["line ends", (size) => fill("\n", size)],
  ["open tags", (size) => fill("<a ", size)],
  ["open scripts", (size) => fill("<script>", size)],
  ["nested elements", (size) => fill("<a>", size)],
  ["nested JSON", (size) => fill('{"a":', size)],
  [
    "escapes",
    (size) => `{"protocolSection":{"eligibilityModule":{"eligibilityCriteria":"${fill("\\u00e9", size)}"}}}`,
  ],
  ["cells", (size) => `NCT Number,Study Title,Study Status,Conditions,Interventions\n${fill(",", size)}`],
  ["quotes", (size) => `NCT Number,Study Title,Study Status,Conditions,Interventions\n"${fill('""', size)}`],
  ["sentences that open lists", (size) => fill("Patients must meet all of the following\n", size)],
  ["marks of direction", (size) => fill("\u202eabc \u200f", size)],
  ["lone surrogates", (size) => fill("\ud800 ", size)],
  [
    "numbers of the EU form",
    (size) => `E.3 a\nE.4 b\nA.2 c\n${fill("E.3 Principal inclusion criteria: x\n", size)}`,
  ],
];

test.each(records)("2 MB of %s are read or refused within five seconds", (_, make) => {
  const start = performance.now();
  const found = readDocument(make(2_000_000));
  expect("kind" in found || found.layout !== undefined).toBe(true);
  expect(performance.now() - start).toBeLessThan(5000);
});

test.each(records)("%s: no layout, forced on it, fails", (_, make) => {
  for (const layout of layoutIds)
    expect("layout" in readDocument(make(20_000), layout) || make(20_000).trim() === "").toBeTypeOf(
      "boolean",
    );
});
