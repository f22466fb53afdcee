import type { Decimal } from "../../kernel/decimal.ts";
import type { UcumCode } from "../../kernel/quantity.ts";
import { type LimitName, limitNames, limitWords, timesWords } from "./lexicon.ts";
import { longestMatch } from "./phraseTree.ts";
import type { Token } from "./token.ts";
import { foreignUnitEnd, type UnitSpan, unitAt } from "./unitSpan.ts";
import { words } from "./words.ts";

/** A number with what belongs to it: tokens `start` to `end`. */
export type Quantity = {
  readonly start: number;
  readonly end: number;
  readonly value: Decimal;
  /** Tokens of the figure alone, as printed. */
  readonly figure: { readonly start: number; readonly end: number };
  /** Where its unit begins, to be read again once the variable is known; null for none. */
  readonly unit: UnitSpan | null;
  /** Tokens of a unit that is not on file. */
  readonly foreignUnit: { readonly start: number; readonly end: number } | null;
  readonly limit: LimitName | null;
  /** A power of ten that lost its writing: "x109/L", "1×104 copies/mL". */
  readonly lostPower: { readonly exponent: number; readonly isUnit: boolean } | null;
  /** "140/90". */
  readonly second: Decimal | null;
  readonly doubt: Token["doubt"];
};

const skipLimitWords = (tokens: readonly Token[], start: number): number => {
  let at = start;
  for (let step = 0; step < 6; step += 1) {
    const token = tokens[at];
    const match = longestMatch(limitWords, tokens, at);
    if (match !== null) at = match.end;
    else if (
      token?.text === "(" ||
      token?.text === "-" ||
      token?.text === "'" ||
      token?.text === "’" ||
      token?.stem === "s"
    )
      at += 1;
    else break;
  }
  return at;
};

/** A limit of normal or the baseline at `start`, with the words before it ("the institutional upper limit of normal"). */
export const limitAt = (
  tokens: readonly Token[],
  start: number,
): { readonly limit: LimitName; readonly end: number; readonly isPlain: boolean } | null => {
  const direct = longestMatch(limitNames, tokens, start);
  const skipped = skipLimitWords(tokens, start);
  const later = skipped === start ? null : longestMatch(limitNames, tokens, skipped);
  const isLater = later !== null && (direct === null || later.end > direct.end);
  const match = isLater ? later : direct;
  const from = isLater ? skipped : start;
  if (match === null) return null;
  let end = match.end;
  // "(ULN)", "[ULN]" repeats the words.
  const inner =
    tokens[end]?.text === "(" || tokens[end]?.text === "[" ? longestMatch(limitNames, tokens, end + 1) : null;
  if (inner !== null && (tokens[inner.end]?.text === ")" || tokens[inner.end]?.text === "]"))
    end = inner.end + 1;
  else if (inner === null && tokens[end]?.text === ")" && tokens[from - 1]?.text === "(") end += 1;
  const isPlain = !namesAnEnd(tokens, match.start, match.end);
  return { limit: match.entry, end, isPlain };
};

/** Whether the words say which end of the normal range is meant. */
const namesAnEnd = (tokens: readonly Token[], start: number, end: number): boolean => {
  for (let at = start; at < end; at += 1) if (ends.has(tokens[at]?.stem ?? "")) return true;
  return false;
};
const ends = words(`
  upper lower uln iuln unl ulnr ulrr ulr nuln lln illn lnl llnr lsn maximum oberer oberen obergrenze
  supérieure övre baseline
`);

/** Moves the decimal point by `places` to the right, exactly. */
export const shiftDecimal = (value: Decimal, places: number): Decimal => {
  const negative = value.startsWith("-");
  const [whole = "0", fraction = ""] = (negative ? value.slice(1) : value).split(".");
  const digits = `${whole}${fraction}`;
  const point = whole.length + places;
  const padded = point <= 0 ? `${"0".repeat(1 - point)}${digits}` : digits.padEnd(point, "0");
  const at = point <= 0 ? 1 : point;
  const left = padded.slice(0, at).replace(/^0+(?=\d)/, "");
  const right = padded.slice(at).replace(/0+$/, "");
  return `${negative ? "-" : ""}${left}${right === "" ? "" : `.${right}`}`;
};

