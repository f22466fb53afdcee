import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cut, type Edit, join, replace, stretchOf, trace, trim } from "./traced.ts";

/** What the original holds at the place of a traced text. */
const originalOf = (original: string, { start, end }: { start: number; end: number }): string =>
  [...original].slice(start, end).join("");

describe("traced text", () => {
  test("a character outside the basic plane is one code point of the original", () => {
    const traced = trace("a🧬b");
    expect(traced.starts).toEqual(new Int32Array([0, 1, 1, 2]));
    expect(stretchOf(traced, 3, 4)).toEqual({ start: 2, end: 3 });
  });

  test("a lone surrogate is one code point", () => {
    expect(stretchOf(trace("\uD800x"), 1, 2)).toEqual({ start: 1, end: 2 });
  });

  test("a sign that replaces an escape stands for the whole escape", () => {
    const traced = replace(trace("Hb \\>= 9"), [{ start: 3, end: 6, text: "≥" }]);
    expect(traced.text).toBe("Hb ≥ 9");
    expect(stretchOf(traced, 3, 4)).toEqual({ start: 3, end: 6 });
    expect(stretchOf(traced, 5, 6)).toEqual({ start: 7, end: 8 });
  });

  test("an empty stretch stands before its next character, at the end after the last", () => {
    const traced = cut(trace("abcdef"), 2, 4);
    expect(stretchOf(traced, 0, 0)).toEqual({ start: 2, end: 2 });
    expect(stretchOf(traced, 2, 2)).toEqual({ start: 4, end: 4 });
  });

  test("trimmed text keeps its places; blanks alone leave nothing", () => {
    expect(stretchOf(trim(trace("  ab \n")))).toEqual({ start: 2, end: 4 });
    expect(trim(trace(" \n ")).text).toBe("");
  });

  test("joined texts keep the places of each", () => {
    const whole = trace("one, two");
    const joined = join([cut(whole, 5), cut(whole, 0, 3)]);
    expect(joined.text).toBe("twoone");
    expect(stretchOf(joined, 0, 3)).toEqual({ start: 5, end: 8 });
  });

  test("whatever is cut, every character is found again at its place", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.nat(), fc.nat(), (text, one, other) => {
        const [start, end] = [one % (text.length + 1), other % (text.length + 1)].sort((a, b) => a - b);
        const part = cut(trace(text), start ?? 0, end ?? 0);
        const found = originalOf(text, stretchOf(part));
        expect(part.text === "" || found.includes(part.text)).toBe(true);
      }),
    );
  });

  test("edits change what they name and leave every other character at its place", () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }),
        fc.uniqueArray(fc.nat(60), { maxLength: 6 }),
        fc.string({ maxLength: 3 }),
        (text, cuts, inserted) => {
          const places = cuts.filter((each) => each < text.length).sort((a, b) => a - b);
          const edits: Edit[] = places.map((start) => ({ start, end: start + 1, text: inserted }));
          const edited = replace(trace(text), edits);
          const expected = [...text.split("")]
            .map((each, at) => (places.includes(at) ? inserted : each))
            .join("");
          expect(edited.text).toBe(expected);
          expect(edited.starts.length).toBe(expected.length);
        },
      ),
    );
  });
});
