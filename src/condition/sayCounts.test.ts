import { expect, describe as group, test } from "vitest";
import type { Chart, ClinicalRecord, FieldValue } from "./chart.ts";
import type { Condition, ForSome, RecordQuery } from "./condition.ts";
import { allOf, chart, compare, field, is, list, quantity, record, says, window } from "./fixture.ts";

const target = is(field("isTarget"), "true");
const large = compare(field("longestDimension"), ">=", "10", "mm");
const some = (
  where?: Condition,
  counts: Pick<ForSome, "minimumCount" | "maximumCount"> = {},
  more: Partial<RecordQuery> = {},
): Condition => ({
  kind: "forSome",
  query: { recordType: "lesion", bindAs: "L", ...(where === undefined ? {} : { where }), ...more },
  ...counts,
});
/** Sizes in mm, "?" for one not measured, "T" before it for a target, "F" for none. */
const lesions = (...written: readonly string[]): readonly ClinicalRecord[] =>
  written.map((each, index) => {
    const size = each.replace(/^[TF]/, "");
    const fields: Record<string, FieldValue> = {
      ...(/^[TF]/.test(each) ? { isTarget: each.startsWith("T") } : {}),
      ...(size === "?" ? {} : { longestDimension: quantity(size, "mm") }),
    };
    return record("lesion", `l${index + 1}`, { fields });
  });
const complete = (...written: readonly string[]): Chart =>
  chart({ lists: [list("lesion", lesions(...written))] });
const partial = (...written: readonly string[]): Chart =>
  chart({ lists: [list("lesion", lesions(...written), "partial")] });
const size = (lesion: number, mm: string): string =>
  `esion “l${lesion}”: longest dimension ${mm} mm is ${Number(mm) < 10 ? "below" : "at least"} the required 10 mm`;
const whole = "and the list of lesions is complete.";

group("how many records fit", () => {
  test.each<readonly [string, Condition, Chart]>([
    [`No lesion recorded, ${whole}`, some(allOf(target, large)), complete()],
    [
      "No lesion recorded, but the list of lesions is not stated to be complete.",
      some(allOf(target, large)),
      partial(),
    ],
    [
      `No lesion recorded in the 4 weeks before the first dose, ${whole}`,
      some(undefined, {}, { within: window("firstDose", "-4 week") }),
      complete(),
    ],
    [`L${size(1, "8")}, ${whole}`, some(allOf(target, large)), complete("T8")],
    [
      `None of the 2 recorded lesions in question fits (l${size(1, "8")}; lesion “l2”: target lesion is recorded as no), ${whole}`,
      some(allOf(target, large)),
      complete("T8", "F20"),
    ],
    [
      "Lesion “l2”: target lesion is recorded as yes; longest dimension 20 mm is at least the required 10 mm.",
      some(allOf(target, large)),
      complete("T8", "T20"),
    ],
    [
      `2 lesions fit: l${size(1, "18")}; l${size(2, "20")}.`,
      some(large, { minimumCount: 2 }),
      complete("18", "20"),
    ],
    [
      `Only 1 of the 2 lesions that are asked for, ${whole}`,
      some(large, { minimumCount: 2 }),
      complete("18", "2"),
    ],
    [`Only 0 of the 2 lesions that are asked for, ${whole}`, some(large, { minimumCount: 2 }), complete("2")],
    ["Lesion “l1”: longest dimension is not recorded.", some(large), complete("?", "2")],
    [
      "Lesion “l1”: longest dimension is not recorded, and the list of lesions is not stated to be complete.",
      some(large),
      partial("?"),
    ],
    [`L${size(1, "2")}, but the list of lesions is not stated to be complete.`, some(large), partial("2")],
    [
      `2 lesions fit: l${size(1, "18")}; l${size(2, "20")}.`,
      some(large, { maximumCount: 1 }),
      complete("18", "20"),
    ],
    [`No lesion recorded, ${whole}`, some(large, { maximumCount: 0 }), complete()],
    [`L${size(1, "18")}.`, some(large, { maximumCount: 0 }), complete("18")],
    [`L${size(1, "18")}.`, some(large, { minimumCount: 1, maximumCount: 2 }), complete("18")],
    [`No lesion recorded, ${whole}`, some(large, { minimumCount: 1, maximumCount: 1 }), complete()],
    [
      "No lesion recorded, and only what is known of lesions counts.",
      some(large, {}, { knownOnly: true }),
      complete(),
    ],
    ["Recorded: lesion “l1” (no date).", some(), complete("8")],
  ])("%s", (sentence, condition, person) => expect(says(condition, person)).toBe(sentence));
});

