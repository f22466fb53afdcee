import { describe, expect, test } from "vitest";
import type { ClinicalRecord } from "./chart.ts";
import type { Condition, Relation } from "./condition.ts";
import { evaluate } from "./evaluate.ts";
import { chart, compare, field, is, list, record, situation } from "./fixture.ts";

const since = (
  which: "latest" | "earliest",
  relation: Relation,
  value: string,
  unit: string,
  edge: "start" | "end" = "end",
): Condition =>
  compare(
    {
      kind: "elapsed",
      since: { recordType: "treatment", bindAs: "T", where: is(field("concept", "T"), "chemotherapy") },
      edge,
      which,
      until: "firstDose",
      label: "last chemotherapy",
    },
    relation,
    value,
    unit,
  );
const fourWeeks = since("latest", ">=", "4", "wk");
const chemo = (id: string, start: string, end?: string, more: Partial<ClinicalRecord> = {}): ClinicalRecord =>
  record("treatment", id, {
    concepts: ["chemotherapy"],
    start,
    ...(end === undefined ? {} : { end }),
    ...more,
  });
/** First dose 1 March 2026, four weeks after 1 February. */
const on = (
  condition: Condition,
  records: readonly ClinicalRecord[],
  completeness: "complete" | "partial" = "complete",
) =>
  evaluate(
    condition,
    chart({
      birth: "1960-01-01",
      lists: [list("treatment", records, completeness)],
      anchors: { firstDose: "2026-03-01" },
    }),
    situation,
  );

describe("time since the last of several", () => {
  test("counts from the end of the last one", () => {
    expect(
      on(fourWeeks, [chemo("a", "2025-06-01", "2025-09-01"), chemo("b", "2025-12-01", "2026-02-01")]).truth,
    ).toBe("true");
    expect(
      on(fourWeeks, [chemo("a", "2025-06-01", "2026-02-02"), chemo("b", "2025-12-01", "2026-01-01")]).truth,
    ).toBe("false");
  });
  test("or from its start, where the rule says so", () =>
    expect(
      on(since("latest", ">=", "4", "wk", "start"), [chemo("a", "2026-02-01", "2026-02-20")]).truth,
    ).toBe("true"));
  test("the first of several", () => {
    const records = [chemo("a", "2025-06-01", "2025-09-01"), chemo("b", "2025-12-01", "2026-02-20")];
    expect(on(since("earliest", ">=", "4", "wk"), records).truth).toBe("true");
    expect(on(fourWeeks, records).truth).toBe("false");
  });
  test("a treatment that goes on ended at no time: 0 days", () => {
    const verdict = on(fourWeeks, [chemo("a", "2025-06-01", undefined, { ongoing: true })]);
    expect(verdict.truth).toBe("false");
    expect(verdict.used[0]).toMatchObject({ value: "0", unit: "d", limit: "≥ 4 wk" });
  });
  test("a treatment given after the first dose is not what the rule asks for", () => {
    expect(
      evaluate(
        fourWeeks,
        chart({
          lists: [
            list("treatment", [
              chemo("a", "2025-06-01", "2025-09-01"),
              chemo("b", "2026-03-05", "2026-03-06"),
            ]),
          ],
          anchors: { firstDose: "2026-03-01" },
        }),
        { ...situation, asOf: situation.asOf },
      ).truth,
    ).toBe("true");
  });
  test("on the day of the first dose itself the clock decides", () => {
    const injected = (at: string) =>
      evaluate(
        since("latest", ">=", "48", "h"),
        chart({
          zone: "Europe/Brussels",
          lists: [
            list("treatment", [
              chemo("a", "2026-02-20T08:00+01:00", "2026-02-20T08:00+01:00"),
              chemo("b", at, at),
            ]),
          ],
          anchors: { firstDose: "2026-02-27T10:00+01:00" },
        }),
        situation,
      ).truth;
    expect(injected("2026-02-27T14:00+01:00")).toBe("true");
    expect(injected("2026-02-27T09:00+01:00")).toBe("false");
  });
});

