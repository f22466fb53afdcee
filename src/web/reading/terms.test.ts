import { describe, expect, test } from "vitest";
import type { Condition } from "../api/contract.ts";
import { conditionOf, termsOf } from "./terms.ts";

const within = {
  anchor: "firstDose",
  from: { amount: "-4", unit: "week" },
  to: { amount: "0", unit: "day" },
  includesFrom: true,
  includesTo: true,
} as const;
const platelets: Condition = {
  kind: "compare",
  left: { kind: "observation", variable: "platelets", select: "latest", within },
  relation: ">",
  right: { value: "90", unit: "10*9/L" },
};
const bilirubin: Condition = {
  kind: "compare",
  left: { kind: "observation", variable: "bilirubin.total", select: "latest" },
  relation: "<=",
  right: { kind: "multipleOfLimit", factor: "2", limit: "upper" },
};
const lost: Condition = {
  kind: "readings",
  repairId: "r1",
  alternatives: ([">=", "<=", "="] as const).map((relation) => ({
    label: relation,
    expression: { ...platelets, relation },
  })),
};

describe("a condition as rows", () => {
  test.each([
    ["one comparison", platelets],
    ["a multiple of the upper limit", bilirubin],
    ["several, all needed", { kind: "allOf", operands: [platelets, bilirubin, lost] }],
    ["alternatives", { kind: "anyOf", operands: [platelets, bilirubin] }],
    ["a sign that is still open", lost],
  ] as const)("%s comes back unchanged when nobody edits it", (_name, condition) => {
    const terms = termsOf(condition);
    expect(terms === null ? null : conditionOf(terms)).toEqual(condition);
  });

  test("an edited number keeps the window", () => {
    const terms = termsOf(platelets);
    const edited =
      terms === null
        ? null
        : conditionOf({ ...terms, terms: terms.terms.map((each) => ({ ...each, value: "75" })) });
    expect(edited).toEqual({ ...platelets, right: { value: "75", unit: "10*9/L" } });
  });

  test("a sign that the person sets closes the open readings", () => {
    const terms = termsOf(lost);
    const edited =
      terms === null
        ? null
        : conditionOf({ ...terms, terms: terms.terms.map((each) => ({ ...each, relation: "<" as const })) });
    expect(edited).toEqual({ ...platelets, relation: "<" });
  });

  test("more structure than rows can show stays a tree", () => {
    expect(termsOf({ kind: "not", operand: platelets })).toBeNull();
    expect(termsOf({ kind: "allOf", operands: [platelets, { kind: "not", operand: bilirubin }] })).toBeNull();
  });
});
