import type { Marked } from "./marked.ts";
import { type NameMark, nameAt } from "./names.ts";
import { settleName } from "./settleNames.ts";
import type { Token } from "./token.ts";

/** Finds every name of a text, the longest first come. */
export const markNames = (text: string, tokens: readonly Token[]): Marked => {
  const starting = new Map<number, NameMark>();
  const ending = new Map<number, NameMark>();
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined || token.kind === "break" || token.kind === "compare") continue;
    if (token.kind === "number" && tokens[index + 1]?.spaced !== false) continue;
    const found = nameAt(text, tokens, index);
    if (found === null) continue;
    const mark = settleName(tokens, found);
    starting.set(mark.start, mark);
    ending.set(mark.end, mark);
    index = mark.end - 1;
  }
  return { text, tokens, starting, ending };
};
