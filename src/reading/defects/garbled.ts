import { chemicalMethods } from "../../knowledge/index.ts";
import { type Detector, noFindings, perhaps } from "./finding.ts";

const trigramsOf = (text: string): ReadonlySet<string> => {
  const found = new Set<string>();
  for (let index = 0; index + 3 <= text.length; index += 1) found.add(text.slice(index, index + 3));
  return found;
};
const methods = chemicalMethods.map((method) => ({ ...method, trigrams: trigramsOf(method.chemical) }));

const longWord = /(?<![A-Za-z])[A-Za-z]{18,80}(?![A-Za-z])/g;

const shareOf = (wanted: ReadonlySet<string>, word: string): number => {
  const own = trigramsOf(word);
  let shared = 0;
  for (const each of wanted) if (own.has(each)) shared += 1;
  return shared / wanted.size;
};

/**
 * A chemical name glued together or mangled, recognised by its runs of three letters; the words around it say which method is
 * meant. Long technical words that are written right are left alone.
 */
export const findGarbledWords: Detector = (traced) => {
  const { text } = traced;
  const found = noFindings();
  for (const { 0: written, index } of text.matchAll(longWord)) {
    const word = written.toLowerCase();
    let method: (typeof methods)[number] | undefined;
    let best = 0.6;
    for (const each of methods) {
      const share = shareOf(each.trigrams, word);
      if (share < best) continue;
      best = share;
      method = each;
    }
    if (method === undefined || method.chemical === word) continue;
    const around = text.slice(Math.max(0, index - 30), index + written.length + 50).toLowerCase();
    if (!method.needs.some((each) => around.includes(each))) continue;
    let start = index;
    for (let step = 0; step < 4; step += 1) {
      const before = /(\d{1,3}[a-z]{0,2}|[A-Za-z]+)[\s-]{0,2}$/.exec(
        text.slice(Math.max(0, start - 24), start),
      );
      const part = before?.[1]?.toLowerCase() ?? "";
      if (
        before === null ||
        !method.parts.some((each) => part === each || (part.length > 4 && part.startsWith(each)))
      )
        break;
      start -= before[0].length;
    }
    let end = index + written.length;
    for (let step = 0; step < 6; step += 1) {
      const after = /^[\s()-]{1,4}([A-Za-z]{2,24})\)?/.exec(text.slice(end, end + 32));
      if (after === null || !method.parts.includes((after[1] ?? "").toLowerCase())) break;
      end += after[0].length;
    }
    found.repairs.push(
      perhaps(
        traced,
        start,
        end,
        "GARBLED_TOKEN",
        "high",
        [method.name],
        [`The letters are those of ${method.chemical}, glued together; the words around it name the method.`],
      ),
    );
  }
  return found;
};

const opening: Readonly<Record<string, string>> = { "(": ")", "[": "]" };
const marker = /(?:^|\n|\s)\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})$/;

/** Brackets of a paragraph that lack their partner; those of enumerators ("1)", "a)") are none. */
export const findUnbalanced: Detector = (traced) => {
  const { text } = traced;
  const found = noFindings();
  let open: { at: number; sign: string }[] = [];
  const report = (at: number): void => {
    found.repairs.push({
      ...perhaps(traced, at, at + 1, "UNBALANCED", "low", [], ["A bracket without its partner."]),
      confidence: "none",
    });
  };
  const signs = /[()[\]]|\n\s{0,40}(?=\n)|\n(?=[ \t]{0,40}(?:\(?\d{1,2}[.)]|[-*•]|\(?[a-z][.)])\s)/g;
  for (const { 0: sign, index } of text.matchAll(signs)) {
    if (sign.startsWith("\n")) {
      for (const { at } of open) report(at);
      open = [];
      continue;
    }
    if (opening[sign] !== undefined) {
      if (open.length < 50) open.push({ at: index, sign });
      continue;
    }
    const last = open.at(-1);
    if (last !== undefined && opening[last.sign] === sign) open.pop();
    else if (sign === ")" && marker.test(text.slice(Math.max(0, index - 7), index))) continue;
    else report(index);
  }
  for (const { at } of open) report(at);
  return found;
};
