import fc from "fast-check";
import { expect, test } from "vitest";
import { trace } from "../traced.ts";
import { misplaced } from "./proveTraced.ts";
import { splitSections } from "./splitSections.ts";

const sidesOf = (text: string, first?: "inclusion" | "exclusion"): readonly (readonly [string, string])[] =>
  splitSections(trace(text), first === undefined ? {} : { first }).sections.map(
    ({ heading, text: { text: content } }) => [heading, content],
  );

const both = [
  ["inclusion", "- one"],
  ["exclusion", "- two"],
];

test.each([
  ["Inclusion Criteria:", "Exclusion Criteria:"],
  ["INCLUSION CRITERIA", "EXCLUSION CRITERIA"],
  ["Key Inclusion Criteria", "Key Exclusion Criteria"],
  ["Main inclusion criteria:", "Main exclusion criteria:"],
  ["Inclusion criteria (all must be met):", "Exclusion criteria (any of the following):"],
  ["Inclusion:", "Exclusion:"],
  ["Inclusion", "Exclusion"],
  ["## Inclusion Criteria", "## Exclusion Criteria"],
  ["**Inclusion Criteria:**", "**Exclusion Criteria:**"],
  ["5.1 Inclusion Criteria", "5.2 Exclusion Criteria"],
  ["E.3 Principal inclusion criteria:", "E.4 Principal exclusion criteria:"],
  ["Participant inclusion criteria", "Participant exclusion criteria"],
  ["Eligibility: Inclusion", "Eligibility: Exclusion"],
  ["Criteria for inclusion:", "Criteria for exclusion:"],
  ["Diagnosis and main criteria for inclusion:", "Main criteria for exclusion:"],
  ["The inclusion criteria are as follows:", "The exclusion criteria are as follows:"],
  [
    "Inclusion criteria include, but are not limited to:",
    "Exclusion criteria include, but are not limited to:",
  ],
  ["Inclusion Criteria for Phase 2:", "Exclusion Criteria for Phase 2:"],
  ["INCLUSION CRITERIA - COHORT A:", "EXCLUSION CRITERIA - COHORT A:"],
  ["Inclusion criteria:", "Non-inclusion criteria:"],
  ["Inclusion criteria", "Ineligibility criteria"],
  [
    "Patients must meet all of the following criteria:",
    "Patients will be excluded if any of the following apply:",
  ],
  [
    "To be eligible, participants must fulfil all the following criteria:",
    "Subjects are not eligible if they meet any of the following criteria:",
  ],
  [
    "You may be able to join this trial if all of the following apply. You:",
    "You cannot join this trial if any of these apply. You:",
  ],
  ["You can join if…", "You CAN'T join if..."],
  ["Who can participate?", "Who cannot participate?"],
  ["Einschlusskriterien:", "Ausschlusskriterien:"],
  ["Critères d’inclusion", "Critères d’exclusion"],
  ["Critères d'inclusion :", "Critères de non-inclusion :"],
  ["Criterios de inclusión:", "Criterios de exclusión:"],
  ["Criteri di inclusione", "Criteri di esclusione"],
  ["Inclusiecriteria:", "Exclusiecriteria:"],
  ["Inklusionskriterier", "Exklusionskriterier"],
  ["入选标准：", "排除标准："],
  ["Критерии включения:", "Критерии исключения:"],
])("%s and %s open the two sides", (inclusion, exclusion) => {
  expect(sidesOf(`${inclusion}\n- one\n${exclusion}\n- two`)).toEqual(both);
  expect(sidesOf(`${inclusion}\r\n\r\n- one\r\n\r\n${exclusion}\r\n- two\r\n`)).toEqual(both);
});

test.each([
  ["Inclusion Criteria: - one\nExclusion Criteria: - two"],
  ["Inclusion Criteria- one\nExclusion Criteria- two"],
  ["Inclusion Criteria: - one Exclusion Criteria: - two"],
  ["Eligibility Criteria: Inclusion Criteria: - one Exclusion Criteria: - two"],
  ["Inclusion Criteria: - oneExclusion Criteria: - two"],
  ["Eligibility Criteria\nInclusion Criteria\n- one\nExclusion Criteria\n- two"],
  ["Inclusion and exclusion criteria\nInclusion:\n- one\nExclusion:\n- two"],
  ["Inclusion/Exclusion Criteria:\n(1) Inclusion criteria\n- one\n(2) Exclusion criteria\n- two"],
  ["Inclusion criteria | - one\nExclusion criteria | - two"],
])("headings glued to their first item are found: %s", (text) => {
  expect(sidesOf(text)).toEqual(both);
});

