import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import type { Observation } from "./chart.ts";
import { compareCodePoints } from "./chronology.ts";
import type { Condition, ValueTerm } from "./condition.ts";
import { evaluate } from "./evaluate.ts";
import { chart, compare, latest, quantity, result, situation, timesLimit, window } from "./fixture.ts";
import type { Verdict } from "./verdict.ts";

/** `npm run soak` raises the share. */
const share = Number(process.env["THERATRIAL_SHARE"] ?? "1");
vi.setConfig({ testTimeout: 120_000 * Math.max(1, share) });

const atLeast100 = compare("platelets", ">=", "100", "10*9/L");
const plt = (
  id: string,
  value: string,
  collected: string | null,
  more: Partial<Observation> = {},
): Observation => result("platelets", value, "10*9/L", collected, { id, ...more });
const on = (condition: Condition, ...results: readonly Observation[]): Verdict =>
  evaluate(condition, chart({ birth: "1960-01-01", results }), situation);
const selecting = (select: "latest" | "earliest" | "highest" | "lowest"): Condition =>
  compare({ kind: "observation", variable: "platelets", select }, ">=", "100", "10*9/L");

describe("the latest result", () => {
  test("is the last one collected, in whatever order they arrive", () => {
    const [old, recent] = [plt("a", "90", "2026-02-01"), plt("b", "110", "2026-02-20")];
    expect(on(atLeast100, old, recent).truth).toBe("true");
    expect(on(atLeast100, recent, old).truth).toBe("true");
    expect(on(atLeast100, recent, old).support).toEqual(["b"]);
  });
  test("on the same day, the one issued last; a missing issue time sorts first", () => {
    const first = plt("z", "90", "2026-02-20", { issued: "2026-02-20T08:00Z" });
    const second = plt("a", "110", "2026-02-20", { issued: "2026-02-20T09:30+01:00" });
    const undatedIssue = plt("zz", "90", "2026-02-20");
    expect(on(atLeast100, second, first, undatedIssue).support).toEqual(["a"]);
  });
  test("with equal issue times too, the last id in code-point order", () => {
    expect(on(atLeast100, plt("o2", "110", "2026-02-20"), plt("o10", "90", "2026-02-20")).support).toEqual([
      "o2",
    ]);
    expect(compareCodePoints("\u{1f600}", "\uffee")).toBe(1);
    expect("\u{1f600}" > "\uffee").toBe(false);
  });
  test("results of one time that disagree are pointed out", () => {
    expect(
      on(atLeast100, plt("a", "90", "2026-02-20"), plt("b", "110", "2026-02-20")).warnings.join(),
    ).toContain("disagree");
    expect(on(atLeast100, plt("a", "105", "2026-02-20"), plt("b", "110", "2026-02-20")).warnings).toEqual([]);
  });
  test("with times of day the clock decides, across zones", () =>
    expect(
      on(atLeast100, plt("a", "110", "2026-02-20T09:00-05:00"), plt("b", "90", "2026-02-20T14:59+01:00"))
        .support,
    ).toEqual(["a"]));
  test.each([
    ["corrected", "true"],
    ["amended", "true"],
    ["final", "true"],
    ["preliminary", "false"],
    ["entered-in-error", "false"],
    ["registered", "false"],
  ] as const)("a newer result of status %s counts: %s", (status, counts) =>
    expect(
      on(atLeast100, plt("a", "90", "2026-02-01"), plt("b", "110", "2026-02-20", { status })).truth,
    ).toBe(counts),
  );
  test("a newer entry without a value is no result", () => {
    const { value, ...empty } = plt("b", "1", "2026-02-20");
    expect(value).toBeDefined();
    expect(on(atLeast100, plt("a", "110", "2026-02-01"), empty).truth).toBe("true");
  });
  test("a result after the evaluation does not exist", () => {
    expect(on(atLeast100, plt("a", "110", "2026-02-20"), plt("b", "90", "2026-03-02")).truth).toBe("true");
    expect(on(atLeast100, plt("b", "110", "2026-03-02")).unknownReasons[0]?.code).toBe("noData");
    expect(on(atLeast100, plt("b", "110", "2026-03-01")).truth).toBe("true");
  });
});

