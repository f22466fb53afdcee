import { describe, expect, test } from "vitest";
import { rational } from "../kernel/decimal.ts";
import { type Interval, interval, relate } from "./intervals.ts";

/** "<5", ">=2", "7". */
const read = (text: string): Interval => {
  const [, sign = "", value = "0"] = /^(<=|>=|<|>)?(.+)$/.exec(text) ?? [];
  const comparators = ["<", "<=", ">=", ">"] as const;
  return interval(
    rational(value),
    comparators.find((each) => each === sign),
  );
};

describe("two results of which one or both are only bounds", () => {
  test.each([
    ["<5", "<", ">=5", "true"],
    ["<=5", "<", ">5", "true"],
    ["<=5", "<", ">=5", "unknown"],
    ["<=5", "<=", ">=5", "true"],
    ["<5", "<=", ">=4", "unknown"],
    ["<5", ">", ">=5", "false"],
    ["<=5", ">", ">=5", "false"],
    ["<=5", ">=", ">=5", "unknown"],
    ["<5", ">=", ">=5", "false"],
    [">5", ">", "<=5", "true"],
    [">=5", ">", "<5", "true"],
    [">=5", ">", "<=5", "unknown"],
    [">=5", ">=", "<=5", "true"],
    [">5", "<=", "<=5", "false"],
    [">=5", "<", "<=5", "false"],
    [">=5", "<=", "<=5", "unknown"],
    ["<5", "=", ">=5", "false"],
    ["<=5", "=", ">=5", "unknown"],
    [">5", "=", "<5", "false"],
    [">=5", "=", "<=5", "unknown"],
    ["<5", "=", "<7", "unknown"],
    ["<5", "<", "<7", "unknown"],
    [">5", ">", ">3", "unknown"],
    ["5", "=", "5.0", "true"],
    ["5", "=", "5.1", "false"],
    ["5", "<=", "5", "true"],
    ["5", "<", "5", "false"],
  ] as const)("%s %s %s: %s", (left, relation, right, truth) =>
    expect(relate(read(left), relation, read(right))).toBe(truth),
  );
});
