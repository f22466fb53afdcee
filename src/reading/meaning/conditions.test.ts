import { expect, describe as group, test } from "vitest";
import { describe } from "../../condition/index.ts";
import type { ReadRecord } from "../proposal.ts";
import { readInvented, readOne } from "./fixture.ts";

const inWords = (heading: "inclusion" | "exclusion", sentence: string): string => {
  const { condition } = readOne(heading, sentence);
  return condition.kind === "opaque" ? "opaque" : describe(condition);
};

group("what is understood in whole", () => {
  test.each([
    [
      "exclusion",
      "Major surgery within 6 weeks prior to enrolment",
      "At least one procedure that is major surgery in the 6 weeks before enrolment",
    ],
    ["exclusion", "Prior PRRT", "At least one treatment with PRRT at any time before inclusion (assumed)"],
    [
      "exclusion",
      "Uncontrolled diabetes mellitus",
      "At least one diagnosis that is diabetes mellitus, for which uncontrolled: yes",
    ],
    ["exclusion", "Pregnant or breastfeeding women", "Any of: pregnant: yes; breastfeeding: yes"],
    [
      "exclusion",
      "Haemoglobin < 8 g/dL or platelets < 75 x 10^9/L",
      "Any of: haemoglobin < 8 g/dL; platelets < 75 ×10⁹/L",
    ],
    ["exclusion", "Systemic chemotherapy, except capecitabine, within 4 weeks prior to enrolment", "opaque"],
    [
      "exclusion",
      "Somatostatin receptor negative lesions",
      "At least one lesion, for which somatostatin receptor expression is negative",
    ],
    [
      "inclusion",
      "Measurable disease according to RECIST 1.1",
      "At least one lesion, for which measurable by RECIST 1.1: yes",
    ],
    [
      "exclusion",
      "Concomitant systemic antitumor therapy other than a somatostatin analogue (SSA)",
      "At least one treatment with systemic antitumour therapy on the day of evaluation, for which it does not count as somatostatin analogue",
    ],
    [
      "inclusion",
      "Previous chemotherapy is allowed if completed more than 4 weeks before study entry",
      "If at least one treatment with chemotherapy at any time before study entry, then more than 4 weeks from last chemotherapy end to study entry (counted from the end of the latest one)",
    ],
    [
      "inclusion",
      "Women aged 40 to 70 years",
      "All of: sex is female; (all of: age ≥ 40 years; age ≤ 70 years)",
    ],
    ["inclusion", "Men and women aged 40 to 70 years", "All of: age ≥ 40 years; age ≤ 70 years"],
  ] as const)("%s “%s”: %s", (heading, sentence, expected) => {
    expect(inWords(heading, sentence)).toBe(expected);
  });
});

group("a criterion is never more decided than its text", () => {
  test.each([
    ["exclusion", "Chemotherapy with an unnamed flavour"],
    ["exclusion", "Chemotherapy and radiotherapy"],
    ["inclusion", "Diagnosis of one of the following malignancies:"],
    ["exclusion", "Prior treatment with other chemotherapy"],
  ] as const)("%s “%s” stays opaque", (heading, sentence) => {
    expect(inWords(heading, sentence)).toBe("opaque");
  });

  test("a bound beside words not understood can fail an inclusion, but not fulfil it", () => {
    const { condition } = readOne("inclusion", "Ferritin-rich gizmo with platelets ≥ 100 x 10^9/L");
    expect(condition.kind).toBe("allOf");
    expect(JSON.stringify(condition)).toContain('"opaque"');
  });
});

group("what only a person can say", () => {
  test.each([
    [
      "exclusion",
      "Any illness that, in the opinion of the investigator, makes participation unwise",
      "judgement",
    ],
    ["exclusion", "Clinically significant gizmo", "judgement"],
    ["inclusion", "Willing and able to comply with visits", "attestation"],
    ["inclusion", "Signed informed consent", "attestation"],
    ["exclusion", "Unable to lie still in a scanner", "feasibility"],
  ] as const)("%s “%s” is asked as %s", (heading, sentence, topic) => {
    const { condition } = readOne(heading, sentence);
    expect(condition.kind === "askHuman" ? condition.topic : condition.kind).toBe(topic);
  });
});

