import {
  compare,
  type Decimal,
  isDecimal,
  multiply,
  type Rational,
  rational,
  subtract,
  writeRational,
} from "../kernel/decimal.ts";
import { convert, type Quantity, type UcumCode } from "../kernel/quantity.ts";
import { findField, findVariable, units, type Variable } from "../knowledge/index.ts";
import type { Compare } from "./condition.ts";
import type { Reading } from "./reading.ts";

// The same few thousand decimals come back in every cohort.
const read = new Map<Decimal, Rational>();
const mostRemembered = 50_000;

/** `rational`, remembered. */
export const exact = (text: Decimal): Rational => {
  const known = read.get(text);
  if (known !== undefined) return known;
  if (read.size >= mostRemembered) read.clear();
  const value = rational(text);
  read.set(text, value);
  return value;
};

export type InUnit =
  | { readonly kind: "converted"; readonly value: Rational; readonly byMolarMass: boolean }
  | { readonly kind: "notConvertible" };

const refused: InUnit = { kind: "notConvertible" };

/** A score has no unit to convert, however its source writes that. */
const isScore = (unit: UcumCode, variable: Variable): boolean =>
  unit === "1" || unit === "{score}" || unit === variable.canonicalUnit;

/** A quantity of one variable in another unit, exactly; the molar mass is that of the variable. */
export const inUnit = (quantity: Quantity, unit: UcumCode, variable: Variable | undefined): InUnit => {
  if (quantity.unit === unit) return { kind: "converted", value: exact(quantity.value), byMolarMass: false };
  if (variable?.kind === "ordinal" && isScore(quantity.unit, variable) && isScore(unit, variable))
    return { kind: "converted", value: exact(quantity.value), byMolarMass: false };
  if (variable?.refusedUnits.some((each) => each.unit === quantity.unit || each.unit === unit) === true)
    return refused;
  const converted = convert(units, quantity, unit, variable?.molarMass?.value);
  return converted.kind === "converted" ? converted : refused;
};

/** Where a written value stands to a bound, and what had to be done to see it. */
export type Standing =
  | {
      readonly kind: "stands";
      readonly order: -1 | 0 | 1;
      /** The conversion done, for the reader. */
      readonly note: string | null;
      /** Converted through a molar mass and within 0.1 % of the bound. */
      readonly borderline: boolean;
      /** Order against each restated bound; null where its unit does not convert. */
      readonly restated: readonly (-1 | 0 | 1 | null)[];
    }
  | { readonly kind: "notConvertible" };

const thousand = rational("1000");
const magnitude = (value: Rational): Rational => ({
  numerator: value.numerator < 0n ? -value.numerator : value.numerator,
  denominator: value.denominator,
});

/** Within 0.1 % of a bound: nearer than the precision to which molar masses are published. */
export const isBorderline = (value: Rational, bound: Rational): boolean =>
  compare(multiply(magnitude(subtract(value, bound)), thousand), magnitude(bound)) <= 0;

/** "1.7 mg/dL = 150.2829 umol/L (molar mass 113.12 g/mol)". */
export const noteConversion = (
  quantity: Quantity,
  value: Rational,
  unit: UcumCode,
  byMolarMass: boolean,
  variable: Variable | undefined,
): string => {
  const molar = byMolarMass ? ` (molar mass ${variable?.molarMass?.value ?? "?"} g/mol)` : "";
  return `${quantity.value} ${quantity.unit} = ${writeRational(value)} ${unit}${molar}`;
};

const standingOf = (
  quantity: Quantity,
  bound: Quantity,
  restatedAs: readonly Quantity[],
  variable: Variable | undefined,
): Standing => {
  const converted = inUnit(quantity, bound.unit, variable);
  if (converted.kind === "notConvertible") return converted;
  const { value, byMolarMass } = converted;
  const limit = exact(bound.value);
  return {
    kind: "stands",
    order: compare(value, limit),
    note:
      quantity.unit === bound.unit
        ? null
        : noteConversion(quantity, value, bound.unit, byMolarMass, variable),
    borderline: byMolarMass && isBorderline(value, limit),
    restated: restatedAs.map((each) => {
      const again = inUnit(quantity, each.unit, variable);
      return again.kind === "converted" ? compare(again.value, exact(each.value)) : null;
    }),
  };
};

// Laboratory values repeat, so each written value is converted and compared once per bound, unit and analyte.
const standings = new WeakMap<Compare, Map<string, Map<UcumCode, Map<Decimal, Standing>>>>();

/** Where a written value of a variable stands to the bound of a comparison; remembered. */
export const standing = (
  node: Compare,
  bound: Quantity,
  quantity: Quantity,
  variableId: string,
): Standing => {
  let ofNode = standings.get(node);
  if (ofNode === undefined) {
    ofNode = new Map();
    standings.set(node, ofNode);
  }
  let ofVariable = ofNode.get(variableId);
  if (ofVariable === undefined) {
    ofVariable = new Map();
    ofNode.set(variableId, ofVariable);
  }
  let ofUnit = ofVariable.get(quantity.unit);
  if (ofUnit === undefined) {
    ofUnit = new Map();
    ofVariable.set(quantity.unit, ofUnit);
  }
  const known = ofUnit.get(quantity.value);
  if (known !== undefined) return known;
  if (ofUnit.size >= mostRemembered) ofUnit.clear();
  const made = standingOf(quantity, bound, node.restatedAs ?? [], findVariable(variableId));
  ofUnit.set(quantity.value, made);
  return made;
};

const plainUnits = new Map<string, UcumCode | null>();

/** The unit of a number written without one: scores and grades have none to state; for all else there is no default. */
const plainUnit = (variableId: string): UcumCode | null => {
  const known = plainUnits.get(variableId);
  if (known !== undefined) return known;
  const variable = findVariable(variableId);
  const [recordType = "", field = ""] = variableId.split(".");
  const entry = variable ?? findField(recordType, field);
  const unit = entry === undefined ? null : "unit" in entry ? entry.unit : entry.canonicalUnit;
  const plain = entry?.kind === "ordinal" || unit === "1" || unit === "{CTCAE_grade}" ? unit : null;
  plainUnits.set(variableId, plain);
  return plain;
};

/** A result as a quantity, or why it is none. */
export const asQuantity = (reading: Reading): Quantity | "valueTooCoarse" | "unitNotConvertible" => {
  const { value } = reading;
  if (typeof value === "object" && "unit" in value) return value;
  if (typeof value !== "string" || !isDecimal(value)) return "valueTooCoarse";
  const unit = plainUnit(reading.variable);
  return unit === null ? "unitNotConvertible" : { value, unit };
};
