import { cut, type Edit, replace, type Traced } from "../traced.ts";

/** A JSON value with its place in the text; members of objects keep their order. */
export type JsonValue =
  | { readonly kind: "string"; readonly start: number; readonly end: number }
  | { readonly kind: "literal"; readonly start: number; readonly end: number }
  | { readonly kind: "array"; readonly items: readonly JsonValue[] }
  | { readonly kind: "object"; readonly members: readonly JsonMember[] };
export type JsonMember = { readonly key: string; readonly value: JsonValue };

type Frame =
  | { readonly kind: "array"; readonly items: JsonValue[] }
  | { readonly kind: "object"; readonly members: JsonMember[]; key: string | null };

const literal = /-?\d[\d.eE+-]*|true|false|null/y;
const deepest = 2000;

/** End of the string that starts at `start` (after its closing quote), or -1. */
const stringEnd = (text: string, start: number): number => {
  for (let at = start + 1; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 0x5c) at += 1;
    else if (unit === 0x22) return at + 1;
  }
  return -1;
};

const isSpace = (unit: number): boolean => unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09;

/**
 * Reads JSON text into values that know where they stand; null where it is not JSON. Without recursion, whatever
 * the depth. `isOpen`: a text that breaks off is taken as far as it goes.
 */
export const scanJson = (text: string, isOpen = false): JsonValue | null => {
  const stack: Frame[] = [];
  let at = 0;
  let expectsValue = true;
  let done: JsonValue | null = null;
  let comma = false;
  const accept = (value: JsonValue): boolean => {
    expectsValue = false;
    const top = stack.at(-1);
    if (top === undefined) {
      if (done !== null) return false;
      done = value;
      return true;
    }
    if (top.kind === "array") top.items.push(value);
    else {
      if (top.key === null) return false;
      top.members.push({ key: top.key, value });
      top.key = null;
    }
    return true;
  };
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    if (isSpace(unit)) {
      at += 1;
      continue;
    }
    if (done !== null) return null;
    const top = stack.at(-1);
    const sign = text[at];
    const afterComma = comma;
    comma = sign === ",";
    if (sign === "}" || sign === "]") {
      if (
        afterComma ||
        top === undefined ||
        (sign === "}") !== (top.kind === "object") ||
        (top.kind === "object" && top.key !== null)
      )
        return null;
      stack.pop();
      if (
        !accept(
          top.kind === "array"
            ? { kind: "array", items: top.items }
            : { kind: "object", members: top.members },
        )
      )
        return null;
      at += 1;
    } else if (sign === ",") {
      if (top === undefined || expectsValue || afterComma) return null;
      expectsValue = true;
      at += 1;
    } else if (top?.kind === "object" && top.key === null) {
      const end = sign === '"' ? stringEnd(text, at) : -1;
      if (end < 0) return null;
      let colon = end;
      while (isSpace(text.charCodeAt(colon))) colon += 1;
      if (text[colon] !== ":") return null;
      top.key = text.slice(at + 1, end - 1);
      expectsValue = true;
      at = colon + 1;
    } else if (!expectsValue) return null;
    else if (sign === "{" || sign === "[") {
      if (stack.length >= deepest) return null;
      stack.push(sign === "[" ? { kind: "array", items: [] } : { kind: "object", members: [], key: null });
      at += 1;
    } else if (sign === '"') {
      const found = stringEnd(text, at);
      const end = found < 0 && isOpen ? text.length + 1 : found;
      if (end < 0 || !accept({ kind: "string", start: at, end })) return null;
      at = end;
    } else {
      literal.lastIndex = at;
      const end = at + (literal.exec(text)?.[0].length ?? 0);
      if (end === at || !accept({ kind: "literal", start: at, end })) return null;
      at = end;
    }
  }
  if (isOpen)
    for (let top = stack.pop(); top !== undefined; top = stack.pop())
      accept(
        top.kind === "array" ? { kind: "array", items: top.items } : { kind: "object", members: top.members },
      );
  return stack.length === 0 ? done : null;
};

const plain: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f" };

/** The text of a JSON string or number without its escapes; each character knows the escape it stands for. */
export const jsonText = (whole: Traced, value: JsonValue | undefined): Traced | null => {
  if (value === undefined || value.kind === "array" || value.kind === "object") return null;
  if (value.kind === "literal") {
    const written = cut(whole, value.start, value.end);
    return written.text === "null" ? null : written;
  }
  const raw = cut(whole, value.start + 1, value.end - 1);
  const edits: Edit[] = [];
  const { text } = raw;
  for (let at = text.indexOf("\\"); at >= 0; at = text.indexOf("\\", at)) {
    const sign = text[at + 1] ?? "";
    if (sign !== "u") {
      // A string that breaks off in the middle of an escape ends with its backslash.
      edits.push({ start: at, end: Math.min(at + 2, text.length), text: plain[sign] ?? sign });
      at += 2;
      continue;
    }
    const code = hexAt(text, at);
    if (code === null) {
      at += 2;
      continue;
    }
    // two escapes of a surrogate pair are one character
    const low =
      code >= 0xd800 && code <= 0xdbff && text.startsWith("\\u", at + 6) ? hexAt(text, at + 6) : null;
    const isPair = low !== null && low >= 0xdc00 && low <= 0xdfff;
    const end = at + (isPair ? 12 : 6);
    edits.push({ start: at, end, text: isPair ? String.fromCharCode(code, low) : String.fromCharCode(code) });
    at = end;
  }
  return replace(raw, edits);
};

const hexAt = (text: string, at: number): number | null => {
  const digits = text.slice(at + 2, at + 6);
  return /^[0-9a-fA-F]{4}$/.test(digits) ? Number.parseInt(digits, 16) : null;
};

/** The member of a name, or undefined; a path goes down step by step. */
export const memberOf = (value: JsonValue | undefined, ...path: readonly string[]): JsonValue | undefined => {
  let found = value;
  for (const key of path)
    found = found?.kind === "object" ? found.members.find((each) => each.key === key)?.value : undefined;
  return found;
};

export const itemsOf = (value: JsonValue | undefined): readonly JsonValue[] =>
  value?.kind === "array" ? value.items : value === undefined ? [] : [value];