test("numbered items glued to the heading word are found", () => {
  expect(sidesOf("Inclusion Criteria1. Age above 18\nExclusion Criteria1. Pregnancy")).toEqual([
    ["inclusion", "1. Age above 18"],
    ["exclusion", "1. Pregnancy"],
  ]);
  expect(sidesOf("Inclusion CriteriaAge above 18\nExclusion CriteriaPregnant women")).toEqual([
    ["inclusion", "Age above 18"],
    ["exclusion", "Pregnant women"],
  ]);
});

test.each([
  "- Failure to meet the inclusion criteria of the main study",
  "- Meets any exclusion criteria for embolization",
  "- Any exclusion criterion of the label applies",
  "3. Patients must meet one of the following criteria:",
  "- Inclusion of both eyes is allowed",
  "- Inclusion criteria met for the registry",
  "Patients with brain metastases will be excluded unless treated",
  "- Exclusion of infection by culture",
  "Participation in another study with the same inclusion criteria",
  "* All inclusion criteria (see protocol) confirmed by the board; no exclusion criteria",
  "- Excluding skin cancer",
])("an item that speaks of criteria is no heading: %s", (item) => {
  expect(sidesOf(`Inclusion Criteria:\n- Age 18\n${item}\n- Last`)).toEqual([
    ["inclusion", `- Age 18\n${item}\n- Last`],
  ]);
});

test("blocks of both sides may alternate, each with its heading", () => {
  const { sections } = splitSections(
    trace(
      "Inclusion Criteria, Part A:\n- a\nExclusion Criteria, Part A:\n- b\nInclusion Criteria, Part B:\n- c\nExclusion Criteria, Part B:\n- d",
    ),
  );
  expect(sections.map(({ heading, title, text }) => [heading, title?.text, text.text])).toEqual([
    ["inclusion", "Inclusion Criteria, Part A:", "- a"],
    ["exclusion", "Exclusion Criteria, Part A:", "- b"],
    ["inclusion", "Inclusion Criteria, Part B:", "- c"],
    ["exclusion", "Exclusion Criteria, Part B:", "- d"],
  ]);
});

test("a text of one side whose field names it keeps that side until a heading says otherwise", () => {
  expect(sidesOf("- one\n- two", "exclusion")).toEqual([["exclusion", "- one\n- two"]]);
  expect(sidesOf("Inclusion Criteria:\n- one\n\nExclusion Criteria:\n- two", "inclusion")).toEqual(both);
});

test("words of navigation between criteria are left out", () => {
  const { sections, ignored } = splitSections(
    trace("Inclusion Criteria:\n- one\nShow more\nExclusion Criteria:\n- two\nBack to top"),
  );
  expect(sections.map(({ text }) => text.text)).toEqual(["- one", "- two"]);
  expect(ignored.filter(({ reason }) => reason === "navigation").map(({ text }) => text.text)).toEqual([
    "Show more",
    "Back to top",
  ]);
});

const line = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom(
    "Inclusion Criteria:",
    "Exclusion criteria",
    "- Age 18",
    "1. ECOG 0-1",
    "Exclusion Criteria1. a",
    "a Exclusion Criteria: * b",
    "Patients must meet all of the following:",
    "Show more",
    "\r",
    "\u2028",
    "\ud800",
    "\u0000",
    "|",
    "**Inclusion**",
  ),
);

test("whatever the text, each printed character lies in one section or in what is ignored, in order and at its place", () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), fc.constantFrom("\n", "\r\n", " "), (lines, separator) => {
      const text = lines.join(separator);
      const { sections, ignored } = splitSections(trace(text));
      const points = [...text];
      const covered = new Uint8Array(points.length);
      for (const [name, traced] of [
        ...sections.map((each) => ["section", each.text] as const),
        ...ignored.map((each) => ["ignored", each.text] as const),
      ]) {
        expect(misplaced(points, name, traced)).toEqual([]);
        for (let at = 0; at < traced.text.length; at += 1) {
          const point = traced.starts[at] ?? 0;
          // the second unit of a pair stands at the same code point
          if (at > 0 && traced.starts[at - 1] === point) continue;
          covered[point] = (covered[point] ?? 0) + 1;
        }
      }
      expect(covered.every((times) => times <= 1)).toBe(true);
      const missing = points.filter((each, at) => covered[at] === 0 && /[\p{L}\p{N}]/u.test(each));
      expect(missing).toEqual([]);
    }),
    { numRuns: 400 },
  );
});
