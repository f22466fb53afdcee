/** A line without its blanks at both ends. */
export type Line = {
  readonly start: number;
  readonly end: number;
  /** Columns before the first character; a tab counts four. */
  readonly indent: number;
  /** Columns up to the last character. */
  readonly width: number;
  /** A blank line, or the beginning, stands before it. */
  readonly isAfterBlank: boolean;
};

const isLineEnd = (code: number): boolean =>
  code === 10 ||
  code === 13 ||
  code === 11 ||
  code === 12 ||
  code === 0x85 ||
  code === 0x2028 ||
  code === 0x2029;
const isBlank = (code: number): boolean =>
  code === 32 || code === 9 || code === 0xa0 || code === 0x3000 || code === 0xfeff;

/** The lines of a text that are not blank. */
export const linesOf = (text: string): readonly Line[] => {
  const lines: Line[] = [];
  let isAfterBlank = true;
  let at = 0;
  while (at < text.length) {
    let indent = 0;
    let start = at;
    while (start < text.length && isBlank(text.charCodeAt(start))) {
      indent += text.charCodeAt(start) === 9 ? 4 : 1;
      start += 1;
    }
    let next = start;
    while (next < text.length && !isLineEnd(text.charCodeAt(next))) next += 1;
    let end = next;
    while (end > start && isBlank(text.charCodeAt(end - 1))) end -= 1;
    if (end > start) {
      lines.push({ start, end, indent, width: indent + end - start, isAfterBlank });
      isAfterBlank = false;
    } else if (next > at || lines.length === 0 || isLineEnd(text.charCodeAt(next))) isAfterBlank = true;
    at = text.charCodeAt(next) === 13 && text.charCodeAt(next + 1) === 10 ? next + 2 : next + 1;
  }
  return lines;
};

/**
 * The column at which the lines were wrapped, or null where each line stands for itself: many lines reach almost as far as the
 * longest, and none is long.
 */
export const wrapColumn = (lines: readonly Line[]): number | null => {
  let widest = 0;
  for (const { width } of lines) if (width > widest) widest = width;
  if (lines.length < 3 || widest < 60 || widest > 140) return null;
  let full = 0;
  for (const { width } of lines) if (width >= widest - 16) full += 1;
  return full >= 2 && full * 6 >= lines.length ? widest : null;
};
