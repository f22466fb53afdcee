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

describe("lengths of time", () => {
  /** Ended on 1 February, first dose on 1 March: 28 days. */
  const ended = (relation: Relation, value: string, unit: string): string =>
    on(since("latest", relation, value, unit), [chemo("a", "2025-06-01", "2026-02-01")]).truth;
  test.each<readonly [Relation, string, string, string]>([
    ["<=", "5", "wk", "true"],
    ["<=", "27", "d", "false"],
    ["<", "28.5", "d", "true"],
    ["<", "27.5", "d", "false"],
    [">", "27.5", "d", "true"],
    [">", "28.5", "d", "false"],
    [">=", "3.5", "wk", "true"],
    [">=", "4.5", "wk", "false"],
    [">=", "672", "h", "unknown"],
    [">=", "600", "h", "true"],
    [">=", "696.5", "h", "false"],
    [">=", "36000", "min", "true"],
    [">=", "43200", "min", "false"],
    [">=", "1", "mo", "true"],
    [">=", "0.5", "a", "false"],
    [">=", "1.5", "a", "false"],
    [">=", "0.3", "a", "unknown"],
    [">=", "-0.5", "d", "true"],
    [">=", "28", "mg", "unknown"],
    ["=", "28", "d", "true"],
    ["=", "27", "d", "false"],
    ["=", "29", "d", "false"],
  ])("28 days are %s %s %s: %s", (relation, value, unit, truth) =>
    expect(ended(relation, value, unit)).toBe(truth),
  );
  test("a length in a unit that is no time is refused, and says so", () =>
    expect(
      on(since("latest", ">=", "28", "mg"), [chemo("a", "2025-06-01", "2026-02-01")]).unknownReasons,
    ).toMatchObject([{ code: "unitNotConvertible", neededFact: "last chemotherapy" }]));
  test.each([
    ["28", "unknown"],
    ["1", "unknown"],
    ["60", "false"],
    ["0", "false"],
  ])("ended in February, exactly %s days ago: %s", (days, truth) =>
    expect(on(since("latest", "=", days, "d"), [chemo("a", "2025-06-01", "2026-02")]).truth).toBe(truth),
  );
});

test("what is no chemotherapy does not count, however recent", () =>
  expect(
    on(fourWeeks, [
      chemo("a", "2025-06-01", "2025-09-01"),
      record("treatment", "s", { concepts: ["corticosteroids"], start: "2026-02-20", end: "2026-02-25" }),
    ]).truth,
  ).toBe("true"));

describe("from which day time is counted", () => {
  const dates = (edge: "start" | "end", more: Partial<ClinicalRecord>): unknown =>
    on(since("latest", ">=", "4", "wk", edge), [
      record("treatment", "a", { concepts: ["chemotherapy"], ...more }),
    ]).used.map((each) => [each.value, each.date, each.limit])[0];
  test.each([
    ["end", { start: "2025-06-01", end: "2026-02-01" }, ["28", "2026-02-01", "≥ 4 wk"]],
    ["start", { start: "2026-01-01", end: "2026-02-01" }, ["59", "2026-01-01", "≥ 4 wk"]],
    ["end", { start: "2026-02-01" }, ["0 to 28", "2026-02-01", "≥ 4 wk"]],
    ["end", { start: "2026-02-01", end: "2026-02" }, ["1 to 28", "2026-02", "≥ 4 wk"]],
  ] as const)("from the %s of %j: %j", (edge, more, cited) => expect(dates(edge, more)).toEqual(cited));
  test("the anchor and the completeness of the list are cited with it", () =>
    expect(on(fourWeeks, [chemo("a", "2025-06-01", "2026-02-01")]).used.map((each) => each.fact)).toEqual([
      "a",
      "anchor:firstDose",
      "list:treatment",
    ]));
});