/** "x 10^4", "×10⁴", "x 104", "·10E4" at `start`: the exponent and whether its writing was lost. */
const powerAt = (
  text: string,
  tokens: readonly Token[],
  start: number,
): { exponent: number; lost: boolean; end: number } | null => {
  const times = tokens[start];
  if (times === undefined || !["x", "*", "·", "×", "•"].includes(times.text)) return null;
  const ten = tokens[start + 1];
  if (ten?.kind !== "number") return null;
  if (ten.text === "10") {
    const mark = tokens[start + 2];
    if (mark === undefined) return null;
    let at = start + 2;
    let digits = "";
    while (tokens[at]?.text.charCodeAt(0) === 94 && (tokens[at]?.text.length ?? 0) > 1) {
      digits += tokens[at]?.text.slice(1);
      at += 1;
    }
    if (digits !== "") return { exponent: Number(digits), lost: false, end: at };
    if (/^e\d{1,2}$/.test(mark.text) && !mark.spaced)
      return { exponent: Number(mark.text.slice(1)), lost: false, end: start + 3 };
    while (tokens[at]?.text === "^" || tokens[at]?.text === "*" || tokens[at]?.text === "(") at += 1;
    const exponent = tokens[at];
    if (at > start + 2 && exponent?.kind === "number" && /^\d{1,2}$/.test(exponent.text))
      return {
        exponent: Number(exponent.text),
        lost: false,
        end: tokens[at + 1]?.text === ")" ? at + 2 : at + 1,
      };
    return null;
  }
  const lost = /^10([1-9]|1[0-2])$/.exec(text.slice(ten.start, ten.end));
  return lost === null ? null : { exponent: Number(lost[1]), lost: true, end: start + 2 };
};

const afterRepeat = (tokens: readonly Token[], index: number, value: Decimal): number =>
  tokens[index]?.text === "(" && tokens[index + 1]?.value === value && tokens[index + 2]?.text === ")"
    ? index + 3
    : index;

const remembered = new WeakMap<readonly Token[], Map<number, Quantity | null>>();

/** Reads the number at token `start` with its power of ten, multiple of a limit, or unit. Read once per token. */
export const quantityAt = (text: string, tokens: readonly Token[], start: number): Quantity | null => {
  const known = remembered.get(tokens) ?? new Map<number, Quantity | null>();
  if (known.size === 0) remembered.set(tokens, known);
  const found = known.get(start);
  if (found !== undefined) return found;
  const read = readQuantity(text, tokens, start);
  known.set(start, read);
  return read;
};

const readQuantity = (text: string, tokens: readonly Token[], start: number): Quantity | null => {
  let at = start;
  if (tokens[at]?.text === '"' || tokens[at]?.text === "“") at += 1;
  // "> x3 ULN": the sign of multiplication stands before its factor.
  if (tokens[at]?.text === "x" && tokens[at + 1]?.kind === "number" && multipleAt(tokens, at + 2) !== null)
    at += 1;
  const token = tokens[at];
  if (token === undefined) return null;
  if (token.value === null) return limitAlone(tokens, at);
  const figureEnd = afterRepeat(tokens, at + 1, token.value);
  const base = {
    start,
    end: figureEnd,
    value: token.value,
    figure: { start: at, end: at + 1 },
    unit: null,
    foreignUnit: null,
    limit: null,
    lostPower: null,
    second: null,
    doubt: token.doubt,
  };
  const next = tokens[figureEnd]?.text === '"' || tokens[figureEnd]?.text === "”" ? figureEnd + 1 : figureEnd;

  const multiple = multipleAt(tokens, next);
  if (multiple !== null) return { ...base, end: multiple.end, limit: multiple.limit };

  const percent = tokens[next]?.text === "%" ? limitAfterPercent(tokens, next + 1) : null;
  if (percent !== null)
    return { ...base, end: percent.end, value: shiftDecimal(token.value, -2), limit: percent.limit };

  const unit = isPair(tokens, at) ? null : unitAt(text, tokens, next);
  const power = powerAt(text, tokens, next);
  if (power !== null) {
    if (unit !== null && unit.end > power.end)
      return {
        ...base,
        end: unit.end,
        unit,
        lostPower: power.lost ? { exponent: power.exponent, isUnit: true } : null,
      };
    const rest = unitAt(text, tokens, power.end);
    if (rest !== null || !power.lost)
      return {
        ...base,
        end: rest?.end ?? power.end,
        value: shiftDecimal(token.value, power.exponent),
        figure: { start: at, end: power.end },
        unit: rest,
        lostPower: power.lost ? { exponent: power.exponent, isUnit: false } : null,
      };
  }
  const pair = tokens[next]?.text === "/" && next === at + 1 ? tokens[next + 1] : undefined;
  if (pair?.kind === "number" && unit === null && /^\d+$/.test(pair.text) && /^\d+$/.test(token.text)) {
    const pairUnit = unitAt(text, tokens, next + 2);
    return {
      ...base,
      end: pairUnit?.end ?? next + 2,
      figure: { start: at, end: next + 2 },
      unit: pairUnit,
      second: pair.text,
    };
  }
  const hyphened = unit === null && tokens[next]?.text === "-" ? unitAt(text, tokens, next + 1) : null;
  if (unit?.unit === "{ULN}" || unit?.unit === "{LLN}")
    return { ...base, end: unit.end, limit: unit.unit === "{ULN}" ? "ULN" : "LLN" };
  const read = unit ?? (hyphened !== null && durations.has(hyphened.unit) ? hyphened : null);
  const foreignEnd = read === null ? foreignUnitEnd(tokens, next) : next;
  return {
    ...base,
    end: read?.end ?? foreignEnd,
    unit: read,
    foreignUnit: foreignEnd > next ? { start: next, end: foreignEnd } : null,
  };
};
/** "160/100", "160 / 100", not "40/100" on a scale. */
const isPair = (tokens: readonly Token[], at: number): boolean => {
  const first = tokens[at];
  const second = tokens[at + 2];
  return (
    tokens[at + 1]?.text === "/" &&
    first?.kind === "number" &&
    second?.kind === "number" &&
    /^\d{2,3}$/.test(first.text) &&
    /^\d{2,3}$/.test(second.text) &&
    Number(first.text) > Number(second.text)
  );
};
const durations: ReadonlySet<string> = new Set(["a", "mo", "wk", "d", "h"]);

