import type { CodeList } from "./codes.ts";
import type { Marked } from "./marked.ts";
import type { Token } from "./token.ts";
import { words } from "./words.ts";

const tumorWords = words(`
  net nen nec neuroendocrine tumor tumour neoplasm ki67 ki who gep pnet carcinoma carcinoid
  differentiated
`);
const joints = new Set([",", "/", "and", "or", "-", "to", "&"]);
const ranges = new Set(["-", "to"]);

const gradeAt = (text: string, token: Token | undefined): string | null => {
  if (token?.kind !== "word") return null;
  const printed = text.slice(token.start, token.end);
  return /^G[1-3]$/.test(printed) ? printed : null;
};

/** "G1, G2 and G3", "G1-G2", "G1/2" beside words for tumours: a grade without its name. */
export const gradeCodesAt = ({ text, tokens }: Marked, start: number): CodeList | null => {
  const first = gradeAt(text, tokens[start]);
  if (first === null) return null;
  let isTumor = false;
  for (let at = Math.max(0, start - 14); at < start + 14 && !isTumor; at += 1)
    isTumor = tumorWords.has(tokens[at]?.stem ?? "");
  if (!isTumor) return null;
  const printed = [first];
  const codes = [first];
  let end = start + 1;
  for (let step = 0; step < 3; step += 1) {
    let next = end;
    let isRange = false;
    while (next < end + 2 && joints.has(tokens[next]?.text ?? "")) {
      isRange ||= ranges.has(tokens[next]?.text ?? "");
      next += 1;
    }
    const token = tokens[next];
    const figure =
      token?.kind === "number" && /^[1-3]$/.test(token.text) && !token.spaced ? `G${token.text}` : null;
    const code = gradeAt(text, token) ?? figure;
    if (next === end || code === null || token === undefined) break;
    if (isRange && codes[codes.length - 1] === "G1" && code === "G3") codes.push("G2");
    printed.push(text.slice(token.start, token.end));
    codes.push(code);
    end = next + 1;
  }
  return { start, end, printed, codes };
};
