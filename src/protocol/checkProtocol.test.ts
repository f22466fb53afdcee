/// <reference path="../kernel/canonicalize.d.ts" />
import canonicalize from "canonicalize";
import { describe, expect, test } from "vitest";
import type { RepairDecision } from "../condition/index.ts";
import { phraseIssue } from "../kernel/failure.ts";
import {
  type Criterion,
  checkProtocol,
  checkSpans,
  decisionsFrom,
  findProtocol,
  hashProtocol,
  type Protocol,
  readingsIn,
} from "./index.ts";

const shipped = (id: string): Protocol => {
  const protocol = findProtocol(id);
  if (protocol === undefined) throw new Error(`${id} is not shipped`);
  return protocol;
};
const lumen = shipped("NCT01842165");
const complaints = (protocol: Protocol): string => checkProtocol(protocol).map(phraseIssue).join("\n");
const withCriterion = (id: string, change: (criterion: Criterion) => Criterion): Protocol => ({
  ...lumen,
  population: {
    ...lumen.population,
    criteria: lumen.population.criteria.map((each) => (each.id === id ? change(each) : each)),
  },
});

describe("a protocol whose parts do not fit is found out", () => {
  test("a reading whose labels are not the repair's candidates", () =>
    expect(
      complaints({
        ...lumen,
        repairs: lumen.repairs.map((each) =>
          each.id === "001-I6-r1" ? { ...each, candidates: ["≥", "≤"] } : each,
        ),
      }),
    ).toContain("the readings of 001-I6-r1 are not its candidates"));
  test("a reading of a repair that is gone", () =>
    expect(complaints({ ...lumen, repairs: lumen.repairs.filter(({ id }) => id !== "001-I6-r1") })).toContain(
      "001-I6: repair 001-I6-r1 does not exist",
    ));
  test("a reading of a repair that its row does not list", () =>
    expect(complaints(withCriterion("001-I6", (each) => ({ ...each, repairIds: ["001-I6-r2"] })))).toContain(
      "reads 001-I6-r1 without listing it",
    ));
  test("a proposal that is no candidate", () =>
    expect(
      complaints({
        ...lumen,
        repairs: lumen.repairs.map((each) => (each.id === "001-I6-r1" ? { ...each, proposed: ">" } : each)),
      }),
    ).toContain("> is proposed but is no candidate"));
  test("a span that ends after the record", () =>
    expect(
      complaints(
        withCriterion("001-I1", (each) => ({
          ...each,
          spans: each.spans.map((span) => ({ ...span, end: lumen.record.length + 1 })),
        })),
      ),
    ).toContain(`the record ends at ${lumen.record.length}`));
  test("a span that ends with the record is inside it", () =>
    expect(
      checkProtocol(
        withCriterion("001-I1", (each) => ({
          ...each,
          spans: each.spans.map((span) => ({ ...span, end: lumen.record.length })),
        })),
      ),
    ).toEqual([]));
  test("a span into another record", () =>
    expect(
      complaints(
        withCriterion("001-I1", (each) => ({
          ...each,
          spans: each.spans.map((span) => ({ ...span, sha256: "0".repeat(64) })),
        })),
      ),
    ).toContain("the span points into another record"));
  test("a group with a member that does not exist", () =>
    expect(complaints(withCriterion("001-I7a", (each) => ({ ...each, id: "001-I7x" })))).toContain(
      "001-I7: 001-I7a does not exist",
    ));
  test("two rows of one id", () =>
    expect(complaints(withCriterion("001-I2", (each) => ({ ...each, id: "001-I1" })))).toContain(
      "001-I1 stands more than once",
    ));
  test("two columns of one title", () =>
    expect(complaints(withCriterion("001-I2", (each) => ({ ...each, title: "ECOG ≤ 1" })))).toContain(
      "ECOG ≤ 1 stands more than once",
    ));
  test("a question about nothing", () =>
    expect(
      complaints({
        ...lumen,
        questions: lumen.questions.map((each) =>
          each.id === "Q1" ? { ...each, affects: ["001-I99"] } : each,
        ),
      }),
    ).toContain("Q1: 001-I99 does not exist"));
  test("an arm that names a question which nobody asks", () =>
    expect(
      complaints({ ...lumen, arms: lumen.arms.map((each) => ({ ...each, questions: ["Q99"] })) }),
    ).toContain("treatment: Q99 does not exist"));
});

