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
import type { Reading } from "./reading.ts";
import { remember, rememberFor } from "./remember.ts";

/** `rational`, remembered. */
export const exact = remember((text: Decimal): Rational => rational(text));

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
  return convert(units, quantity, unit, variable?.molarMass?.value);
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

const standingOf = (quantity: Quantity, bound: Quantity, variable: Variable | undefined): Standing => {
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
  };
};

// Laboratory values repeat, so each written value is converted and compared once per bound, unit and analyte.
const standings = rememberFor((bound: Quantity) =>
  remember((variableId) => {
    const variable = findVariable(variableId);
    return remember((unit: UcumCode) =>
      remember((value: Decimal) => standingOf({ value, unit }, bound, variable)),
    );
  }),
);

/** Where a written value of a variable stands to a bound; remembered. */
export const standing = (bound: Quantity, { value, unit }: Quantity, variableId: string): Standing =>
  standings(bound)(variableId)(unit)(value);

/** The unit of a number written without one: scores and grades have none to state; for all else there is no default. */
const plainUnit = remember((variableId): UcumCode | null => {
  const variable = findVariable(variableId);
  const [recordType = "", field = ""] = variableId.split(".");
  const entry = variable ?? findField(recordType, field);
  const unit = entry === undefined ? null : "unit" in entry ? entry.unit : entry.canonicalUnit;
  return entry?.kind === "ordinal" || unit === "1" || unit === "{CTCAE_grade}" ? unit : null;
});

/** A result as a quantity, or why it is none. */
export const asQuantity = (reading: Reading): Quantity | "valueTooCoarse" | "unitNotConvertible" => {
  const { value } = reading;
  if (typeof value === "object" && "unit" in value) return value;
  if (typeof value !== "string" || !isDecimal(value)) return "valueTooCoarse";
  const unit = plainUnit(reading.variable);
  return unit === null ? "unitNotConvertible" : { value, unit };
};
