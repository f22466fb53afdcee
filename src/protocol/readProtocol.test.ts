import { describe, expect, test } from "vitest";
import { phraseIssue } from "../kernel/failure.ts";
import { condition as conditionSchema } from "./conditionSchema.ts";
import { findProtocol, migrate, type Protocol, readProtocol } from "./index.ts";

const startNet = (): Protocol => {
  const protocol = findProtocol("NCT05387603");
  if (protocol === undefined) throw new Error("START-NET is not shipped");
  return protocol;
};
/** The protocol as a file would hold it, so that a fault can be planted. */
const asFile = (): Record<string, unknown> => JSON.parse(JSON.stringify(startNet()));
const complaints = (json: unknown): string => {
  const outcome = readProtocol(json, "v1.json");
  return outcome.kind === "read" ? "" : outcome.issues.map(phraseIssue).join("\n");
};

test("a protocol written and read again is the same protocol", () =>
  expect(readProtocol(asFile())).toEqual({ kind: "read", value: startNet() }));

describe("what is no protocol is refused in words", () => {
  test.each([[null], ["text"], [[]], [3]])("%j", (json) =>
    expect(complaints(json)).toBe("v1.json a protocol is a JSON object"),
  );
  test("a file without a format", () => expect(complaints({})).toContain("this is no protocol"));
  test("a file of a newer format", () =>
    expect(complaints({ ...asFile(), format: "theratrial-protocol/2" })).toBe(
      "v1.json format: the protocol has format 2; this release reads formats up to 1 Update Theratrial, or save the protocol in the older format.",
    ));
  test("an unknown member", () => expect(complaints({ ...asFile(), note: "x" })).toContain('"note"'));
  test("a missing member is named with its place", () => {
    const { sponsor: _, ...rest } = asFile();
    expect(complaints(rest)).toContain("v1.json sponsor:");
  });
  test("a title that does not fit its column is named with its place", () => {
    const [first, ...others] = startNet().population.criteria;
    const file = {
      ...asFile(),
      population: {
        ...startNet().population,
        criteria: [{ ...first, title: "a title of twenty-five ch" }, ...others],
      },
    };
    expect(complaints(file)).toContain("population.criteria[0].title");
  });
  test("a trial that screens patients without a criterion", () =>
    expect(
      complaints({ ...asFile(), population: { screenable: true, criteria: [], groups: [], statements: [] } }),
    ).toContain("expected criteria where patients can be screened"));
  test("a trial that cannot screen without saying why", () =>
    expect(
      complaints({
        ...asFile(),
        population: { screenable: false, criteria: [], groups: [], statements: [] },
      }),
    ).toContain("a reason where they cannot"));
});

const platelets = { kind: "observation", variable: "platelets", select: "latest" };
const compare = (value: string, unit = "10*9/L"): object => ({
  kind: "compare",
  left: platelets,
  relation: ">=",
  right: { value, unit },
});
const accepts = (json: unknown): boolean => conditionSchema.safeParse(json).success;

