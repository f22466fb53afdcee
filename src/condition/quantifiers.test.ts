import { describe, expect, test } from "vitest";
import { isoDate } from "../kernel/calendar.ts";
import type { Truth } from "../kernel/truth.ts";
import type { ClinicalRecord, RecordList } from "./chart.ts";
import type { Condition, RecordQuery } from "./condition.ts";
import { evaluate } from "./evaluate.ts";
import { allOf, chart, field, is, list, not, quantity, record, situation, window } from "./fixture.ts";
import type { Verdict } from "./verdict.ts";

const target = is(field("isTarget"), "true");
const large: Condition = {
  kind: "compare",
  left: field("longestDimension"),
  relation: ">=",
  right: quantity("20", "mm"),
};
const query = (where?: Condition, more: Partial<RecordQuery> = {}): RecordQuery => ({
  recordType: "lesion",
  bindAs: "L",
  ...(where === undefined ? {} : { where }),
  ...more,
});
/** One lesion per letter: T is a target, F is not, U does not say. */
const targets = (letters: string): readonly ClinicalRecord[] =>
  [...letters].map((letter, index) =>
    record("lesion", `L${index + 1}`, { fields: letter === "U" ? {} : { isTarget: letter === "T" } }),
  );
const on = (condition: Condition, ...lists: readonly RecordList[]): Verdict =>
  evaluate(condition, chart({ lists }), situation);
const complete = (letters: string): RecordList => list("lesion", targets(letters));
const partial = (letters: string): RecordList => list("lesion", targets(letters), "partial");

describe("at least one record (T + U decide while the list is open)", () => {
  const some: Condition = { kind: "forSome", query: query(target) };
  test.each([
    ["", "false", "unknown"],
    ["T", "true", "true"],
    ["F", "false", "unknown"],
    ["U", "unknown", "unknown"],
    ["TF", "true", "true"],
    ["TU", "true", "true"],
    ["FU", "unknown", "unknown"],
    ["FF", "false", "unknown"],
  ] as const)("lesions %s: complete %s, partial %s", (letters, whenComplete, whenPartial) => {
    expect(on(some, complete(letters)).truth).toBe(whenComplete);
    expect(on(some, partial(letters)).truth).toBe(whenPartial);
  });
  test("without any list nothing is known to be absent", () => expect(on(some).truth).toBe("unknown"));
});

describe("at least two records", () => {
  const two: Condition = { kind: "forSome", query: query(target), minimumCount: 2 };
  test.each([
    ["T", "false", "unknown"],
    ["TT", "true", "true"],
    ["TU", "unknown", "unknown"],
    ["TF", "false", "unknown"],
    ["UU", "unknown", "unknown"],
    ["TTU", "true", "true"],
    ["TFU", "unknown", "unknown"],
    ["FFU", "false", "unknown"],
  ] as const)("lesions %s: complete %s, partial %s", (letters, whenComplete, whenPartial) => {
    expect(on(two, complete(letters)).truth).toBe(whenComplete);
    expect(on(two, partial(letters)).truth).toBe(whenPartial);
  });
});

describe("at most one record", () => {
  const most: Condition = { kind: "forSome", query: query(target), maximumCount: 1 };
  test.each([
    ["", "true", "unknown"],
    ["T", "true", "unknown"],
    ["TT", "false", "false"],
    ["TU", "unknown", "unknown"],
    ["U", "true", "unknown"],
    ["TTU", "false", "false"],
    ["FFF", "true", "unknown"],
  ] as const)("lesions %s: complete %s, partial %s", (letters, whenComplete, whenPartial) => {
    expect(on(most, complete(letters)).truth).toBe(whenComplete);
    expect(on(most, partial(letters)).truth).toBe(whenPartial);
  });
});

describe("one or two records: both bounds hold", () => {
  const between: Condition = { kind: "forSome", query: query(target), minimumCount: 1, maximumCount: 2 };
  test.each([
    ["", "false", "unknown"],
    ["T", "true", "unknown"],
    ["TT", "true", "unknown"],
    ["TTT", "false", "false"],
    ["TTU", "unknown", "unknown"],
    ["TU", "true", "unknown"],
    ["U", "unknown", "unknown"],
  ] as const)("lesions %s: complete %s, partial %s", (letters, whenComplete, whenPartial) => {
    expect(on(between, complete(letters)).truth).toBe(whenComplete);
    expect(on(between, partial(letters)).truth).toBe(whenPartial);
  });
});

