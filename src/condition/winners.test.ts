import { describe, expect, test } from "vitest";
import type { Observation } from "./chart.ts";
import type { Condition, TimeWindow, ValueTerm } from "./condition.ts";
import { evaluate } from "./evaluate.ts";
import { chart, compare, latest, quantity, result, situation, window } from "./fixture.ts";
import type { Verdict } from "./verdict.ts";

type Term = Extract<ValueTerm, { readonly kind: "observation" }>;
const plt = (
  id: string,
  value: string,
  collected: string | null,
  more: Partial<Observation> = {},
): Observation => result("platelets", value, "10*9/L", collected, { id, ...more });
const rule = (select: Term["select"], within?: TimeWindow): Condition =>
  compare(
    { kind: "observation", variable: "platelets", select, ...(within === undefined ? {} : { within }) },
    ">=",
    "100",
    "10*9/L",
  );
const on = (
  condition: Condition,
  results: readonly Observation[],
  anchors: Readonly<Record<string, string>> = {},
): Verdict => evaluate(condition, chart({ birth: "1960-01-01", results, anchors }), situation);
const facts = (verdict: Verdict): readonly string[] => verdict.used.map((each) => each.fact);
const asked = (verdict: Verdict): readonly (readonly string[])[] =>
  verdict.unknownReasons.map((each) => [each.code, each.neededFact]);

describe("which results could be meant", () => {
  test("a result surely older than another is not among them, even when two others leave the order open", () =>
    expect(
      facts(
        on(rule("latest"), [
          plt("old", "90", "2025-12-01"),
          plt("month", "110", "2026-02"),
          plt("day", "90", "2026-02-10"),
        ]),
      ),
    ).toEqual(["month", "day"]));
  test("a later result that is only perhaps in the window does not push out the sure one", () => {
    const within = window("evaluation", "-4 week");
    const verdict = on(rule("latest", within), [
      plt("sure", "110", "2026-02-10"),
      plt("perhaps", "90", "2026"),
    ]);
    expect(facts(verdict)).toEqual(["sure", "perhaps"]);
    expect(asked(verdict)).toEqual([["dateTooCoarse", "platelets"]]);
  });
  test("of several that agree on one day only the last is shown", () => {
    const day = [plt("a", "110", "2026-02-10"), plt("b", "120", "2026-02-10"), plt("c", "130", "2026-02-10")];
    expect(facts(on(rule("latest"), day))).toEqual(["c"]);
    expect(facts(on(rule("earliest"), day))).toEqual(["a"]);
  });
  test("a result of an earlier day is no tie, so it cannot disagree", () => {
    expect(
      on(rule("latest"), [plt("a", "90", "2026-02-09"), plt("b", "110", "2026-02-10")]).warnings,
    ).toEqual([]);
    expect(
      on(rule("highest"), [plt("a", "90", "2026-02-09"), plt("b", "110", "2026-02-10")]).warnings,
    ).toEqual([]);
  });
  test("while the order is open there is no winner to disagree with", () => {
    const open = [plt("a", "90", "2026-02"), plt("b", "110", "2026-02-10"), plt("c", "120", "2026-02-10")];
    expect(on(rule("latest"), open).warnings).toEqual([]);
  });
});

