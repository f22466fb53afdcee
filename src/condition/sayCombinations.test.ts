import { expect, describe as group, test } from "vitest";
import type { Chart } from "./chart.ts";
import type { Condition } from "./condition.ts";
import { allOf, answer, anyOf, ask, chart, compare, result, says } from "./fixture.ts";

const [a, b, c] = [ask("a"), ask("b"), ask("c")];
/** The answers to a, b and c: "y?n" is yes, none, no. */
const answered = (given: string): Chart =>
  chart({
    answers: ["a", "b", "c"].flatMap((question, index) => {
      const letter = given[index] ?? "?";
      return letter === "?" ? [] : [answer(question, letter === "y" ? "yes" : "no")];
    }),
  });
/** What is told, in short: "a yes", "b no", "c open". */
const told = (condition: Condition, given: string, role: "inclusion" | "exclusion" = "inclusion"): string =>
  says(condition, answered(given), role)
    .replace(/\.$/, "")
    .replace(/^T/, "t")
    .replaceAll(/the investigator answered (yes|no) on 2026-02-20 to “(.)\?”/g, "$2 $1")
    .replaceAll(/the investigator has not yet answered “(.)\?”/g, "$1 open");

group("all of a and b, any of a and b: what forces the verdict or keeps it open", () => {
  test.each([
    ["yy", "a yes; b yes", "a yes"],
    ["yn", "b no", "a yes"],
    ["y?", "b open", "a yes"],
    ["ny", "a no", "b yes"],
    ["nn", "a no", "a no; b no"],
    ["n?", "a no", "b open"],
    ["??", "a open; b open", "a open; b open"],
  ])("answered %s: “%s”, “%s”", (given, all, any) => {
    expect(told(allOf(a, b), given)).toBe(all);
    expect(told(anyOf(a, b), given)).toBe(any);
  });
});

group("if a then b", () => {
  test.each([
    ["yy", "b yes"],
    ["yn", "a yes; but b no"],
    ["y?", "b open"],
    ["ny", "a no, so nothing further is asked"],
    ["n?", "a no, so nothing further is asked"],
    ["?y", "b yes"],
    ["?n", "a open; if it applies, b no"],
    ["??", "a open; if it applies, this is needed too: b open"],
  ])("answered %s: “%s”", (given, words) =>
    expect(told({ kind: "ifThen", condition: a, consequence: b }, given)).toBe(words),
  );
  test("what both parts wait for is told once, what only the second waits for is added", () => {
    expect(told({ kind: "ifThen", condition: a, consequence: a }, "")).toBe("a open");
    expect(told({ kind: "ifThen", condition: a, consequence: allOf(a, b) }, "")).toBe(
      "a open; if it applies, this is needed too: a open; b open",
    );
  });
});

group("a unless b", () => {
  test.each([
    ["yy", "the exception applies: b yes"],
    ["yn", "a yes; the exception does not apply: b no"],
    ["y?", "a yes; whether the exception applies is open: b open"],
    ["ny", "a no"],
    ["n?", "a no"],
    ["?y", "the exception applies: b yes"],
    ["?n", "a open"],
    ["??", "a open; whether the exception applies is open: b open"],
  ])("answered %s: “%s”", (given, words) =>
    expect(told({ kind: "unless", base: a, exception: b }, given)).toBe(words),
  );
});

test.each([
  ["yyn", "2 of the 2 that are needed are met: a yes; b yes"],
  ["ynn", "1 of the 2 that are needed is met: b no; c no"],
  ["y??", "1 of the 2 that are needed is met: b open; c open"],
  ["nnn", "0 of the 2 that are needed are met: a no; b no"],
])("at least two of three, answered %s: “%s”", (given, words) =>
  expect(told({ kind: "atLeast", minimumTrue: 2, operands: [a, b, c] }, given)).toBe(words),
);

test.each([
  ["yn", "a yes"],
  ["?y", "b yes (provisional: the preferred source is not recorded)"],
  ["??", "a open; b open"],
])("a preferred to b, answered %s: “%s”", (given, words) =>
  expect(told({ kind: "preferred", alternatives: [a, b] }, given)).toBe(words),
);

const readings = (...alternatives: readonly (readonly [string, Condition])[]): Condition => ({
  kind: "readings",
  repairId: "r",
  alternatives: alternatives.map(([label, expression]) => ({ label, expression })),
});

group("one reading asks for a, the other for b", () => {
  const damaged = readings(["one", a], ["two", b]);
  const several = "the record can be read in several ways: ";
  const confirm = "; the repair has to be confirmed";
  test.each([
    ["yn", `${several}under “one” it is met, under “two” it is not met${confirm}`],
    ["ny", `${several}under “two” it is met, under “one” it is not met${confirm}`],
    ["y?", `${several}under “one” it is met, under “two” it stays unknown${confirm}`],
    ["?n", `${several}under “two” it is not met, under “one” it stays unknown${confirm}`],
    ["yy", "a yes, under every open reading of the record"],
    ["??", "a open"],
  ])("answered %s: “%s”", (given, words) => expect(told(damaged, given)).toBe(words));
  test("what keeps out applies or does not", () =>
    expect(told(damaged, "yn", "exclusion")).toBe(
      `${several}under “one” it applies, under “two” it does not apply${confirm}`,
    ));
  test("a confirmed reading speaks alone", () =>
    expect(says(damaged, answered("yn"), "inclusion", new Map([["r", "two"]]))).toBe(
      "The investigator answered no on 2026-02-20 to “b?”.",
    ));
  test("that every reading agrees is told where it belongs, and once", () => {
    expect(told(allOf(damaged, c), "yyy")).toBe("a yes, under every open reading of the record; c yes");
    expect(told(readings(["one", readings(["x", a], ["y", a])], ["two", a]), "y")).toBe(
      "a yes, under every open reading of the record",
    );
  });
  test("where two places are only decided together, both are told", () =>
    expect(told(anyOf(damaged, readings(["one", b], ["two", a])), "yn")).toContain(
      "under “one” it is met, under “two” it is not met; the record can be read in several ways: under “two” it is met",
    ));
});

test.each([
  [null, ""],
  ["2026-02-10T10:00Z", " on 2026-02-10"],
])("a result of %s under a lost comparator", (date, on) =>
  expect(
    says(
      readings(
        ["≥", compare("hemoglobin", ">=", "9", "g/dL")],
        ["≤", compare("hemoglobin", "<=", "9", "g/dL")],
      ),
      chart({ birth: "1960-01-01", results: [result("hemoglobin", "11", "g/dL", date)] }),
      "exclusion",
    ),
  ).toBe(
    `Haemoglobin 11 g/dL${on} is held against 9 g/dL, but the comparator of the record is lost: under ≥ it applies, under ≤ it does not apply; the repair has to be confirmed.`,
  ),
);
