import { cut, type Edit, replace, type Traced } from "../traced.ts";

const mostCells = 500;

/** A row of cells; each without its quotes, doubled quotes made one. */
export type CsvRow = readonly Traced[];

/** Reads at most `limit` rows of separated values; line ends inside quotes belong to the cell. */
export const scanCsv = (whole: Traced, separator: string, limit: number): readonly CsvRow[] => {
  const { text } = whole;
  const rows: CsvRow[] = [];
  let row: Traced[] = [];
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at <= text.length && rows.length < limit) {
    const { cell, next } =
      text[at] === '"' ? quotedCell(whole, at, separator) : plainCell(whole, at, separator);
    row.push(cell);
    if (next < text.length && text[next] === separator && row.length < mostCells) {
      at = next + 1;
      continue;
    }
    if (row.length > 1 || row[0]?.text !== "") rows.push(row);
    const isFull = row.length >= mostCells;
    row = [];
    at = text[next] === "\r" && text[next + 1] === "\n" ? next + 2 : next + 1;
    // a row with more cells than any table has: what is left of it is not read
    while (isFull && at < text.length && text[at - 1] !== "\n") at += 1;
  }
  return rows;
};

const plainCell = (
  whole: Traced,
  start: number,
  separator: string,
): { readonly cell: Traced; readonly next: number } => {
  const { text } = whole;
  let at = start;
  while (at < text.length && text[at] !== separator && text[at] !== "\n" && text[at] !== "\r") at += 1;
  return { cell: cut(whole, start, at), next: at };
};

const quotedCell = (
  whole: Traced,
  start: number,
  separator: string,
): { readonly cell: Traced; readonly next: number } => {
  const { text } = whole;
  const edits: Edit[] = [];
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) {
      at = text.length;
      break;
    }
    if (text[quote + 1] !== '"') {
      at = quote;
      break;
    }
    edits.push({ start: quote - start - 1, end: quote - start + 1, text: '"' });
    at = quote + 2;
  }
  const cell = replace(cut(whole, start + 1, at), edits);
  let next = Math.min(text.length, at + 1);
  while (next < text.length && text[next] !== separator && text[next] !== "\n" && text[next] !== "\r")
    next += 1;
  return { cell, next };
};
