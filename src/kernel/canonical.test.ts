/// <reference path="./canonicalize.d.ts" />
import reference from "canonicalize";
import fc from "fast-check";
import { expect, test } from "vitest";
import { isStorableText, sha256Of, writeCanonical } from "./canonical.ts";

test("the example of RFC 8785, section 3.2.2, is written as the RFC prints it", () =>
  expect(
    writeCanonical({
      // biome-ignore lint/correctness/noPrecisionLoss: the RFC prints this number with a digit too many
      numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"/",
      literals: [null, true, false],
    }),
  ).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  ));

test("members are sorted by UTF-16 code units, as RFC 8785 section 3.2.3 shows", () => {
  const members = { "\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\ud83d\ude00": 5, "\u0080": 6, "\u00f6": 7 };
  expect(
    Object.values(
      JSON.parse(
        `[${writeCanonical(members)
          .replace(/[{}]/g, "")
          .replace(/"[^"]*":/g, "")}]`,
      ),
    ),
  ).toEqual([2, 4, 6, 7, 1, 5, 3]);
});

test("the order in which members were set does not matter, absent members stay absent", () =>
  expect(writeCanonical({ b: 1, a: { d: undefined, c: 2 } })).toBe(writeCanonical({ a: { c: 2 }, b: 1 })));

test("numbers without a JSON form and half surrogate pairs are refused", () => {
  expect(() => writeCanonical({ dose: Number.NaN })).toThrow("finite number");
  expect(() => writeCanonical(["\ud800"])).toThrow("UTF-8");
  expect(() => writeCanonical({ "\udfff": 1 })).toThrow("UTF-8");
  expect(isStorableText("a\u0000b")).toBe(false);
  expect(isStorableText("😀")).toBe(true);
});

test("any JSON value is written as another implementation of RFC 8785 writes it", () => {
  // The package is CommonJS; its types say `default`, its code is the function itself.
  const peer: unknown = reference;
  if (typeof peer !== "function") throw new Error("expected the reference implementation");
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      const text = JSON.stringify(value);
      fc.pre(!/\p{Surrogate}/u.test(JSON.stringify(JSON.parse(text))) && !/\\u[dD][89a-fA-F]/.test(text));
      expect(writeCanonical(value)).toBe(peer(value));
    }),
    { numRuns: 500 },
  );
});

test("SHA-256 of 'abc' is that of FIPS 180-2, appendix B.1", () =>
  expect(sha256Of("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