group("which records are worth naming", () => {
  const chemotherapy = is(field("concept", "T"), "chemotherapy");
  const given = (where: Condition, more: Partial<RecordQuery> = {}): Condition => ({
    kind: "forSome",
    query: { recordType: "treatment", bindAs: "T", where, ...more },
  });
  const treatment = (id: string, concept: string, display: string, more: Partial<ClinicalRecord> = {}) =>
    record("treatment", id, { concepts: [concept], display, ...more });
  const person = (...records: readonly ClinicalRecord[]): Chart =>
    chart({ lists: [list("treatment", records)], anchors: { firstDose: "2026-03-01" } });
  test("those of the right kind that fail another test, not those of another kind", () =>
    expect(
      says(
        given(allOf(chemotherapy, is(field("line", "T"), "2"))),
        person(
          treatment("t1", "chemotherapy", "FOLFOX", { fields: { line: "1" } }),
          treatment("t2", "corticosteroids", "prednisone", { fields: { line: "2" } }),
          treatment("t3", "chemotherapy", "t3", { fields: { line: "3" } }),
        ),
      ),
    ).toBe(
      "None of the 2 recorded treatments in question fits (FOLFOX: line is 1, not 2; treatment “t3”: line is 3, not 2), and the list of treatments is complete.",
    ));
  const old = treatment("t1", "chemotherapy", "FOLFOX", { start: "2025-01-01", end: "2025-03-01" });
  test("one that lies outside the window", () =>
    expect(says(given(chemotherapy, { within: window("firstDose", "-4 week") }), person(old))).toBe(
      "FOLFOX (2025-01-01 to 2025-03-01) does not fall in the 4 weeks before the first dose, and the list of treatments is complete.",
    ));
  test("'at any time before' says no more than that it was given", () =>
    expect(says(given(chemotherapy, { within: window("firstDose", "unbounded") }), person(old))).toBe(
      "Recorded: FOLFOX (2025-01-01 to 2025-03-01).",
    ));
  test("nothing of the kind", () => {
    const other = treatment("t2", "corticosteroids", "prednisone");
    expect(says(given(chemotherapy), person(other))).toMatch(/^No chemotherapy recorded, and/);
    expect(says(given(chemotherapy, { within: window("firstDose", "-4 week") }), person(other))).toMatch(
      /^No chemotherapy recorded in the 4 weeks before the first dose, and/,
    );
  });
  test("a list is complete as of the day that was stated, without the hour", () =>
    expect(
      says(some(large), chart({ lists: [list("lesion", [], "complete", "2026-03-01T10:00+01:00")] })),
    ).toBe("No lesion recorded, and the list of lesions is complete as of 2026-03-01."));
});

group("every record of a kind", () => {
  const every = (emptyDomain: "true" | "unknown", where?: Condition): Condition => ({
    kind: "forEvery",
    query: { recordType: "lesion", bindAs: "L", ...(where === undefined ? {} : { where }) },
    satisfies: large,
    emptyDomain,
  });
  test.each<readonly [string, Condition, Chart]>([
    [`L${size(1, "18")}, ${whole}`, every("unknown", target), complete("T18", "F2")],
    [`L${size(1, "18")}; l${size(2, "20")}, ${whole}`, every("true"), complete("18", "20")],
    [`L${size(1, "18")}, ${whole}`, every("true", target), complete("18")],
    [`L${size(2, "8")}.`, every("unknown", target), complete("T18", "T8")],
    [`No lesion (target lesion: yes) is recorded, ${whole}`, every("true", target), complete("F2")],
    [`No lesion is recorded, ${whole}`, every("true"), complete()],
    [
      "No lesion (target lesion: yes) is recorded, so this cannot be decided.",
      every("unknown", target),
      complete("F2"),
    ],
    [
      "The list of lesions is not stated to be complete, so a lesion (target lesion: yes) that nobody has recorded could decide otherwise.",
      every("unknown", target),
      partial("T18"),
    ],
    ["Lesion “l2”: longest dimension is not recorded.", every("unknown", target), complete("T18", "T?")],
    ["Lesion “l1”: target lesion is not recorded.", every("unknown", target), complete("8")],
  ])("%s", (sentence, condition, person) => expect(says(condition, person)).toBe(sentence));
});
