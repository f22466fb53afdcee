import type { FoundRepair } from "../sentence.ts";
import type { Constraint } from "./constraint.ts";
import { type Marked, quantityOf } from "./marked.ts";
import type { Measure } from "./measure.ts";
import { operatorAt } from "./operatorAt.ts";
import { type Quantity, quantityAt, unitFor } from "./quantity.ts";
import { agree } from "./restated.ts";
import { type Setting, stretchAt } from "./setting.ts";

export type Restatement = { readonly end: number; readonly quantities: readonly Quantity[] };

/** The same bound in another unit: "(1.7 mg/dL)", "or 90 g/L"; where it ends. */
export const restatementAfter = (
  marked: Marked,
  constraint: Constraint,
  measure: Measure,
): Restatement | null => {
  const { tokens, text } = marked;
  const primary = quantityOf(constraint);
  const unit = unitFor(text, tokens, primary, measure);
  if (unit === null || primary.limit !== null) return null;
  const opening = tokens[constraint.end];
  const isBracket = opening?.text === "(" || opening?.text === "[";
  if (!isBracket && opening?.text !== "or" && opening?.text !== "/" && opening?.text !== ",") return null;
  let at = constraint.end + 1;
  while (
    tokens[at]?.text === "or" ||
    tokens[at]?.text === "i" ||
    tokens[at]?.text === "e" ||
    tokens[at]?.text === "." ||
    tokens[at]?.text === "approximately" ||
    tokens[at]?.text === "~" ||
    tokens[at]?.text === "," ||
    tokens[at]?.text === "equivalent" ||
    tokens[at]?.text === "equivalently"
  )
    at += 1;
  const operator = operatorAt(tokens, at);
  const first = quantityAt(text, tokens, operator?.end ?? at);
  if (first === null || first.limit !== null || tokens[first.figure.start]?.value == null) return null;
  const second =
    tokens[first.end]?.text === "-" || tokens[first.end]?.text === "to" || tokens[first.end]?.text === "and"
      ? quantityAt(text, tokens, first.end + 1)
      : null;
  const last = second ?? first;
  const other = unitFor(text, tokens, last, measure);
  if (other === null || other === unit) return null;
  const side = constraint.form.kind === "compare" ? constraint.form.side : null;
  if (
    operator !== null &&
    side !== null &&
    operator.operator !== "=" &&
    operator.operator.charAt(0) !== side.operator.charAt(0) &&
    side.operator !== "="
  )
    return null;
  const isFiled = measure.units.includes(other) || measure.refusedUnits.some((each) => each.unit === other);
  const verdict = agree(measure, { value: primary.value, unit }, { value: last.value, unit: other });
  if (isBracket) {
    const closing = tokens[last.end];
    if (closing?.text !== ")" && closing?.text !== "]" && closing?.text !== "," && closing?.text !== ";")
      return null;
    if (verdict === "notComparable" && !isFiled) return null;
    return {
      end: closing.text === ")" || closing.text === "]" ? last.end + 1 : last.end,
      quantities: second === null ? [first] : [first, second],
    };
  }
  return verdict === "yes" && second === null ? { end: last.end, quantities: [first] } : null;
};

export const conflict = (
  setting: Setting,
  measure: Measure,
  restated: Restatement,
): readonly FoundRepair[] => {
  const { marked, constraint } = setting;
  if (restated.quantities.length !== 1 || constraint.form.kind === "range") return [];
  const primary = quantityOf(constraint);
  const other = restated.quantities[0];
  const unit = unitFor(marked.text, marked.tokens, primary, measure);
  const otherUnit = other === undefined ? null : unitFor(marked.text, marked.tokens, other, measure);
  if (other === undefined || unit === null || otherUnit === null) return [];
  if (agree(measure, { value: primary.value, unit }, { value: other.value, unit: otherUnit }) !== "no")
    return [];
  return [
    {
      code: "INTERNAL_CONFLICT",
      at: stretchAt(setting, constraint.start, restated.end),
      candidates: [`${primary.value} ${unit}`, `${other.value} ${otherUnit}`],
      confidence: "medium",
      evidence: ["the two notations of this bound differ by more than rounding"],
    },
  ];
};
