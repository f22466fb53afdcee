import fc from "fast-check";
import { expect, test } from "vitest";
import type { Entry } from "./event.ts";
import { coordinator, entry, growLog, idAt, logOf, result } from "./exampleEntries.ts";
import { hashOf, headOf, idOf, linkEvents } from "./log.ts";
import { verifyChain } from "./verifyChain.ts";

const whole = growLog(
  () => entry("subjectRegistered/1", {}),
  () => result("platelets", "120", "10*9/L"),
  () => result("anc", "2.1", "10*9/L"),
  (events) => ({
    ...result("platelets", "102", "10*9/L"),
    supersedes: idAt(events, 1),
    reason: "digits swapped on entry",
  }),
  () => entry("answer/1", { question: "q", answer: "yes", date: "2026-03-12" }),
);

test("an untouched log is whole and ends in its head", () =>
  expect(verifyChain(whole)).toEqual({ kind: "whole", length: 5, head: headOf(whole) }));

test("an empty log is whole", () =>
  expect(verifyChain([])).toEqual({ kind: "whole", length: 0, head: null }));

/** Every leaf of a JSON value with one character changed, one variant a leaf. */
const variants = (value: unknown): readonly unknown[] => {
  if (typeof value === "string")
    return [`${value}x`, value.replace(/.$/, (last) => (last === "0" ? "1" : "0"))].filter(
      (each) => each !== value,
    );
  if (typeof value === "number") return [value + 1];
  if (value === null) return ["something"];
  if (Array.isArray(value)) return [];
  if (typeof value === "object")
    return Object.entries(value).flatMap(([name, member]) =>
      variants(member).map((changed) => ({ ...value, [name]: changed })),
    );
  return [];
};

test("one changed character in any member of any event breaks the chain at that event", () => {
  let tried = 0;
  whole.forEach((event, index) => {
    for (const changed of variants(event)) {
      const log = whole.map((each, at) => (at === index ? (changed as typeof event) : each));
      expect(verifyChain(log)).toMatchObject({ kind: "broken", at: index + 1 });
      tried += 1;
    }
  });
  expect(tried).toBeGreaterThan(150);
});

test("a member added to a payload breaks the chain", () =>
  expect(
    verifyChain(
      whole.map((each, at) => (at === 2 ? { ...each, payload: { ...each.payload, note: "" } } : each)),
    ),
  ).toMatchObject({ kind: "broken", at: 3, reason: "its content does not give its hash" }));

test("two events that changed places break the chain at the first of them", () => {
  const [one, two, three, ...rest] = whole;
  if (one === undefined || two === undefined || three === undefined) throw new Error("expected a log");
  expect(verifyChain([one, three, two, ...rest])).toMatchObject({ kind: "broken", at: 2 });
});

test.each([0, 1, 2, 3])("without event %i the chain breaks where it stood", (missing) =>
  expect(verifyChain(whole.filter((_, at) => at !== missing))).toMatchObject({
    kind: "broken",
    at: missing + 1,
  }),
);

test("events cut off at the end show only against a head that was kept elsewhere", () => {
  const cut = whole.slice(0, -1);
  expect(verifyChain(cut).kind).toBe("whole");
  expect(verifyChain(cut, headOf(whole)?.hash)).toMatchObject({ kind: "broken", at: 5 });
  expect(verifyChain(whole, headOf(whole)?.hash).kind).toBe("whole");
});

/** A log forged with fitting hashes, so that only what it says can be wrong. */
const forge = (...entries: readonly Entry[]) => verifyChain(logOf(...entries));

test("a forged correction of another subject's event is found although all hashes fit", () => {
  const first = result("platelets", "120", "10*9/L");
  const id = idOf(1, first);
  const correction = { ...result("platelets", "10", "10*9/L"), supersedes: id, reason: "wrong" };
  expect(forge(first, correction).kind).toBe("whole");
  expect(forge(first, { ...correction, subject: "LU-002" })).toMatchObject({
    at: 2,
    reason: "corrects an event of another subject",
  });
  expect(forge(first, correction, correction)).toMatchObject({
    at: 3,
    reason: "corrects an event that was corrected before",
  });
  expect(forge(first, { ...correction, supersedes: "e000000009-aaaaaaaaaaaa" })).toMatchObject({ at: 2 });
});

test("a forged recording time before that of the previous event is found", () => {
  const [first] = logOf(result("platelets", "120", "10*9/L"));
  if (first === undefined) throw new Error("expected an event");
  const [second] = linkEvents(headOf([first]), [result("anc", "2", "10*9/L")], "2026-03-20T12:00:00Z");
  if (second === undefined) throw new Error("expected an event");
  const { hash: _hash, ...open } = { ...second, recordedAt: "2026-03-01T12:00:00.000Z" };
  expect(verifyChain([first, { ...open, hash: hashOf(open) }])).toMatchObject({
    at: 2,
    reason: "recorded before the link before it",
  });
});

test("whatever is appended in whatever batches, the chain holds", () =>
  fc.assert(
    fc.property(
      fc.array(
        fc.array(
          fc.record({
            subject: fc.constantFrom("A", "B", null),
            value: fc.integer({ min: 0, max: 999 }).map(String),
            text: fc.string({ unit: "grapheme" }),
            at: fc
              .integer({ min: 0, max: 23 })
              .map((hour) => `2026-03-17T${String(hour).padStart(2, "0")}:00:00Z`),
          }),
          { maxLength: 4 },
        ),
        { maxLength: 8 },
      ),
      (batches) => {
        let events: readonly Parameters<typeof hashOf>[0][] = [];
        let log = linkEvents(null, [], "2026-03-17T00:00:00Z");
        for (const batch of batches) {
          log = [
            ...log,
            ...linkEvents(
              headOf(log),
              batch.map(({ subject, value, text }) => ({
                ...entry("clinical/1", { type: "note", payload: { value, text } }),
                subject,
                actor: coordinator,
              })),
              batch[0]?.at ?? "2026-03-17T00:00:00Z",
            ),
          ];
          expect(verifyChain(log)).toMatchObject({ kind: "whole", length: log.length });
          expect(log.slice(0, events.length)).toEqual(events);
          events = log;
        }
      },
    ),
  ));
