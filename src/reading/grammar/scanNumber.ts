import { isBlank, isDash, isDigit, superscriptDigit } from "./characters.ts";
import type { Token } from "./token.ts";

type Scanned = { readonly value: string; readonly end: number; readonly doubt: Token["doubt"] };

const isPoint = (code: number): boolean => code === 46 || code === 0xb7 || code === 0x2219 || code === 0x22c5;

const digitsFrom = (text: string, from: number): number => {
  let end = from;
  while (end < text.length && isDigit(text.charCodeAt(end))) end += 1;
  return end;
};

/** "3.14.2": no number, a version. */
const versionEnd = (text: string, from: number): number => {
  let end = from;
  while (text.charCodeAt(end) === 46 && isDigit(text.charCodeAt(end + 1))) end = digitsFrom(text, end + 1);
  return end;
};

/** "1.5·10³", "100·103/µL": the dot multiplies by a power of ten. */
const isPowerOfTen = (text: string, from: number): boolean => {
  if (text.charCodeAt(from) !== 49 || text.charCodeAt(from + 1) !== 48) return false;
  const next = text.charCodeAt(from + 2);
  return (
    superscriptDigit(next) >= 0 ||
    next === 94 ||
    next === 42 ||
    next === 101 ||
    next === 69 ||
    (isDigit(next) && /^[1-9]{1,2}\s?\//.test(text.slice(from + 2, from + 6)))
  );
};

/** Where a minus sign belongs to the number: after a comparison, or after a word and before a digit. */
const isMinus = (text: string, index: number, previous: Token | undefined, spaced: boolean): boolean =>
  isDash(text.charCodeAt(index)) &&
  isDigit(text.charCodeAt(index + 1)) &&
  previous !== undefined &&
  (previous.kind === "compare" || (spaced && previous.kind === "word" && minusAfter.has(previous.text)));
const minusAfter = new Set(["than", "of", "below", "above", "to", "and", "between", "least", "exceeding"]);

/**
 * Reads a number that begins at `index`: "1,500", "75 000", "1.5", "1·5", ".5", "100'000", "-2.5". A comma before one, two or
 * more than three digits is a decimal comma; a point before three zeros is left as a decimal point and marked. A version
 * ("3.14.2") has no value.
 */
export const scanNumber = (
  text: string,
  index: number,
  previous: Token | undefined,
  spaced: boolean,
): Scanned | null => {
  const negative = isMinus(text, index, previous, spaced);
  const first = negative ? index + 1 : index;
  const startsWithPoint =
    text.charCodeAt(first) === 46 &&
    isDigit(text.charCodeAt(first + 1)) &&
    (spaced || previous === undefined || previous.kind === "compare" || previous.kind === "sign");
  if (!isDigit(text.charCodeAt(first)) && !startsWithPoint) return null;
  let end = digitsFrom(text, first);
  let whole = text.slice(first, end);
  let doubt: Token["doubt"] = null;
  while (whole.length > 0 && end < text.length) {
    const separator = text.charCodeAt(end);
    const groupEnd = digitsFrom(text, end + 1);
    const isGroup = groupEnd - end === 4;
    const isShort = end - first <= 3 || doubt === "blankThousands" || whole.length > 3;
    if (
      isGroup &&
      isShort &&
      whole !== "0" &&
      (separator === 44 || separator === 39 || separator === 0x2019)
    ) {
      whole += text.slice(end + 1, groupEnd);
      end = groupEnd;
      continue;
    }
    const isRound = text.startsWith("00", end + 2) || text.startsWith("50", end + 2);
    if (
      isGroup &&
      isShort &&
      whole !== "0" &&
      isBlank(separator) &&
      isRound &&
      !isPoint(text.charCodeAt(groupEnd))
    ) {
      whole += text.slice(end + 1, groupEnd);
      end = groupEnd;
      doubt = "blankThousands";
      continue;
    }
    // "15, 000"
    if (
      separator === 44 &&
      isBlank(text.charCodeAt(end + 1)) &&
      text.startsWith("000", end + 2) &&
      isShort &&
      !isDigit(text.charCodeAt(end + 5))
    ) {
      whole += "000";
      end += 5;
      doubt = "blankThousands";
      continue;
    }
    break;
  }
  let fraction = "";
  // "0,1,2" is a list.
  const isListed = text.charCodeAt(first - 1) === 44;
  const separator = text.charCodeAt(end);
  const fractionEnd = digitsFrom(text, end + 1);
  if (fractionEnd > end + 1) {
    if (isPoint(separator) && !(separator !== 46 && isPowerOfTen(text, end + 1))) {
      const isVersion = text.charCodeAt(fractionEnd) === 46 && isDigit(text.charCodeAt(fractionEnd + 1));
      if (isVersion) return { value: "", end: versionEnd(text, fractionEnd), doubt: null };
      fraction = text.slice(end + 1, fractionEnd);
      if (fraction === "000" && doubt === null && whole !== "0") doubt = "pointThousands";
      end = fractionEnd;
    } else if (separator === 44 && doubt === null && text.charCodeAt(fractionEnd) !== 44 && !isListed) {
      fraction = text.slice(end + 1, fractionEnd);
      doubt = "comma";
      end = fractionEnd;
    }
  }
  const value = `${negative ? "-" : ""}${whole.replace(/^0+(?=\d)/, "") || "0"}${fraction === "" ? "" : `.${fraction}`}`;
  return { value, end, doubt };
};
