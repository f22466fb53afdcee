import { canonicalValue } from "../../knowledge/index.ts";
import type { Measure } from "./measure.ts";
import { romanNumerals } from "./numberWords.ts";
import type { Token } from "./token.ts";
import { words } from "./words.ts";

/** Coded values listed behind a name: "0 or 1", "III/IV", "G1, G2 and G3". */
export type CodeList = {
  readonly start: number;
  readonly end: number;
  readonly printed: readonly string[];
  /** Codes of the catalogue, or the printed ones where it has them under that spelling. */
  readonly codes: readonly string[];
  /** One of the joints was a dash or "to". */
  readonly hasRange?: boolean;
};

/** A token as a code of this measure: as printed and as filed; null when it is none. */
const codeAt = (
  text: string,
  token: Token | undefined,
  measure: Measure,
): { printed: string; code: string } | null => {
  if (token === undefined || (token.kind !== "word" && token.kind !== "number")) return null;
  const printed = text.slice(token.start, token.end);
  if (printed.length > 5) return null;
  const isLetterOnly = token.kind === "word" && /^[a-z]$/.test(token.text);
  if (isLetterOnly && printed !== printed.toUpperCase()) return null;
  if (measure.values.length === 0 && !measure.units.includes("{CTCAE_grade}"))
    return /^\d{1,3}$/.test(printed) ? { printed, code: printed } : null;
  if (measure.values.length === 0) {
    const grade = romanNumerals.get(token.text) ?? token.text;
    return /^[0-5]$/.test(grade) && (token.kind === "number" || printed === printed.toUpperCase())
      ? { printed, code: grade }
      : null;
  }
  const direct = canonicalValue(measure, printed);
  if (direct !== undefined)
    return { printed, code: romanNumerals.has(token.text) && /^\d+$/.test(direct) ? direct : printed };
  const roman =
    token.kind === "word" && printed === printed.toUpperCase()
      ? romanNumerals.get(token.text)
      : romanIn(token, measure);
  const known = roman === undefined ? undefined : canonicalValue(measure, roman);
  return known === undefined ? null : { printed, code: known };
};
/** "ii", "iii" and "iv" in small letters are numerals as well; "i" and "v" are not. */
const romanIn = (token: Token, measure: Measure): string | undefined =>
  token.kind === "word" && token.text.length > 1 && measure.kind === "ordinal"
    ? romanNumerals.get(token.text)
    : undefined;

const bridges = new Set([
  "of",
  "is",
  "are",
  "was",
  ":",
  "=",
  "score",
  "scores",
  "class",
  "classes",
  "grade",
  "grades",
  "stage",
  "status",
  "a",
  "either",
  "(",
  ")",
  "functional",
  "category",
  "level",
  "be",
  "with",
  "performance",
  "to",
  "equal",
  "-",
  "[",
  "]",
  '"',
  "ps",
  "scale",
  "index",
  "must",
  "should",
  "at",
  "baseline",
  "screening",
  "classification",
  "type",
  "being",
  "between",
  "from",
  "rating",
  "value",
  "point",
  "points",
]);
const joints = words(`
  , / or and & - to through and/or " ~
`);
const repeated = new Set(["grade", "class", "stage", "g", "score"]);

/** The list of codes that begins within a few words behind token `start`. */
export const codesAfter = (
  text: string,
  tokens: readonly Token[],
  start: number,
  measure: Measure,
): CodeList | null => {
  let at = start;
  while (at < start + 8 && codeAt(text, tokens[at], measure) === null) {
    const token = tokens[at];
    if (token === undefined || !bridges.has(token.text)) return null;
    at += 1;
  }
  const first = codeAt(text, tokens[at], measure);
  if (first === null) return null;
  const hasEquals = tokens.slice(start, at).some((token) => token.text === "=");
  // "1.5 x", "2 years": a quantity, no code.
  const items: { readonly printed: string; readonly code: string; readonly isRange: boolean }[] = [
    { ...first, isRange: false },
  ];
  const begin = at;
  at += 1;
  while (items.length < 12) {
    let next = at;
    let isRange = false;
    let steps = 0;
    while (steps < 3 && joints.has(tokens[next]?.text ?? "")) {
      if (
        tokens[next]?.text === "-" ||
        tokens[next]?.text === "to" ||
        tokens[next]?.text === "through" ||
        tokens[next]?.text === "~"
      )
        isRange = true;
      next += 1;
      steps += 1;
    }
    if (steps === 0) break;
    if (repeated.has(tokens[next]?.text ?? "")) next += 1;
    const item = codeAt(text, tokens[next], measure);
    if (item === null) break;
    items.push({ ...item, isRange });
    at = next + 1;
  }
  // "ECOG = 1" may have lost a sign; "ECOG = 0, 1" is a list.
  if (hasEquals && items.length === 1) return null;
  const codes: string[] = [];
  for (const [index, { code, isRange }] of items.entries()) {
    const before = items[index - 1]?.code;
    if (isRange && before !== undefined) codes.push(...between(measure, before, code).slice(1, -1));
    codes.push(code);
  }
  return {
    start: begin,
    end: at,
    hasRange: items.some(({ isRange }) => isRange),
    printed: items.map(({ printed }) => printed),
    codes,
  };
};

/** The codes from one to another, in the order of the catalogue, spelled as the first. */
const between = (measure: Measure, from: string, to: string): readonly string[] => {
  const order =
    measure.values.length === 0 ? ["0", "1", "2", "3", "4", "5"] : measure.values.map(({ code }) => code);
  const low = order.indexOf(canonicalValue(measure, from) ?? from);
  const high = order.indexOf(canonicalValue(measure, to) ?? to);
  if (low < 0 || high <= low) return [from, to];
  const spelled = (code: string, index: number): string => {
    if (index === 0) return from;
    const entry = measure.values.find((each) => each.code === code);
    return /^\d+$/.test(from) ? (entry?.aliases.find((alias) => /^\d+$/.test(alias)) ?? code) : code;
  };
  return order.slice(low, high + 1).map(spelled);
};
