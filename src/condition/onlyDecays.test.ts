import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { addDays } from "../kernel/calendar.ts";
import { chartOf, conditions, evaluationDay, fullFacts } from "./arbitrary.ts";
import type { Condition, ValueTerm } from "./condition.ts";
import { evaluate } from "./evaluate.ts";
import { allOf, ask, compare, field, is, latest, not, timesLimit, window } from "./fixture.ts";
import { freezeChart } from "./freezeChart.ts";
import { onlyDecays } from "./onlyDecays.ts";

/** `npm run soak` raises the share. */
const share = Number(process.env["THERATRIAL_SHARE"] ?? "1");
vi.setConfig({ testTimeout: 120_000 * Math.max(1, share) });

const recent = compare(latest("platelets", window("firstDose", "-4 week")), ">=", "100", "10*9/L");
const age = compare({ kind: "age", at: "inclusion" }, "<=", "75", "a");

test("a result grows too old, which makes it unknown and never a failure", () =>
  expect(onlyDecays(recent)).toBe(true));
test("a patient grows too old, which is a failure", () => {
  expect(onlyDecays(age)).toBe(false);
  expect(onlyDecays(allOf(recent, age))).toBe(false);
});
test("the highest of a window changes when it leaves, so it may fail later", () =>
  expect(
    onlyDecays(
      compare(
        {
          kind: "observation",
          variable: "platelets",
          select: "highest",
          within: window("firstDose", "-4 week"),
        },
        ">=",
        "100",
        "10*9/L",
      ),
    ),
  ).toBe(false));

const until = (to: string): Condition =>
  compare(latest("platelets", window("firstDose", "-4 week", to)), ">=", "100", "10*9/L");
test.each([
  ["0 day", true],
  ["-0 hour", true],
  ["+00 day", true],
  ["0.00 day", true],
  ["0.05 day", false],
  ["10 day", false],
  ["-1 day", false],
  ["unbounded", false],
])("a result of the 4 weeks before the first dose up to %s can only grow too old: %s", (to, truth) =>
  // A window that ends before or after today lets results in as the days pass.
  expect(onlyDecays(until(to))).toBe(truth),
);

const years: ValueTerm = { kind: "age", at: "evaluation" };
const against = (right: Extract<Condition, { kind: "compare" }>["right"]): Condition => ({
  kind: "compare",
  left: latest("platelets"),
  relation: ">=",
  right,
});
const change = { measure: "ratio", value: { value: "2", unit: "1" } } as const;
const query = { recordType: "lesion", bindAs: "L" } as const;
const recently = { ...query, within: window("firstDose", "-4 week") };
test.each<readonly [string, Condition, boolean]>([
  ["a result against the laboratory's limit", timesLimit("alt", "<=", "3"), true],
  ["a result against another one", against(latest("leukocytes")), true],
  ["a result against an age", against(years), false],
  [
    "a change from baseline",
    against({ kind: "relativeToBaseline", baseline: latest("cga"), ...change }),
    true,
  ],
  ["a change from an age", against({ kind: "relativeToBaseline", baseline: years, ...change }), false],
  ["what a lesion is", is(field("isTarget"), "true"), true],
  ["sex", is({ kind: "attribute", name: "sex" }, "female"), true],
  ["being 65", is(years, "65"), false],
  ["a record in a window", { kind: "inWindow", record: "L", window: window("firstDose", "-4 week") }, false],
  ["a question that is answered", ask("fit"), true],
  ["no platelets too low", not(recent), true],
  ["not too old", not(age), false],
  ["any lesion", { kind: "forSome", query }, true],
  ["any recent lesion", { kind: "forSome", query: recently }, false],
  [
    "any lesion of somebody too old",
    { kind: "forSome", query: { ...query, where: allOf(recent, age) } },
    false,
  ],
  ["every lesion", { kind: "forEvery", query, satisfies: recent, emptyDomain: "true" }, true],
  [
    "every recent lesion",
    { kind: "forEvery", query: recently, satisfies: recent, emptyDomain: "true" },
    false,
  ],
  ["every lesion, at an age", { kind: "forEvery", query, satisfies: age, emptyDomain: "true" }, false],
  ["one of two sources", { kind: "preferred", alternatives: [recent, recent] }, false],
])("%s", (_, condition, truth) => expect(onlyDecays(condition)).toBe(truth));

test("what only decays is never decided otherwise on a later day", () => {
  let seen = 0;
  fc.assert(
    fc.property(conditions({}, 2), fullFacts, fc.integer({ min: 1, max: 200 }), (condition, facts, later) => {
      fc.pre(onlyDecays(condition));
      seen += 1;
      const { anchors: _, ...rest } = facts;
      const person = freezeChart(chartOf(rest), evaluationDay);
      const on = (days: number) =>
        evaluate(condition, person, { asOf: addDays(evaluationDay, days), decisions: new Map() }).truth;
      const [before, after] = [on(0), on(later)];
      if (after !== "unknown") expect(after).toBe(before);
    }),
    { numRuns: Math.ceil(300 * share) },
  );
  expect(seen).toBeGreaterThanOrEqual(Math.floor(250 * share));
});
