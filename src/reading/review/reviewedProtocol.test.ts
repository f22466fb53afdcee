import { describe, expect, test } from "vitest";
import { checkProtocol, findProtocol, type Protocol } from "../../protocol/index.ts";
import { carryDecisions } from "./carryDecisions.ts";
import { type CriterionDecision, reviewedProtocol, reviewsOf } from "./reviewedProtocol.ts";

const proposal = (): Protocol => {
  const found = findProtocol("NCT05387603");
  if (found === undefined) throw new Error("the shipped protocol is gone");
  return found;
};
const word = (criterion: string, decision: CriterionDecision["decision"]): CriterionDecision => ({
  criterion,
  decision,
  expression: null,
  by: "Ana Lind",
  role: "investigator",
  at: "2026-11-20T12:00:00Z",
  reason: "read against the record",
});
const criterionOf = (protocol: Protocol, id: string) =>
  protocol.population.criteria.find((each) => each.id === id);

describe("a proposal under review", () => {
  test("a criterion that nobody has confirmed decides nothing", () => {
    const reviewed = reviewedProtocol(proposal(), []);
    const kinds = new Set(reviewed.population.criteria.map(({ expression }) => expression.kind));
    expect([...kinds]).toEqual(["opaque"]);
    expect(checkProtocol(reviewed)).toEqual([]);
  });

  test("a confirmed criterion decides as proposed", () => {
    const reviewed = reviewedProtocol(proposal(), [word("003-I1", "confirmed")]);
    expect(criterionOf(reviewed, "003-I1")).toEqual({
      ...criterionOf(proposal(), "003-I1"),
      reviewStatus: "confirmed",
    });
  });

  test("an edited criterion decides as edited", () => {
    const expression = {
      kind: "compare",
      left: { kind: "age", at: "consent" },
      relation: ">=",
      right: { value: "21", unit: "a" },
    } as const;
    const reviewed = reviewedProtocol(proposal(), [{ ...word("003-I1", "confirmed"), expression }]);
    expect(criterionOf(reviewed, "003-I1")?.expression).toEqual(expression);
  });

  test("a rejected criterion is none, and the record stays accounted for", () => {
    const reviewed = reviewedProtocol(proposal(), [word("003-I1", "rejected")]);
    expect(criterionOf(reviewed, "003-I1")).toBeUndefined();
    expect(reviewed.population.statements.map(({ id }) => id)).toContain("003-I1");
    expect(checkProtocol(reviewed)).toEqual([]);
  });

  test("the last word on a criterion counts, and each word makes another version", () => {
    const words = [word("003-I1", "rejected"), word("003-I1", "reopened"), word("003-I1", "confirmed")];
    const reviewed = reviewedProtocol(proposal(), words);
    expect(criterionOf(reviewed, "003-I1")?.reviewStatus).toBe("confirmed");
    expect(reviewed.version).toBe(proposal().version + 3);
    expect(reviewsOf(proposal().population.criteria, words.slice(0, 2)).get("003-I1")).toEqual({
      state: "open",
    });
  });

  test("a protocol without a criterion left cannot be screened", () => {
    const words = proposal().population.criteria.map(({ id }) => word(id, "rejected"));
    expect(reviewedProtocol(proposal(), words).population.screenable).toBe(false);
  });
});

describe("decisions when a newer version of the record is read", () => {
  const moved = new Map([
    ["I4", { kind: "same", before: "I3" } as const],
    ["I3", { kind: "changed", before: "I2", textBefore: "…" } as const],
  ]);

  test("follow the rule whose words are the same; what changed is open again", () => {
    expect(carryDecisions([word("I3", "confirmed"), word("I2", "confirmed")], moved)).toEqual([
      word("I4", "confirmed"),
    ]);
  });

  test("an edit that points into the older text is not carried", () => {
    const span = { file: "old.txt", sha256: "0".repeat(64), start: 0, end: 4 };
    const edited = { ...word("I3", "confirmed"), expression: { kind: "opaque", text: "…", span } as const };
    expect(carryDecisions([edited], moved)).toEqual([]);
  });
});
