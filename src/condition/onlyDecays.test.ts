import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "../kernel/calendar.ts";
import { chartOf, conditions, evaluationDay, fullFacts } from "./arbitrary.ts";
import { evaluate } from "./evaluate.ts";
import { allOf, compare, latest, window } from "./fixture.ts";
import { freezeChart } from "./freezeChart.ts";
import { onlyDecays } from "./onlyDecays.ts";

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
    { numRuns: 300 },
  );
  expect(seen).toBeGreaterThan(250);
});
