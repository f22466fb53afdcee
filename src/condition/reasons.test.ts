import { describe, expect, test } from "vitest";
import type { ReasonCode } from "../kernel/answer.ts";
import { ask } from "./fixture.ts";
import {
  anchorReason,
  answerReason,
  assumedReason,
  birthReason,
  emptyReason,
  fieldReason,
  listReason,
  mergeReasons,
  opaqueReason,
  repairReason,
  variableReason,
} from "./reasons.ts";
import type { UnknownReason } from "./verdict.ts";

/** Who is asked what, for which fact. */
const asked = ({ askedOf, question, neededFact }: UnknownReason): readonly string[] => [
  askedOf,
  question,
  neededFact,
];
const byCode = (make: (code: ReasonCode) => UnknownReason, code: ReasonCode): readonly string[] => {
  const { code: same, nodePath, need } = make(code);
  expect([same, nodePath]).toEqual([code, "/p"]);
  return [need, ...asked(make(code))];
};

describe("a result that is not there or not good enough", () => {
  const count = "What is the platelet count, with its unit and the date of the sample?";
  test.each([
    ["noData", "a result: Platelets", count],
    ["outsideWindow", "a result inside the window: Platelets", count],
    ["valueTooCoarse", "an exact value: Platelets", count],
    ["unitNotConvertible", "a result in a unit that converts: Platelets", count],
    ["baselineMissing", "a baseline result: Platelets", count],
    ["answerExpired", "a result: Platelets", count],
    ["dateTooCoarse", "the exact date: Platelets", "On which day exactly was this established: Platelets?"],
  ] as const)("%s: “%s” is asked of the laboratory", (code, need, question) =>
    expect(byCode((each) => variableReason("/p", each, "platelets"), code)).toEqual([
      need,
      "laboratory",
      question,
      "platelets",
    ]),
  );
  test("limits of normal are those of the laboratory, and a fact of their own", () =>
    expect(byCode((each) => variableReason("/p", each, "ecog"), "limitMissing")).toEqual([
      "the laboratory's limit of normal: ECOG performance status",
      "laboratory",
      "What are the laboratory's limits of normal for ECOG performance status?",
      "limit:ecog",
    ]));
  test("a performance status is the investigator's to date", () =>
    expect(asked(variableReason("/p", "dateTooCoarse", "ecog"))[0]).toBe("investigator"));
  test("the method that is asked for is named", () =>
    expect(variableReason("/p", "noData", "platelets", "by EDTA").need).toBe(
      "a result: Platelets (by EDTA)",
    ));
  test("what no catalogue knows is asked of the coordinator under the name the trial gives it", () => {
    expect(byCode((each) => variableReason("/p", each, "hopkinsScore"), "noData")).toEqual([
      "a result: hopkinsScore",
      "coordinator",
      "What is hopkinsScore?",
      "hopkinsScore",
    ]);
    expect(asked(variableReason("/p", "dateTooCoarse", "hopkinsScore"))).toEqual([
      "coordinator",
      "On which day exactly was this established: hopkinsScore?",
      "hopkinsScore",
    ]);
  });
});

describe("a field of a record", () => {
  const record = { id: "t1", display: "sunitinib" };
  test.each([
    ["end", "dateTooCoarse", "end", "What is the exact date (end) of the treatment “sunitinib”?"],
    ["dose", "noData", "Dose", "What dose was given? (treatment “sunitinib”)"],
    ["batch", "noData", "batch", "What is the batch? (treatment “sunitinib”)"],
  ] as const)("%s, %s: the record is named in the question", (field, code, label, question) =>
    expect(byCode((each) => fieldReason("/p", each, "treatment", record, field), code)).toEqual([
      `${label} of the treatment “sunitinib”`,
      "coordinator",
      question,
      `treatment.t1.${field}`,
    ]),
  );
  test("the size of a lesion is measured by the investigator", () =>
    expect(
      asked(fieldReason("/p", "noData", "lesion", { id: "l1", display: "liver" }, "longestDimension")),
    ).toEqual([
      "investigator",
      "What is the longest dimension of this lesion, in mm? (lesion “liver”)",
      "lesion.l1.longestDimension",
    ]));
});

