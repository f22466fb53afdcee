import fc from "fast-check";
import { expect, test } from "vitest";
import { names, textOf } from "./exampleCases.ts";
import { readDocument } from "./index.ts";
import { misplaced, overlaps, tracedOf } from "./proveTraced.ts";

const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  drop: fc.nat({ max: 40 }),
  add: fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 12 }),
    fc.constantFrom(
      "\r\n",
      "\u0000",
      "\ud83e",
      "\u202e",
      "Exclusion Criteria: ",
      "Phase\n",
      "<br>",
      "&lt;",
      '"',
      "}",
      "|",
      "\t",
      "\n\n",
      "\ufeff",
      "E.3 ",
    ),
  ),
});

test("a damaged record is read or refused; what is kept stands at its place, and no two sections share a character", () => {
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.array(edit, { minLength: 1, maxLength: 6 }), (name, edits) => {
      const text = edits.reduce((damaged, { at, drop, add }) => {
        const from = Math.floor(at * damaged.length);
        return damaged.slice(0, from) + add + damaged.slice(from + drop);
      }, textOf(name));
      const document = readDocument(text);
      if ("kind" in document) {
        expect(document.lookedFor.length).toBeGreaterThan(0);
        return;
      }
      const points = [...text];
      expect(tracedOf(document).flatMap(([part, traced]) => misplaced(points, part, traced))).toEqual([]);
      const sections = document.sections.map((each) => each.text);
      expect(
        sections.flatMap((one, index) => sections.slice(index + 1).filter((other) => overlaps(one, other))),
      ).toEqual([]);
    }),
    { numRuns: 1500 },
  );
});
