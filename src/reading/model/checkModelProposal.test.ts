import { describe, expect, test } from "vitest";
import type { Condition } from "../../condition/index.ts";
import { checkModelProposal } from "./checkModelProposal.ts";

const cited = "Platelets of at least 90 x 10^9/L and bilirubin < 2 x ULN, no chemotherapy within 4 weeks";
const platelets = (value: string, unit: string, relation: ">=" | "=" = ">="): Condition => ({
  kind: "compare",
  left: { kind: "observation", variable: "platelets", select: "latest" },
  relation,
  right: { value, unit },
});
const opaque: Condition = {
  kind: "opaque",
  text: cited,
  span: { file: "f", sha256: "0".repeat(64), start: 0, end: 9 },
};
const treated = (concept: string, weeks: string): Condition => ({
  kind: "forSome",
  query: {
    recordType: "treatment",
    bindAs: "T",
    where: { kind: "memberOf", left: { kind: "field", record: "T", field: "concept" }, values: [concept] },
    within: {
      anchor: "firstDose",
      from: { amount: `-${weeks}`, unit: "week" },
      to: { amount: "0", unit: "day" },
      includesFrom: true,
      includesTo: true,
    },
  },
});
const reasonsOf = (proposal: unknown): readonly string[] => {
  const checked = checkModelProposal(proposal, cited, opaque);
  return checked.kind === "refused" ? checked.reasons : [];
};

describe("what a model proposes", () => {
  test("is acceptable when every part is printed in the stretch it cites", () => {
    expect(checkModelProposal(platelets("90", "10*9/L"), cited, opaque)).toEqual({
      kind: "acceptable",
      condition: platelets("90", "10*9/L"),
      disagrees: true,
    });
    expect(reasonsOf(treated("chemotherapy", "4"))).toEqual([]);
  });

  test("is not in doubt when our rules read the same", () => {
    const same = platelets("90", "10*9/L");
    expect(checkModelProposal(same, cited, same)).toMatchObject({ disagrees: false });
  });

  test.each([
    ["a number that is not printed", platelets("75", "10*9/L"), /number 75/],
    ["a unit that is not printed", platelets("90", "g/L"), /unit g\/L/],
    ["an equality that is not printed", platelets("90", "10*9/L", "="), /comparison =/],
    ["a drug that is not named", treated("everolimus", "4"), /everolimus is not named/],
    ["a window that is not printed", treated("chemotherapy", "6"), /number 6/],
  ])("is refused with %s", (_name, proposal, reason) => {
    expect(reasonsOf(proposal).join("; ")).toMatch(reason);
  });

  test("is refused with a variable that is not named", () => {
    const proposal = {
      ...platelets("90", "10*9/L"),
      left: { kind: "observation", variable: "hemoglobin", select: "latest" },
    };
    expect(reasonsOf(proposal).join("; ")).toMatch(/h(?:a?)emoglobin is not named/i);
  });

  test("is refused when it is no condition", () => {
    expect(reasonsOf({ kind: "trust me" })).not.toEqual([]);
    expect(reasonsOf("eligible")).not.toEqual([]);
  });
});