describe("while dates leave the order open, every possible winner is tried", () => {
  test("agreement decides", () =>
    expect(on(atLeast100, plt("a", "110", "2026-02"), plt("b", "120", "2026-02-10")).truth).toBe("true"));
  test("disagreement is unknown, and the date is asked for", () => {
    const verdict = on(atLeast100, plt("a", "110", "2026-02"), plt("b", "90", "2026-02-10"));
    expect(verdict.truth).toBe("unknown");
    expect(verdict.unknownReasons.map((each) => each.code)).toEqual(["dateTooCoarse"]);
    expect(verdict.used.map((each) => each.fact)).toEqual(["a", "b"]);
  });
  test("what cannot be the latest does not disturb", () =>
    expect(on(atLeast100, plt("a", "90", "2026-01"), plt("b", "110", "2026-02-10")).truth).toBe("true"));
  test("a date and a time of the same day leave the order open", () =>
    expect(on(atLeast100, plt("a", "90", "2026-02-20"), plt("b", "110", "2026-02-20T10:00Z")).truth).toBe(
      "unknown",
    ));
  test("an undated result may be the latest", () =>
    expect(on(atLeast100, plt("a", "90", null), plt("b", "110", "2026-02-20")).truth).toBe("unknown"));
  test("a single undated result holds where no window is asked for", () => {
    expect(on(atLeast100, plt("a", "110", null)).truth).toBe("true");
    const recent = compare(latest("platelets", window("evaluation", "-4 week")), ">=", "100", "10*9/L");
    expect(on(recent, plt("a", "110", null)).unknownReasons[0]?.code).toBe("dateTooCoarse");
  });
  test("a result that may be in the window does not decide alone, but does when the sure one agrees", () => {
    const recent = compare(latest("platelets", window("evaluation", "-4 week")), ">=", "100", "10*9/L");
    expect(on(recent, plt("a", "110", "2026-02")).truth).toBe("true");
    expect(on(recent, plt("a", "110", "2026")).truth).toBe("unknown");
    expect(on(recent, plt("a", "110", "2026"), plt("b", "120", "2026-02-10")).truth).toBe("true");
    expect(on(recent, plt("a", "90", "2026"), plt("b", "120", "2026-02-10")).truth).toBe("unknown");
  });
});

describe("earliest, highest, lowest", () => {
  const three = [plt("a", "90", "2026-01-10"), plt("b", "120", "2026-01-20"), plt("c", "100", "2026-02-10")];
  test.each([
    ["earliest", "a", "false"],
    ["latest", "c", "true"],
    ["highest", "b", "true"],
    ["lowest", "a", "false"],
  ] as const)("the %s of 90, 120, 100 is that of %s", (select, fact, truth) => {
    const verdict = on(selecting(select), ...three);
    expect(verdict.truth).toBe(truth);
    expect(verdict.support).toEqual([fact]);
  });
  test("the earliest on one day is the one issued first", () =>
    expect(
      on(selecting("earliest"), plt("b", "90", "2026-02-20"), plt("a", "110", "2026-02-20")).support,
    ).toEqual(["a"]));
  test("the highest is found across units", () =>
    expect(
      on(
        selecting("highest"),
        plt("a", "90", "2026-02-10"),
        result("platelets", "100000", "/mm3", "2026-01-10", { id: "b" }),
      ).support,
    ).toEqual(["b"]));
  test("a result above the measuring range may be the highest", () => {
    expect(
      on(
        selecting("highest"),
        plt("a", "120", "2026-02-10"),
        plt("b", "80", "2026-02-11", { comparator: ">" }),
      ).truth,
    ).toBe("unknown");
    expect(
      on(
        selecting("highest"),
        plt("a", "120", "2026-02-10"),
        plt("b", "150", "2026-02-11", { comparator: ">" }),
      ).truth,
    ).toBe("true");
  });
  test("equal highest results with different limits: the later holds, with a warning if it matters", () => {
    const bili = (id: string, upper: string, date: string): Observation =>
      result("bilirubin.total", "30", "umol/L", date, { id, limits: { upper: quantity(upper, "umol/L") } });
    const rule: Condition = {
      kind: "compare",
      left: { kind: "observation", variable: "bilirubin.total", select: "highest" },
      relation: ">",
      right: { kind: "multipleOfLimit", factor: "1.5", limit: "upper" },
    };
    const verdict = on(rule, bili("a", "21", "2026-02-01"), bili("b", "17", "2026-02-20"));
    expect(verdict.support).toEqual(["b"]);
    expect(verdict.truth).toBe("true");
    expect(verdict.warnings.join()).toContain("disagree");
  });
});