describe("every record of a domain", () => {
  const lesion = (id: string, isTarget: boolean | null, positive: boolean | null): ClinicalRecord =>
    record("lesion", id, {
      fields: {
        ...(isTarget === null ? {} : { isTarget }),
        ...(positive === null ? {} : { sstr: positive ? "positive" : "negative" }),
      },
    });
  const every = (emptyDomain: "true" | "unknown"): Condition => ({
    kind: "forEvery",
    query: query(target),
    satisfies: is(field("sstr"), "positive"),
    emptyDomain,
  });
  const truths = (...lesions: readonly ClinicalRecord[]): readonly Truth[] => [
    on(every("unknown"), list("lesion", lesions)).truth,
    on(every("true"), list("lesion", lesions)).truth,
    on(every("unknown"), list("lesion", lesions, "partial")).truth,
  ];
  test("all target lesions positive", () =>
    expect(truths(lesion("a", true, true), lesion("b", true, true))).toEqual(["true", "true", "unknown"]));
  test("one target lesion negative settles it, also in a partial list", () =>
    expect(truths(lesion("a", true, true), lesion("b", true, false))).toEqual(["false", "false", "false"]));
  test("one target lesion not scanned", () =>
    expect(truths(lesion("a", true, true), lesion("b", true, null))).toEqual([
      "unknown",
      "unknown",
      "unknown",
    ]));
  test("a negative lesion that is no target does not matter", () =>
    expect(truths(lesion("a", true, true), lesion("b", false, false))).toEqual(["true", "true", "unknown"]));
  test("a negative lesion that may be a target is open", () =>
    expect(truths(lesion("a", true, true), lesion("b", null, false))).toEqual([
      "unknown",
      "unknown",
      "unknown",
    ]));
  test("a positive lesion satisfies whether it is a target or not", () =>
    expect(truths(lesion("a", true, true), lesion("b", null, true))).toEqual(["true", "true", "unknown"]));
  test("no target lesion: not met by default, and it says why", () => {
    expect(truths(lesion("a", false, true))).toEqual(["unknown", "true", "unknown"]);
    const [reason] = on(every("unknown"), list("lesion", [lesion("a", false, true)])).unknownReasons;
    expect([reason?.code, reason?.neededFact]).toEqual(["noData", "list:lesion"]);
  });
  test("lesions of which none is surely a target leave the domain open", () =>
    expect(truths(lesion("a", null, true))).toEqual(["unknown", "true", "unknown"]));
});

describe("the same lesion must have all of it", () => {
  const both: Condition = { kind: "forSome", query: query(allOf(target, large)) };
  const lesion = (id: string, isTarget: boolean, size: string): ClinicalRecord =>
    record("lesion", id, { fields: { isTarget, longestDimension: quantity(size, "mm") } });
  test("two half-fitting lesions do not add up", () => {
    const halves = list("lesion", [lesion("a", true, "12"), lesion("b", false, "30")]);
    expect(on(both, halves).truth).toBe("false");
    expect(
      on(allOf({ kind: "forSome", query: query(target) }, { kind: "forSome", query: query(large) }), halves)
        .truth,
    ).toBe("true");
  });
  test.each([
    ["19.9", "false"],
    ["20", "true"],
    ["20.1", "true"],
  ] as const)("a target of %s mm: %s", (size, truth) =>
    expect(on(both, list("lesion", [lesion("a", true, size)])).truth).toBe(truth),
  );
  test("2 cm are 20 mm", () =>
    expect(
      on(
        { kind: "forSome", query: query(large) },
        list("lesion", [record("lesion", "a", { fields: { longestDimension: quantity("2.0", "cm") } })]),
      ).truth,
    ).toBe("true"));
  test("a missing size is asked for by lesion", () => {
    const verdict = on(both, list("lesion", [record("lesion", "a", { fields: { isTarget: true } })]));
    expect(verdict.unknownReasons.map((each) => [each.code, each.neededFact])).toEqual([
      ["noData", "lesion.a.longestDimension"],
    ]);
  });
  test("one lesion that fits is the whole explanation", () => {
    const verdict = on(both, list("lesion", [lesion("a", false, "30"), lesion("b", true, "30")]));
    expect(verdict.deciding).toEqual(["/query/where/operands/0#b", "/query/where/operands/1#b"]);
    expect(verdict.support).toEqual(["b"]);
    expect(verdict.children.map((each) => [each.nodePath, each.record, each.truth])).toEqual([
      ["/query", "a", "false"],
      ["/query", "b", "true"],
      ["/query/recordType", undefined, "true"],
    ]);
  });
  test("that none fits rests on one failure of every lesion and on the completeness of the list", () => {
    const verdict = on(both, list("lesion", [lesion("a", false, "30"), lesion("b", true, "12")]));
    expect(verdict.deciding).toEqual([
      "/query/where/operands/0#a",
      "/query/where/operands/1#b",
      "/query/recordType",
    ]);
    expect(verdict.support).toEqual(["a", "b", "list:lesion"]);
  });
});