describe("the hash of a protocol", () => {
  test("is that of its canonical JSON, so the order of members does not matter", () => {
    const { id, format, ...rest } = lumen;
    expect(hashProtocol({ ...rest, format, id })).toBe(hashProtocol(lumen));
  });
  test("is 64 hexadecimal digits", () => expect(hashProtocol(lumen)).toMatch(/^[0-9a-f]{64}$/));
  test("changes with a single comparator", () => {
    const flipped = JSON.parse(JSON.stringify(lumen).replace('"relation":">="', '"relation":"<="'));
    expect(hashProtocol(flipped)).not.toBe(hashProtocol(lumen));
  });
  test("rests on RFC 8785: members sorted, numbers as ECMAScript writes them", () =>
    expect(canonicalize({ b: 1.5, a: ["\u20ac", 1e21] })).toBe('{"a":["€",1e+21],"b":1.5}'));
});

describe("a text may show the spans", () => {
  const tiny = {
    ...lumen,
    record: {
      ...lumen.record,
      length: 4,
      // SHA-256 of the UTF-8 bytes of "a😀bc", by sha256sum
      sha256: "8d102def2f22f2143a085b1f1282db08ebee5e633cfea183cd6af5526ac79e5b",
    },
  };
  const place = (start: number, end: number) => ({
    file: tiny.record.file,
    sha256: tiny.record.sha256,
    start,
    end,
  });
  test("when it is the record, counted in code points", () => {
    const checked = checkSpans(tiny, "a😀bc");
    expect(checked.kind === "matches" ? checked.quote(place(1, 3)) : checked.message).toBe("😀b");
  });
  test("and not when a letter differs", () =>
    expect(checkSpans(tiny, "a😀bd")).toMatchObject({ kind: "differs" }));
  test("and not when line ends were changed", () =>
    expect(checkSpans(lumen, "Eligibility |\r\n")).toMatchObject({ kind: "differs" }));
});

describe("decisions on repairs", () => {
  const decision = (repairId: string, chosen: string | null): RepairDecision => ({
    repairId,
    decision: chosen === null ? "rejected" : "confirmed",
    chosen,
    by: "E. Lind",
    role: "investigator",
    at: "2026-03-01T09:00:00Z",
    reason: "sponsor's letter",
  });
  test("give the candidate that holds", () =>
    expect([...decisionsFrom([decision("001-I6-r1", "≥")])]).toEqual([["001-I6-r1", "≥"]]));
  test("the later word on a repair replaces the earlier", () =>
    expect([...decisionsFrom([decision("001-I6-r1", "≥"), decision("001-I6-r1", "=")])]).toEqual([
      ["001-I6-r1", "="],
    ]));
  test("a rejection that names nothing opens every reading again", () =>
    expect([...decisionsFrom([decision("001-I6-r1", "≥"), decision("001-I6-r1", null)])]).toEqual([]));
  test("no decision leaves every reading open", () => expect(decisionsFrom([]).size).toBe(0));
});

test("the readings inside a quantifier are found: the lost comparator of the lesion diameter", () => {
  const row = lumen.population.criteria.find(({ id }) => id === "001-I13");
  const repairs = row === undefined ? [] : readingsIn(row.expression).map(({ repairId }) => repairId);
  expect(new Set(repairs)).toEqual(new Set(["001-I13-r3", "001-I13-r1"]));
});
