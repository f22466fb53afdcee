import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";

export type RecordEncoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** A record as text: spans count its code points, and a byte order mark is no part of it. */
export type DecodedRecord = {
  readonly kind: "decoded";
  readonly text: string;
  /** Of the bytes as they came. */
  readonly sha256: string;
  readonly encoding: RecordEncoding;
  /** What a reader should know of the decoding. */
  readonly notes: readonly string[];
};
export type NotText = { readonly kind: "notText"; readonly why: string };

/** First bytes of formats that hold no plain text, with the way to get text out of them. */
const formats: readonly (readonly [readonly number[], string])[] = [
  [[0x25, 0x50, 0x44, 0x46], "a PDF: copy its text into a text file"],
  [[0x50, 0x4b, 0x03, 0x04], "a ZIP archive or an Office document: unpack it, or save it as plain text"],
  [[0xd0, 0xcf, 0x11, 0xe0], "an old Office document: save it as plain text"],
  [[0x1f, 0x8b], "a gzip archive: unpack it"],
  [[0x89, 0x50, 0x4e, 0x47], "a picture: its text is needed"],
  [[0xff, 0xd8, 0xff], "a picture: its text is needed"],
];

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  bytes.length >= start.length && start.every((each, index) => bytes[index] === each);

/** A lone surrogate is kept as it is; TextDecoder would put U+FFFD in its place. */
const decodeUtf16 = (bytes: Uint8Array, from: number, littleEndian: boolean): string => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  const units: number[] = [];
  for (let at = from; at + 1 < bytes.length; at += 2) {
    units.push(view.getUint16(at, littleEndian));
    if (units.length === 8192) parts.push(String.fromCharCode(...units.splice(0)));
  }
  return parts.join("") + String.fromCharCode(...units);
};

/** Of 0x80 to 0x9f; what Windows-1252 leaves undefined stays a control character. */
const windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

const decodeWindows1252 = (bytes: Uint8Array): string => {
  const parts: string[] = [];
  for (let from = 0; from < bytes.length; from += 8192) {
    const codes = [...bytes.subarray(from, from + 8192)].map((byte) =>
      byte >= 0x80 && byte <= 0x9f ? windows1252.charCodeAt(byte - 0x80) : byte,
    );
    parts.push(String.fromCharCode(...codes));
  }
  return parts.join("");
};

const decodeUtf8 = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** Zero bytes at every other place, as text of UTF-16 without its mark has them. */
const zerosAt = (bytes: Uint8Array, parity: 0 | 1): number => {
  let zeros = 0;
  for (let at = parity; at < Math.min(bytes.length, 2000); at += 2) if (bytes[at] === 0) zeros += 1;
  return zeros;
};

/** Decodes the bytes of a record file; what is no text is refused with a cure. */
export const decodeRecord = (bytes: Uint8Array): DecodedRecord | NotText => {
  const known = formats.find(([start]) => startsWith(bytes, start));
  if (known !== undefined) return { kind: "notText", why: `The file is ${known[1]}.` };
  const decoded = (text: string, encoding: RecordEncoding, ...notes: readonly string[]): DecodedRecord => ({
    kind: "decoded",
    text,
    sha256: bytesToHex(sha256(bytes)),
    encoding,
    notes,
  });
  const mark = "A byte order mark was left out.";
  if (startsWith(bytes, [0xff, 0xfe]))
    return decoded(decodeUtf16(bytes, 2, true), "utf-16le", mark, "Read as UTF-16.");
  if (startsWith(bytes, [0xfe, 0xff]))
    return decoded(decodeUtf16(bytes, 2, false), "utf-16be", mark, "Read as UTF-16.");
  const pairs = Math.floor(Math.min(bytes.length, 2000) / 2);
  if (pairs >= 8 && zerosAt(bytes, 1) > pairs * 0.7 && zerosAt(bytes, 0) < pairs * 0.1)
    return decoded(
      decodeUtf16(bytes, 0, true),
      "utf-16le",
      "Read as UTF-16, though no byte order mark says so.",
    );
  if (pairs >= 8 && zerosAt(bytes, 0) > pairs * 0.7 && zerosAt(bytes, 1) < pairs * 0.1)
    return decoded(
      decodeUtf16(bytes, 0, false),
      "utf-16be",
      "Read as UTF-16, though no byte order mark says so.",
    );
  if (bytes.includes(0))
    return { kind: "notText", why: "The file holds zero bytes, as binary files do: its text is needed." };
  const hasMark = startsWith(bytes, [0xef, 0xbb, 0xbf]);
  const utf8 = decodeUtf8(hasMark ? bytes.subarray(3) : bytes);
  if (utf8 !== null) return decoded(utf8, "utf-8", ...(hasMark ? [mark] : []));
  let controls = 0;
  for (const byte of bytes) if (byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b)) controls += 1;
  if (controls * 100 > bytes.length)
    return {
      kind: "notText",
      why: "The file holds control characters, as binary files do: its text is needed.",
    };
  return decoded(
    decodeWindows1252(bytes),
    "windows-1252",
    "The bytes are no valid UTF-8; read as Windows-1252.",
  );
};
