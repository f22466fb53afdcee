import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { Defect } from "./failure.ts";

/** Half of a surrogate pair: no UTF-8 form, so RFC 8785 (section 3.2.2.2) refuses it. */
const loneSurrogate = /\p{Surrogate}/u;

/** Whether a text has a UTF-8 form and can stand in every store: no half surrogate pair, no NUL. */
export const isStorableText = (text: string): boolean =>
  !loneSurrogate.test(text) && !text.includes("\u0000");

const writeText = (text: string): string => {
  const written = JSON.stringify(text);
  // JSON.stringify escapes half pairs, and nothing else, as \ud…; the quick test spares the slow one.
  if (written.includes("\\ud") && loneSurrogate.test(text))
    throw new Defect("expected text with a UTF-8 form", text);
  return written;
};

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
  const members = new Map<string, unknown>(Object.entries(value));
  let text = "";
  for (const name of [...members.keys()].sort()) {
    const member = members.get(name);
    if (member === undefined) continue;
    text += `${text === "" ? "" : ","}${writeText(name)}:${writeCanonical(member)}`;
  }
  return `{${text}}`;
};

/** As `writeCanonical` of an object, from the names and the texts of its members as `writeCanonical` gave them. */
export const writeMembers = (members: Readonly<Record<string, string>>): string =>
  `{${Object.keys(members)
    .sort()
    .map((name) => `${writeText(name)}:${members[name]}`)
    .join(",")}}`;

/** SHA-256 of the UTF-8 form of a text, as 64 hexadecimal digits. */
export const sha256Of = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));
