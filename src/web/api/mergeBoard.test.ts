import { expect, test } from "vitest";
import { mergeBoard } from "./mergeBoard.ts";

const asked = (subject: string, trial: string, neededFact: string, decides: readonly string[] = []) => ({
  subject,
  trial,
  neededFact,
  decides,
  question: `What is ${neededFact}?`,
  askedOf: "coordinator" as const,
});
const merged = (...items: readonly ReturnType<typeof asked>[]) =>
  mergeBoard([{ askedOf: "coordinator", items }])[0]?.items;

test("a reading of the text of a trial is one question, however many subjects wait for it", () =>
  expect(
    merged(asked("LU-031", "NCT01842165", "repair:r1"), asked("LU-038", "NCT01842165", "repair:r1")),
  ).toMatchObject([{ subjects: ["LU-031", "LU-038"], trials: ["NCT01842165"] }]));
test("a result that three trials wait for is one question, and decides what each of them asks", () =>
  expect(
    merged(
      asked("LU-079", "NCT01842165", "limit:bilirubin", ["001-I8a"]),
      asked("LU-079", "NCT05387603", "limit:bilirubin", ["003-I10f"]),
    ),
  ).toMatchObject([{ trials: ["NCT01842165", "NCT05387603"], decides: ["001-I8a", "003-I10f"] }]));
test("the same result of two subjects stays two questions", () =>
  expect(merged(asked("LU-031", "NCT01842165", "egfr"), asked("LU-034", "NCT01842165", "egfr"))).toHaveLength(
    2,
  ));
