import { expect, describe as group, test } from "vitest";
import type { Chart } from "./chart.ts";
import type { Condition } from "./condition.ts";
import { evaluate } from "./evaluate.ts";
import {
  allOf,
  answer,
  anyOf,
  ask,
  asOf,
  chart,
  compare,
  field,
  is,
  latest,
  list,
  not,
  record,
  result,
  window,
} from "./fixture.ts";
import { type AskedGate, type NextQuestion, nextQuestions } from "./questions.ts";

const gate = (
  id: string,
  condition: Condition,
  person: Chart,
  role: "inclusion" | "exclusion" = "inclusion",
): AskedGate => ({
  id,
  role,
  op: "all",
  parts: [{ id, condition, verdict: evaluate(condition, person, { asOf, decisions: new Map() }) }],
});
const facts = (questions: readonly NextQuestion[]): readonly string[] =>
  questions.map((each) => each.neededFact);

const platelets = compare("platelets", ">=", "100", "10*9/L");
const nobody = chart();

test("a fact that two criteria need is asked for once and counts for both", () => {
  const [only, ...others] = nextQuestions([
    gate("A", platelets, nobody),
    gate("B", compare("platelets", "<", "75", "10*9/L"), nobody, "exclusion"),
  ]);
  expect(others).toEqual([]);
  expect(only).toMatchObject({ neededFact: "platelets", askedOf: "laboratory", decides: ["A", "B"] });
});

test("the only open fact settles the trial", () => {
  const known = chart({ answers: [answer("q", "yes")] });
  const [only] = nextQuestions([gate("A", ask("q"), known), gate("B", platelets, known)]);
  expect(only).toMatchObject({ neededFact: "platelets", settlesTrial: true, decides: ["B"] });
});

test("with two open facts that both are needed, none settles the trial alone", () =>
  expect(
    nextQuestions([gate("A", ask("q"), nobody), gate("B", platelets, nobody)]).map(
      (each) => each.settlesTrial,
    ),
  ).toEqual([false, false]));

test("either of two scans would do, so each alone settles it and the cheaper is asked first", () => {
  const either = anyOf(platelets, ask("q"));
  const questions = nextQuestions([gate("A", either, nobody)]);
  expect(facts(questions)[0]).toBe("q");
  expect(questions[0]?.settlesTrial).toBe(true);
});

test("the chart is looked at before the patient is asked, the patient before blood is drawn, blood before a scan", () => {
  const imaging = is(latest("liverDominant"), "true");
  const questions = nextQuestions([
    gate("scan", is(latest("boneMarrow.diffuseInfiltration"), "false"), nobody),
    gate("blood", platelets, nobody),
    gate("patient", is(latest("lactating"), "false"), nobody),
    gate("chart", ask("q"), nobody),
  ]);
  expect(questions.map((each) => each.burden)).toEqual(["review", "question", "blood", "imaging"]);
  expect(imaging.kind).toBe("memberOf");
});

test("what touches more criteria comes first among equals", () => {
  const questions = nextQuestions([
    gate("A", compare("hemoglobin", ">", "90", "g/L"), nobody),
    gate("B", platelets, nobody),
    gate("C", compare("platelets", "<", "75", "10*9/L"), nobody, "exclusion"),
  ]);
  expect(facts(questions)).toEqual(["platelets", "hemoglobin"]);
});

test("among equals the order of the source decides", () =>
  expect(facts(nextQuestions([gate("A", ask("second"), nobody), gate("B", ask("first"), nobody)]))).toEqual([
    "second",
    "first",
  ]));

test("nothing is asked about what is decided", () => {
  const person = chart({ results: [result("platelets", "150", "10*9/L")] });
  expect(nextQuestions([gate("A", platelets, person)])).toEqual([]);
  // The failing requirement settles the conjunction, so the other half is not asked.
  const low = chart({ results: [result("platelets", "50", "10*9/L")] });
  expect(nextQuestions([gate("A", allOf(platelets, ask("q")), low)])).toEqual([]);
});

const lesions = (...sizes: readonly (string | null)[]): Chart =>
  chart({
    lists: [
      list(
        "lesion",
        sizes.map((size, index) =>
          record("lesion", `l${index}`, {
            fields: size === null ? {} : { longestDimension: { value: size, unit: "mm" } },
          }),
        ),
      ),
    ],
  });
