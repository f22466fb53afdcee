import { expect, describe as group, test } from "vitest";
import type { Chart, ClinicalRecord } from "./chart.ts";
import type { Condition, ForSome } from "./condition.ts";
import type { Cost } from "./costs.ts";
import { evaluate } from "./evaluate.ts";
import {
  allOf,
  answer,
  anyOf,
  ask,
  chart,
  field,
  is,
  list,
  not,
  record,
  situation,
  window,
} from "./fixture.ts";
import { settlingCosts } from "./settlingCosts.ts";

const [a, b, c] = [ask("a"), ask("b"), ask("c")];
/** "1" is whether lesion 1 is a target, "1+" whether it is positive, "1.start" when it was found. */
const shorten = (fact: string): string =>
  fact
    .replace(/^lesion\./, "")
    .replace(/\.isTarget$/, "")
    .replace(/\.sstr$/, "+");
/** Facts to make it true, facts to make it false; "-" where no answer does. An answer to c is dear. */
const toSettle = (condition: Condition, person: Chart): readonly [string, string] => {
  const write = (cost: Cost): string => (cost === null ? "-" : [...cost.facts].map(shorten).join(" "));
  const costs = settlingCosts(condition, evaluate(condition, person, situation), (fact) =>
    fact === "c" ? 9 : 1,
  );
  return [write(costs.toTrue), write(costs.toFalse)];
};
const answered = (given: string): Chart =>
  chart({
    answers: ["a", "b", "c"].flatMap((question, index) => {
      const letter = given[index] ?? "?";
      return letter === "?" ? [] : [answer(question, letter === "y" ? "yes" : "no")];
    }),
  });

group("rules over questions", () => {
  test.each<readonly [string, Condition, string, string, string]>([
    ["all of a, b and c", allOf(a, b, c), "???", "a b c", "a"],
    ["all of c and b", allOf(c, b), "???", "c b", "b"],
    ["all of a and b", allOf(a, b), "y?", "b", "b"],
    ["all of a and b", allOf(a, b), "yy", "", "-"],
    ["all of a and b", allOf(a, b), "n?", "-", ""],
    ["any of c, b and a", anyOf(c, b, a), "???", "b", "c b a"],
    ["any of a and b", anyOf(a, b), "n?", "b", "b"],
    ["not all of a and b", not(allOf(a, b)), "??", "a", "a b"],
    ["if c then b", { kind: "ifThen", condition: c, consequence: b }, "???", "b", "c b"],
    ["if a then b", { kind: "ifThen", condition: a, consequence: b }, "y?", "b", "b"],
    ["if a then b", { kind: "ifThen", condition: a, consequence: b }, "?n", "a", "a"],
    ["a unless c", { kind: "unless", base: a, exception: c }, "???", "a c", "a"],
    ["a unless b", { kind: "unless", base: a, exception: b }, "y?", "b", "b"],
    ["c, else b", { kind: "preferred", alternatives: [c, b] }, "???", "b", "b"],
    ["two of a, b and c", { kind: "atLeast", minimumTrue: 2, operands: [a, b, c] }, "???", "a b", "a b"],
    ["two of a, b and c", { kind: "atLeast", minimumTrue: 2, operands: [a, b, c] }, "y??", "b", "b c"],
    [
      "not understood",
      { kind: "opaque", text: "…", span: { file: "x", sha256: "0", start: 1, end: 2 } },
      "",
      "text:x:1",
      "text:x:1",
    ],
  ])("%s, answered %s: %s to make it true, %s to make it false", (...row) => {
    const [, condition, given, toTrue, toFalse] = row;
    expect(toSettle(condition, answered(given))).toEqual([toTrue, toFalse]);
  });
});

group("readings", () => {
  const damaged = (...alternatives: readonly Condition[]): Condition => ({
    kind: "readings",
    repairId: "r",
    alternatives: alternatives.map((expression, index) => ({ label: `${index}`, expression })),
  });
  test("either every reading comes out alike, or the repair is confirmed and one does", () => {
    expect(toSettle(damaged(a, b), answered("yn"))).toEqual(["repair:r", "repair:r"]);
    expect(toSettle(damaged(a, b), answered("y?"))).toEqual(["b", "repair:r b"]);
    expect(toSettle(damaged(a, c), answered("??"))).toEqual(["repair:r a", "repair:r a"]);
    expect(toSettle(damaged(a), answered(""))).toEqual(["a", "a"]);
  });
});

