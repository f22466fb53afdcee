import { expect, test } from "vitest";
import type { FieldName, LayoutId, RecordDocument } from "../document.ts";
import { layoutIds } from "../document.ts";
import { cases, names, textOf } from "./exampleCases.ts";
import * as examples from "./exampleRecords.ts";
import { readDocument } from "./index.ts";
import { misplaced, overlaps, tracedOf } from "./proveTraced.ts";

const read = (text: string, layout?: LayoutId): RecordDocument => {
  const found = readDocument(text, layout);
  if ("kind" in found) throw new Error(`not a record: ${found.lookedFor[0]}`);
  return found;
};
const sections = (document: RecordDocument): readonly (readonly [string, string])[] =>
  document.sections.map(({ heading, text }) => [heading, text.text.replace(/\r\n?/g, "\n")]);
const understood = (document: RecordDocument, name: FieldName): readonly (string | null)[] =>
  document.fields.filter((each) => each.name === name).map((each) => each.understood);

test.each(cases)(
  "$name: the layout is told, both sides of the criteria and the fields are found",
  ({ name, layout, inclusion, exclusion, fields }) => {
    const document = read(textOf(name));
    expect(document.layout).toBe(layout);
    expect(document.evidence.length).toBeGreaterThan(0);
    expect(sections(document)).toEqual([
      ["inclusion", inclusion],
      ["exclusion", exclusion],
    ]);
    for (const [field, values] of Object.entries(fields))
      expect([
        field,
        document.fields.filter((each) => each.name === field).map((each) => each.understood),
      ]).toEqual([field, values]);
  },
);

test.each(cases)(
  "$name: with Windows line ends the same criteria are read",
  ({ name, inclusion, exclusion }) => {
    const text = textOf(name);
    // inside JSON a line end is an escape; between its values it does not matter
    const document = read(text.replace(/\r?\n/g, "\r\n"));
    expect(sections(document)).toEqual([
      ["inclusion", inclusion],
      ["exclusion", exclusion],
    ]);
  },
);

test.each(names)("%s: every character kept stands at its place in the record", (name) => {
  const text = textOf(name);
  for (const record of [text, ` ${text}`, text.replace(/\n/g, "\r\n")]) {
    const document = read(record);
    const points = [...record];
    expect(tracedOf(document).flatMap(([part, traced]) => misplaced(points, part, traced))).toEqual([]);
  }
});

test("places count code points, not code units", () => {
  const record = `🧪🧪 Study of a drug 🧪 in people\nPhase: Phase 2\nInclusion Criteria:\n- Age 18\nExclusion Criteria:\n- None of these`;
  const { sections: found } = read(record);
  const points = [...record];
  expect(points.slice(found[0]?.text.starts[0], found[0]?.text.ends.at(-1)).join("")).toBe("- Age 18");
});

test.each(cases)("$name: no character belongs to two sections, or to a section and a field", ({ name }) => {
  const document = read(textOf(name));
  const texts = document.sections.map(({ text }) => text);
  const wrong = texts.flatMap((text, index) => [
    ...texts.slice(index + 1).filter((other) => overlaps(text, other)),
    ...document.fields.map(({ written }) => written).filter((other) => overlaps(text, other)),
    ...document.ignored.map((each) => each.text).filter((other) => overlaps(text, other)),
  ]);
  expect(wrong.map(({ text }) => text)).toEqual([]);
});

test("a row of a search has no eligibility section, and its cells become fields", () => {
  for (const name of ["searchCsv", "searchLines"] as const) {
    const document = read(textOf(name));
    expect(document.layout).toBe("search-row");
    expect(document.sections).toEqual([]);
    expect(understood(document, "conditions")).toContain("Islet Tumour");
    expect(understood(document, "intervention")).toContain("Lu-Example");
  }
  const table = read(examples.searchCsv);
  expect(understood(table, "title")).toEqual(['Lu-Example, "second" line']);
  expect(table.fields.find(({ name }) => name === "primaryOutcome")?.parts).toEqual({
    measure: "Response",
    timeFrame: "12 months",
  });
  expect(table.evidence.join(" ")).toContain("several rows");
  expect(understood(read(examples.searchLines), "enrolment")).toEqual(["72"]);
});