const big: Condition = {
  kind: "forSome",
  query: { recordType: "lesion", bindAs: "L", where: compare(field("longestDimension"), ">=", "10", "mm") },
};

group("lists of records", () => {
  test("completing a list is one question", () =>
    expect(nextQuestions([gate("A", big, nobody)])).toMatchObject([
      { neededFact: "list:lesion", code: "listNotComplete", burden: "review", settlesTrial: true },
    ]));
  test("of two unmeasured lesions either can settle an existence, both have to be measured to deny it", () => {
    const questions = nextQuestions([gate("A", big, lesions(null, null))]);
    expect(facts(questions)).toEqual(["lesion.l0.longestDimension", "lesion.l1.longestDimension"]);
    expect(questions.map((each) => each.settlesTrial)).toEqual([true, true]);
    expect(questions.map((each) => each.decides)).toEqual([["A"], ["A"]]);
  });
  test("the measured one is not asked for again", () =>
    expect(facts(nextQuestions([gate("A", big, lesions("5", null))]))).toEqual([
      "lesion.l1.longestDimension",
    ]));
  test("two witnesses needed and one found: one more settles it", () =>
    expect(nextQuestions([gate("A", { ...big, minimumCount: 2 }, lesions("20", null))])[0]).toMatchObject({
      neededFact: "lesion.l1.longestDimension",
      settlesTrial: true,
    }));
});

group("readings", () => {
  const open: Condition = {
    kind: "readings",
    repairId: "r",
    alternatives: [
      { label: "≥", expression: platelets },
      { label: "≤", expression: compare("platelets", "<=", "100", "10*9/L") },
    ],
  };
  test("confirming the repair is a question, and the last one settles the trial", () =>
    expect(
      nextQuestions([gate("A", open, chart({ results: [result("platelets", "150", "10*9/L")] }))]),
    ).toMatchObject([
      {
        neededFact: "repair:r",
        code: "sourceAmbiguous",
        burden: "review",
        settlesTrial: true,
        decides: ["A"],
      },
    ]));
  test("with the result missing as well, neither settles it alone", () => {
    const questions = nextQuestions([gate("A", open, nobody)]);
    expect(facts(questions)).toContain("platelets");
    expect(facts(questions)).toContain("repair:r");
    // A value of exactly 100 would do under both readings, so the result alone can settle it.
    expect(questions.find((each) => each.neededFact === "platelets")?.settlesTrial).toBe(true);
    expect(questions.find((each) => each.neededFact === "repair:r")?.settlesTrial).toBe(false);
  });
});

group("costs follow the logic", () => {
  const settles = (condition: Condition, role: "inclusion" | "exclusion" = "inclusion"): readonly boolean[] =>
    nextQuestions([gate("A", condition, nobody, role)]).map((each) => each.settlesTrial);
  const [p, q] = [ask("p"), ask("q")];
  test("a conjunction needs all, to fail it needs one", () => {
    expect(settles(allOf(p, q))).toEqual([false, false]);
    expect(settles(not(allOf(p, q)))).toContain(true);
  });
  test("an exclusion that has to be denied in both halves needs both answers", () => {
    expect(settles(anyOf(p, q), "exclusion")).toEqual([false, false]);
    expect(settles(allOf(p, q), "exclusion")).toContain(true);
  });
  test("an implication can be met by its premise failing", () =>
    expect(settles({ kind: "ifThen", condition: p, consequence: q })).toContain(true));
  test("a rule with an exception needs the rule and the denial of the exception", () =>
    expect(settles({ kind: "unless", base: p, exception: q })).toEqual([false, false]));
  test("two of three need two", () => {
    const three: Condition = { kind: "atLeast", minimumTrue: 2, operands: [p, q, ask("s")] };
    expect(settles(three)).toEqual([false, false, false]);
    expect(settles({ ...three, minimumTrue: 1 })).toContain(true);
  });
  test("the first known source of a preference decides", () =>
    expect(settles({ kind: "preferred", alternatives: [p, q] })).toContain(true));
});

