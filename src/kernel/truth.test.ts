import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { agreed, atLeast, every, implies, not, some, type Truth } from "./truth.ts";

const T = "true";
const F = "false";
const U = "unknown";

describe("Kleene tables", () => {
  test.each([
    [T, T, T, T],
    [T, F, F, T],
    [T, U, U, T],
    [F, T, F, T],
    [F, F, F, F],
    [F, U, F, U],
    [U, T, U, T],
    [U, F, F, U],
    [U, U, U, U],
  ] as const)("%s and %s: every is %s, some is %s", (a, b, both, either) => {
    expect(every([a, b])).toBe(both);
    expect(some([a, b])).toBe(either);
  });

  test.each([
    [T, F],
    [F, T],
    [U, U],
  ] as const)("not %s is %s", (part, whole) => expect(not(part)).toBe(whole));

  test("with no parts, every holds and some does not", () => {
    expect(every([])).toBe(T);
    expect(some([])).toBe(F);
  });
});

test("denying all is admitting one denial, for any number of parts", () => {
  const parts = fc.array(fc.constantFrom<Truth>(T, F, U), { maxLength: 5 });
  fc.assert(
    fc.property(parts, (truths) => {
      expect(not(every(truths))).toBe(some(truths.map(not)));
    }),
  );
});

test.each([
  [T, T, T],
  [T, F, F],
  [T, U, U],
  [F, T, T],
  [F, F, T],
  [F, U, T],
  [U, T, T],
  [U, F, U],
  [U, U, U],
] as const)("%s implies %s: %s", (condition, consequence, whole) =>
  expect(implies(condition, consequence)).toBe(whole),
);

test.each([
  [2, [T, T, U], T],
  [2, [T, U, F], U],
  [2, [T, F, F], F],
  [1, [], F],
  [0, [], T],
] as const)("at least %i of %j: %s", (minimum, parts, whole) => expect(atLeast(minimum, parts)).toBe(whole));

test("readings decide only when they agree", () => {
  expect(agreed([T, T, T])).toBe(T);
  expect(agreed([T, F])).toBe(U);
  expect(agreed([F, U])).toBe(U);
  expect(agreed([])).toBe(U);
});
