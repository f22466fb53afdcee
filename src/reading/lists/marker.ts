import { leads } from "../../knowledge/index.ts";

export type MarkerKind = "decimal" | "alpha" | "ALPHA" | "roman" | "ROMAN" | "path" | "bullet";

/** One way to read a marker: "i." is the ninth letter or the first roman number. */
export type MarkerReading = { readonly kind: MarkerKind; readonly ordinal: number };

/** What stands before the text of an item. */
export type Marker = {
  readonly written: string;
  /** Where the text begins. */
  readonly end: number;
  readonly readings: readonly MarkerReading[];
  /** Brackets and point around the number, or the bullet itself: markers of one list look alike. */
  readonly shape: string;
  /** Of "1.2.3": all its numbers. */
  readonly path: readonly number[];
};

const labels = leads.labels.filter((each) => each.length > 2).map((each) => each.replace(/ /g, "\\s"));
const label = new RegExp(
  `(?:(?:${labels.join("|")})\\s{0,2}(?:no\\.?|number|#)?\\s{0,2}#?|#|(?:IN|EX|IC|EC|I|E|INC|EXC)[-_]?)0?(\\d{1,3})\\s?(?:[:.)]|-(?=\\s))(?!\\d)\\s{0,4}`,
  "iy",
);
const circled = /([①-⑳⑴-⒇⒈-⒛❶-❿])\s{0,4}[.、]?\s{0,4}/y;
const path =
  /(\d{1,2}(?:\.\d{1,2}){1,4})(?:[.)]\s{0,4}(?=[^\s\d])|\s{1,4}(?=[A-Z("“][^\s])(?!(?:ULN|IU|GBq|MBq|Gy|MU|Gpt|LLN)\b))/y;
const decimal =
  /(\(?)(\d{1,3})(?:(\s?[.)\]:、])(?!\d)|(\s?-)(?=\s?[A-Z])|(\s?-)(?=\s[a-z])(?!\s(?:to|and|or|year|years|day|week|month|hour|h|fold|point)\b)|(,)(?=[A-Za-z]))\s{0,8}/y;
const letter = /(\(?)([a-zA-Z])(?:(\))\s{0,8}|([.])(?:\s{1,8}|(?=[A-Z][a-z])|$))(?=\S|$)/y;
const roman = /(\(?)([ivx]{1,5}|[IVX]{1,5})(?:(\))\s{0,8}|([.])(?:\s{1,8}|$))(?=\S|$)/y;
const bullet =
  /(?:[•·▪■□●○◦►➢➤→✓✔☐➔‣⁃∙❖◆◇♦\uf0b7]\s{0,8}|\*{1,3}\s{0,8}(?=[^\s*])|-{1,3}(?:\s{1,8}|(?=[A-Za-z≥≤<>("]))|[–—]\s{0,8}(?=[^\s\d])|[–—]\s{1,8}|[+#]\s{1,8}(?=[A-Za-z])|o\s{1,8}(?=\S))/y;

const romanValue = (text: string): number | null => {
  const lower = text.toLowerCase();
  const match = /^(x{0,3})(ix|iv|v?i{0,3})$/.exec(lower);
  if (match === null || lower === "") return null;
  const ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"].indexOf(match[2] ?? "");
  return (match[1]?.length ?? 0) * 10 + ones;
};

const circledOrdinal = (character: string): number => {
  const code = character.charCodeAt(0);
  if (code >= 0x2776) return code - 0x2776 + 1;
  if (code >= 0x2488) return code - 0x2488 + 1;
  return code >= 0x2474 ? code - 0x2474 + 1 : code - 0x2460 + 1;
};

const at = (pattern: RegExp, text: string, start: number): RegExpExecArray | null => {
  pattern.lastIndex = start;
  return pattern.exec(text);
};

const readOrdered = (text: string, start: number): Marker | null => {
  const make = (
    written: string,
    shape: string,
    readings: readonly MarkerReading[],
    numbers: readonly number[] = [],
  ) => ({
    written: written.trim(),
    end: start + written.length,
    readings,
    shape,
    path: numbers,
  });
  const labelled = at(label, text, start);
  if (labelled !== null)
    return make(labelled[0], "label", [{ kind: "decimal", ordinal: Number(labelled[1]) }]);
  const round = at(circled, text, start);
  if (round !== null)
    return make(round[0], "round", [{ kind: "decimal", ordinal: circledOrdinal(round[1] ?? "") }]);
  const parts = at(path, text, start);
  if (parts !== null) {
    const numbers = (parts[1] ?? "").split(".").map(Number);
    if (numbers.every((each) => each > 0 && each < 60))
      return make(parts[0], "path", [{ kind: "path", ordinal: numbers.at(-1) ?? 1 }], numbers);
  }
  const number = at(decimal, text, start);
  if (number !== null) {
    const ordinal = Number(number[2]);
    const mark = (number[3] ?? number[4] ?? number[5] ?? number[6] ?? "").trim();
    const isClosed = number[1] === "" || mark === ")";
    if (isClosed && ordinal <= 300 && !(mark === "," && ordinal > 40))
      return make(number[0], `${number[1]}1${mark}`, [{ kind: "decimal", ordinal }]);
  }
  const readings: MarkerReading[] = [];
  const numeral = at(roman, text, start);
  const value = numeral === null ? null : romanValue(numeral[2] ?? "");
  let written = "";
  let shape = "";
  if (numeral !== null && value !== null && !(numeral[1] === "(" && numeral[3] === undefined)) {
    written = numeral[0];
    const isUpper = /[IVX]/.test(numeral[2] ?? "");
    shape = `${numeral[1]}a${numeral[3] ?? numeral[4] ?? ""}`;
    readings.push({ kind: isUpper ? "ROMAN" : "roman", ordinal: value });
  }
  const single = at(letter, text, start);
  if (single !== null && !(single[1] === "(" && single[3] === undefined)) {
    const character = single[2] ?? "";
    const isUpper = character < "a";
    // "E. coli", "C. difficile": an upper-case letter with a point needs a capital after it.
    const after = text.charAt(start + single[0].length);
    if (!(isUpper && single[4] !== undefined && /[a-z]/.test(after))) {
      written = single[0];
      shape = `${single[1]}a${single[3] ?? single[4] ?? ""}`;
      readings.push({
        kind: isUpper ? "ALPHA" : "alpha",
        ordinal: character.toLowerCase().charCodeAt(0) - 96,
      });
    }
  }
  return readings.length === 0 ? null : make(written, shape, readings);
};

/** Of the lines that begin with a letter, those that may begin with a marker: "a)", "iv.", "o ", "Inclusion 3:". */
const lettered = /[A-Za-z]{1,5}[.)]|o\s|[A-Za-z .#_-]{1,26}\d/y;

const lineEnd = /[\r\n\v\f\u0085\u2028\u2029]/;
const longestMarker = 64;

/** The marker that stands at `start`, the first character of a line that is no blank. */
export const readMarker = (text: string, start: number): Marker | null => {
  const code = text.charCodeAt(start) | 32;
  if (code >= 97 && code <= 122 && at(lettered, text, start) === null) return null;
  const window = text.slice(start, start + longestMarker);
  const end = window.search(lineEnd);
  const marker = readFirst(end < 0 ? window : window.slice(0, end), 0);
  return marker === null ? null : { ...marker, end: start + marker.end };
};

const readFirst = (text: string, start: number): Marker | null => {
  const point = at(bullet, text, start);
  if (point === null) return readOrdered(text, start);
  const end = start + point[0].length;
  // "* 1. Age": the number is the marker, the bullet its ornament.
  const ordered = readOrdered(text, end);
  if (ordered !== null && ordered.shape !== "label" && !/^[-+–—]{1,3}$/.test(point[0]))
    return { ...ordered, written: text.slice(start, ordered.end).trim() };
  return {
    written: point[0].trim(),
    end,
    readings: [{ kind: "bullet", ordinal: 0 }],
    shape: point[0].trim(),
    path: [],
  };
};
