import { expect, test } from "vitest";
import { readDocument } from "./index.ts";

const sidesOf = (text: string): readonly (readonly [string, string])[] => {
  const document = readDocument(text);
  return "kind" in document
    ? []
    : document.sections.map(({ heading, text: { text: content } }) => [heading, content]);
};
const valuesOf = (text: string, name: string): readonly (string | null)[] => {
  const document = readDocument(text);
  return "kind" in document
    ? []
    : document.fields.filter((each) => each.name === name).map(({ understood }) => understood);
};

test("a heading with age and sex right below it still heads the criteria that follow", () => {
  const text =
    "Trial ID\nCTRI/2031/01/099001\nPublic Title\nLu-Example\nInclusion Criteria\nAge From\t18.00 Year(s)\nAge To\t75.00 Year(s)\nGender\tBoth\nDetails\t1. Islet tumour\n2. ECOG 0-1\nExclusionCriteria\nDetails\t1. Pregnancy\n";
  expect(sidesOf(text)).toEqual([
    ["inclusion", "1. Islet tumour\n2. ECOG 0-1"],
    ["exclusion", "1. Pregnancy"],
  ]);
  expect(valuesOf(text, "minimumAge")).toEqual(["18 years"]);
});

test("age and sex among the criteria stay criteria", () => {
  const text =
    "Title: Lu-Example\nPhase: 2\nInclusion Criteria:\nAge: 18-65\nGender: both\nECOG 0-1\nExclusion Criteria:\nPregnancy\n";
  expect(sidesOf(text)).toEqual([
    ["inclusion", "Age: 18-65\nGender: both\nECOG 0-1"],
    ["exclusion", "Pregnancy"],
  ]);
});

test("age and sex after the criteria are fields of the page", () => {
  const text =
    "Title: Lu-Example\nInclusion Criteria:\n- ECOG 0-1\nExclusion Criteria:\n- Pregnancy\nAges Eligible for Study\n18 Years and older (Adult, Older Adult )\nSexes Eligible for Study\nAll\nAccepts Healthy Volunteers\nNo\n";
  expect(sidesOf(text)).toEqual([
    ["inclusion", "- ECOG 0-1"],
    ["exclusion", "- Pregnancy"],
  ]);
  expect(valuesOf(text, "sex")).toEqual(["all"]);
  expect(valuesOf(text, "healthyVolunteers")).toEqual(["no"]);
});

test("a label-like line with a list below it does not end the criteria", () => {
  const items = "- Age 18\n\nConditions:\n- stable\nTreatment:\n- one line\nSponsor approval:\n- given";
  expect(
    sidesOf(
      `Title: Lu-Example\nInclusion Criteria:\n${items}\nExclusion Criteria:\n- x\nLocations\n- Clinic\n`,
    ),
  ).toEqual([
    ["inclusion", items],
    ["exclusion", "- x"],
  ]);
});

test("chapters of a protocol end the criteria, items that start with a figure do not", () => {
  expect(
    sidesOf(
      "Lu-Example protocol for islet tumours\n4.1 Inclusion criteria\n1. Age 18 or older\n4.2 Exclusion criteria\n1. Pregnancy\n1.5 x ULN of bilirubin or more\n4.3 Withdrawal of subjects\nAny subject may leave.\n",
    ),
  ).toEqual([
    ["inclusion", "1. Age 18 or older"],
    ["exclusion", "1. Pregnancy\n1.5 x ULN of bilirubin or more"],
  ]);
});

test("the summary for patients gives way to the criteria", () => {
  expect(
    sidesOf(
      "Lu-Example trial\nWho can participate?\nAdults with tumours\nWhat does the study involve?\nVisits.\nStudy information\nKey inclusion criteria\n1. Age 18\nKey exclusion criteria\n1. Pregnancy\n",
    ),
  ).toEqual([
    ["inclusion", "1. Age 18"],
    ["exclusion", "1. Pregnancy"],
  ]);
});

test("criteria quoted in a description give way to the eligibility text", () => {
  expect(
    sidesOf(
      "NCT ID: NCT99000001\nDetailed Description\nInclusion Criteria:\n- short\nEligibility Criteria\nDescription\n\nInclusion Criteria:\n- Age 18\nExclusion Criteria:\n- Pregnancy\nLocations\nClinic\n",
    ),
  ).toEqual([
    ["inclusion", "- Age 18"],
    ["exclusion", "- Pregnancy"],
  ]);
});

test.each([
  [
    "a paragraph",
    "A study of Lu-Example. NCT99000022. Inclusion criteria: age over 18 years. Exclusion criteria: pregnancy.",
    "age over 18 years.",
    "pregnancy.",
  ],
  [
    "a table with tabs",
    "Trial ID\tNCT99000013\nPhase\tPhase 2\nInclusion criteria\tAge over 18\nExclusion criteria\tPregnancy\nSponsor\tNowhere\n",
    "Age over 18",
    "Pregnancy",
  ],
  [
    "a table with bars",
    "| Phase | Phase 2 |\n| Eligibility | Inclusion Criteria:\n- Age 18\nExclusion Criteria:\n- Pregnancy |\n| Gender | All |\n",
    "- Age 18",
    "- Pregnancy",
  ],
  [
    "Markdown",
    "# Lu-Example\n\n**Phase:** Phase 2\n\n## Eligibility Criteria\n\n### Inclusion Criteria\n* Age 18\n\n### Exclusion Criteria\n* Pregnancy\n\n## Locations\n* Clinic\n",
    "* Age 18",
    "* Pregnancy",
  ],
  [
    "a bar-separated export",
    "nct_id|criteria|gender|minimum_age\nNCT99000024|Inclusion Criteria: ~- Age 18 ~Exclusion Criteria: ~- Pregnancy|All|18 Years\n",
    "- Age 18",
    "- Pregnancy",
  ],
  [
    "JSON of another shape",
    JSON.stringify({
      nctId: "NCT99000014",
      title: "Lu",
      inclusion_criteria: ["Age 18", "ECOG 0"],
      exclusion_criteria: ["Pregnancy"],
    }),
    "Age 18\nECOG 0",
    "Pregnancy",
  ],
  [
    "XML of another shape",
    "<study><id>NCT99000015</id><inclusionCriteria><p>Age 18</p></inclusionCriteria><exclusionCriteria>Pregnancy</exclusionCriteria></study>",
    "Age 18",
    "Pregnancy",
  ],
  [
    "JSON that breaks off",
    `{"protocolSection":{"eligibilityModule":{"eligibilityCriteria":"Inclusion Criteria:\\n\\n* Age 18\\n\\nExclusion Criteria:\\n\\n* Preg`,
    "* Age 18",
    "* Preg",
  ],
  [
    "a page in German",
    "Titel: Lu-Beispiel\nEinschlusskriterien:\n1. Alter ab 18 Jahren\nAusschlusskriterien:\n1. Schwangerschaft\n",
    "1. Alter ab 18 Jahren",
    "1. Schwangerschaft",
  ],
])("%s gives both sides", (_, text, inclusion, exclusion) => {
  expect(sidesOf(text)).toEqual([
    ["inclusion", inclusion],
    ["exclusion", exclusion],
  ]);
});