describe("the highest and the lowest", () => {
  test("equal ones are one: the last in time is shown", () => {
    const equal = [
      plt("a", "110", "2026-02-20"),
      plt("b", "110.0", "2026-02-10"),
      plt("c", "90", "2026-02-25"),
    ];
    expect(facts(on(rule("highest"), equal))).toEqual(["a"]);
    expect(facts(on(rule("lowest"), equal))).toEqual(["c"]);
  });
  test("a value that is no number could be either", () => {
    const verdict = on(rule("highest"), [
      plt("a", "110", "2026-02-10"),
      plt("b", "0", "2026-02-11", { value: "many" }),
    ]);
    expect(verdict.truth).toBe("unknown");
    expect(facts(verdict)).toEqual(["a", "b"]);
    expect(asked(verdict)).toEqual([["valueTooCoarse", "platelets"]]);
  });
  test("so could one in a unit that does not convert", () =>
    expect(
      asked(
        on(rule("lowest"), [
          plt("a", "110", "2026-02-10"),
          result("platelets", "3", "g/L", "2026-02-11", { id: "b" }),
        ]),
      ),
    ).toEqual([
      ["valueTooCoarse", "platelets"],
      ["unitNotConvertible", "platelets"],
    ]));
  test("a bound and a number that may be beyond it are both possible", () => {
    const verdict = on(rule("highest"), [
      plt("a", "120", "2026-02-10"),
      plt("b", "80", "2026-02-11", { comparator: ">" }),
    ]);
    expect(facts(verdict)).toEqual(["a", "b"]);
    expect(asked(verdict)).toEqual([["valueTooCoarse", "platelets"]]);
  });
  test("dates that leave the window open are asked for before values", () =>
    expect(asked(on(rule("highest", window("evaluation", "-4 week")), [plt("a", "110", "2026")]))).toEqual([
      ["dateTooCoarse", "platelets"],
    ]));
  test("a score that no catalogue knows is compared in the unit it was reported in", () => {
    const highest: Condition = compare(
      { kind: "observation", variable: "hopkinsScore", select: "highest" },
      ">=",
      "4",
      "{score}",
    );
    const score = (id: string, value: string) =>
      result("hopkinsScore", value, "{score}", "2026-02-10", { id });
    expect(on(highest, [score("a", "3"), score("b", "5"), score("c", "4")])).toMatchObject({
      truth: "true",
      support: ["b"],
    });
  });
});

describe("an anchor known to the month", () => {
  const within = window("inclusion", "-2 week");
  test("is asked for when the results are exact", () =>
    expect(
      asked(on(rule("latest", within), [plt("a", "110", "2026-02-05")], { inclusion: "2026-02" })),
    ).toEqual([["dateTooCoarse", "anchor:inclusion"]]));
  test("is not asked for while a result is vaguer still", () =>
    expect(
      asked(
        on(rule("latest", within), [plt("a", "110", "2026-02-05"), plt("b", "110", "2026-02")], {
          inclusion: "2026-02",
        }),
      ),
    ).toEqual([["dateTooCoarse", "platelets"]]));
  test("does not matter to results that are surely inside but of unknown order", () =>
    expect(
      asked(
        on(
          rule("latest", window("inclusion", "-9 week")),
          [plt("a", "110", "2026-01-30T10:00Z"), plt("b", "90", "2026-01-30")],
          { inclusion: "2026-02" },
        ),
      ),
    ).toEqual([["dateTooCoarse", "platelets"]]));
});

describe("an anchor that must have passed and is not recorded", () => {
  const passed = { endOfTreatment: "2026-02-25" };
  test.each([
    ["-4 week", "0 day"],
    ["unbounded", "0 day"],
    ["-4 week", "unbounded"],
  ])("is needed for a window from %s to %s", (from, to) =>
    expect(
      asked(on(rule("latest", window("firstDose", from, to)), [plt("a", "110", "2026-02-20")], passed)),
    ).toEqual([["anchorNotSet", "anchor:firstDose"]]),
  );
  test("is not needed where the window has no bound", () =>
    expect(
      on(
        rule("latest", window("firstDose", "unbounded", "unbounded")),
        [plt("a", "110", "2026-02-20")],
        passed,
      ).truth,
    ).toBe("true"));
});

