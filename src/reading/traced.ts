/**
 * Text in which every character knows where it stands in the record. Character `i` (a UTF-16 unit) came from the
 * code points `starts[i]` (inclusive) to `ends[i]` (exclusive) of the original; a character that replaces several, such
 * as the "≥" of "\>=", covers all of them.
 */
export type Traced = {
  readonly text: string;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
};

/** A stretch of the original, in code points. */
export type Stretch = { readonly start: number; readonly end: number };

/** Replaces `start` to `end` of a traced text (its own indices) by other characters. */
export type Edit = { readonly start: number; readonly end: number; readonly text: string };

/** The whole original: every character stands for itself. */
export const trace = (text: string): Traced => {
  const starts = new Int32Array(text.length);
  const ends = new Int32Array(text.length);
  let point = 0;
  for (let index = 0; index < text.length; index += 1) {
    const isPair =
      isHigh(text.charCodeAt(index)) && index + 1 < text.length && isLow(text.charCodeAt(index + 1));
    starts[index] = point;
    ends[index] = point + 1;
    if (isPair) {
      index += 1;
      starts[index] = point;
      ends[index] = point + 1;
    }
    point += 1;
  }
  return { text, starts, ends };
};

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** The characters from `start` to `end` of a traced text. */
export const cut = (traced: Traced, start: number, end: number = traced.text.length): Traced => ({
  text: traced.text.slice(start, end),
  starts: traced.starts.subarray(start, end),
  ends: traced.ends.subarray(start, end),
});

/** Without blanks at both ends. */
export const trim = (traced: Traced): Traced => {
  const start = traced.text.length - traced.text.trimStart().length;
  return cut(traced, start, Math.max(start, traced.text.trimEnd().length));
};

/** Where characters `start` to `end` stand in the original; an empty stretch stands before its next character. */
export const stretchOf = (traced: Traced, start = 0, end: number = traced.text.length): Stretch => {
  if (end > start) return { start: traced.starts[start] ?? 0, end: traced.ends[end - 1] ?? 0 };
  const at = traced.starts[start] ?? traced.ends[start - 1] ?? 0;
  return { start: at, end: at };
};

/** The text with edits made; they are given in order and do not overlap. Inserted characters stand for all they replace. */
export const replace = (traced: Traced, edits: readonly Edit[]): Traced => {
  if (edits.length === 0) return traced;
  const length =
    traced.text.length + edits.reduce((sum, { start, end, text }) => sum + text.length - (end - start), 0);
  const starts = new Int32Array(length);
  const ends = new Int32Array(length);
  const parts: string[] = [];
  let read = 0;
  let written = 0;
  const keep = (until: number): void => {
    starts.set(traced.starts.subarray(read, until), written);
    ends.set(traced.ends.subarray(read, until), written);
    parts.push(traced.text.slice(read, until));
    written += until - read;
    read = until;
  };
  for (const { start, end, text } of edits) {
    keep(start);
    const replaced = stretchOf(traced, start, end);
    starts.fill(replaced.start, written, written + text.length);
    ends.fill(replaced.end, written, written + text.length);
    parts.push(text);
    written += text.length;
    read = end;
  }
  keep(traced.text.length);
  return { text: parts.join(""), starts, ends };
};

/** Several traced texts, one after the other. */
export const join = (texts: readonly Traced[]): Traced => {
  const length = texts.reduce((sum, { text }) => sum + text.length, 0);
  const starts = new Int32Array(length);
  const ends = new Int32Array(length);
  let at = 0;
  for (const each of texts) {
    starts.set(each.starts, at);
    ends.set(each.ends, at);
    at += each.text.length;
  }
  return { text: texts.map(({ text }) => text).join(""), starts, ends };
};