test("columns of criteria in a table are sections of their side", () => {
  const document = read(
    'NCT Number,Study Title,Phases,Inclusion Criteria,Exclusion Criteria\nNCT99000008,Lu,PHASE2,"- Age 18\n- ECOG 0","- Pregnancy"\n',
  );
  expect(sections(document)).toEqual([
    ["inclusion", "- Age 18\n- ECOG 0"],
    ["exclusion", "- Pregnancy"],
  ]);
});

test("an eligibility text of the old kind without headings of sides is inclusion, and that is said", () => {
  const document = read(examples.nciText);
  expect(document.sections.map(({ heading }) => heading)).toEqual(["inclusion"]);
  expect(document.sections[0]?.text.text).toContain("Sex:");
  expect(document.sections[0]?.text.text).toContain("No prior chemotherapy");
  expect(document.evidence.join(" ")).toContain("counts as inclusion");
});

test("order and blanks of the JSON do not matter", () => {
  const reversed = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(reversed)
      : typeof value === "object" && value !== null
        ? Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([key, each]) => [key, reversed(each)]),
          )
        : value;
  const given: unknown = JSON.parse(examples.apiJson);
  const one = read(examples.apiJson);
  for (const text of [
    JSON.stringify(reversed(given)),
    JSON.stringify(given, null, "\t"),
    `\ufeff${examples.apiJson}`,
    JSON.stringify({ studies: [given, given] }),
  ]) {
    const other = read(text);
    expect(sections(other)).toEqual(sections(one));
    expect(understood(other, "title")).toEqual(understood(one, "title"));
  }
});

test.each([
  ["empty", ""],
  ["blanks", " \n\t\n "],
  ["a letter", "Dear colleague,\nthe meeting is on Monday. Please bring the minutes.\nStatus: open\n"],
  ["other JSON", '{"name":"x","items":[1,2,3]}'],
  ["other XML", "<catalogue><book><name>x</name></book></catalogue>"],
  ["a table of patients", "subject,variable,value,unit,date\n1,platelets,200,10*9/L,2030-01-01\n"],
  ["control characters", "\u0001\u0002\u0003PNG\u0000\u0000\u0004\u0005 text"],
])("%s is no trial record, and what was looked for is said", (_, text) => {
  const found = readDocument(text);
  expect("kind" in found ? found.kind : found.layout).toBe("notARecord");
  expect("kind" in found ? found.lookedFor.length : 0).toBeGreaterThan(3);
});

test.each(layoutIds)("%s can be forced on any text and invents nothing", (layout) => {
  const text = "Inclusion Criteria:\n- Age 18\nExclusion Criteria:\n- Pregnancy\n";
  const document = read(text, layout);
  expect(document.layout).toBe(layout);
  expect(sections(document)).toEqual([
    ["inclusion", "- Age 18"],
    ["exclusion", "- Pregnancy"],
  ]);
  expect(document.fields).toEqual([]);
});

test("what was understood of a treatment is quoted from its description", () => {
  const arms = read(examples.flattened).fields.filter(({ name }) => name === "arm");
  expect(arms[0]?.parts).toMatchObject({
    label: "Lu-Example",
    kind: "experimental",
    activity: "7.4 GBq",
    interval: "every 8 weeks",
    cycles: "4 cycles",
    route: "intravenous",
  });
  expect(arms[1]?.parts).toMatchObject({ kind: "no intervention", description: "No treatment for 8 weeks." });
  expect(arms[1]?.parts?.["activity"]).toBeUndefined();
});

test("columns of arms that do not come out even leave descriptions out", () => {
  const document = read(examples.flattened.replace("No treatment for 8 weeks.\n", ""));
  const arms = document.fields.filter(({ name }) => name === "arm");
  expect(arms.map((each) => each.understood)).toEqual(["Lu-Example", "Waiting"]);
  expect(arms.some(({ parts }) => parts?.["description"] !== undefined)).toBe(false);
});

test("guiding sentences and navigation are ignored, never content", () => {
  const document = read(`Skip to main content\nFind a study\n${examples.annotated}\nShare this study\n`);
  const kept = [
    ...document.sections.map(({ text }) => text.text),
    ...document.fields.map(({ written }) => written.text),
  ].join("\n");
  for (const phrase of [
    "Check who can take part",
    "Learn about the drugs",
    "Find a study",
    "Read what the sponsor",
    "Look at every arm",
  ])
    expect(kept).not.toContain(phrase);
  expect(document.ignored.some(({ reason }) => reason === "boilerplate")).toBe(true);
  expect(document.ignored.some(({ reason }) => reason === "navigation")).toBe(true);
});
