import type { ReasonCode } from "../kernel/answer.ts";
import { compare, multiply } from "../kernel/decimal.ts";
import type { Quantity } from "../kernel/quantity.ts";
import type { Truth } from "../kernel/truth.ts";
import { findVariable } from "../knowledge/index.ts";
import { asQuantity, exact, inUnit, isBorderline, noteConversion, standing } from "./amounts.ts";
import { citeReading, writeBound, writeRelation, writeValue } from "./citing.ts";
import type { Compare, MultipleOfLimit } from "./condition.ts";
import { noStrings } from "./findings.ts";
import { relateWritten } from "./intervals.ts";
import type { Reading } from "./reading.ts";
import type { UsedFact } from "./verdict.ts";

/** What one possible value says about the comparison. */
export type Judgement = {
  readonly truth: Truth;
  readonly code: ReasonCode | null;
  readonly used: readonly UsedFact[];
  readonly warnings: readonly string[];
};

const limitTexts = new WeakMap<Compare, string>();
const limitText = (node: Compare, bound: Quantity): string => {
  const known = limitTexts.get(node);
  if (known !== undefined) return known;
  const made = writeBound(node.relation, bound);
  limitTexts.set(node, made);
  return made;
};

/** A value against a plain bound. */
export const judgeQuantity = (node: Compare, bound: Quantity, reading: Reading): Judgement => {
  const limit = limitText(node, bound);
  const quantity = asQuantity(reading);
  if (typeof quantity === "string")
    return {
      truth: "unknown",
      code: quantity,
      used: [citeReading(reading, limit, true, null)],
      warnings: noStrings,
    };
  const stands = standing(node, bound, quantity, reading.variable);
  if (stands.kind === "notConvertible")
    return {
      truth: "unknown",
      code: "unitNotConvertible",
      used: [citeReading(reading, limit, true, `${quantity.unit} does not convert to ${bound.unit}`)],
      warnings: noStrings,
    };
  const held = relateWritten(stands.order, reading.comparator, node.relation);
  const warnings =
    stands.borderline || stands.restated.length > 0
      ? warnAbout(node, bound, reading, stands.borderline, stands.restated, held)
      : noStrings;
  return {
    truth: held,
    code: "valueTooCoarse",
    used: [citeReading(reading, limit, true, stands.note)],
    warnings,
  };
};

const warnAbout = (
  node: Compare,
  bound: Quantity,
  reading: Reading,
  borderline: boolean,
  restated: readonly (-1 | 0 | 1 | null)[],
  held: Truth,
): readonly string[] => {
  const { text, unit } = writeValue(reading.value);
  const label = findVariable(reading.variable)?.label ?? reading.variable;
  const warnings: string[] = [];
  if (borderline)
    warnings.push(
      `borderline: ${label} ${text} ${unit ?? ""} lies within 0.1 % of ${bound.value} ${bound.unit} once converted through the molar mass.`,
    );
  restated.forEach((order, index) => {
    const again = node.restatedAs?.[index];
    if (order === null || again === undefined || held === "unknown") return;
    const other = relateWritten(order, reading.comparator, node.relation);
    if (other !== held)
      warnings.push(
        `The bound as restated in the text (${again.value} ${again.unit}) would decide otherwise; ${bound.value} ${bound.unit} decides.`,
      );
  });
  return warnings;
};

/** "≤ 2 × ULN (21 umol/L)": the value against factor × limit, without dividing. */
export const judgeMultiple = (node: Compare, bound: MultipleOfLimit, reading: Reading): Judgement => {
  const name = bound.limit === "upper" ? "ULN" : "LLN";
  const text = `${writeRelation(node.relation)} ${bound.factor} × ${name}`;
  const printed = reading.limits?.[bound.limit];
  if (printed === undefined)
    return {
      truth: "unknown",
      code: "limitMissing",
      used: [citeReading(reading, text, true, `no ${name} with this result`)],
      warnings: noStrings,
    };
  const limit = `${text} (${printed.value} ${printed.unit})`;
  const variable = findVariable(reading.variable);
  const quantity = asQuantity(reading);
  if (typeof quantity === "string")
    return {
      truth: "unknown",
      code: quantity,
      used: [citeReading(reading, limit, true, null)],
      warnings: noStrings,
    };
  const value = inUnit(quantity, printed.unit, variable);
  if (value.kind === "notConvertible")
    return {
      truth: "unknown",
      code: "unitNotConvertible",
      used: [citeReading(reading, limit, true, `${quantity.unit} does not convert to ${printed.unit}`)],
      warnings: noStrings,
    };
  const ceiling = multiply(exact(bound.factor), exact(printed.value));
  const near = value.byMolarMass && isBorderline(value.value, ceiling);
  return {
    truth: relateWritten(compare(value.value, ceiling), reading.comparator, node.relation),
    code: "valueTooCoarse",
    used: [
      citeReading(
        reading,
        limit,
        true,
        quantity.unit === printed.unit
          ? null
          : noteConversion(quantity, value.value, printed.unit, value.byMolarMass, variable),
      ),
    ],
    warnings: near
      ? [`borderline: within 0.1 % of ${limit} once converted through the molar mass.`]
      : noStrings,
  };
};
