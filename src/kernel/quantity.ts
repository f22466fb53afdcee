import { type Decimal, divide, fraction, multiply, type Rational, rational } from "./decimal.ts";

/** A UCUM code such as "10*9/L" or "mL/min/{1.73_m2}". Annotations are part of the unit. */
export type UcumCode = string;

/** A value as it was written, with the unit it was written in. */
export type Quantity = { readonly value: Decimal; readonly unit: UcumCode };

/**
 * One unit of our own exact table: `value x numerator / denominator` is the value in the dimension's base unit.
 * Two units convert only inside one dimension; mass and amount of substance meet through a molar mass.
 */
export type UnitDefinition = {
  readonly unit: UcumCode;
  readonly dimension: string;
  readonly numerator: string;
  readonly denominator: string;
};
export type UnitTable = ReadonlyMap<UcumCode, { readonly dimension: string; readonly factor: Rational }>;

export const unitTable = (definitions: readonly UnitDefinition[]): UnitTable =>
  new Map(
    definitions.map((each) => [
      each.unit,
      {
        dimension: each.dimension,
        factor: fraction(BigInt(each.numerator), BigInt(each.denominator)),
      },
    ]),
  );

/** Dimensions whose base units are g/L and mol/L, g and mol, and so on: joined by a molar mass in g/mol. */
const molarTwins: Readonly<Record<string, string>> = {
  massConcentration: "substanceConcentration",
  massPerDay: "substancePerDay",
};

export type Converted =
  | { readonly kind: "converted"; readonly value: Rational; readonly byMolarMass: boolean }
  | { readonly kind: "notConvertible"; readonly from: UcumCode; readonly to: UcumCode };

/**
 * Exact conversion to another unit. `molarMass` is that of the analyte, in g/mol; without it mass and molar
 * concentration do not meet. A unit missing from the table equals only itself.
 */
export const convert = (
  table: UnitTable,
  quantity: Quantity,
  to: UcumCode,
  molarMass?: Decimal,
): Converted => {
  const value = rational(quantity.value);
  if (quantity.unit === to) return { kind: "converted", value, byMolarMass: false };
  const refused: Converted = { kind: "notConvertible", from: quantity.unit, to };
  const source = table.get(quantity.unit);
  const target = table.get(to);
  if (source === undefined || target === undefined) return refused;
  const inBase = multiply(value, source.factor);
  if (source.dimension === target.dimension)
    return { kind: "converted", value: divide(inBase, target.factor), byMolarMass: false };
  if (molarMass === undefined) return refused;
  const gramsPerMole = rational(molarMass);
  if (molarTwins[source.dimension] === target.dimension)
    return {
      kind: "converted",
      value: divide(divide(inBase, gramsPerMole), target.factor),
      byMolarMass: true,
    };
  if (molarTwins[target.dimension] === source.dimension)
    return {
      kind: "converted",
      value: divide(multiply(inBase, gramsPerMole), target.factor),
      byMolarMass: true,
    };
  return refused;
};