describe("what is not known of the last one", () => {
  test("no such record in a complete list: nothing to count from", () =>
    expect(on(fourWeeks, []).unknownReasons.map((each) => each.code)).toEqual(["noData"]));
  test("no such record in a partial list: is it complete?", () =>
    expect(on(fourWeeks, [], "partial").unknownReasons.map((each) => [each.code, each.neededFact])).toEqual([
      ["listNotComplete", "list:treatment"],
    ]));
  test("a record that nobody wrote down could only be more recent: too recent is certain, long enough is not", () => {
    expect(on(fourWeeks, [chemo("a", "2026-02-10", "2026-02-20")], "partial").truth).toBe("false");
    const verdict = on(fourWeeks, [chemo("a", "2025-06-01", "2025-09-01")], "partial");
    expect(verdict.truth).toBe("unknown");
    expect(verdict.unknownReasons.map((each) => each.code)).toEqual(["listNotComplete"]);
    expect(
      on(since("latest", "<", "1", "wk"), [chemo("a", "2025-06-01", "2025-09-01")], "partial").truth,
    ).toBe("unknown");
  });
  test("for the first of several it is the other way round", () => {
    expect(
      on(since("earliest", ">=", "4", "wk"), [chemo("a", "2025-06-01", "2025-09-01")], "partial").truth,
    ).toBe("true");
    expect(
      on(since("earliest", "<", "4", "wk"), [chemo("a", "2026-02-10", "2026-02-20")], "partial").truth,
    ).toBe("unknown");
  });
  test("an end known to the month, where it matters", () => {
    expect(on(fourWeeks, [chemo("a", "2025-06-01", "2026-01")]).truth).toBe("true");
    const verdict = on(fourWeeks, [chemo("a", "2025-06-01", "2026-02")]);
    expect(verdict.unknownReasons.map((each) => [each.code, each.neededFact])).toEqual([
      ["dateTooCoarse", "treatment.a.end"],
    ]);
  });
  test("an end not recorded lies between the start and today", () => {
    expect(on(fourWeeks, [chemo("a", "2025-06-01")]).truth).toBe("unknown");
    expect(on(fourWeeks, [chemo("a", "2026-02-10")]).truth).toBe("false");
  });
  test("a record that may be one is asked about, unless a surely later one decides", () => {
    const unmapped = record("treatment", "x", { start: "2026-02-10", end: "2026-02-20" });
    const verdict = on(fourWeeks, [chemo("a", "2025-06-01", "2025-09-01"), unmapped]);
    expect(verdict.truth).toBe("unknown");
    expect(verdict.unknownReasons.map((each) => each.neededFact)).toEqual(["treatment.x.concept"]);
    expect(on(fourWeeks, [chemo("a", "2026-02-21", "2026-02-22"), unmapped]).truth).toBe("false");
    expect(on(fourWeeks, [unmapped]).truth).toBe("unknown");
  });
});

test("two times can be compared with each other", () => {
  const term = (recordType: "treatment" | "procedure") =>
    ({
      kind: "elapsed",
      since: { recordType, bindAs: "R" },
      edge: "start",
      which: "latest",
      until: "firstDose",
      label: `last ${recordType}`,
    }) as const;
  const rule: Condition = {
    kind: "compare",
    left: term("treatment"),
    relation: "<",
    right: term("procedure"),
  };
  const facts = (treatment: string, procedure: string) =>
    chart({
      lists: [
        list("treatment", [chemo("a", treatment, "2026-02-20")]),
        list("procedure", [record("procedure", "p", { start: procedure })]),
      ],
      anchors: { firstDose: "2026-03-01" },
    });
  expect(evaluate(rule, facts("2026-02-01", "2026-01-01"), situation).truth).toBe("true");
  expect(evaluate(rule, facts("2026-01-01", "2026-02-01"), situation).truth).toBe("false");
  expect(evaluate(rule, facts("2026-01", "2026-02-01"), situation).unknownReasons[0]?.code).toBe(
    "dateTooCoarse",
  );
});