describe("a condition", () => {
  test("compares with a decimal", () => expect(accepts(compare("75.0"))).toBe(true));
  test.each(["75,0", "<75", "", "NaN", "75 000"])("does not compare with '%s'", (value) =>
    expect(accepts(compare(value))).toBe(false),
  );
  test("does not compare without a unit", () => expect(accepts(compare("75", ""))).toBe(false));
  test.each(["allOf", "anyOf"])("%s of nothing is refused", (kind) =>
    expect(accepts({ kind, operands: [] })).toBe(false),
  );
  test.each(["allOf", "anyOf"])("%s of one is accepted", (kind) =>
    expect(accepts({ kind, operands: [compare("1")] })).toBe(true),
  );
  test("is not negated by an unknown member", () =>
    expect(accepts({ ...compare("1"), negated: true })).toBe(false));
  test("of an unknown kind is refused", () => expect(accepts({ kind: "maybe" })).toBe(false));
  test("with a single reading is refused: there is nothing to choose", () =>
    expect(
      accepts({ kind: "readings", repairId: "r", alternatives: [{ label: "≥", expression: compare("1") }] }),
    ).toBe(false));
  test("a fault deep inside is found", () =>
    expect(accepts({ kind: "not", operand: { kind: "allOf", operands: [compare("1"), compare("x")] } })).toBe(
      false,
    ));
  test.each([
    ["1.5", "week", false],
    ["1.5", "hour", true],
    ["-4", "week", true],
    ["four", "week", false],
  ] as const)("a window from %s %s is accepted: %s", (amount, unit, accepted) =>
    expect(
      accepts({
        kind: "inWindow",
        record: "P",
        window: {
          anchor: "firstDose",
          from: { amount, unit },
          to: "unbounded",
          includesFrom: true,
          includesTo: true,
        },
      }),
    ).toBe(accepted),
  );
  test("with an undefined anchor is refused", () =>
    expect(
      accepts({
        kind: "inWindow",
        record: "P",
        window: { anchor: "D0", from: "unbounded", to: "unbounded", includesFrom: true, includesTo: true },
      }),
    ).toBe(false));

  const lesion = { recordType: "lesion", bindAs: "L", where: compare("1") };
  const diameter = { kind: "field", record: "L", field: "longestDimension" };
  const period = { recordType: "treatment", bindAs: "R" };
  test.each([
    ["not", { kind: "not", operand: compare("1") }],
    ["atLeast", { kind: "atLeast", minimumTrue: 1, operands: [compare("1")] }],
    ["ifThen", { kind: "ifThen", condition: compare("1"), consequence: compare("2") }],
    ["unless", { kind: "unless", base: compare("1"), exception: compare("2") }],
    ["preferred", { kind: "preferred", alternatives: [compare("1"), compare("2")] }],
    ["memberOf", { kind: "memberOf", left: { kind: "attribute", name: "sex" }, values: ["male"] }],
    ["forSome", { kind: "forSome", query: lesion, minimumCount: 1, maximumCount: 5 }],
    ["forEvery", { kind: "forEvery", query: lesion, satisfies: compare("1"), emptyDomain: "unknown" }],
    [
      "a lesion held against the liver",
      { kind: "compare", left: diameter, relation: ">", right: { ...diameter, field: "liverUptake" } },
    ],
    [
      "a multiple of the upper limit",
      {
        kind: "compare",
        left: platelets,
        relation: "<=",
        right: { kind: "multipleOfLimit", factor: "2.5", limit: "upper" },
      },
    ],
    [
      "a change from baseline",
      {
        kind: "compare",
        left: platelets,
        relation: "<",
        right: {
          kind: "relativeToBaseline",
          baseline: platelets,
          measure: "percentChange",
          value: { value: "-30", unit: "%" },
        },
      },
    ],
    [
      "time since a dose",
      {
        kind: "compare",
        left: {
          kind: "elapsed",
          since: period,
          edge: "end",
          which: "latest",
          until: "firstDose",
          label: "last dose",
        },
        relation: ">=",
        right: { value: "4", unit: "wk" },
      },
    ],
    [
      "a question",
      { kind: "askHuman", topic: "judgement", id: "q", answeredBy: "investigator", question: "Fit?" },
    ],
    [
      "an unread passage",
      { kind: "opaque", text: "x", span: { file: "f", sha256: "0".repeat(64), start: 0, end: 1 } },
    ],
  ])("may be %s", (_, json) => expect(accepts(json)).toBe(true));
});

describe("older formats are lifted by numbered steps", () => {
  const steps = [
    { from: 1, migrate: (file: object) => ({ ...file, format: "theratrial-protocol/2", second: true }) },
    { from: 2, migrate: (file: object) => ({ ...file, format: "theratrial-protocol/3", third: true }) },
  ];
  test("one after another", () =>
    expect(migrate({ format: "theratrial-protocol/1" }, steps, 3)).toEqual({
      kind: "current",
      file: { format: "theratrial-protocol/3", second: true, third: true },
    }));
  test("and a missing step is refused", () =>
    expect(migrate({ format: "theratrial-protocol/1" }, [], 2)).toMatchObject({
      kind: "refused",
      message: "no step leads from format 1 to 2",
    }));
  test("the present format is left as it is", () => {
    const file = { format: "theratrial-protocol/1" };
    expect(migrate(file)).toEqual({ kind: "current", file });
  });
});
