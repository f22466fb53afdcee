import fc from "fast-check";
import { expect, test } from "vitest";
import { stretchOf, trace } from "../traced.ts";
import { findBounds } from "./findBounds.ts";
import { tokenize } from "./tokenize.ts";

const context = {
  heading: "inclusion" as const,
  signs: { strict: true, inclusive: false, equals: 3 },
  inherited: ["platelets"],
};
const pieces = fc.constantFrom(
  "platelets ",
  "≥ ",
  "= ",
  "18",
  "1.5",
  " x ULN",
  " g/dL",
  "-",
  " to ",
  "or ",
  "and ",
  "(",
  ")",
  ",",
  ";",
  "\n",
  " years",
  "ECOG ",
  "0",
  "/",
  "AST",
  "/ALT ",
  "between ",
  "at least ",
  "x109/L",
  "%",
  " older",
  "\u0000",
  "\ud800",
  "𝒜",
  "³ ",
  "grade ",
  "II",
  "increase ",
  "of ",
  "[",
  "]",
  "·10",
  "^",
  "<",
);
const sentences = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(""));

test("tokens follow one another inside the text", () =>
  fc.assert(
    fc.property(fc.oneof(sentences, fc.string({ unit: "binary", maxLength: 80 })), (text) => {
      let at = 0;
      for (const { start, end } of tokenize(text)) {
        expect(start).toBeGreaterThanOrEqual(at);
        expect(end).toBeGreaterThan(start);
        at = end;
      }
      expect(at).toBeLessThanOrEqual(text.length);
    }),
  ));

test("no text makes the grammar fail, and every bound and repair lies inside the text", () =>
  fc.assert(
    fc.property(fc.oneof(sentences, fc.string({ unit: "binary", maxLength: 80 })), (text) => {
      const traced = trace(text);
      const whole = stretchOf(traced);
      for (const bound of findBounds(traced, context)) {
        expect(bound.start).toBeGreaterThanOrEqual(0);
        expect(bound.end).toBeGreaterThan(bound.start);
        expect(bound.end).toBeLessThanOrEqual(text.length);
        for (const { at } of bound.repairs)
          if (at !== null) {
            expect(at.start).toBeGreaterThanOrEqual(whole.start);
            expect(at.end).toBeLessThanOrEqual(whole.end);
          }
      }
    }),
    { numRuns: 500 },
  ));

test("what is written stands in the text, word for word", () =>
  fc.assert(
    fc.property(sentences, (text) => {
      for (const { written, name, nameWritten } of findBounds(trace(text), context)) {
        for (const value of typeof written.value === "string" ? [written.value] : (written.value ?? []))
          expect(text).toContain(value);
        if (written.unit !== null) expect(text).toContain(written.unit);
        if (name !== null) expect(nameWritten).toBe(text.slice(name.start, name.end));
      }
    }),
    { numRuns: 500 },
  ));

test("a value that differs from the printed one has a repair", () =>
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 999 }),
      fc.constantFrom("/mm3", " x109/L", " g/dL", "%", ""),
      (number, unit) => {
        for (const bound of findBounds(trace(`platelets ≥ ${number}.000${unit}`), context))
          if (bound.value !== `${number}.000`) expect(bound.repairs).not.toEqual([]);
      },
    ),
  ));
