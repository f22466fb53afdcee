import type { FoundRepair } from "../sentence.ts";
import type { Traced } from "../traced.ts";
import { readEntity } from "./entities.ts";
import { applyEdits, certainly, type Findings, noFindings } from "./finding.ts";
import { readTag } from "./htmlTags.ts";

type Piece = { readonly text: string; readonly end: number; readonly code: "ESCAPED_CHAR" | "ENTITY" };

const escapable = /[!-/:-@[-`{-~]/;
const unicodeEscape = /u([0-9a-fA-F]{4})/y;
const unicodeName = /<U\+([0-9A-Fa-f]{4,6})>/y;

const characterOf = (hexadecimal: string): string | null => {
  const point = Number.parseInt(hexadecimal, 16);
  return point === 0 || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)
    ? null
    : String.fromCodePoint(point);
};

const whitespaceEscapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

/** A run of backslashes with what it escapes: "\>", "\\>", "\&gt;", "\n" before a capital or a marker, "\u2265". */
const readBackslash = (text: string, at: number): Piece | null => {
  let end = at + 1;
  while (text[end] === "\\") end += 1;
  const next = text[end] ?? "";
  if (next === "&") {
    const entity = readEntity(text, end);
    if (entity !== null) return { ...entity, code: "ESCAPED_CHAR" };
  }
  if (escapable.test(next)) return { text: next, end: end + 1, code: "ESCAPED_CHAR" };
  unicodeEscape.lastIndex = end;
  const [whole, hexadecimal] = unicodeEscape.exec(text) ?? [];
  if (whole !== undefined && hexadecimal !== undefined) {
    const character = characterOf(hexadecimal);
    return character === null ? null : { text: character, end: end + whole.length, code: "ESCAPED_CHAR" };
  }
  const blank = whitespaceEscapes[next];
  return blank !== undefined && !/[a-z]/.test(text[end + 1] ?? "")
    ? { text: blank, end: end + 1, code: "ESCAPED_CHAR" }
    : null;
};

const readAngle = (text: string, at: number): Piece | null => {
  if (!/[A-Za-z/]/.test(text.charAt(at + 1))) return null;
  unicodeName.lastIndex = at;
  const [name, hexadecimal] = unicodeName.exec(text) ?? [];
  if (name !== undefined && hexadecimal !== undefined) {
    const character = characterOf(hexadecimal);
    if (character !== null) return { text: character, end: at + name.length, code: "ESCAPED_CHAR" };
  }
  const tag = readTag(text, at);
  return tag === null ? null : { ...tag, code: "ENTITY" };
};

const readPiece = (text: string, at: number): Piece | null => {
  const first = text[at];
  if (first === "\\") return readBackslash(text, at);
  if (first === "<") return readAngle(text, at);
  const entity = readEntity(text, at);
  return entity === null ? null : { ...entity, code: "ENTITY" };
};

const evidenceOf = {
  ESCAPED_CHAR: ["An escape of the markup in which the registry keeps its text."],
  ENTITY: ["Markup of a web page that was not decoded."],
} as const;

const findEscapes = (traced: Traced): Findings => {
  const { text } = traced;
  const found = noFindings();
  const special = /[&\\<]/g;
  // Neighbouring remains of one kind are one defect: "&nbsp;&nbsp;", "</li></ul>".
  let run: { start: number; end: number; meant: string; code: Piece["code"] } | null = null;
  const close = (): void => {
    if (run === null) return;
    found.repairs.push(certainly(traced, run.start, run.end, run.code, run.meant, evidenceOf[run.code]));
    run = null;
  };
  for (let match = special.exec(text); match !== null; match = special.exec(text)) {
    const piece = readPiece(text, match.index);
    if (piece === null) {
      // A run of backslashes that escapes nothing is looked at once.
      if (text[match.index] === "\\") while (text[special.lastIndex] === "\\") special.lastIndex += 1;
      continue;
    }
    found.edits.push({ start: match.index, end: piece.end, text: piece.text });
    if (run !== null && run.end === match.index && run.code === piece.code) {
      run.end = piece.end;
      run.meant += piece.text;
    } else {
      close();
      run = { start: match.index, end: piece.end, meant: piece.text, code: piece.code };
    }
    special.lastIndex = piece.end;
  }
  close();
  return found;
};

/**
 * Takes off backslashes, entities, tags and written-out code points, however they are nested. Later rounds find what the earlier
 * uncovered; what is still covered after eight rounds stays as it is.
 */
export const unescapeText = (
  traced: Traced,
): { readonly text: Traced; readonly repairs: readonly FoundRepair[] } => {
  let text = traced;
  const repairs: FoundRepair[] = [];
  for (let round = 0; round < 8; round += 1) {
    const found = findEscapes(text);
    if (found.edits.length === 0) break;
    for (const each of found.repairs) repairs.push(each);
    text = applyEdits(text, found.edits);
  }
  return { text, repairs };
};
