import { expect, test } from "vitest";
import { atLeastOf, both, type Cost, type Costs, either, leafCosts, several } from "./costs.ts";
import { variableReason } from "./reasons.ts";

const weights: Readonly<Record<string, number>> = { chart: 1, blood: 5, scan: 20 };
const burdenOf = (fact: string): number => weights[fact] ?? 2;
const set = (...facts: readonly string[]): Cost => both([{ facts: new Set(facts), burden: 0 }], burdenOf);
const written = (cost: Cost): string | null =>
  cost === null ? null : `${[...cost.facts].join(" ")} ${cost.burden}`.trim();

test("what is needed twice is asked once, and what cannot be had makes the whole impossible", () => {
  expect(written(both([set("blood", "scan"), set("blood", "chart")], burdenOf))).toBe("blood scan chart 26");
  expect(both([set("blood"), null], burdenOf)).toBeNull();
  expect(written(both([], burdenOf))).toBe("0");
});

test("the lightest way is taken; of equally light ones that of fewer questions, of those the first", () => {
  expect(written(either([set("scan"), null, set("blood"), set("chart", "blood")]))).toBe("blood 5");
  expect(written(either([set("p", "q"), { facts: new Set(["r"]), burden: 4 }]))).toBe("r 4");
  expect(written(either([{ facts: new Set(["r"]), burden: 4 }, set("p", "q")]))).toBe("r 4");
  expect(written(either([set("p"), set("q")]))).toBe("p 2");
  expect(written(either([set("chart", "p", "q"), set("scan")]))).toBe("chart p q 5");
  expect(either([null, null])).toBeNull();
  expect(either([])).toBeNull();
});

test("of several that would do, the lightest so many are asked", () => {
  const all = [set("scan"), set("p"), null, set("chart"), set("q")];
  expect(written(several(2, all, burdenOf))).toBe("chart p 3");
  expect(written(several(3, all, burdenOf))).toBe("chart p q 5");
  expect(written(several(4, all, burdenOf))).toBe("chart p q scan 25");
  expect(several(5, all, burdenOf)).toBeNull();
  expect(written(several(0, [null], burdenOf))).toBe("0");
  expect(written(several(-1, [], burdenOf))).toBe("0");
});

test("two of three: two to meet it, two to make it impossible", () => {
  const part = (fact: string): Costs => ({ toTrue: set(fact), toFalse: set(fact) });
  const costs = atLeastOf(2, [part("scan"), part("blood"), part("chart")], burdenOf);
  expect(written(costs.toTrue)).toBe("chart blood 6");
  expect(written(costs.toFalse)).toBe("chart blood 6");
  const all = atLeastOf(3, [part("scan"), part("blood"), part("chart")], burdenOf);
  expect([written(all.toTrue), written(all.toFalse)]).toEqual(["chart blood scan 26", "chart 1"]);
});

test("a leaf needs all that it lacks, whichever way it falls", () => {
  const costs = leafCosts(
    [
      variableReason("/p", "noData", "blood"),
      variableReason("/p", "valueTooCoarse", "blood"),
      variableReason("/p", "noData", "scan"),
    ],
    burdenOf,
  );
  expect(written(costs.toTrue)).toBe("blood scan 25");
  expect(written(costs.toFalse)).toBe("blood scan 25");
});
