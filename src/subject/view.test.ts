import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isoDate } from "../kernel/calendar.ts";
import { entry, growLog, idAt, logOf, result } from "./exampleEntries.ts";
import { repairDecisionsOf } from "./repairDecisionsOf.ts";
import { viewOf } from "./view.ts";

// Recorded one a day from 10 March 2026, noon.
const log = growLog(
  () => result("platelets", "120", "10*9/L", "2026-03-02"),
  () => result("platelets", "95", "10*9/L", "2026-03-11"),
  (events) => ({
    ...result("platelets", "102", "10*9/L", "2026-03-02"),
    supersedes: idAt(events, 0),
    reason: "digits swapped",
  }),
  (events) =>
    entry("retraction/1", {}, "2026-03-13", { supersedes: idAt(events, 1), reason: "other patient" }),
);
const values = (effective: string, knownAt?: string): readonly unknown[] =>
  viewOf(log, { effective: isoDate(effective), ...(knownAt === undefined ? {} : { knownAt }) }).map(
    ({ payload }) => payload["value"],
  );
const v = (value: string) => ({ value, unit: "10*9/L" });

describe("a view at two times", () => {
  test("on 11 March only what was recorded by then is known", () =>
    expect(values("2026-03-11", "2026-03-11T13:00:00Z")).toEqual([v("120"), v("95")]));
  test("a result of 11 March had not happened on 10 March, whatever is known later", () =>
    expect(values("2026-03-10")).toEqual([v("102")]));
  test("a correction of 12 March changes the past as it is known from then on", () => {
    expect(values("2026-03-10", "2026-03-12T11:59:59Z")).toEqual([v("120")]);
    expect(values("2026-03-10", "2026-03-12T12:00:00Z")).toEqual([v("102")]);
  });
  test("a retracted result is left out, and so is the retraction itself", () => {
    expect(values("2026-03-20", "2026-03-12T23:00:00Z")).toEqual([v("95"), v("102")]);
    expect(values("2026-03-20")).toEqual([v("102")]);
  });
  test("a correction that moves a sample behind the day of the view takes it out of the view", () => {
    const moved = growLog(
      () => result("anc", "2", "10*9/L", "2026-03-02"),
      (events) => ({
        ...result("anc", "2", "10*9/L", "2026-04-02"),
        supersedes: idAt(events, 0),
        reason: "month",
      }),
    );
    expect(viewOf(moved, { effective: isoDate("2026-03-20") })).toEqual([]);
  });
});

test("a month that has begun may hold the event already, a month to come may not", () => {
  const [march] = logOf(result("anc", "2", "10*9/L", "2026-03"));
  if (march === undefined) throw new Error("expected an event");
  expect(viewOf([march], { effective: isoDate("2026-03-01") })).toHaveLength(1);
  expect(viewOf([march], { effective: isoDate("2026-02-28") })).toHaveLength(0);
});

test("an instant belongs to its civil day at the site", () => {
  const sample = logOf(result("anc", "2", "10*9/L", "2026-03-09T23:30:00Z"));
  const on = (zone: string) => viewOf(sample, { effective: isoDate("2026-03-09"), zone }).length;
  expect(on("UTC")).toBe(1);
  expect(on("Europe/Stockholm")).toBe(0);
  expect(on("America/New_York")).toBe(1);
});

test("sex, age statements, list statements and laboratory limits hold whatever day they were entered", () => {
  const facts = logOf(
    entry("attribute/1", { name: "sex", value: "female" }, "2026-03-10"),
    entry("age/1", { years: 64, date: "2026-03-10" }, "2026-03-10"),
    entry(
      "listStatement/1",
      { recordType: "medication", completeness: "complete", completeAsOf: "2026-03-10" },
      "2026-03-10",
    ),
    entry("limits/1", { laboratory: "Lund", variable: "alt", upper: "45", unit: "U/L" }, "2026-03-10"),
    entry("attribute/1", { name: "childbearingPotential", value: "no" }, "2026-03-10"),
  );
  expect(viewOf(facts, { effective: isoDate("2020-01-01") }).map(({ type }) => type)).toEqual([
    "attribute/1",
    "age/1",
    "listStatement/1",
    "limits/1",
  ]);
});

test("the last word on a repair holds, seen from the time that is asked", () => {
  const decision = (decided: "confirmed" | "rejected", chosen: string | null) =>
    entry(
      "repairDecision/1",
      { repairId: "001-I6-r1", decision: decided, chosen, reason: "protocol 4.1" },
      "2026-03-10",
      { subject: null, trial: "NCT04949282" },
    );
  const events = logOf(decision("confirmed", "≥"), decision("rejected", null));
  const at = (knownAt: string) =>
    repairDecisionsOf(events, "NCT04949282", { effective: isoDate("2026-03-17"), knownAt }).get("001-I6-r1");
  expect(at("2026-03-09T00:00:00Z")).toBeUndefined();
  expect(at("2026-03-10T18:00:00Z")).toMatchObject({ chosen: "≥", by: "E. Lind", role: "coordinator" });
  expect(at("2026-03-11T18:00:00Z")).toMatchObject({ decision: "rejected", chosen: null });
  expect(repairDecisionsOf(events, "NCT02743741", { effective: isoDate("2026-03-17") }).size).toBe(0);
});

test("what is recorded later never changes what was known earlier", () =>
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          day: fc.integer({ min: 1, max: 28 }),
          corrects: fc.option(fc.nat(), { nil: undefined }),
          retracts: fc.boolean(),
        }),
        { minLength: 1, maxLength: 15 },
      ),
      fc.nat(),
      fc.integer({ min: 1, max: 28 }),
      (steps, cut, asOf) => {
        const events = growLog(
          ...steps.map(
            ({ day, corrects, retracts }) =>
              (before: readonly { id: string; supersedes?: string }[]) => {
                const effective = `2026-03-${String(day).padStart(2, "0")}`;
                const gone = new Set(before.flatMap(({ supersedes }) => supersedes ?? []));
                const open = before.filter(({ id }) => !gone.has(id));
                const target = corrects === undefined ? undefined : open[corrects % Math.max(open.length, 1)];
                const fact = result("anc", String(day), "10*9/L", effective);
                return target === undefined
                  ? fact
                  : {
                      ...(retracts ? entry("retraction/1", {}, effective) : fact),
                      supersedes: target.id,
                      reason: "r",
                    };
              },
          ),
        );
        const length = (cut % events.length) + 1;
        const last = events[length - 1];
        const view = {
          effective: isoDate(`2026-03-${String(asOf).padStart(2, "0")}`),
          knownAt: last?.recordedAt ?? "",
        };
        expect(viewOf(events, view)).toEqual(viewOf(events.slice(0, length), view));
      },
    ),
  ));
