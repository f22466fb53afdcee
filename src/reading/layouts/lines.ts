import { cut, type Traced } from "../traced.ts";

/** A line of a text: its characters without the line end, and where the next line starts. */
export type Line = { readonly start: number; readonly end: number; readonly next: number };

const isBreak = (unit: number): boolean =>
  (unit >= 0x0a && unit <= 0x0d) || unit === 0x85 || unit === 0x2028 || unit === 0x2029;

/** Lines of a text, whatever ends them: LF, CRLF, CR, form feed, Unicode line and paragraph separators. */
export const linesOf = (text: string, from = 0, to: number = text.length): readonly Line[] => {
  const lines: Line[] = [];
  let start = from;
  for (let at = from; at < to; at += 1) {
    const unit = text.charCodeAt(at);
    if (!isBreak(unit)) continue;
    const next = unit === 0x0d && at + 1 < to && text.charCodeAt(at + 1) === 0x0a ? at + 2 : at + 1;
    lines.push({ start, end: at, next });
    start = next;
    at = next - 1;
  }
  if (start < to || lines.length === 0) lines.push({ start, end: to, next: to });
  return lines;
};

export const isBlank = (text: string, { start, end }: Line): boolean => {
  for (let at = start; at < end; at += 1)
    if (text.charCodeAt(at) > 0x20 && !isInvisible(text.charCodeAt(at))) return false;
  return true;
};

/** Blanks and marks that print nothing: no-break space, zero-width signs, direction marks, byte order mark, cell bars are not among them. */
export const isInvisible = (unit: number): boolean =>
  unit <= 0x20 ||
  unit === 0xa0 ||
  unit === 0xad ||
  unit === 0xfeff ||
  unit === 0x3000 ||
  (unit >= 0x2000 && unit <= 0x200f) ||
  (unit >= 0x202a && unit <= 0x202f) ||
  (unit >= 0x2060 && unit <= 0x2064) ||
  (unit >= 0x2066 && unit <= 0x2069);

/** First index from `start` on that prints something, at most `end`. */
export const skipInvisible = (text: string, start: number, end: number): number => {
  let at = start;
  while (at < end && isInvisible(text.charCodeAt(at))) at += 1;
  return at;
};

/** End without what prints nothing. */
export const dropInvisible = (text: string, start: number, end: number): number => {
  let at = end;
  while (at > start && isInvisible(text.charCodeAt(at - 1))) at -= 1;
  return at;
};

/** Characters `start` to `end` without what prints nothing at both ends. */
export const cutTrimmed = (whole: Traced, start: number, end: number): Traced => {
  const from = skipInvisible(whole.text, start, end);
  return cut(whole, from, dropInvisible(whole.text, from, end));
};

/** Whether a line starts with the mark of a list: a dash, a bullet, a figure. */
export const startsMarked = (text: string, { start, end }: Line): boolean => {
  const at = skipInvisible(text, start, end);
  const unit = text.charCodeAt(at);
  return (
    at < end &&
    ((unit >= 0x30 && unit <= 0x39) ||
      "-•–▪●○◦(".includes(text[at] ?? "") ||
      (text[at] === "*" && text[at + 1] !== "*"))
  );
};
