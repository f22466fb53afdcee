import fc from "fast-check";
import { expect, test } from "vitest";
import { trace } from "../traced.ts";
import { decodeEntities } from "./entities.ts";
import { misplaced } from "./proveTraced.ts";
import { scanCsv } from "./scanCsv.ts";
import { itemsOf, jsonText, memberOf, scanJson } from "./scanJson.ts";
import { elementAt, scanXml, xmlText } from "./scanXml.ts";
import { stripMarkup } from "./stripMarkup.ts";

test("every string of a JSON text comes out as JSON.parse gives it, and stands at its place", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary" }),
      fc.string({ unit: "grapheme" }),
      fc.boolean(),
      (one, other, escaped) => {
        const plain = JSON.stringify({ a: [one, other], b: { c: one } }, null, 1);
        const text = escaped
          ? plain.replace(
              /[^\x20-\x7e\n]/g,
              (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
            )
          : plain;
        const root = scanJson(text);
        const whole = trace(text);
        const found = itemsOf(memberOf(root ?? undefined, "a")).map((each) => jsonText(whole, each));
        expect(found.map((each) => each?.text)).toEqual([one, other]);
        for (const each of found) if (each !== null) expect(misplaced([...text], "string", each)).toEqual([]);
        expect(jsonText(whole, memberOf(root ?? undefined, "b", "c"))?.text).toBe(one);
      },
    ),
    { numRuns: 300 },
  );
});

test.each(["", "{", '{"a"}', '{"a":1,}', "[1 2]", '"open', "[1]]", "{]", "nul", "[,]"])(
  "%s is no JSON",
  (text) => {
    expect(scanJson(text)).toBeNull();
  },
);

test("JSON nested deeper than any record is refused, not followed", () => {
  expect(scanJson("[".repeat(100_000))).toBeNull();
});

test("XML gives text with entities decoded once, CDATA as it stands, comments left out", () => {
  const text =
    '<?xml version="1.0"?><!DOCTYPE a><a x="1>2"><b>1 &lt; 2 &amp;gt; &#8805;<!-- no --> x</b><b><![CDATA[<c> & d]]></b><e/></a>';
  const whole = trace(text);
  const root = scanXml(text) ?? undefined;
  expect(xmlText(whole, elementAt(root, "b"))?.text).toBe("1 < 2 &gt; ≥ x");
  expect(root?.children.length).toBe(3);
  expect(xmlText(whole, root)?.text).toBe("1 < 2 &gt; ≥ x<c> & d");
  const found = xmlText(whole, elementAt(root, "b"));
  expect(found === null ? ["nothing"] : misplaced([...text], "b", found)).toEqual([]);
});

test("an element that is never closed ends with its parent", () => {
  const text = "<a><b>one<c>two</a>";
  expect(xmlText(trace(text), scanXml(text) ?? undefined)?.text).toBe("onetwo");
});

test("cells keep commas, line ends and doubled quotes inside their quotes", () => {
  const text = 'a,"b, ""c""\r\nd",e\r\nf,g\n';
  expect(scanCsv(trace(text), ",", 5).map((row) => row.map((cell) => cell.text))).toEqual([
    ["a", 'b, "c"\r\nd', "e"],
    ["f", "g"],
  ]);
});

test("markup becomes lines, a bound stays a bound", () => {
  const text =
    "<p>Age &gt; 18<br>Platelets &lt;100 x 10<sup>9</sup>/L</p><ul><li>GFR <50 mL/min</li></ul><script>if (a<b) x()</script>";
  const stripped = stripMarkup(trace(text));
  expect(stripped.text.trim()).toBe("Age > 18\nPlatelets <100 x 10^9/L\n- GFR <50 mL/min");
  expect(misplaced([...text], "page", stripped)).toEqual([]);
});

test.each([
  ["&ge;18 &#x2264; &#8804; &unknown; &", "≥18 ≤ ≤ &unknown; &"],
  ["&amp;lt; 5", "&lt; 5"],
  ["&#0; &#xD800;", "&#0; &#xD800;"],
])("entities of %s", (written, decoded) => expect(decodeEntities(trace(written)).text).toBe(decoded));

test("a JSON string that breaks off behind a backslash keeps what stands before it", () => {
  const text = String.raw`{"criteria":"Age > 18\n\ `.trimEnd();
  const whole = trace(text);
  const written = jsonText(whole, memberOf(scanJson(text, true) ?? undefined, "criteria"));
  expect(written?.text.startsWith("Age > 18")).toBe(true);
});