describe("what is measured against an anchor that is not exact, or not there", () => {
  const at = (
    condition: Condition,
    records: readonly ClinicalRecord[],
    anchors: Readonly<Record<string, string>>,
  ) =>
    evaluate(
      condition,
      chart({ birth: "1960-01-01", lists: [list("treatment", records)], anchors }),
      situation,
    );
  test("an anchor that must have passed is asked for", () =>
    expect(at(fourWeeks, [], { endOfTreatment: "2026-02-01" }).unknownReasons).toMatchObject([
      { code: "anchorNotSet", neededFact: "anchor:firstDose" },
    ]));
  test("an anchor still to come stands at the evaluation, with its warning", () =>
    expect(at(fourWeeks, [chemo("a", "2025-06-01", "2026-02-01")], {})).toMatchObject({
      truth: "true",
      warnings: [expect.stringContaining("the evaluation date 2026-03-01 stands for it")],
    }));
  test.each<readonly [string, string, string, readonly string[]]>([
    ["2026-02-01", "2026-02-01", "true", []],
    ["2026-02-10", "2026-02-12", "unknown", ["treatment.a.start"]],
  ])("begun on %s, first dose in February: %s", (start, end, truth, facts) => {
    const verdict = at(since("latest", "<", "52", "wk", "start"), [chemo("a", start, end)], {
      firstDose: "2026-02",
    });
    expect(verdict.truth).toBe(truth);
    expect(verdict.unknownReasons.map((each) => each.neededFact)).toEqual(facts);
    for (const each of verdict.unknownReasons) expect(each.code).toBe("dateTooCoarse");
  });
  test("what had not begun by then is nothing to count from", () =>
    expect(
      at(fourWeeks, [chemo("a", "2026-02-20", "2026-02-25")], { firstDose: "2026-02-10" }).unknownReasons,
    ).toMatchObject([{ code: "noData", neededFact: "list:treatment" }]));
  test("what lasted beyond the first dose lasted until it", () => {
    const verdict = at(fourWeeks, [chemo("a", "2026-01-01", "2026-02-25")], { firstDose: "2026-02-10" });
    expect(verdict.truth).toBe("false");
    expect(verdict.used[0]).toMatchObject({ value: "0" });
    const vague = at(fourWeeks, [chemo("a", "2026-01-01", "2026-02")], { firstDose: "2026-02-10" });
    expect(vague.used[0]).toMatchObject({ value: "0 to 9" });
  });
});

describe("time as a number among others", () => {
  const listed = (
    days: readonly string[],
    records: readonly ClinicalRecord[],
    more: Parameters<typeof chart>[0] = {},
  ) => {
    const rule = since("latest", ">=", "4", "wk");
    if (rule.kind !== "compare") throw new Error("a comparison");
    return evaluate(
      is(rule.left, ...days),
      chart({
        birth: "1960-01-01",
        lists: [list("treatment", records)],
        anchors: { firstDose: "2026-03-01" },
        ...more,
      }),
      situation,
    );
  };
  const ended = chemo("a", "2025-06-01", "2026-02-01");
  test("is whole days, cited with its record", () => {
    expect(listed(["28"], [ended])).toMatchObject({
      truth: "true",
      used: [{ fact: "a", variable: "last chemotherapy", value: "28", unit: "d" }, {}, {}],
    });
    expect(listed(["27"], [ended]).truth).toBe("false");
  });
  test("two that ended on one day are one length", () =>
    expect(listed(["28"], [ended, chemo("b", "2025-07-01", "2026-02-01")]).truth).toBe("true"));
  test.each<readonly [string, readonly ClinicalRecord[], Parameters<typeof chart>[0], readonly string[]]>([
    ["the end is vague", [chemo("a", "2025-06-01", "2026-02")], {}, ["treatment.a.end"]],
    [
      "the anchor is vague",
      [chemo("a", "2025-01-01", "2025-02-01")],
      { anchors: { firstDose: "2026-02" } },
      ["anchor:firstDose"],
    ],
    ["nothing is recorded", [], {}, ["list:treatment"]],
    [
      "the list may hold more",
      [ended],
      { lists: [list("treatment", [ended], "partial")] },
      ["list:treatment"],
    ],
    [
      "it is not sure what the record is",
      [record("treatment", "x", { end: "2026-02-01" })],
      {},
      ["treatment.x.concept"],
    ],
    ["a vague one may be later", [ended, chemo("b", "2025-06-01", "2026-02")], {}, ["treatment.b.end"]],
  ])("is open when %s", (_, records, more, facts) => {
    const verdict = listed(["99"], records, more);
    expect(verdict.truth).toBe("unknown");
    expect(verdict.unknownReasons.map((each) => each.neededFact)).toEqual(facts);
  });
});