const target = is(field("isTarget"), "true");
const some = (
  counts: Pick<ForSome, "minimumCount" | "maximumCount"> = {},
  where: Condition = target,
): Condition => ({
  kind: "forSome",
  query: { recordType: "lesion", bindAs: "L", where },
  ...counts,
});
/** One lesion per letter, called by its place: T is a target, F is not, U does not say. */
const lesions = (letters: string, positive: string = ""): readonly ClinicalRecord[] =>
  [...letters].map((letter, index) =>
    record("lesion", `${index + 1}`, {
      fields: {
        ...(letter === "U" ? {} : { isTarget: letter === "T" }),
        ...((positive[index] ?? "?") === "?"
          ? {}
          : { sstr: positive[index] === "+" ? "positive" : "negative" }),
      },
    }),
  );
const complete = (letters: string, positive?: string): Chart =>
  chart({ lists: [list("lesion", lesions(letters, positive))] });
const partial = (letters: string, positive?: string): Chart =>
  chart({ lists: [list("lesion", lesions(letters, positive), "partial")] });

group("counts of records", () => {
  test.each<readonly [string, Condition, Chart, string, string]>([
    ["one of UU", some(), complete("UU"), "1", "1 2"],
    ["one of FU", some(), complete("FU"), "2", "2"],
    ["one of F, list open", some(), partial("F"), "list:lesion", "list:lesion"],
    ["one of U, list open", some(), partial("U"), "1", "1 list:lesion"],
    ["two of TUU", some({ minimumCount: 2 }), complete("TUU"), "2", "2 3"],
    ["two of UUU", some({ minimumCount: 2 }), complete("UUU"), "1 2", "1 2"],
    ["at most one of TU", some({ maximumCount: 1 }), complete("TU"), "2", "2"],
    ["at most one of UUT", some({ maximumCount: 1 }), complete("UUT"), "1 2", "1"],
    ["at most one of T, list open", some({ maximumCount: 1 }), partial("T"), "list:lesion", "list:lesion"],
    [
      "one to two of U, list open",
      some({ minimumCount: 1, maximumCount: 2 }),
      partial("U"),
      "1 list:lesion",
      "list:lesion",
    ],
    ["exactly one of TU", some({ minimumCount: 1, maximumCount: 1 }), complete("TU"), "2", "2"],
  ])("%s", (_, condition, person, toTrue, toFalse) =>
    expect(toSettle(condition, person)).toEqual([toTrue, toFalse]),
  );
  test("a record that has to pass two tests needs both, and fails by either", () => {
    const positive = is(field("sstr"), "positive");
    expect(toSettle(some({}, allOf(target, positive)), complete("U"))).toEqual(["1 1+", "1"]);
    expect(toSettle(some({}, allOf(target, positive)), complete("T"))).toEqual(["1+", "1+"]);
    const recent: Condition = {
      kind: "forSome",
      query: { recordType: "lesion", bindAs: "L", where: target, within: window("evaluation", "-4 week") },
    };
    expect(toSettle(recent, complete("U"))).toEqual(["1.start 1", "1.start"]);
    expect(toSettle(recent, complete("T"))).toEqual(["1.start", "1.start"]);
  });
  test("a record of a window alone is asked for its date", () =>
    expect(
      toSettle(
        {
          kind: "forSome",
          query: { recordType: "lesion", bindAs: "L", within: window("evaluation", "-4 week") },
        },
        complete("T"),
      ),
    ).toEqual(["1.start", "1.start"]));
  test("where one of any kind is there and two are asked for, the list is asked about", () =>
    expect(
      toSettle(
        { kind: "forSome", query: { recordType: "lesion", bindAs: "L" }, minimumCount: 2 },
        partial("U"),
      ),
    ).toEqual(["list:lesion", "list:lesion"]));
});

group("every record", () => {
  const every = (emptyDomain: "true" | "unknown", where: Condition | null = target): Condition => ({
    kind: "forEvery",
    query: { recordType: "lesion", bindAs: "L", ...(where === null ? {} : { where }) },
    satisfies: is(field("sstr"), "positive"),
    emptyDomain,
  });
  test.each<readonly [string, Condition, Chart, string, string]>([
    ["T?: whether it is positive", every("unknown"), complete("T", "?"), "1+", "1+"],
    ["U-: whether it is a target", every("unknown"), complete("U", "-"), "1", "1"],
    ["T?T?: both to hold, one to fail", every("unknown"), complete("TT", "??"), "1+ 2+", "1+"],
    ["T+, list open", every("unknown"), partial("T", "+"), "list:lesion", "list:lesion"],
    ["T?, list open", every("unknown"), partial("T", "?"), "1+ list:lesion", "1+"],
    [
      "no target in a complete list: another record",
      every("unknown"),
      complete("F", "-"),
      "list:lesion",
      "list:lesion",
    ],
    ["without a domain", every("true", null), complete("F", "?"), "1+", "1+"],
  ])("%s", (_, condition, person, toTrue, toFalse) =>
    expect(toSettle(condition, person)).toEqual([toTrue, toFalse]),
  );
});
