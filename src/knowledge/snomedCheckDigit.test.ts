import { expect, test } from "vitest";
import { concepts } from "./index.ts";

/** Verhoeff's tables (1969): products of the dihedral group D5 and the powers of his permutation. */
const products = [
  "0123456789",
  "1234067895",
  "2340178956",
  "3401289567",
  "4012395678",
  "5987604321",
  "6598710432",
  "7659821043",
  "8765932104",
  "9876543210",
];
const permutation = "1576283094";

const permuted = (digit: number, times: number): number =>
  times === 0 ? digit : permuted(Number(permutation[digit]), times - 1);
const holds = (identifier: string): boolean =>
  [...identifier]
    .reverse()
    .reduce((check, digit, place) => Number(products[check]?.[permuted(Number(digit), place % 8)]), 0) === 0;

test("the check digit catches one wrong figure: 22298006 is a concept, 22298016 is not", () => {
  expect(holds("22298006")).toBe(true);
  expect(holds("22298016")).toBe(false);
});
test("every SNOMED CT identifier of the concepts ends in its check digit", () => {
  const codes = concepts.flatMap((concept) =>
    concept.codes.filter(({ system }) => system === "http://snomed.info/sct").map(({ code }) => code),
  );
  expect(codes.length).toBeGreaterThan(100);
  expect(codes.filter((code) => !holds(code))).toEqual([]);
});
