import { expect, test } from "vitest";
import { decodeRecord } from "./index.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string, littleEndian: boolean, mark = true): Uint8Array => {
  const units = [...(mark ? ["\ufeff"] : []), ...text.split("")].map((each) => each.charCodeAt(0));
  const bytes = new Uint8Array(units.length * 2);
  const view = new DataView(bytes.buffer);
  for (const [index, unit] of units.entries()) view.setUint16(index * 2, unit, littleEndian);
  return bytes;
};
const sample = "Inclusion Criteria:\r\n- Haemoglobin ≥ 90 g/L, ½ dose, 10⁹/L\r\n";

test.each([
  ["utf-8", utf8(sample)],
  ["utf-8", utf8(`\ufeff${sample}`)],
  ["utf-16le", utf16(sample, true)],
  ["utf-16be", utf16(sample, false)],
  ["utf-16le", utf16(sample, true, false)],
  ["utf-16be", utf16(sample, false, false)],
] as const)(
  "text in %s comes out as it was written, without its mark, line ends untouched",
  (encoding, bytes) => {
    expect(decodeRecord(bytes)).toMatchObject({ kind: "decoded", text: sample, encoding });
  },
);

test("the checksum is that of the bytes, mark and all", () => {
  // printf 'abc' | sha256sum (FIPS 180-2, appendix B.1)
  expect(decodeRecord(utf8("abc"))).toMatchObject({
    sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  });
  const plain = decodeRecord(utf8("abc"));
  const marked = decodeRecord(utf8("\ufeffabc"));
  expect(marked.kind === "decoded" && plain.kind === "decoded" && marked.sha256 !== plain.sha256).toBe(true);
});

test("bytes that are no UTF-8 are read as Windows-1252, and it is said", () => {
  const bytes = new Uint8Array([0x41, 0x67, 0x65, 0x20, 0x96, 0x20, 0xb5, 0x67, 0x20, 0xb1, 0x20, 0x80]);
  const read = decodeRecord(bytes);
  expect(read).toMatchObject({ kind: "decoded", text: "Age – µg ± €", encoding: "windows-1252" });
  expect(read.kind === "decoded" ? read.notes.join(" ") : "").toContain("Windows-1252");
});

test.each([
  ["a PDF", utf8("%PDF-1.7 …")],
  ["a ZIP", new Uint8Array([0x50, 0x4b, 3, 4, 20, 0])],
  ["zero bytes", new Uint8Array([65, 66, 0, 67])],
  ["control characters", new Uint8Array([1, 2, 3, 4, 0xff, 0xfe, 5, 6])],
])("%s are no record text", (_, bytes) => {
  expect(decodeRecord(bytes).kind).toBe("notText");
});

test("a lone surrogate of UTF-16 is kept", () => {
  expect(decodeRecord(utf16("a\ud800b", true))).toMatchObject({ text: "a\ud800b" });
});