describe("what does not count is cited", () => {
  const gfr: ValueTerm = {
    kind: "observation",
    variable: "gfr",
    select: "latest",
    methods: ["51Cr-EDTA"],
    within: window("firstDose", "-4 week"),
  };
  const rule = compare(gfr, ">=", "50", "mL/min/{1.73_m2}");
  const measured = (date: string, method?: string): Observation =>
    result("gfr", "60", "mL/min/{1.73_m2}", date, {
      id: `g-${date}`,
      ...(method === undefined ? {} : { method }),
    });
  test("the right method in the window", () =>
    expect(on(rule, measured("2026-02-20", "51Cr-EDTA")).truth).toBe("true"));
  test("another spelling of the method is the same method", () =>
    expect(on(rule, measured("2026-02-20", "51cr-edta")).truth).toBe("true"));
  test.each([["iohexol"], [undefined]] as const)("method %s: unknown, noData, cited", (method) => {
    const verdict = on(rule, measured("2026-02-20", method));
    expect(verdict.unknownReasons.map((each) => each.code)).toEqual(["noData"]);
    expect(verdict.used[0]?.counted).toBe(false);
    expect(verdict.used[0]?.note).toMatch(/^Not counted: /);
  });
  test.each([
    ["2026-02-01", "true"],
    ["2026-01-31", "unknown"],
  ] as const)("result of %s, four weeks before 1 March: %s", (date, truth) =>
    expect(on(rule, measured(date, "51Cr-EDTA")).truth).toBe(truth),
  );
  test("outside the window: never used, but cited", () => {
    const verdict = on(rule, measured("2025-11-01", "51Cr-EDTA"), measured("2026-01-05", "51Cr-EDTA"));
    expect(verdict.unknownReasons.map((each) => each.code)).toEqual(["outsideWindow"]);
    expect(verdict.used.map((each) => [each.fact, each.counted])).toEqual([["g-2026-01-05", false]]);
    expect(verdict.support).toEqual([]);
  });
  test("nothing at all: noData", () => {
    const verdict = on(rule);
    expect(verdict.unknownReasons.map((each) => [each.code, each.neededFact])).toEqual([["noData", "gfr"]]);
    expect(verdict.unknownReasons[0]?.question).not.toBe("");
  });
});

test("the verdict does not depend on the order in which results are stored", () => {
  const results = fc.uniqueArray(
    fc.record({
      id: fc.constantFrom("a", "b", "c", "d", "e"),
      value: fc.constantFrom("80", "100", "120"),
      collected: fc.constantFrom(null, "2026", "2026-02", "2026-02-10", "2026-02-10T10:00Z", "2026-02-11"),
      issued: fc.constantFrom(undefined, "2026-02-12T10:00Z", "2026-02-12T11:00Z"),
    }),
    { selector: (each) => each.id, maxLength: 5 },
  );
  const rules = fc.constantFrom(
    selecting("latest"),
    selecting("earliest"),
    selecting("highest"),
    selecting("lowest"),
    timesLimit("platelets", ">", "1"),
    compare(latest("platelets", window("evaluation", "-4 week")), ">=", "100", "10*9/L"),
  );
  fc.assert(
    fc.property(results, rules, (facts, rule) => {
      const made = facts.map(({ id, value, collected, issued }) =>
        plt(id, value, collected, {
          ...(issued === undefined ? {} : { issued }),
          limits: { upper: quantity("100", "10*9/L") },
        }),
      );
      const one = on(rule, ...made);
      const other = on(rule, ...[...made].reverse());
      expect(other.truth).toBe(one.truth);
      expect([...other.support].sort()).toEqual([...one.support].sort());
    }),
    { numRuns: Math.ceil(2000 * share) },
  );
});