test("rows that decide together are passed by the cheapest of them", () => {
  const verdictOf = (condition: Condition) => evaluate(condition, nobody, { asOf, decisions: new Map() });
  const scan = is(latest("boneMarrow.diffuseInfiltration"), "false");
  const questions = nextQuestions([
    {
      id: "group",
      role: "inclusion",
      op: "any",
      parts: [
        { id: "a", condition: scan, verdict: verdictOf(scan) },
        { id: "b", condition: ask("q"), verdict: verdictOf(ask("q")) },
      ],
    },
  ]);
  expect(questions.find((each) => each.settlesTrial)?.neededFact).toBe("q");
});

group("what comes first", () => {
  const [p, q, r] = [ask("p"), ask("q"), ask("r")];
  const scan = is(latest("boneMarrow.diffuseInfiltration"), "false");
  const patient = is(latest("lactating"), "false");
  const twoOf = (...operands: readonly Condition[]): Condition => ({
    kind: "atLeast",
    minimumTrue: 2,
    operands,
  });
  test("what settles the trial alone, even if it is a scan and the rest is in the chart", () => {
    const questions = nextQuestions([gate("A", anyOf(allOf(p, q), scan), nobody)]);
    expect(questions.map((each) => [each.neededFact, each.settlesTrial])).toEqual([
      ["boneMarrow.diffuseInfiltration", true],
      ["p", false],
      ["q", false],
    ]);
  });
  test("one question to the patient before three looks into the chart that only settle it together", () =>
    expect(
      facts(
        nextQuestions([
          gate("A", { kind: "atLeast", minimumTrue: 1, operands: [p, q, r] }, nobody),
          gate("B", patient, nobody),
        ]),
      ),
    ).toEqual(["lactating", "p", "q", "r"]));
  test("of equally light ways to settle it, the one with fewer questions", () =>
    expect(facts(nextQuestions([gate("A", anyOf(p, q), nobody), gate("B", patient, nobody)]))).toEqual([
      "lactating",
      "p",
      "q",
    ]));
  test("an answer decides the rows it settles alone; when there is none, those it is a part of", () => {
    const questions = nextQuestions([gate("A", twoOf(p, q, r), nobody), gate("B", p, nobody)]);
    expect(Object.fromEntries(questions.map((each) => [each.neededFact, each.decides]))).toEqual({
      p: ["B"],
      q: ["A"],
      r: ["A"],
    });
  });
  test("an answer that two rows wait for settles the trial only if it is enough for both", () => {
    const settles = (second: Condition): readonly boolean[] =>
      nextQuestions([gate("A", p, nobody), gate("B", second, nobody)]).map((each) => each.settlesTrial);
    expect(settles(allOf(p, q))).toEqual([false, false]);
    expect(settles(anyOf(p, q))).toEqual([true, false]);
  });
  test("a result that is missed in two ways is asked for as it was first missed", () => {
    const old = chart({ results: [result("platelets", "3", "g/L", "2025-12-01")] });
    const recent = compare(latest("platelets", window("firstDose", "-4 week")), ">=", "100", "10*9/L");
    expect(nextQuestions([gate("A", recent, old), gate("B", platelets, old)])).toMatchObject([
      { neededFact: "platelets", code: "outsideWindow", decides: ["A", "B"] },
    ]);
  });
});

group("rows that decide together", () => {
  const together = (op: "any" | "all", given: string): readonly string[] => {
    const person = chart({
      answers: ["a", "b"].flatMap((id, index) =>
        given[index] === "?" ? [] : [answer(id, given[index] === "y" ? "yes" : "no")],
      ),
    });
    const row = (id: string) => ({
      id,
      condition: ask(id),
      verdict: evaluate(ask(id), person, { asOf, decisions: new Map() }),
    });
    return facts(nextQuestions([{ id: "group", role: "inclusion", op, parts: [row("a"), row("b")] }]));
  };
  test.each([
    ["any", "y?", []],
    ["any", "n?", ["b"]],
    ["all", "y?", ["b"]],
    ["all", "n?", []],
  ] as const)("%s of a and b, answered %s: asks %j", (op, given, asked) =>
    expect(together(op, given)).toEqual(asked),
  );
});
