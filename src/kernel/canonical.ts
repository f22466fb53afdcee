import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { Defect } from "./failure.ts";

/** Half of a surrogate pair: no UTF-8 form, so RFC 8785 (section 3.2.2.2) refuses it. */
const loneSurrogate = /\p{Surrogate}/u;

/** Whether a text has a UTF-8 form and can stand in every store: no half surrogate pair, no NUL. */
export const isStorableText = (text: string): boolean =>
  !loneSurrogate.test(text) && !text.includes("\u0000");

/** Printable ASCII without quote and backslash: JSON writes it as it is. */
const plain = /^[ !#-[\]-~]*$/;

const writeText = (text: string): string => {
  if (plain.test(text)) return `"${text}"`;
  const written = JSON.stringify(text);
  // JSON.stringify escapes half pairs, and nothing else, as \ud…; the quick test spares the slow one.
  if (written.includes("\\ud") && loneSurrogate.test(text))
    throw new Defect("expected text with a UTF-8 form", text);
  return written;
};

/** By UTF-16 code units, as ECMAScript compares texts. */
const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : a > b ? 1 : 0;

/**
 * The one way to write a JSON value as text (RFC 8785): members sorted by UTF-16 code units, no blanks,
 * numbers and strings as ECMAScript writes them. Absent members stay absent.
 */
export const writeCanonical = (value: unknown): string => {
  if (typeof value === "string") return writeText(value);
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new Defect("expected a finite number", value);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(writeCanonical).join(",")}]`;
  if (typeof value !== "object") throw new Defect("expected a JSON value", value);
  let text = "";
  for (const [name, member] of Object.entries(value).sort(byName)) {
    if (member === undefined) continue;
    text += `${text === "" ? "" : ","}${writeText(name)}:${writeCanonical(member)}`;
  }
  return `{${text}}`;
};

/** As `writeCanonical` of an object, from the names and the texts of its members as `writeCanonical` gave them. */
export const writeMembers = (members: Readonly<Record<string, string>>): string => {
  let text = "";
  for (const name of Object.keys(members).sort())
    text += `${text === "" ? "" : ","}${writeText(name)}:${members[name]}`;
  return `{${text}}`;
};

/** Most of what is hashed is ASCII: one byte a character, without the detour over an encoder. */
const bytesOf = (text: string): Uint8Array => {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) return utf8ToBytes(text);
    bytes[at] = code;
  }
  return bytes;
};

/** SHA-256 (FIPS 180-4) of the UTF-8 form of a text: 32 bytes. */
export const sha256Bytes = (text: string): Uint8Array => sha256(bytesOf(text));

/** The same as 64 hexadecimal digits. */
export const sha256Of = (text: string): string => bytesToHex(sha256Bytes(text));