test("a list is asked for up to the day it has to reach", () => {
  expect(listReason("/p", "treatment", "2026-03-01")).toEqual({
    nodePath: "/p",
    code: "listNotComplete",
    neededFact: "list:treatment",
    need: "a complete list of treatments up to 2026-03-01",
    askedOf: "coordinator",
    question: "Is the list of treatments complete?",
  });
  expect(listReason("/p", "treatment", null).need).toBe("a complete list of treatments");
});

test("a record that a complete list does not hold is asked for in words", () =>
  expect(emptyReason("/p", "lesion", "a target lesion")).toEqual({
    nodePath: "/p",
    code: "noData",
    neededFact: "list:lesion",
    need: "a target lesion",
    askedOf: "coordinator",
    question: "Is there a lesion that has not been recorded? This asks for one: a target lesion.",
  }));

test("a date of the trial that is missing is asked for, one that is vague is asked for exactly", () => {
  expect(anchorReason("/p", "firstDose")).toEqual({
    nodePath: "/p",
    code: "anchorNotSet",
    neededFact: "anchor:firstDose",
    need: "the date of the first dose",
    askedOf: "coordinator",
    question: "What was the date of the first dose?",
  });
  expect(anchorReason("/p", "firstDose", "dateTooCoarse")).toEqual({
    nodePath: "/p",
    code: "dateTooCoarse",
    neededFact: "anchor:firstDose",
    need: "the exact date of the first dose",
    askedOf: "coordinator",
    question: "What exactly is the date of the first dose?",
  });
});

test.each([
  ["noData", "the date of birth"],
  ["dateTooCoarse", "the exact date of birth"],
] as const)("birth, %s: %s", (code, need) =>
  expect(birthReason("/p", code)).toEqual({
    nodePath: "/p",
    code,
    neededFact: "birth",
    need,
    askedOf: "coordinator",
    question: "What is the date of birth?",
  }),
);

test.each([
  ["notAnswered", "an answer"],
  ["answerExpired", "a fresh answer"],
  ["dateTooCoarse", "the day of the answer"],
] as const)("a question to a person, %s: %s", (code, need) =>
  expect(answerReason("/p", code, ask("fit"))).toEqual({
    nodePath: "/p",
    code,
    neededFact: "fit",
    need,
    askedOf: "investigator",
    question: "fit?",
  }),
);

test("a damaged place in the text is settled by choosing one of its readings", () =>
  expect(repairReason("/p", "I6-r1", ["≥", "≤", "="])).toEqual({
    nodePath: "/p",
    code: "sourceAmbiguous",
    neededFact: "repair:I6-r1",
    need: "confirmation of the repair I6-r1",
    askedOf: "coordinator",
    question: "Which reading of the damaged text holds (repair I6-r1): ≥ or ≤ or =?",
  }));

test("text that was not understood is shown, with its place in the record", () =>
  expect(
    opaqueReason("/p", {
      kind: "opaque",
      text: "adequate reserve",
      span: { file: "a.txt", sha256: "0", start: 7, end: 23 },
    }),
  ).toEqual({
    nodePath: "/p",
    code: "notParsed",
    neededFact: "text:a.txt:7",
    need: "a part of the record in a form that can be evaluated",
    askedOf: "coordinator",
    question: "What does this part of the record ask for: “adequate reserve”?",
  }));

test("a leaf assumed unknown says so", () =>
  expect(assumedReason("/p#a")).toEqual({
    nodePath: "/p#a",
    code: "noData",
    neededFact: "/p#a",
    need: "assumed unknown",
    askedOf: "coordinator",
    question: "Assumed unknown.",
  }));

test("one fact is asked for once per reason, at the place where it was first missed", () => {
  const first = variableReason("/a", "noData", "platelets");
  const vague = variableReason("/a", "valueTooCoarse", "platelets");
  const again = variableReason("/b", "noData", "platelets");
  const birth = birthReason("/c", "noData");
  expect(mergeReasons([[first, vague], [], [again, birth]])).toEqual([first, vague, birth]);
});
