import { expect, test } from "vitest";
import type { Vocabulary } from "../api/contract.ts";
import { nextAct } from "./nextAct.ts";

const vocabulary: Vocabulary = {
  variables: [
    {
      id: "bilirubin.total",
      label: "Bilirubin",
      kind: "quantity",
      canonicalUnit: "umol/L",
      units: [],
      values: [],
      methods: [],
      plausible: null,
    },
  ],
  concepts: [],
  anchors: ["consent"],
  recordTypes: ["condition", "lesion"],
  roles: [],
};
const act = (neededFact: string, question = "") => nextAct({ neededFact, question }, vocabulary);

test.each([
  ["bilirubin.total", "", { kind: "result", variable: "bilirubin.total" }],
  ["limit:bilirubin.total", "", { kind: "limits", variable: "bilirubin.total" }],
  ["anchor:consent", "", { kind: "anchor", anchor: "consent" }],
  ["list:condition", "Is the list of diagnoses complete?", { kind: "list", recordType: "condition" }],
  [
    "list:condition",
    "Is there a diagnosis that has not been recorded?",
    { kind: "record", recordType: "condition" },
  ],
  ["list:lesion", "Is there a lesion that has not been recorded?", { kind: "lesion" }],
  ["sex", "", { kind: "attribute", name: "sex" }],
  ["birth", "", { kind: "age" }],
] as const)("what is missing as %s opens its form", (fact, question, form) =>
  expect(act(fact, question)).toMatchObject({ kind: "form", form }),
);
test("a detail of one record is entered at that record", () =>
  expect(act("condition.e000000462-597bf9b3e305.advanced")).toMatchObject({
    form: { kind: "field", recordType: "condition", record: "e000000462-597bf9b3e305", field: "advanced" },
  }));
test("a repair leads to its decision, never to a form", () =>
  expect(act("repair:003-I5-r1")).toEqual({
    kind: "repair",
    label: "Decide the reading",
    repair: "003-I5-r1",
  }));
test("whatever else is a question to a person", () =>
  expect(act("NCT05387603.consent.written")).toMatchObject({
    form: { kind: "answer", question: "NCT05387603.consent.written" },
  }));
