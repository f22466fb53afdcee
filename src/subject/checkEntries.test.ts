import { expect, test } from "vitest";
import { checkEntries, type Supersedable } from "./checkEntries.ts";
import { entry, result } from "./exampleEntries.ts";

const known: Readonly<Record<string, Supersedable>> = {
  open: { subject: "LU-001", type: "observation/1", supersededBy: null },
  done: { subject: "LU-001", type: "observation/1", supersededBy: "e7" },
  foreign: { subject: "LU-002", type: "observation/1", supersededBy: null },
  retraction: { subject: "LU-001", type: "retraction/1", supersededBy: null },
};
const check = (...entries: Parameters<typeof checkEntries>[0]) =>
  checkEntries(entries, (id) => known[id]).map(({ line, field, message }) => `${line} ${field}: ${message}`);
const correction = (supersedes: string, reason = "typing error") => ({
  ...result("platelets", "102", "10*9/L"),
  supersedes,
  reason,
});

test("a result with value, unit, date and status is let in", () =>
  expect(check(result("platelets", "102", "10*9/L"))).toEqual([]));

test("a correction with its reason is let in", () => expect(check(correction("open"))).toEqual([]));
test("a correction without a reason is refused", () =>
  expect(check(correction("open", "  "))).toEqual([expect.stringContaining("a reason is missing")]));
test("a correction of an event of another subject is refused", () =>
  expect(check(correction("foreign"))).toEqual([expect.stringContaining("another subject")]));
test("a correction of an event that was corrected before is refused and names its correction", () =>
  expect(check(correction("done"))).toEqual([expect.stringContaining("by e7")]));
test("a correction of nothing is refused", () =>
  expect(check(correction("none"))).toEqual([expect.stringContaining("no event none")]));
test("one event cannot be corrected twice at once", () =>
  expect(check(correction("open"), correction("open"))).toEqual([expect.stringContaining("2 supersedes")]));
test("a result cannot be corrected into an answer", () =>
  expect(
    check(
      entry("answer/1", { question: "q", answer: "no", date: "2026" }, "2026", {
        supersedes: "open",
        reason: "x",
      }),
    ),
  ).toEqual([expect.stringContaining("keeps the type")]));
test("a retraction names what it takes back; what was retracted may be put forward again", () => {
  expect(check(entry("retraction/1", {}))).toEqual([expect.stringContaining("names the event")]);
  expect(
    check(entry("retraction/1", {}, "2026-03-10", { supersedes: "open", reason: "other patient" })),
  ).toEqual([]);
  expect(check(correction("retraction"))).toEqual([]);
});

test.each([
  ["a decimal comma", result("platelets", "1,5", "10*9/L"), "payload.value"],
  ["a missing unit", result("platelets", "1.5", ""), "payload.value"],
  ["30 February", result("platelets", "1.5", "10*9/L", "2026-02-30"), "payload.collected"],
  ["a sex that is none", entry("attribute/1", { name: "sex", value: "m" }), "payload.value"],
  ["a member that nobody knows", entry("age/1", { years: 64, date: "2026", dob: "1962-01-01" }), "payload"],
  [
    "limits without a limit",
    entry("limits/1", { laboratory: "Lund", variable: "alt", unit: "U/L" }),
    "payload",
  ],
  ["an anchor of no trial", entry("anchor/1", { anchor: "birthday", date: "2026" }), "payload.anchor"],
])("%s is refused at its field", (_, faulty, field) =>
  expect(check(faulty).join(" ")).toContain(`1 ${field}`),
);

test("an effective date that is no date is refused", () =>
  expect(check(entry("subjectRegistered/1", {}, "soon"))).toEqual(["1 effective: soon is no date."]));
test("an event without an actor is refused", () =>
  expect(
    check(
      entry("subjectRegistered/1", {}, "2026", { actor: { name: " ", role: "coordinator", site: "Lund" } }),
    ),
  ).toEqual([expect.stringContaining("names its actor")]));
test("text that PostgreSQL or UTF-8 cannot hold is refused before it is hashed", () =>
  expect(check(entry("clinical/1", { type: "note", payload: { text: "a\u0000" } }))).toEqual([
    expect.stringContaining("cannot be stored"),
  ]));
