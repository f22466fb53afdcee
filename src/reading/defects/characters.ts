import { stretchOf } from "../traced.ts";
import { certainly, type Detector, noFindings } from "./finding.ts";

/** Signs that look like a comparison, or are its form in another font. Changing them is reported. */
const comparisons: Readonly<Record<string, string>> = {
  "＜": "<",
  "＞": ">",
  "＝": "=",
  "﹤": "<",
  "﹥": ">",
  "﹦": "=",
  "˂": "<",
  "˃": ">",
  "≦": "≤",
  "≧": "≥",
  "⩽": "≤",
  "⩾": "≥",
  "⪕": "≤",
  "⪖": "≥",
  "≮": "≥",
  "≯": "≤",
  "\uf0a3": "≤",
  "\uf0b3": "≥",
  "\uf03c": "<",
  "\uf03e": ">",
  "\uf03d": "=",
  "\uf0b1": "±",
  "\uf0b4": "×",
  "\uf06d": "µ",
  "\uf061": "α",
  "\uf062": "β",
};
/** Brackets that stand for a comparison only before a number. */
const angles: Readonly<Record<string, string>> = {
  "‹": "<",
  "›": ">",
  "〈": "<",
  "〉": ">",
  "⟨": "<",
  "⟩": ">",
};
/** UTF-8 that was read as Windows-1252, and Chinese signs that were read as Latin. */
const misread: readonly (readonly [string, string])[] = [
  ["â‰¥", "≥"],
  ["â‰¤", "≤"],
  ["â\u0089¥", "≥"],
  ["â\u0089¤", "≤"],
  ["¡Ý", "≥"],
  ["¡Ü", "≤"],
  ["Âµ", "µ"],
  ["Î¼", "µ"],
  ["Ã—", "×"],
  ["Â±", "±"],
  ["Â²", "²"],
  ["Â³", "³"],
  ["Â°", "°"],
  ["Â·", "·"],
  ["â€“", "–"],
  ["â€”", "—"],
  ["â€™", "’"],
  ["â€˜", "‘"],
  ["â€œ", "“"],
  ["â€\u009d", "”"],
  ["â€¢", "•"],
  ["Â\u00a0", " "],
];

const isInvisible = (code: number): boolean =>
  code === 0xad ||
  code === 0xfeff ||
  (code >= 0x200b && code <= 0x200f) ||
  (code >= 0x202a && code <= 0x202e) ||
  (code >= 0x2060 && code <= 0x206f) ||
  code === 0x180e ||
  code === 0x61c ||
  (code >= 0xfe00 && code <= 0xfe0f);
const isUnusualBlank = (code: number): boolean =>
  code === 0xa0 ||
  code === 0x1680 ||
  (code >= 0x2000 && code <= 0x200a) ||
  code === 0x202f ||
  code === 0x205f ||
  code === 0x3000 ||
  code < 32 ||
  (code >= 0x7f && code <= 0x9f && code !== 0x85);
const isHyphen = (code: number): boolean =>
  code === 0x2010 || code === 0x2011 || code === 0x2212 || code === 0xfe63 || code === 0xff0d;

/** Punctuation of Chinese texts; nothing changes by reading it as ours. */
const punctuation: Readonly<Record<string, string>> = {
  "。": ".",
  "．": ".",
  "，": ",",
  "；": ";",
  "：": ":",
  "（": "(",
  "）": ")",
  "［": "[",
  "］": "]",
  "【": "[",
  "】": "]",
  "∕": "/",
  "⁄": "/",
  "∶": ":",
  "∗": "*",
  "\uf0b7": "•",
  "\uf0a7": "▪",
  "\u037e": ";",
};

const special = /[^\n -~]/g;

/** One form for characters that mean the same: blanks, hyphens, wide and look-alike signs; invisible ones go to the character before. */
export const readCharacters: Detector = (traced) => {
  const { text } = traced;
  const found = noFindings();
  const reported = (start: number, end: number, meant: string, evidence: string): void => {
    found.edits.push({ start, end, text: meant });
    found.repairs.push(certainly(traced, start, end, "CHARACTER", meant, [evidence]));
  };
  special.lastIndex = 0;
  for (let match = special.exec(text); match !== null; match = special.exec(text)) {
    const { index } = match;
    const code = text.charCodeAt(index);
    const character = match[0];
    if (code === 9 || code === 13 || code === 11 || code === 12 || code === 0x85) continue;
    if (code >= 0xd800 && code <= 0xdfff) continue;
    if (isInvisible(code)) {
      let end = index + 1;
      while (end < text.length && isInvisible(text.charCodeAt(end))) end += 1;
      special.lastIndex = end;
      const before = text.charCodeAt(index - 1);
      // The character before takes the place over; at the beginning of a line the run becomes a blank.
      const isTaken = before > 32 && before < 0xd800 && found.edits.at(-1)?.end !== index;
      found.edits.push(
        isTaken
          ? { start: index - 1, end, text: text.charAt(index - 1) }
          : { start: index, end, text: before > 32 ? "" : " " },
      );
      continue;
    }
    const comparison = comparisons[character];
    if (comparison !== undefined) {
      reported(index, index + 1, comparison, "A sign of another alphabet or font that is used for this one.");
      continue;
    }
    const angle = angles[character];
    if (angle !== undefined) {
      if (/^\s?\d/.test(text.slice(index + 1, index + 3)))
        reported(index, index + 1, angle, "A bracket that looks like the comparison sign, before a number.");
      continue;
    }
    const wrong = misread.find(([written]) => text.startsWith(written, index));
    if (wrong !== undefined) {
      const end = index + wrong[0].length;
      reported(index, end, wrong[1], "Characters that arise when UTF-8 or GBK text is read as Latin.");
      special.lastIndex = end;
      continue;
    }
    if (code === 0x3bc) {
      found.edits.push({ start: index, end: index + 1, text: "µ" });
      found.repairs.push({
        code: "CHARACTER",
        at: stretchOf(traced, index, index + 1),
        written: character,
        candidates: [],
        confidence: "none",
        evidence: ["The Greek letter mu stands for the micro sign; both are read alike."],
      });
      continue;
    }
    const plain =
      punctuation[character] ??
      (isUnusualBlank(code)
        ? " "
        : isHyphen(code)
          ? "-"
          : code >= 0xff01 && code <= 0xff5e
            ? String.fromCharCode(code - 0xfee0)
            : null);
    if (plain !== null) found.edits.push({ start: index, end: index + 1, text: plain });
  }
  return found;
};
