/** One record of a CSV text with the line it starts on, or what is wrong with it. */
export type SplitRecord =
  | { readonly kind: "record"; readonly line: number; readonly cells: readonly string[] }
  | { readonly kind: "fault"; readonly line: number; readonly fault: "unclosed-quote" | "text-after-quote" };

export type Splitter = {
  readonly push: (text: string) => readonly SplitRecord[];
  readonly end: () => readonly SplitRecord[];
};

/** A quoted field spans at most this many lines; beyond it the quote was never meant to stay open. */
const mostLines = 100;

type Cells =
  | { readonly kind: "cells"; readonly cells: readonly string[] }
  | { readonly kind: "open" }
  | { readonly kind: "text-after-quote" };

/** RFC 4180; a quote inside an unquoted field is an ordinary character. */
const splitCells = (text: string, delimiter: string): Cells => {
  if (!text.includes('"')) return { kind: "cells", cells: text.split(delimiter) };
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    let blank = at;
    while (text[blank] === " ") blank += 1;
    if (text[blank] === '"') {
      let value = "";
      let from = blank + 1;
      for (;;) {
        const close = text.indexOf('"', from);
        if (close < 0) return { kind: "open" };
        value += text.slice(from, close);
        if (text[close + 1] !== '"') {
          at = close + 1;
          break;
        }
        value += '"';
        from = close + 2;
      }
      cells.push(value);
      while (text[at] === " ") at += 1;
      if (at >= text.length) return { kind: "cells", cells };
      if (text[at] !== delimiter) return { kind: "text-after-quote" };
      at += 1;
    } else {
      const next = text.indexOf(delimiter, at);
      if (next < 0) return { kind: "cells", cells: [...cells, text.slice(at)] };
      cells.push(text.slice(at, next));
      at = next + 1;
    }
  }
};

/**
 * Splits CSV text that comes in parts. A faulty quote costs the one line it stands on: reading goes on with the
 * next line, which is why this is ours: csv-parse stays inside the quote and loses the rest of the file.
 */
export const recordSplitter = (delimiter: string): Splitter => {
  let tail = "";
  let nextLine = 1;
  /** Lines of a record whose quote is still open. */
  let pending: string[] = [];

  const takeLine = (text: string, atEnd: boolean): readonly SplitRecord[] => {
    const found: SplitRecord[] = [];
    const queue = [text];
    for (let line = queue.shift(); line !== undefined; line = queue.shift()) {
      pending.push(line);
      const start = nextLine;
      const split = splitCells(pending.length === 1 ? line : pending.join("\n"), delimiter);
      if (split.kind === "cells") {
        if (pending.length > 1 || line.trim() !== "")
          found.push({ kind: "record", line: start, cells: split.cells });
        nextLine += pending.length;
        pending = [];
        continue;
      }
      const given = split.kind === "text-after-quote" || pending.length >= mostLines;
      if (!given && !(atEnd && queue.length === 0)) continue;
      found.push({
        kind: "fault",
        line: start,
        fault: split.kind === "open" || pending.length > 1 ? "unclosed-quote" : "text-after-quote",
      });
      nextLine += 1;
      queue.unshift(...pending.slice(1));
      pending = [];
    }
    return found;
  };

  return {
    push: (text) => {
      const lines = (tail + text).split(/\r\n|\n|\r(?!$)/);
      tail = lines.pop() ?? "";
      return lines.flatMap((line) => takeLine(line, false));
    },
    end: () => {
      const last = tail.endsWith("\r") ? tail.slice(0, -1) : tail;
      tail = "";
      return last === "" && pending.length === 0 ? [] : takeLine(last, true);
    },
  };
};
