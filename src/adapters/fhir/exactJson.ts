import type { Decimal } from "../../kernel/decimal.ts";

/** A number that is written digit by digit: 1.50 stays 1.50. */
export class Exact {
  readonly digits: Decimal;

  constructor(digits: Decimal) {
    this.digits = digits;
  }
}

export type Writable =
  | string
  | boolean
  | Exact
  | readonly Writable[]
  | { readonly [key: string]: Writable | undefined };

const isList = (value: Writable): value is readonly Writable[] => Array.isArray(value);

/** JSON of FHIR writes no sign before, and a digit before the point. */
const writeDigits = (digits: Decimal): string => digits.replace(/^\+/, "").replace(/^(-?)\./, "$10.");

/** JSON with exact numbers; members that are undefined are left out. */
export const writeJson = (value: Writable, indent = ""): string => {
  const inner = `${indent}  `;
  if (value instanceof Exact) return writeDigits(value.digits);
  if (typeof value === "string" || typeof value === "boolean") return JSON.stringify(value);
  if (isList(value))
    return value.length === 0
      ? "[]"
      : `[\n${value.map((each) => `${inner}${writeJson(each, inner)}`).join(",\n")}\n${indent}]`;
  const members = Object.entries(value).flatMap(([name, each]) =>
    each === undefined ? [] : [`${inner}${JSON.stringify(name)}: ${writeJson(each, inner)}`],
  );
  return members.length === 0 ? "{}" : `{\n${members.join(",\n")}\n${indent}}`;
};
