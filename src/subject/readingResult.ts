import { compare, type Decimal, type Rational, rational } from "../kernel/decimal.ts";
import { type Converted, convert, type Quantity } from "../kernel/quantity.ts";
import { canonicalValue, units, type Variable } from "../knowledge/index.ts";
import { readUnit } from "./readingUnits.ts";
import {
  type Comparator,
  type DecimalMark,
  type Fault,
  fault,
  type Reading,
  read,
  readComparator,
  readDecimal,
  splitComparator,
  warning,
} from "./readingValues.ts";

/** A result as a source writes it. */
export type WrittenResult = {
  readonly value: string;
  readonly unit: string;
  readonly comparator: string;
  readonly mark: DecimalMark | undefined;
};

export type Result = {
  readonly value: Quantity | string | boolean;
  readonly comparator?: Comparator;
};

/** What is wrong with a result names the field it stands in. */
export type FieldFault = { readonly field: "value" | "unit" | "comparator"; readonly fault: Fault };
export type ResultReading =
  | { readonly kind: "read"; readonly value: Result; readonly warnings: readonly FieldFault[] }
  | { readonly kind: "fault"; readonly faults: readonly FieldFault[] };

type Valued = Pick<
  Variable,
  "label" | "kind" | "values" | "units" | "canonicalUnit" | "plausible" | "molarMass"
>;

type Bounds = { readonly low: Rational; readonly high: Rational };
const boundsInUnit = new WeakMap<object, Map<string, Bounds | null>>();

/** The plausible range in the unit of the value, worked out once; null where there is none to compare with. */
const plausibleBounds = (variable: Valued, unit: string): Bounds | null => {
  const { plausible, canonicalUnit, molarMass } = variable;
  if (plausible === null || canonicalUnit === null) return null;
  const known = boundsInUnit.get(plausible)?.get(unit);
  if (known !== undefined) return known;
  const inUnit = (value: Decimal): Converted =>
    convert(units, { value, unit: canonicalUnit }, unit, molarMass?.value);
  const low = inUnit(plausible.low);
  const high = inUnit(plausible.high);
  const bounds =
    low.kind === "converted" && high.kind === "converted" ? { low: low.value, high: high.value } : null;
  const own = boundsInUnit.get(plausible) ?? new Map<string, Bounds | null>();
  boundsInUnit.set(plausible, own.set(unit, bounds));
  return bounds;
};

/** Says when a value lies outside of what is plausible, so that a wrong unit is seen before it decides anything. */
export const implausible = (quantity: Quantity, variable: Valued): readonly Fault[] => {
  const bounds = plausibleBounds(variable, quantity.unit);
  if (bounds === null) return [];
  const value = rational(quantity.value);
  if (compare(value, bounds.low) >= 0 && compare(value, bounds.high) <= 0) return [];
  return [
    warning(
      "implausible",
      `${quantity.value} ${quantity.unit} is outside the plausible range of ${variable.label} (${variable.plausible?.low} to ${variable.plausible?.high} ${variable.canonicalUnit}).`,
      "Check value and unit; the value is kept as written.",
    ),
  ];
};

const readBoolean = (text: string): boolean | undefined => {
  const word = text.trim().toLowerCase();
  if (["true", "yes", "y", "1"].includes(word)) return true;
  if (["false", "no", "n", "0"].includes(word)) return false;
  return undefined;
};

const unknownValue = (text: string, variable: Valued): ResultReading => ({
  kind: "fault",
  faults: [
    {
      field: "value",
      fault: fault(
        "unknown-value",
        `"${text.trim()}" is no value of ${variable.label}.`,
        `Write one of: ${variable.kind === "boolean" ? "true, false" : variable.values.map(({ code }) => code).join(", ")}.`,
      ).fault,
    },
  ],
});

const at = (field: FieldFault["field"], faults: readonly Fault[]): readonly FieldFault[] =>
  faults.map((each) => ({ field, fault: each }));

const faultsOf = (field: FieldFault["field"], reading: Reading<unknown>): readonly FieldFault[] =>
  reading.kind === "fault" ? at(field, [reading.fault]) : at(field, reading.warnings);

/** A score, a count or an INR counts in its own unit, which nobody prints; everything else must say its unit. */
const countsItself = ({ kind, canonicalUnit }: Valued): boolean =>
  kind === "ordinal" || canonicalUnit === "1" || /^\{[^}]*\}$/.test(canonicalUnit ?? "");

/** A number with its unit; `<5`, or a comparator beside it, is kept as a bound. */
const readQuantity = async (written: WrittenResult, variable: Valued): Promise<ResultReading> => {
  const { comparator: prefix, rest } = splitComparator(written.value);
  const column = readComparator(written.comparator);
  const number = readDecimal(rest, written.mark);
  const unit =
    written.unit.trim() === "" && variable.canonicalUnit !== null && countsItself(variable)
      ? read(variable.canonicalUnit)
      : await readUnit(written.unit, variable);
  if (column.kind === "fault" || number.kind === "fault" || unit.kind === "fault")
    return {
      kind: "fault",
      faults: [...faultsOf("comparator", column), ...faultsOf("value", number), ...faultsOf("unit", unit)],
    };
  if (prefix !== null && column.value !== null && prefix !== column.value)
    return {
      kind: "fault",
      faults: at("comparator", [
        fault(
          "conflict",
          `The value says "${prefix}", the comparator column "${column.value}".`,
          "Keep one of them.",
        ).fault,
      ]),
    };
  const quantity = { value: number.value, unit: unit.value };
  const comparator = prefix ?? column.value;
  return {
    kind: "read",
    value: { value: quantity, ...(comparator === null ? {} : { comparator }) },
    warnings: [...faultsOf("unit", unit), ...at("value", implausible(quantity, variable))],
  };
};

/** A result in the way its variable is measured: number with unit, score, positive or negative, yes or no, code. */
export const readResult = async (written: WrittenResult, variable: Valued): Promise<ResultReading> => {
  if (written.value.trim() === "")
    return {
      kind: "fault",
      faults: at("value", [
        fault("missing", "The value is empty.", "Add the value or leave the row out.").fault,
      ]),
    };
  switch (variable.kind) {
    case "quantity":
      return readQuantity(written, variable);
    case "ordinal": {
      const coded = canonicalValue(variable, written.value);
      return readQuantity(coded === undefined ? written : { ...written, value: coded }, variable);
    }
    case "boolean": {
      const coded = canonicalValue(variable, written.value);
      const value = readBoolean(coded ?? written.value);
      return value === undefined
        ? unknownValue(written.value, variable)
        : { kind: "read", value: { value }, warnings: [] };
    }
    case "presence":
    case "coded": {
      const value = canonicalValue(variable, written.value);
      return value === undefined
        ? unknownValue(written.value, variable)
        : { kind: "read", value: { value }, warnings: [] };
    }
    default:
      return variable.kind satisfies never;
  }
};
