import { describe, expect, test } from "vitest";
import { z } from "zod";
import { shippedProtocols } from "../protocol/index.ts";
import { explain } from "./explain.ts";
import {
  ask,
  atLeast,
  complete,
  given,
  options,
  person,
  record,
  result,
  row,
  said,
  screened,
  trial,
} from "./fixture.ts";
import { screen } from "./screen.ts";
import { screeningSchema, writeScreeningJson } from "./screeningJson.ts";

const protocol = trial([
  row("I1", atLeast("platelets", "100", "10*9/L")),
  row("I2", ask("choice")),
  row("E1", given("octreotide-lar"), "exclusion"),
]);
const facts = {
  results: [result("platelets", "82000", "/mm3")],
  lists: [
    complete(
      "treatment",
      record("treatment", "t", { concepts: ["octreotide-lar"], display: "octreotide LAR" }),
    ),
  ],
};

describe("the JSON of a screening", () => {
  test("has the members of the contract, and gives the value, its unit, date, limit and source", () => {
    const json = writeScreeningJson(screened(protocol, facts));
    expect(Object.keys(json)).toEqual([
      "trial",
      "protocolVersion",
      "subject",
      "asOf",
      "status",
      "notScreenableReason",
      "criteria",
      "groups",
      "openQuestions",
      "earliestPossible",
      "neverByTime",
      "logHead",
    ]);
    expect(json.criteria[0]).toMatchObject({
      id: "I1",
      role: "inclusion",
      truth: "false",
      entry: "fail",
      used: [
        {
          fact: "platelets:2026-03-09",
          variable: "platelets",
          value: "82000",
          unit: "/mm3",
          date: "2026-03-09",
          limit: "≥ 100 10*9/L",
          source: "observations.csv:2",
          counted: true,
        },
      ],
      missing: [],
      repairs: [],
      locator: { file: "trial.txt", start: 10, end: 40, item: "I1" },
    });
    expect(json.criteria[1]?.missing).toEqual([
      { reason: "notAnswered", need: "an answer", askedOf: "investigator", question: "Does choice hold?" },
    ]);
  });

  test("fits its schema for every shipped trial, and the schema is one that others can use", () => {
    for (const shipped of shippedProtocols) {
      const json = writeScreeningJson(screen(shipped, person(facts), options));
      expect(screeningSchema.parse(JSON.parse(JSON.stringify(json)))).toEqual(json);
    }
    expect(z.toJSONSchema(screeningSchema)).toMatchObject({ type: "object" });
  });

  test("is the same to the byte on every run", () => {
    for (const shipped of shippedProtocols) {
      const write = (): string => JSON.stringify(writeScreeningJson(screen(shipped, person(facts), options)));
      expect(write()).toBe(write());
    }
  });

  test("refuses a status that does not exist", () =>
    expect(
      screeningSchema.safeParse({ ...writeScreeningJson(screened(protocol, facts)), status: "maybe" })
        .success,
    ).toBe(false));
});

describe("the explanation as text", () => {
  const lines = explain(screened(protocol, facts), undefined, protocol).split("\n");
  test("begins with subject, trial, day and outcome", () =>
    expect(lines[0]).toBe("S-01 in NCT00000000 (protocol v1) as of 2026-03-16: NOT ELIGIBLE"));
  test("counts what is met, not met and unknown", () =>
    expect(lines[1]).toBe("3 criteria: 2 not met, 1 unknown, 0 met."));
  test("says which criteria time never clears", () =>
    expect(lines[2]).toBe("No date: time alone does not clear I1, E1."));
  test("puts what stands against entry before what is open", () => {
    const heads = lines.filter((line) => /^[IE]\d/.test(line)).map((line) => line.slice(0, 2));
    expect(heads).toEqual(["I1", "E1", "I2"]);
  });
  test("gives the rule in English, the fact with its limit, and the place in the record", () => {
    const text = lines.join("\n");
    expect(text).toContain("rule     excluded when: At least one treatment with octreotide LAR");
    expect(text).toContain(
      "fact     Platelets: 82000 /mm³ on 2026-03-09, held against ≥ 100 ×10⁹/L; 82000 /mm³ = 82 ×10⁹/L [observations.csv:2]",
    );
    expect(text).toContain("missing  an answer (notAnswered); ask the investigator: Does choice hold?");
    expect(text).toContain("source   NCT00000000 v1, item I1, trial.txt characters 10 to 40");
  });
  test("numbers the questions, best first", () => {
    const open = explain(
      screened(protocol, { results: [result("platelets", "100", "10*9/L")] }),
      undefined,
      protocol,
    );
    expect(open).toContain("3 questions open, best first:");
    expect(open).toMatch(/ 1\. ask the \w+: /);
  });
  test("of one criterion shows the tree, the deciding branch first", () => {
    const both = trial([
      row("I1", { kind: "allOf", operands: [ask("choice"), atLeast("platelets", "100", "10*9/L")] }),
    ]);
    const text = explain(screened(both, { ...facts, answers: [said("choice", "yes")] }), "I1", both);
    const tree = text.split("\n").filter((line) => /^ +(true|false|unknown) /.test(line));
    expect(tree.map((line) => line.trim())).toEqual([
      "false   All of: the investigator answers yes to “Does choice hold?” (judgement); platelets ≥ 100 ×10⁹/L",
      "false   Platelets ≥ 100 ×10⁹/L",
      "true    The investigator answers yes to “Does choice hold?” (judgement)",
    ]);
  });
  test("of an unknown criterion names those there are", () =>
    expect(() => explain(screened(protocol, facts), "I9")).toThrow(
      "expected one of the criteria I1, I2, E1",
    ));
  test("of a record without criteria says so", () => {
    const toronto = shippedProtocols.find((each) => !each.population.screenable);
    expect(toronto).toBeDefined();
    if (toronto !== undefined)
      expect(explain(screen(toronto, person(), options))).toContain("no eligibility section");
  });
});
