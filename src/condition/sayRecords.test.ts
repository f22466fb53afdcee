import { expect, describe as group, test } from "vitest";
import type { Chart, ClinicalRecord } from "./chart.ts";
import type { Condition } from "./condition.ts";
import { allOf, chart, compare, field, is, list, record, says, window } from "./fixture.ts";

const brain: Condition = {
  kind: "forSome",
  query: {
    recordType: "condition",
    bindAs: "C",
    where: is(field("concept", "C"), "brain-metastases", "carcinomatous-meningitis"),
  },
};
const diabetes: Condition = {
  kind: "forSome",
  query: {
    recordType: "condition",
    bindAs: "C",
    where: allOf(is(field("concept", "C"), "diabetes-mellitus"), is(field("uncontrolled", "C"), "true")),
  },
};
const diagnosed = (...records: readonly ClinicalRecord[]): Chart =>
  chart({ lists: [list("condition", records, "complete", "2026-03-01")] });
const has = (concept: string, display: string, more: Partial<ClinicalRecord> = {}): ClinicalRecord =>
  record("condition", "c1", { concepts: [concept], display, ...more });

group("what a list of records holds", () => {
  test("nothing, and the list is complete", () =>
    expect(says(brain, diagnosed(), "exclusion")).toBe(
      "No brain metastases or carcinomatous meningitis recorded, and the list of diagnoses is complete as of 2026-03-01.",
    ));
  test("nothing, and nobody says that the list is complete", () =>
    expect(says(brain, chart(), "exclusion")).toBe(
      "No brain metastases or carcinomatous meningitis recorded, but the list of diagnoses is not stated to be complete.",
    ));
  test("the very thing", () =>
    expect(
      says(brain, diagnosed(has("brain-metastases", "brain metastases", { start: "2025-03" })), "exclusion"),
    ).toBe("Recorded: brain metastases (2025-03)."));
  test("something too broad to tell", () =>
    expect(says(brain, diagnosed(has("metastatic-disease", "metastases")), "exclusion")).toMatch(
      /^Metastases: it is recorded too broadly to tell whether it counts as brain metastases or carcinomatous meningitis\.$/,
    ));
  test("the disease without the property that counts", () =>
    expect(
      says(
        diabetes,
        diagnosed(has("diabetes-mellitus", "type 2 diabetes", { fields: { uncontrolled: false } })),
        "exclusion",
      ),
    ).toBe(
      "Type 2 diabetes: uncontrolled is recorded as no, and the list of diagnoses is complete as of 2026-03-01.",
    ));
  test("the disease with the property not recorded", () =>
    expect(says(diabetes, diagnosed(has("diabetes-mellitus", "type 2 diabetes")), "exclusion")).toBe(
      "Type 2 diabetes: uncontrolled is not recorded.",
    ));
  test("only what is known counts", () => {
    const known: Condition = { ...brain, query: { ...brain.query, knownOnly: true } };
    expect(says(known, chart(), "exclusion")).toBe(
      "No brain metastases or carcinomatous meningitis recorded, and only what is known of diagnoses counts.",
    );
  });
});

const lesion = (id: string, size: string | null, suv: string): ClinicalRecord =>
  record("lesion", id, {
    display: id,
    fields: {
      ...(size === null ? {} : { longestDimension: { value: size, unit: "mm" } }),
      suv: { value: suv, unit: "{SUV}" },
      liverSuv: { value: "4", unit: "{SUV}" },
    },
  });
const fit: Condition = {
  kind: "forSome",
  query: {
    recordType: "lesion",
    bindAs: "L",
    where: allOf(compare(field("longestDimension"), ">=", "20", "mm"), {
      kind: "compare",
      left: field("suv"),
      relation: ">",
      right: field("liverSuv"),
    }),
  },
};
const lesions = (...found: readonly ClinicalRecord[]): Chart => chart({ lists: [list("lesion", found)] });

group("lesions, bound one at a time", () => {
  test("the one that fits is named with its values", () =>
    expect(says(fit, lesions(lesion("liver 3", "14", "12"), lesion("liver 7", "25", "30")))).toBe(
      "Lesion “liver 7”: longest dimension 25 mm is at least the required 20 mm; SUV 30 is above liver SUV on the same scan (4).",
    ));
  test("two halves do not make a whole, and each says on what it fails", () =>
    expect(says(fit, lesions(lesion("liver 3", "14", "12"), lesion("liver 7", "25", "3")))).toBe(
      "None of the 2 recorded lesions in question fits (lesion “liver 3”: longest dimension 14 mm is below the required 20 mm; lesion “liver 7”: SUV 3 is not above liver SUV on the same scan (4)), and the list of lesions is complete.",
    ));
  test("an unmeasured lesion is what is open", () =>
    expect(says(fit, lesions(lesion("liver 3", null, "12")))).toBe(
      "Lesion “liver 3”: longest dimension is not recorded.",
    ));
  const every: Condition = {
    kind: "forEvery",
    query: { recordType: "lesion", bindAs: "L", where: is(field("isTarget"), "true") },
    satisfies: is(field("sstr"), "positive"),
    emptyDomain: "unknown",
  };
  const target = (id: string, fields: ClinicalRecord["fields"]): ClinicalRecord =>
    record("lesion", id, { display: id, fields });
  test("one negative target lesion is named", () =>
    expect(
      says(
        every,
        lesions(
          target("a", { isTarget: true, sstr: "positive" }),
          target("b", { isTarget: true, sstr: "negative" }),
        ),
      ),
    ).toBe("Lesion “b”: somatostatin receptor expression is negative, not positive."));
  test("without a target lesion nothing can be said of all of them", () =>
    expect(says(every, lesions(target("a", { isTarget: false })))).toBe(
      "No lesion (target lesion: yes) is recorded, so this cannot be decided.",
    ));
});

