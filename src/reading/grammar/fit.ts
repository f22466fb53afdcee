import { convert, type UcumCode } from "../../kernel/quantity.ts";
import { type CodedValue, dimensionOf, units } from "../../knowledge/index.ts";
import { isStepped, type Measure, measureOf } from "./measure.ts";
import type { NameSense } from "./names.ts";
import { type Quantity, unitFor } from "./quantity.ts";
import type { Token } from "./token.ts";
import { durationUnits } from "./words.ts";

/** no: the number cannot be about it. odd: a unit that the variable does not take. free: no unit was printed. */
export type Fit = "no" | "odd" | "free" | "good";

const rank: Readonly<Record<Fit, number>> = { no: 0, odd: 1, free: 2, good: 3 };
export const isBetter = (a: Fit, b: Fit): boolean => rank[a] > rank[b];

const converts = (measure: Measure, unit: UcumCode): boolean =>
  measure.units.some(
    (each) => convert(units, { value: "1", unit }, each, measure.molarMass ?? undefined).kind === "converted",
  );

const hasFigure = (value: CodedValue): boolean =>
  /^\d/.test(value.code) || value.aliases.some((alias) => /^\d/.test(alias));

/** Whether a quantity can be one of this measure. */
export const fitOf = (text: string, tokens: readonly Token[], quantity: Quantity, measure: Measure): Fit => {
  if (quantity.limit === "ULN" || quantity.limit === "LLN")
    return measure.kind === "quantity" && measure.isLaboratory ? "good" : "no";
  if (quantity.second !== null) return "no";
  const unit = unitFor(text, tokens, quantity, measure);
  if (isStepped(measure) && measure.values.length > 0 && !measure.values.some(hasFigure)) return "no";
  if (unit === null) {
    const isTime = measure.units.some(
      (each) => each === "a" || each === "mo" || each === "wk" || each === "d",
    );
    return isTime && measure.bareUnit === null ? "no" : "free";
  }
  if (unit === "%" && measure.scale === "count") return "no";
  if (measure.units.includes(unit)) return "good";
  if (durationUnits.has(unit)) return "no";
  if (isStepped(measure)) return "no";
  if (measure.refusedUnits.some((each) => each.unit === unit)) return "odd";
  if (converts(measure, unit)) return "good";
  // "1000 mm3" for a count, "30 mL" for a clearance: the unit lost its stroke.
  return dimensionOf(unit) === "fraction" && measure.units.length > 0 && unit === "%" ? "no" : "odd";
};

/** The best sense of a name for a quantity; null where none fits. */
export const bestSense = (
  text: string,
  tokens: readonly Token[],
  senses: readonly NameSense[],
  quantity: Quantity,
): { readonly sense: NameSense; readonly fit: Fit } | null => {
  let best: { sense: NameSense; fit: Fit } | null = null;
  for (const sense of senses) {
    const measure = measureOf(sense.ids[0] ?? "");
    const single = measure === null ? "free" : fitOf(text, tokens, quantity, measure);
    if (sense.needsUnit && (single !== "good" || quantity.unit === null)) continue;
    const fit: Fit = sense.isPair ? (quantity.second === null ? "no" : "good") : single;
    if (fit !== "no" && (best === null || isBetter(fit, best.fit))) best = { sense, fit };
  }
  return best;
};
