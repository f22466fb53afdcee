import type { Decimal } from "../../kernel/decimal.ts";
import type { Token } from "./token.ts";
import { unitAt } from "./unitSpan.ts";

export type DurationUnit = "a" | "mo" | "wk" | "d" | "h" | "min";
const unitsOfTime: ReadonlySet<string> = new Set(["a", "mo", "wk", "d", "h", "min"]);
const isDurationUnit = (unit: string): unit is DurationUnit => unitsOfTime.has(unit);

/** A length of time as written: "4 weeks", "three (3) months", "1-24 months", "48h"; tokens `start` to `end`. */
export type DurationSpan = {
  readonly start: number;
  readonly end: number;
  /** Of a range its longer end. */
  readonly amount: Decimal;
  readonly unit: DurationUnit;
  /** The shorter end of a range. */
  readonly low: { readonly amount: Decimal; readonly unit: DurationUnit } | null;
};

/** "three (3)": the figure repeats the word. */
const afterRepeat = (tokens: readonly Token[], index: number): number =>
  tokens[index]?.text === "(" && tokens[index + 1]?.kind === "number" && tokens[index + 2]?.text === ")"
    ? index + 3
    : index;

const unitOfTimeAt = (
  text: string,
  tokens: readonly Token[],
  index: number,
): { unit: DurationUnit; end: number } | null => {
  const at = tokens[index]?.text === "-" ? index + 1 : index;
  const found = unitAt(text, tokens, at);
  return found !== null && isDurationUnit(found.unit) ? { unit: found.unit, end: found.end } : null;
};

/** The length of time that begins at token `start`, or null. */
export const durationAt = (text: string, tokens: readonly Token[], start: number): DurationSpan | null => {
  const first = tokens[start];
  if (first?.value == null) return null;
  const afterFirst = afterRepeat(tokens, start + 1);
  const own = unitOfTimeAt(text, tokens, afterFirst);
  const joint = own?.end ?? afterFirst;
  const second = tokens[joint + 1];
  const isRange = second?.value != null && (tokens[joint]?.text === "-" || tokens[joint]?.text === "to");
  const farUnit = isRange ? unitOfTimeAt(text, tokens, afterRepeat(tokens, joint + 2)) : null;
  if (farUnit !== null && second?.value != null)
    return {
      start,
      end: farUnit.end,
      amount: second.value,
      unit: farUnit.unit,
      low: { amount: first.value, unit: own?.unit ?? farUnit.unit },
    };
  return own === null ? null : { start, end: own.end, amount: first.value, unit: own.unit, low: null };
};

/** Every length of time of a text, in order. */
export const findDurations = (text: string, tokens: readonly Token[]): readonly DurationSpan[] => {
  const found: DurationSpan[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    if (tokens[index]?.value == null) continue;
    const duration = durationAt(text, tokens, index);
    if (duration === null) continue;
    found.push(duration);
    index = duration.end - 1;
  }
  return found;
};