/** "x ULN", "times the upper limit of normal", "-fold ULN", " ULN" after a number. */
const multipleAt = (
  tokens: readonly Token[],
  start: number,
): { readonly limit: LimitName; readonly end: number } | null => {
  const dash = tokens[start]?.text === "-" ? start + 1 : start;
  const times = longestMatch(timesWords, tokens, dash);
  let at = times?.end ?? start;
  if (times !== null && tokens[at]?.text === ")") at += 1;
  if (times !== null) {
    const again = longestMatch(timesWords, tokens, at);
    if (again !== null) at = again.end;
    if (tokens[at]?.stem === "higher" || tokens[at]?.stem === "greater" || tokens[at]?.stem === "above")
      at += tokens[at + 1]?.stem === "than" ? 2 : 1;
  }
  const found = limitAt(tokens, at);
  if (found === null) return null;
  // "3 normal" is no multiple, "3 x normal" is.
  if (
    times === null &&
    (found.isPlain ? tokens[start]?.spaced !== false : !isLimitTight(tokens, start, found.end))
  )
    return null;
  return { limit: found.limit, end: found.end };
};

/** Without "x" only "2.5 ULN", "2.5 upper limits of normal": no word of another kind between. */
const isLimitTight = (tokens: readonly Token[], start: number, end: number): boolean =>
  longestMatch(limitNames, tokens, start)?.entry !== "baseline" &&
  end > start &&
  tokens[start]?.stem !== "of";

const limitAfterPercent = (
  tokens: readonly Token[],
  start: number,
): { readonly limit: LimitName; readonly end: number } | null => {
  const at = tokens[start]?.stem === "of" || tokens[start]?.stem === "x" ? start + 1 : start;
  const found = limitAt(tokens, at);
  return found === null || found.limit === "baseline" || found.isPlain
    ? null
    : { limit: found.limit, end: found.end };
};

/** "twice the ULN"; "ULN" alone stands for once the limit. */
const limitAlone = (tokens: readonly Token[], start: number): Quantity | null => {
  const token = tokens[start];
  const factor =
    token?.stem === "twice" || token?.stem === "double"
      ? "2"
      : token?.stem === "triple"
        ? "3"
        : token?.stem === "half"
          ? "0.5"
          : "1";
  const found = limitAt(tokens, factor === "1" ? start : start + 1);
  if (found === null || found.limit === "baseline" || (factor === "1" && found.isPlain)) return null;
  return {
    start,
    end: found.end,
    value: factor,
    figure: { start, end: found.end },
    unit: null,
    foreignUnit: null,
    limit: found.limit,
    lostPower: null,
    second: null,
    doubt: null,
  };
};

/** What the unit of a quantity means for a variable. */
export const unitFor = (
  text: string,
  tokens: readonly Token[],
  quantity: Quantity,
  variable: { readonly units: readonly UcumCode[] } | undefined,
): UcumCode | null =>
  quantity.unit === null
    ? null
    : (unitAt(text, tokens, quantity.unit.start, variable)?.unit ?? quantity.unit.unit);
