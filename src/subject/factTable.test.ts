import { expect, test } from "vitest";
import { createFactTable, digestOf, type FactRow } from "./factTable.ts";

const row = (key: string, content = "c", more: Partial<FactRow> = {}): FactRow => ({
  key: digestOf(key),
  content: digestOf(content),
  place: { file: "observations.csv", line: 2 },
  type: "observation/1",
  state: "added",
  ...more,
});

test("a fact is found by its key under the number of its coming, with its place and content", () => {
  const table = createFactTable();
  expect(table.find(digestOf("a"))).toBeUndefined();
  expect(table.add(row("a"))).toBe(0);
  expect(table.add(row("b", "d", { place: { file: "bundle.json", line: null }, state: "corrected" }))).toBe(
    1,
  );
  expect(table.find(digestOf("b"))).toBe(1);
  expect(table.find(digestOf("c"))).toBeUndefined();
  expect([table.placeOf(0), table.placeOf(1)]).toEqual([
    { file: "observations.csv", line: 2 },
    { file: "bundle.json", line: null },
  ]);
  expect([table.stateOf(0), table.stateOf(1)]).toEqual(["added", "corrected"]);
  expect(table.saysTheSame(1, digestOf("d"))).toBe(true);
  expect(table.saysTheSame(1, digestOf("c"))).toBe(false);
});

test("a contradicted fact is counted as such, once, and no longer as what it was", () => {
  const table = createFactTable();
  table.add(row("a"));
  table.add(row("b"));
  table.contradict(0);
  table.contradict(0);
  expect([table.stateOf(0), table.stateOf(1)]).toEqual(["contradicted", "added"]);
  expect(table.count("observation/1", "added")).toBe(1);
  expect(table.count("observation/1", "contradicted")).toBe(1);
  expect(table.count("record/1", "added")).toBe(0);
});

test("keys whose digests begin alike are kept apart", () => {
  const table = createFactTable();
  const like = (last: number): FactRow => ({ ...row(""), key: [7, 7, 7, last] });
  for (let last = 0; last < 3_000; last += 1) table.add(like(last));
  expect(table.find([7, 7, 7, 2_999])).toBe(2_999);
  expect(table.find([7, 7, 7, 3_000])).toBeUndefined();
});

test("two hundred thousand facts take less than 100 bytes each, and every one is found", () => {
  const facts = 200_000;
  const before = process.memoryUsage().arrayBuffers;
  const table = createFactTable();
  const key = (fact: number) => [Math.imul(fact, 0x9e3779b1) >>> 0, fact, 0, 0] as const;
  for (let fact = 0; fact < facts; fact += 1)
    table.add({ ...row("k"), key: key(fact), place: { file: "observations.csv", line: fact + 2 } });
  const bytes = process.memoryUsage().arrayBuffers - before;
  expect(bytes / facts).toBeLessThan(100);
  for (let fact = 0; fact < facts; fact += 997) expect(table.find(key(fact))).toBe(fact);
  expect(table.placeOf(facts - 1).line).toBe(facts + 1);
});