test("an adjective that a person must judge does not decide by itself", () => {
  const { condition } = readOne("exclusion", "Severe asthma");
  expect(describe(condition)).toContain(
    "All of: at least one diagnosis that is asthma; the investigator answers yes",
  );
});

group("lists", () => {
  const listed = (
    heading: "inclusion" | "exclusion",
    lead: string,
    members: readonly string[],
  ): ReadRecord =>
    heading === "inclusion"
      ? readInvented([[lead, ...members.map((member) => `   - ${member}`)].join("\n")], ["Pregnancy"])
      : readInvented(["Age ≥ 18 years"], [[lead, ...members.map((member) => `   - ${member}`)].join("\n")]);

  test("a lead that dates its members gives each the window", () => {
    const { criteria } = listed("exclusion", "Any of the following within 6 months prior to enrolment:", [
      "Myocardial infarction",
      "Stroke",
    ]);
    const found = criteria.find(({ heading }) => heading === "exclusion");
    expect(found === undefined ? "" : describe(found.condition)).toBe(
      "Any of: at least one diagnosis that is myocardial infarction in the 6 months before enrolment; at least one diagnosis that is stroke in the 6 months before enrolment",
    );
  });

  test("a lead that demands something of its own stays unknown beside its members", () => {
    const { criteria } = listed("exclusion", "Gizmo of the flange with any of the following:", [
      "Platelets < 75 x 10^9/L",
      "Albumin < 25 g/L",
    ]);
    const found = criteria.find(({ heading }) => heading === "exclusion");
    expect(found?.condition.kind).toBe("allOf");
  });
});

test("a looser bound for a case that is not understood keeps the whole unknown", () => {
  expect(inWords("inclusion", "ALT ≤ 3 x ULN or ≤ 5 x ULN for patients with gizmos")).toBe("opaque");
});

test("one bound for either of two values under inclusion asks which is meant", () => {
  const { condition } = readOne("inclusion", "ALT or AST ≤ 3 x ULN");
  expect(
    condition.kind === "readings" ? condition.alternatives.map(({ label }) => label) : condition.kind,
  ).toEqual(["both", "either"]);
});

group("moments that the text leaves out", () => {
  test("give one reading for each moment that could be meant", () => {
    const { condition } = readOne("exclusion", "Radiotherapy within 8 weeks");
    expect(
      condition.kind === "readings" ? condition.alternatives.map(({ label }) => label) : condition.kind,
    ).toEqual(["inclusion", "D0", "consent"]);
  });
});

group("rows", () => {
  test("bounds in a row under inclusion are criteria of their own", () => {
    const { criteria } = readInvented(
      ["Platelets > 100 x 10^9/L, albumin > 25 g/L, haemoglobin > 90 g/L"],
      ["Pregnancy"],
    );
    expect(criteria.map(({ id }) => id)).toEqual(["I1a", "I1b", "I1c", "E1"]);
  });

  test("bounds in a row under exclusion stay one criterion", () => {
    const { criteria } = readInvented(["Age ≥ 18 years"], ["Platelets < 75 x 10^9/L, albumin < 25 g/L"]);
    expect(criteria.map(({ id }) => id)).toEqual(["I1", "E1"]);
  });
});

test("one sentence on the window of all baseline tests binds the laboratory values, not the age", () => {
  const { criteria } = readInvented(
    [
      "Age ≥ 18 years",
      "Platelets ≥ 100 x 10^9/L",
      "All baseline tests must be performed within 4 weeks prior to the first dose",
    ],
    ["Pregnancy"],
  );
  const windows = criteria.map(({ atoms }) => atoms[0]?.window?.anchor ?? null);
  expect(windows.slice(0, 2)).toEqual([null, "firstDose"]);
});
