import type { UcumCode } from "../../kernel/quantity.ts";
import { unitByText, unitSpellings, type Variable } from "../../knowledge/index.ts";
import type { Token } from "./token.ts";
import { tokenize } from "./tokenize.ts";

/** Words for units, spelled out, and the signs for them. */
const symbols: ReadonlyMap<string, string> = new Map([
  ["milligram", "mg"],
  ["gram", "g"],
  ["gm", "g"],
  ["gms", "g"],
  ["gr", "g"],
  ["kilogram", "kg"],
  ["kilo", "kg"],
  ["microgram", "ug"],
  ["mcg", "ug"],
  ["nanogram", "ng"],
  ["picogram", "pg"],
  ["liter", "L"],
  ["litre", "L"],
  ["deciliter", "dL"],
  ["decilitre", "dL"],
  ["milliliter", "mL"],
  ["millilitre", "mL"],
  ["microliter", "uL"],
  ["microlitre", "uL"],
  ["microl", "uL"],
  ["mcl", "uL"],
  ["millimole", "mmol"],
  ["micromole", "umol"],
  ["micromol", "umol"],
  ["nanomole", "nmol"],
  ["mol", "mol"],
  ["minute", "min"],
  ["mn", "min"],
  ["sec", "s"],
  ["second", "s"],
  ["msec", "ms"],
  ["millisecond", "ms"],
  ["hour", "h"],
  ["hr", "h"],
  ["day", "d"],
  ["per", "/"],
  ["cell", "{cells}"],
  ["cel", "{cells}"],
  ["copie", "{copies}"],
  ["copy", "{copies}"],
  ["beat", "{beats}"],
  ["unit", "U"],
  ["squared", "2"],
  ["meter", "m"],
  ["metre", "m"],
  ["centimeter", "cm"],
  ["centimetre", "cm"],
  ["millimeter", "mm"],
  ["millimetre", "mm"],
  ["mm", "mm"],
  ["million", "10*6"],
  ["billion", "10*9"],
  ["thousand", "10*3"],
  ["hg", "Hg"],
]);

/** Tokens that occur in units, so that a walk over a text knows where no unit can go on. */
const unitWords: ReadonlySet<string> = new Set([
  ...unitSpellings.flatMap((spelling) =>
    tokenize(spelling)
      .filter((token) => token.kind === "word")
      .map((token) => token.stem),
  ),
  ...symbols.keys(),
  ..."x cubic square l dl ml ul mm3 cmm cumm m2 kgs lbs yrs yr y yo mo month week wk mth hg mmhg h2o e9 e3 e6 e12 sqm min iu mu u miu uiu log10 log".split(
    " ",
  ),
]);
const unitSigns = new Set(["x", "/", "^", "*", "·", "%", "°", "{", "}", "[", "]", "‰", "."]);
const unitNumbers = /^(?:10|1\.73|24|100|1000|10[34569]|1012|1|3|6|9|12|5|4|2|72)$/;
/** Spellings on file that are common words of English in a sentence. */
const wordsFirst = new Set(["of", "in", "a", "an", "at", "as", "is", "to", "for"]);
const longest = 10;

const known = new Map<string, UcumCode | null>();
const knownFor = new WeakMap<object, Map<string, UcumCode | null>>();
const limit = 3000;

const spellOut = (tokens: readonly Token[], from: number, to: number): string => {
  let text = "";
  let power = "";
  for (let index = from; index < to; index += 1) {
    const token = tokens[index];
    if (token === undefined) continue;
    if (token.stem === "cubic" || token.stem === "square") {
      power = token.stem === "cubic" ? "3" : "2";
      continue;
    }
    text += `${symbols.get(token.stem) ?? token.text}${power}`;
    power = "";
  }
  return text;
};

const countUnits = { units: ["10*9/L", "10*12/L", "U/L", "[IU]/L", "{INR}", "{score}", "10*3/uL"] };

const ask = (
  raw: string,
  spelled: () => string,
  variable: Pick<Variable, "units"> | undefined,
): UcumCode | null => {
  const memory =
    variable === undefined ? known : (knownFor.get(variable) ?? new Map<string, UcumCode | null>());
  if (variable !== undefined && !knownFor.has(variable)) knownFor.set(variable, memory);
  const found = memory.get(raw);
  if (found !== undefined) return found;
  const read =
    unitByText(raw, variable) ??
    unitByText(spelled(), variable) ??
    unitByText(spelled().replace("{cells}", ""), variable) ??
    (variable === undefined ? unitByText(raw, countUnits) : unitByText(raw)) ??
    null;
  if (memory.size < limit) memory.set(raw, read);
  return read;
};

/** A unit in a text: tokens `start` to `end`, and what it means for the variable (when given). */
export type UnitSpan = { readonly start: number; readonly end: number; readonly unit: UcumCode };

/** Where the words and signs of a unit end, read as far as they could belong to one. */
const reach = (tokens: readonly Token[], start: number): number => {
  let end = start;
  let depth = 0;
  while (end < tokens.length && end - start < longest) {
    const token = tokens[end];
    if (token === undefined) break;
    const fits =
      token.kind === "word"
        ? unitWords.has(token.stem)
        : token.kind === "number"
          ? end > start && unitNumbers.test(token.text)
          : token.kind === "sign" &&
            (unitSigns.has(token.text) ||
              token.text.charCodeAt(0) === 94 ||
              (end > start &&
                (token.text === "(" || (token.text === ")" && depth > 0) || token.text === "-")));
    if (!fits) break;
    if (token.text === "(") depth += 1;
    if (token.text === ")") depth -= 1;
    end += 1;
  }
  return end;
};

const timeUnits: ReadonlySet<string> = new Set(["a", "mo", "wk", "d", "h", "min", "%"]);
const goesOn = (tokens: readonly Token[], end: number): boolean => {
  const stroke = tokens[end];
  const next = tokens[end + 1];
  return stroke?.text === "/" && !stroke.spaced && next?.kind === "word" && !next.spaced;
};

/** Where the writing of a unit that is not on file ends: "woods/L", "mg/kg/d"; `start` for none. */
export const foreignUnitEnd = (tokens: readonly Token[], start: number): number => {
  let end = start;
  if (tokens[end]?.kind !== "word" || tokens[end + 1]?.text !== "/") return start;
  while (
    tokens[end]?.kind === "word" &&
    tokens[end + 1]?.text === "/" &&
    tokens[end + 1]?.spaced === false &&
    tokens[end + 2]?.kind === "word" &&
    end - start < 8
  )
    end += 2;
  return end === start ? start : end + 1;
};

/** The longest unit that begins at token `start`. */
export const unitAt = (
  text: string,
  tokens: readonly Token[],
  start: number,
  variable?: Pick<Variable, "units">,
): UnitSpan | null => {
  const first = tokens[start];
  if (first === undefined || first.kind === "break" || first.kind === "compare") return null;
  if (wordsFirst.has(first.text)) return null;
  for (let end = reach(tokens, start); end > start; end -= 1) {
    const last = tokens[end - 1];
    if (last === undefined || last.text === "." || last.text === "-" || last.text === "(") continue;
    const raw = text.slice(first.start, last.end);
    const unit = ask(raw, () => spellOut(tokens, start, end), variable);
    if (unit === null) continue;
    // "umol/ml" is no "umol": a unit that goes on is another one.
    return goesOn(tokens, end) && !timeUnits.has(unit) ? null : { start, end, unit };
  }
  return null;
};