describe("a list is complete only as far as its statement reaches", () => {
  const recent: Condition = {
    kind: "forSome",
    query: { recordType: "procedure", bindAs: "P", within: window("inclusion", "-6 week", "-1 week") },
  };
  const at = (completeAsOf: string | undefined, inclusion: string): Truth =>
    evaluate(
      recent,
      chart({ lists: [list("procedure", [], "complete", completeAsOf)], anchors: { inclusion } }),
      { asOf: isoDate("2026-06-01"), decisions: new Map() },
    ).truth;
  test.each([
    ["2026-02-22", "2026-03-01", "false"],
    ["2026-02-21", "2026-03-01", "unknown"],
    ["2026-03", "2026-03-08", "false"],
    ["2026-03", "2026-03-09", "unknown"],
    [undefined, "2026-03-01", "false"],
  ] as const)("complete as of %s, inclusion on %s: %s", (completeAsOf, inclusion, truth) =>
    expect(at(completeAsOf, inclusion)).toBe(truth),
  );
  test("a window that reaches beyond the evaluation ends there", () => {
    const ahead: Condition = {
      kind: "forSome",
      query: { recordType: "procedure", bindAs: "P", within: window("evaluation", "-6 week", "2 week") },
    };
    expect(on(ahead, list("procedure", [], "complete", "2026-03-01")).truth).toBe("false");
    expect(on(ahead, list("procedure", [], "complete", "2026-02-28")).truth).toBe("unknown");
  });
  test("'ever' reaches to the evaluation", () => {
    const ever: Condition = { kind: "forSome", query: { recordType: "procedure", bindAs: "P" } };
    expect(on(ever, list("procedure", [], "complete", "2026-03-01")).truth).toBe("false");
    expect(on(ever, list("procedure", [], "complete", "2026-02-28")).truth).toBe("unknown");
  });
  test("the question is whether the list is complete, once however often it is needed", () => {
    const twice = allOf(recent, not(recent));
    expect(on(twice, list("procedure", [], "partial")).unknownReasons.map((each) => each.neededFact)).toEqual(
      ["list:procedure"],
    );
  });
});

describe("'known' takes what is recorded for all that is known", () => {
  const known: Condition = { kind: "forSome", query: query(target, { knownOnly: true }) };
  test("nothing recorded is not known", () => expect(on(known).truth).toBe("false"));
  test("an unknown field of an existing record stays unknown", () =>
    expect(on(known, partial("U")).truth).toBe("unknown"));
  test("and what is recorded counts", () => expect(on(known, partial("T")).truth).toBe("true"));
});

describe("interventions are pooled where a concept is asked for", () => {
  const ofConcept = (concept: string): Condition => ({
    kind: "forSome",
    query: { recordType: "procedure", bindAs: "P", where: is(field("concept", "P"), concept) },
  });
  const lists = [
    list("procedure", []),
    list("treatment", [record("treatment", "t1", { start: "2026-02-01", concepts: ["major-surgery"] })]),
  ];
  test("an operation filed under treatments is found", () =>
    expect(on(ofConcept("surgery"), ...lists).truth).toBe("true"));
  test("'any procedure' finds no treatment", () =>
    expect(on({ kind: "forSome", query: { recordType: "procedure", bindAs: "P" } }, ...lists).truth).toBe(
      "false",
    ));
  test("neither does 'any procedure but a biopsy'", () =>
    expect(
      on(
        {
          kind: "forSome",
          query: { recordType: "procedure", bindAs: "P", where: not(is(field("concept", "P"), "biopsy")) },
        },
        ...lists,
      ).truth,
    ).toBe("false"));
});

test("a quantifier inside a quantifier sees both records", () => {
  const paired: Condition = {
    kind: "forSome",
    query: {
      recordType: "lesion",
      bindAs: "A",
      where: allOf(is(field("isTarget", "A"), "true"), {
        kind: "forSome",
        query: {
          recordType: "lesion",
          bindAs: "B",
          where: {
            kind: "compare",
            left: field("longestDimension", "B"),
            relation: ">",
            right: field("longestDimension", "A"),
          },
        },
      }),
    },
  };
  const sized = (id: string, isTarget: boolean, size: string): ClinicalRecord =>
    record("lesion", id, { fields: { isTarget, longestDimension: quantity(size, "mm") } });
  const verdict = on(paired, list("lesion", [sized("a", true, "20"), sized("b", false, "30")]));
  expect(verdict.truth).toBe("true");
  expect(verdict.deciding).toContain("/query/where/operands/1/query/where#a/b");
  expect(on(paired, list("lesion", [sized("a", true, "30"), sized("b", false, "30")])).truth).toBe("false");
});

test("that none of three fits twice rests on two of them: a third failure adds nothing", () => {
  const two: Condition = { kind: "forSome", query: query(target), minimumCount: 2 };
  expect(on(two, complete("FFF")).deciding).toEqual([
    "/query/where#L1",
    "/query/where#L2",
    "/query/recordType",
  ]);
  expect(on(two, complete("T")).deciding).toEqual(["/query/recordType"]);
});
test("one operation is one operation, however many lists could hold it", () => {
  const lists = [
    list("procedure", [record("procedure", "p1", { concepts: ["major-surgery"] })]),
    list("treatment", [record("treatment", "t1", { concepts: null })]),
    list("medication", []),
  ];
  const surgery = query(is(field("concept", "P"), "surgery"), { recordType: "procedure", bindAs: "P" });
  expect(on({ kind: "forSome", query: surgery }, ...lists).truth).toBe("true");
  // A treatment whose code is not mapped is no operation that was filed amiss.
  expect(on({ kind: "forSome", query: surgery, minimumCount: 2 }, ...lists).truth).toBe("false");
});
