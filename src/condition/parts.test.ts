import { expect, test } from "vitest";
import type { Condition } from "./condition.ts";
import { allOf, anyOf, ask, compare, is, latest, not } from "./fixture.ts";
import { partAt, partsOf } from "./parts.ts";

const [a, b] = [ask("a"), ask("b")];
const query = { recordType: "lesion", bindAs: "L" } as const;

test.each<readonly [Condition, readonly (readonly [string, Condition])[]]>([
  [
    allOf(a, b),
    [
      ["/operands/0", a],
      ["/operands/1", b],
    ],
  ],
  [
    anyOf(a, b),
    [
      ["/operands/0", a],
      ["/operands/1", b],
    ],
  ],
  [
    { kind: "atLeast", minimumTrue: 1, operands: [a, b] },
    [
      ["/operands/0", a],
      ["/operands/1", b],
    ],
  ],
  [not(a), [["/operand", a]]],
  [
    { kind: "ifThen", condition: a, consequence: b },
    [
      ["/condition", a],
      ["/consequence", b],
    ],
  ],
  [
    { kind: "unless", base: a, exception: b },
    [
      ["/base", a],
      ["/exception", b],
    ],
  ],
  [
    { kind: "preferred", alternatives: [a, b] },
    [
      ["/alternatives/0", a],
      ["/alternatives/1", b],
    ],
  ],
  [
    {
      kind: "readings",
      repairId: "r",
      alternatives: [
        { label: "≥", expression: a },
        { label: "≤", expression: b },
      ],
    },
    [
      ["/alternatives/0/expression", a],
      ["/alternatives/1/expression", b],
    ],
  ],
  [{ kind: "forSome", query: { ...query, where: a } }, [["/query/where", a]]],
  [{ kind: "forSome", query }, []],
  [
    { kind: "forEvery", query: { ...query, where: a }, satisfies: b, emptyDomain: "true" },
    [
      ["/query/where", a],
      ["/satisfies", b],
    ],
  ],
  [{ kind: "forEvery", query, satisfies: b, emptyDomain: "true" }, [["/satisfies", b]]],
  [compare("platelets", ">=", "100", "10*9/L"), []],
  [is(latest("sex"), "female"), []],
  [a, []],
])("%j is made of its parts in the order of the text", (condition, parts) =>
  expect(partsOf(condition).map((part) => [part.path, part.condition])).toEqual(parts),
);

test("a verdict's path leads back to the words of the criterion it belongs to", () => {
  const ten = allOf(...["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"].map(ask), not(b));
  expect(partAt(ten, "")).toBe(ten);
  expect(partAt(ten, "/operands/1")).toEqual(ask("1"));
  expect(partAt(ten, "/operands/10")).toEqual(ask("10"));
  expect(partAt(ten, "/operands/11/operand")).toBe(b);
  expect(partAt(ten, "/operands/12")).toBeUndefined();
  expect(partAt(ten, "/operands/1/operand")).toBeUndefined();
});
