import { expect, test } from "vitest";
import { inventedRecord } from "./meaning/fixture.ts";
import { readRecord } from "./readRecord.ts";

const source = { file: "invented.txt", sha256: "0".repeat(64) };

test("every character of the record is accounted for, in order, without a gap", () => {
  const text = inventedRecord(["Age ≥ 18 years 😀", "Platelets ≥ 100 x 10^9/L; or a gizmo"], ["Pregnancy"]);
  const read = readRecord(text, source);
  if ("kind" in read) throw new Error("the record was not recognised");
  let at = 0;
  for (const { span } of read.coverage) {
    expect(span.start).toBe(at);
    at = span.end;
  }
  expect(at).toBe(Array.from(text).length);
});

test("a span counts code points and holds what the criterion quotes", () => {
  const text = inventedRecord(["A face 😀 and no rule", "Platelets ≥ 100 x 10^9/L"], ["Pregnancy"]);
  const read = readRecord(text, source);
  if ("kind" in read) throw new Error("the record was not recognised");
  const points = Array.from(text);
  for (const { span, text: own } of read.criteria)
    expect(points.slice(span.start, span.end).join("")).toBe(own);
});

test.each(["", "\u0000\u0001\u0002binary\u0003", "a shopping list: eggs, flour"])(
  "“%s” is not recognised as a trial record",
  (text) => {
    expect(readRecord(text, source)).toMatchObject({ kind: "notARecord" });
  },
);
