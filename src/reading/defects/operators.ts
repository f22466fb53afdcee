import { certainly, type Detector, noFindings } from "./finding.ts";

/** A comparison in pieces or in the wrong order: ">/=", "> or =", "> =", "=>", "= <", ">_", "≥=". */
const pieces =
  /(?:[<>≤≥](?:\s{0,2}\/\s{0,2}=|\s?or\s?=|\s{1,2}=|_)|[≤≥]\s{0,2}=|=\s{0,2}[<>≤≥]|=\s?or\s?[<>])(?=\s{0,3}(?:[-+]?[.,]?\d|[a-z]{2,9}\s|ULN|LLN))/g;
const plusMinus = /\+\s{0,2}\/\s{0,2}-(?=\s{0,2}\d)/g;

/** Puts comparison signs together. An arrow ("II => III", "-->") is none: a number or a number word must follow. */
export const readOperators: Detector = (traced) => {
  const { text } = traced;
  const found = noFindings();
  for (const match of text.matchAll(pieces)) {
    const { index } = match;
    const [written] = match;
    if (/[-=<>]/.test(text[index - 1] ?? "")) continue;
    const end = index + written.length;
    if (written.endsWith(">") && !/^\s{0,3}[-+]?[.,]?\d|^\s{0,3}(?:ULN|LLN)/.test(text.slice(end, end + 8)))
      continue;
    const meant = /[<≤]/.test(written) ? "≤" : "≥";
    found.edits.push({ start: index, end, text: meant });
    found.repairs.push(
      certainly(traced, index, end, "CHARACTER", meant, ["Both signs belong to one comparison."]),
    );
  }
  for (const { 0: written, index } of text.matchAll(plusMinus))
    found.edits.push({ start: index, end: index + written.length, text: "±" });
  return found;
};
