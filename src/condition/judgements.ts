import type { ReasonCode } from "../kernel/answer.ts";
import { compare, multiply } from "../kernel/decimal.ts";
import type { Quantity } from "../kernel/quantity.ts";
import type { Truth } from "../kernel/truth.ts";
import { findVariable } from "../knowledge/index.ts";
import { asQuantity, exact, inUnit, isBorderline, noteConversion, standing } from "./amounts.ts";
import { citeReading, writeBound, writeRelation } from "./citing.ts";
import type { Compare, MultipleOfLimit, Relation } from "./condition.ts";
import { noStrings } from "./findings.ts";
import { relateWritten } from "./intervals.ts";
import type { Reading } from "./reading.ts";
import { remember, rememberFor } from "./remember.ts";
import type { UsedFact } from "./verdict.ts";

/** What one possible value says about the comparison. */
export type Judgement = {
  readonly truth: Truth;
  /** Why it stays open, where it does. */
  readonly code: ReasonCode;
  readonly used: readonly UsedFact[];
  readonly warnings: readonly string[];
};

const limitTexts = rememberFor((bound: Quantity) =>
  remember((relation: Relation) => writeBound(relation, bound)),
);

/** A value against a plain bound. */
export const judgeQuantity = (node: Compare, bound: Quantity, reading: Reading): Judgement => {
  const limit = limitTexts(bound)(node.relation);
  const quantity = asQuantity(reading);
  if (typeof quantity === "string")
    return {
      truth: "unknown",
      code: quantity,
      used: [citeReading(reading, limit, true, null)],
      warnings: noStrings,
    };
  const stands = standing(bound, quantity, reading.variable);
  if (stands.kind === "notConvertible")
    return {
      truth: "unknown",
      code: "unitNotConvertible",
      used: [citeReading(reading, limit, true, `${quantity.unit} does not convert to ${bound.unit}`)],
      warnings: noStrings,
    };
  const held = relateWritten(stands.order, reading.comparator, node.relation);
  return {
    truth: held,
    code: "valueTooCoarse",
    used: [citeReading(reading, limit, true, stands.note)],
    warnings:
      stands.borderline || node.restatedAs !== undefined
        ? [
            ...(stands.borderline ? [warnBorderline(bound, quantity, reading)] : []),
            ...warnRestated(node, bound, quantity, reading, held),
          ]
        : noStrings,
  };
};

const warnBorderline = (bound: Quantity, quantity: Quantity, { variable }: Reading): string =>
  `borderline: ${findVariable(variable)?.label ?? variable} ${quantity.value} ${quantity.unit} lies within 0.1 % of ${bound.value} ${bound.unit} once converted through the molar mass.`;

/** Where the same bound printed in another unit would decide otherwise. */
const warnRestated = (
  { relation, restatedAs }: Compare,
  bound: Quantity,
  quantity: Quantity,
  { variable, comparator }: Reading,
  held: Truth,
): readonly string[] =>
  (restatedAs ?? []).flatMap((again) => {
    const stands = standing(again, quantity, variable);
    return held === "unknown" ||
      stands.kind === "notConvertible" ||
      relateWritten(stands.order, comparator, relation) === held
      ? []
      : [
          `The bound as restated in the text (${again.value} ${again.unit}) would decide otherwise; ${bound.value} ${bound.unit} decides.`,
        ];
  });

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
