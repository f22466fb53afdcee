import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { recordSplitter } from "./splitRecords.ts";

const split = (text: string, delimiter = ",", size = text.length) => {
  const splitter = recordSplitter(delimiter);
  const found = [];
  for (let from = 0; from < text.length; from += Math.max(1, size))
    found.push(...splitter.push(text.slice(from, from + Math.max(1, size))));
  return [...found, ...splitter.end()];
};
const cells = (text: string, delimiter = ",") =>
  split(text, delimiter).map((each) => (each.kind === "record" ? each.cells : each.fault));

describe("the lines of a CSV file", () => {
  test("a quoted field keeps delimiters, doubled quotes and line breaks", () => {
    expect(cells('a,"b,c","say ""yes""","two\nlines"\n')).toEqual([["a", "b,c", 'say "yes"', "two\nlines"]]);
  });

  test("a quote inside an unquoted field is an ordinary character, so JSON may stand there", () => {
    expect(cells('x;{"grade":"2"}\n', ";")).toEqual([["x", '{"grade":"2"}']]);
  });

  test("Windows, Unix and old Macintosh line ends all end a line", () => {
    expect(cells("a,1\r\nb,2\nc,3\rd,4")).toEqual([
      ["a", "1"],
      ["b", "2"],
      ["c", "3"],
      ["d", "4"],
    ]);
  });

  test("an unclosed quote costs its own line and no other", () => {
    expect(split('a,1\nb,"open\nc,3\nd,4\n')).toEqual([
      { kind: "record", line: 1, cells: ["a", "1"] },
      { kind: "fault", line: 2, fault: "unclosed-quote" },
      { kind: "record", line: 3, cells: ["c", "3"] },
      { kind: "record", line: 4, cells: ["d", "4"] },
    ]);
  });

  test("an unclosed quote that meets the next quoted field still costs its own line only", () => {
    expect(split('a,"open\nb,"fine"\nc,3\n')).toEqual([
      { kind: "fault", line: 1, fault: "unclosed-quote" },
      { kind: "record", line: 2, cells: ["b", "fine"] },
      { kind: "record", line: 3, cells: ["c", "3"] },
    ]);
  });

  test("an unclosed quote does not swallow a file of a thousand lines", () => {
    const rest = Array.from({ length: 1000 }, (_, index) => `s${index},1`).join("\n");
    const found = split(`a,"open\n${rest}\n`);
    expect(found.filter((each) => each.kind === "record")).toHaveLength(1000);
    expect(found.filter((each) => each.kind === "fault")).toEqual([
      { kind: "fault", line: 1, fault: "unclosed-quote" },
    ]);
  });

  test("text after a closing quote is a fault of that line", () => {
    expect(split('"ab"c,1\nd,2\n')).toEqual([
      { kind: "fault", line: 1, fault: "text-after-quote" },
      { kind: "record", line: 2, cells: ["d", "2"] },
    ]);
  });

  test("blank lines are skipped and counted", () => {
    expect(split("a\n\n\nb\n")).toEqual([
      { kind: "record", line: 1, cells: ["a"] },
      { kind: "record", line: 4, cells: ["b"] },
    ]);
  });

  test("where a file is cut into parts makes no difference", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", ",", '"', "\n", "\r", " ", "é"), maxLength: 6 });
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 6 }),
        fc.nat(7),
        (rows, size) => {
          const text = rows
            .map((row) => row.map((each) => `"${each.replace(/"/g, '""')}"`).join(","))
            .join("\r\n");
          expect(split(text, ",", size + 1)).toEqual(split(text));
        },
      ),
      { numRuns: 500 },
    );
  });

  test("quoted cells come back as they were written", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", "b", ",", '"', "\n", ";", "é"), maxLength: 8 });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { maxLength: 8 }), (rows) => {
        const text = rows
          .map((row) => row.map((each) => `"${each.replace(/"/g, '""')}"`).join(","))
          .join("\n");
        expect(cells(text)).toEqual(rows);
      }),
      { numRuns: 1000 },
    );
  });
});