describe("results that do not count", () => {
  const gfr = (methods?: readonly string[], within?: TimeWindow): Condition =>
    compare(
      {
        kind: "observation",
        variable: "gfr",
        select: "latest",
        ...(methods === undefined ? {} : { methods }),
        ...(within === undefined ? {} : { within }),
      },
      ">=",
      "50",
      "mL/min/{1.73_m2}",
    );
  const measured = (id: string, date: string, more: Partial<Observation> = {}): Observation =>
    result("gfr", "60", "mL/min/{1.73_m2}", date, { id, ...more });
  const notes = (verdict: Verdict): unknown => verdict.used.map((each) => [each.fact, each.note]);
  const tracers = ["51Cr-EDTA", "99mTc-DTPA"];
  test("are cited with why, the newest of each sort", () => {
    const verdict = on(gfr(tracers, window("evaluation", "-4 week")), [
      measured("window", "2025-12-01", { method: "51Cr-EDTA" }),
      measured("older", "2025-11-01", { method: "51Cr-EDTA" }),
      measured("method", "2026-02-01", { method: "iohexol" }),
      measured("status", "2026-02-02", { status: "preliminary", method: "51Cr-EDTA" }),
    ]);
    expect(notes(verdict)).toEqual([
      ["window", "Not counted: outside the window"],
      ["method", "Not counted: by iohexol, 51Cr-EDTA or 99mTc-DTPA is asked for"],
      ["status", "Not counted: status preliminary"],
    ]);
    expect(verdict.unknownReasons).toMatchObject([
      { code: "outsideWindow", need: expect.stringContaining("(by 51Cr-EDTA or 99mTc-DTPA)") },
    ]);
  });
  test("a result without a method or without a value is cited too, a withdrawn one is not", () => {
    const { value, ...empty } = measured("empty", "2026-02-02", { method: "51Cr-EDTA" });
    expect(value).toBeDefined();
    expect(
      notes(
        on(gfr(tracers), [
          measured("unstated", "2026-02-01"),
          empty,
          measured("withdrawn", "2026-02-03", { status: "entered-in-error" }),
        ]),
      ),
    ).toEqual([
      ["unstated", "Not counted: method not stated, 51Cr-EDTA or 99mTc-DTPA is asked for"],
      ["empty", "Not counted: recorded without a value"],
    ]);
  });
  test("without a method asked for, none is named", () =>
    expect(on(gfr(), []).unknownReasons).toMatchObject([
      { code: "noData", need: "a result: Measured GFR (tracer clearance)" },
    ]));
  test("any one of the methods will do, however it is spelled", () => {
    for (const method of ["51Cr-EDTA", " 99MTC-dtpa "])
      expect(on(gfr(tracers), [measured("a", "2026-02-01", { method })]).truth).toBe("true");
    const own = compare(
      {
        kind: "observation",
        variable: "hopkinsScore",
        select: "latest",
        methods: ["local reader", "central reader"],
      },
      ">=",
      "4",
      "{score}",
    );
    const read = (method: string) => result("hopkinsScore", "4", "{score}", "2026-02-01", { method });
    expect(on(own, [read(" Central Reader")]).truth).toBe("true");
    expect(on(own, [read("reader")]).truth).toBe("unknown");
  });
  test("what is perhaps in the window at both ends does not count as sure", () => {
    const ends = window("evaluation", "-4 week", "-1 week");
    expect(on(rule("latest", ends), [plt("a", "110", "2026-02")]).truth).toBe("unknown");
    expect(on(rule("latest", ends), [plt("a", "110", "2026-02-22")]).truth).toBe("true");
    expect(on(rule("latest", ends), [plt("a", "110", "2026-02-23")]).truth).toBe("unknown");
  });
});

test("a variable is found under its other names", () => {
  const known = result("gfr", "60", "mL/min/{1.73_m2}", "2026-02-10", { id: "g" });
  const by = (variable: string): Verdict =>
    on(compare(latest(variable), ">=", "50", "mL/min/{1.73_m2}"), [known]);
  expect(by("gfr").support).toEqual(["g"]);
  expect(by("hopkinsScore").unknownReasons).toMatchObject([{ code: "noData", neededFact: "hopkinsScore" }]);
});

test("platelets in one unit against leukocytes in another are compared as they stand", () =>
  expect(
    evaluate(
      { kind: "compare", left: latest("platelets"), relation: ">", right: latest("leukocytes") },
      chart({
        results: [
          result("platelets", "100", "10*9/L"),
          { ...result("leukocytes", "1", "1"), value: quantity("5000", "/uL") },
        ],
      }),
      situation,
    ).truth,
  ).toBe("true"));