const washout: Condition = {
  kind: "ifThen",
  condition: {
    kind: "forSome",
    query: { recordType: "treatment", bindAs: "T", where: is(field("concept", "T"), "octreotide-lar") },
  },
  consequence: compare(
    {
      kind: "elapsed",
      since: { recordType: "treatment", bindAs: "T", where: is(field("concept", "T"), "octreotide-lar") },
      edge: "end",
      which: "latest",
      until: "firstDose",
      label: "the last octreotide LAR",
    },
    ">=",
    "4",
    "wk",
  ),
};
const octreotide = (more: Partial<ClinicalRecord>): Chart =>
  chart({
    lists: [
      list("treatment", [
        record("treatment", "t1", {
          concepts: ["octreotide-lar"],
          display: "octreotide LAR 30 mg",
          start: "2025-05-02",
          ...more,
        }),
      ]),
      list("medication", []),
    ],
  });

group("washouts", () => {
  test("too short: the days passed, the date, and what is required", () =>
    expect(says(washout, octreotide({ end: "2026-02-10" }))).toBe(
      "Recorded: octreotide LAR 30 mg (2025-05-02 to 2026-02-10); but 19 days from the last octreotide LAR (octreotide LAR 30 mg, 2026-02-10) to the first dose is less than the required 4 weeks.",
    ));
  test("long enough", () =>
    expect(says(washout, octreotide({ end: "2026-02-01" }))).toBe(
      "28 days from the last octreotide LAR (octreotide LAR 30 mg, 2026-02-01) to the first dose is at least the required 4 weeks.",
    ));
  test("still being given", () =>
    expect(says(washout, octreotide({ ongoing: true }))).toMatch(/octreotide LAR 30 mg, still going on/));
  test("a month alone is too coarse", () =>
    expect(says(washout, octreotide({ end: "2026-02" }))).toBe(
      "The last octreotide LAR (octreotide LAR 30 mg, 2026-02) is dated too coarsely to tell whether it was at least 4 weeks before the first dose.",
    ));
  test("never given: nothing further is asked", () =>
    expect(says(washout, chart({ lists: [list("treatment", []), list("medication", [])] }))).toBe(
      "No octreotide LAR recorded, and the lists of treatments and medications are complete, so nothing further is asked.",
    ));
  test("a list where it may stand as well is missing: that one is named", () =>
    expect(says(washout, chart({ lists: [list("treatment", [])] }))).toBe(
      "No octreotide LAR recorded, but the list of medications is not stated to be complete.",
    ));
  test("nobody knows: one gap, said once", () =>
    expect(says(washout, chart())).toBe(
      "No octreotide LAR recorded, but the lists of treatments and medications are not stated to be complete.",
    ));
});

group("windows over records", () => {
  const within = (window_: ReturnType<typeof window>): Condition => ({
    kind: "forSome",
    query: {
      recordType: "treatment",
      bindAs: "T",
      within: window_,
      where: is(field("concept", "T"), "octreotide-lar"),
    },
  });
  const month = within(window("inclusion", "-4 week"));
  test("a treatment that reaches into the window, with its period", () =>
    expect(says(month, octreotide({ end: "2026-02-10" }), "exclusion")).toBe(
      "Octreotide LAR 30 mg (2025-05-02 to 2026-02-10) falls in the 4 weeks before inclusion.",
    ));
  test("one that ended before it", () =>
    expect(says(month, octreotide({ end: "2026-01-31" }), "exclusion")).toBe(
      "Octreotide LAR 30 mg (2025-05-02 to 2026-01-31) does not fall in the 4 weeks before inclusion, and the lists of treatments and medications are complete.",
    ));
  test("one that is current", () =>
    expect(says(within(window("evaluation", "0 day")), octreotide({ ongoing: true }), "exclusion")).toBe(
      "Octreotide LAR 30 mg (since 2025-05-02) is current.",
    ));
  test("at any time says no more than that it is recorded", () =>
    expect(
      says(within(window("inclusion", "unbounded")), octreotide({ end: "2026-02-01" }), "exclusion"),
    ).toBe("Recorded: octreotide LAR 30 mg (2025-05-02 to 2026-02-01)."));
});
