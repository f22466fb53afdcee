import { describe, expect, test } from "vitest";
import type { Condition } from "./condition.ts";
import { evaluate } from "./evaluate.ts";
import { answer, ask, chart, situation } from "./fixture.ts";

const question = ask("q");
const monthly: Condition = { ...question, answerValidFor: { amount: "1", unit: "month" } };
const on = (condition: Condition, ...answers: readonly ReturnType<typeof answer>[]) =>
  evaluate(condition, chart({ answers }), situation);

describe("a question to a person", () => {
  test("is unknown until answered, and says whom to ask", () =>
    expect(
      on(question).unknownReasons.map((each) => [each.code, each.neededFact, each.askedOf, each.question]),
    ).toEqual([["notAnswered", "q", "investigator", "q?"]]));
  test.each([
    ["yes", "true"],
    ["no", "false"],
  ] as const)("answered %s: %s, with author and date", (given, truth) => {
    const verdict = on(question, answer("q", given));
    expect(verdict.truth).toBe(truth);
    expect(verdict.used).toEqual([
      {
        fact: "answer:q:2026-02-20",
        variable: "q",
        value: given,
        unit: null,
        date: "2026-02-20",
        source: "E. Lind, investigator (form)",
        counted: true,
      },
    ]);
  });
  test("the last answer holds", () =>
    expect(on(question, answer("q", "yes", "2026-02-01"), answer("q", "no", "2026-02-20")).truth).toBe(
      "false",
    ));
  test("an answer given after the evaluation does not exist", () =>
    expect(on(question, answer("q", "yes", "2026-03-02")).truth).toBe("unknown"));
  test.each([
    ["2026-02-01", "true", []],
    ["2026-02-28T10:00+01:00", "true", []],
    ["2026-01-31", "unknown", ["answerExpired"]],
    ["2026-01-30", "unknown", ["answerExpired"]],
    ["2026-02", "true", []],
    ["2026-01", "unknown", ["answerExpired"]],
    ["2026", "unknown", ["dateTooCoarse"]],
  ] as const)("an answer of %s that is valid for a month, on 1 March: %s", (date, truth, codes) => {
    const verdict = on(monthly, answer("q", "yes", date));
    expect(verdict.truth).toBe(truth);
    expect(verdict.unknownReasons.map((each) => each.code)).toEqual(codes);
  });
  test.each([
    ["2026-02-28T00:00+01:00", "true", []],
    ["2026-02-27T23:59+01:00", "unknown", ["dateTooCoarse"]],
    ["2026-02-27T00:00+01:00", "unknown", ["dateTooCoarse"]],
    ["2026-02-26T23:59+01:00", "unknown", ["answerExpired"]],
    ["2026-02-28", "true", []],
    ["2026-02-27", "unknown", ["dateTooCoarse"]],
    ["2026-02-26", "unknown", ["answerExpired"]],
  ] as const)("an answer of %s that is valid for 48 hours, on 1 March: %s", (date, truth, codes) => {
    // All of 1 March has to be covered: until midnight, 48 hours after the first minute of 28 February.
    const verdict = on(
      { ...question, answerValidFor: { amount: "48", unit: "hour" } },
      answer("q", "yes", date),
    );
    expect(verdict.truth).toBe(truth);
    expect(verdict.unknownReasons.map((each) => each.code)).toEqual(codes);
  });
  test.each([
    ["2025-01-01", "Not counted: no longer valid"],
    ["2026", "Not counted: it may no longer be valid"],
  ])("an answer of %s is still cited, with why it does not count", (date, note) =>
    expect(on(monthly, answer("q", "yes", date)).used).toEqual([
      {
        fact: `answer:q:${date}`,
        variable: "q",
        value: "yes",
        unit: null,
        date,
        source: "E. Lind, investigator (form)",
        counted: false,
        note,
      },
    ]),
  );
});

test("text that was not understood is always unknown", () => {
  const verdict = on({
    kind: "opaque",
    text: "as per local practice",
    span: { file: "r.txt", sha256: "0", start: 7, end: 9 },
  });
  expect(verdict.truth).toBe("unknown");
  expect(verdict.unknownReasons.map((each) => [each.code, each.neededFact])).toEqual([
    ["notParsed", "text:r.txt:7"],
  ]);
});
