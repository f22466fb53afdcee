import type { Quantity } from "../kernel/quantity.ts";
import type { FieldValue } from "./chart.ts";
import type { Relation } from "./condition.ts";
import type { Reading } from "./reading.ts";
import type { UsedFact } from "./verdict.ts";

/** How values and facts are written into an explanation. */

export const writeValue = (
  value: FieldValue | undefined,
): { readonly text: string; readonly unit: string | null } => {
  if (value === undefined) return { text: "", unit: null };
  if (typeof value === "string") return { text: value, unit: null };
  if (typeof value === "boolean") return { text: value ? "true" : "false", unit: null };
  return "unit" in value ? { text: value.value, unit: value.unit } : { text: value.join(", "), unit: null };
};

const textOf = (value: FieldValue | undefined): string =>
  typeof value === "object" && "unit" in value ? value.value : writeValue(value).text;

/** A value that was looked at, with the bound it was held against. */
export const citeReading = (
  reading: Reading,
  limit: string | undefined,
  counted: boolean,
  why: string | null,
): UsedFact => {
  // Written out per shape: this is the hot path, and copying objects with spread costs more than all arithmetic.
  const { id: fact, variable, comparator, source } = reading;
  const raw = reading.value;
  const value = comparator === undefined ? textOf(raw) : `${comparator}${textOf(raw)}`;
  const unit = typeof raw === "object" && "unit" in raw ? raw.unit : null;
  const date = reading.collected ?? null;
  const note =
    reading.derivedFrom === undefined
      ? why
      : `${why === null ? "" : `${why}; `}derived from ${reading.derivedFrom.join(", ")}`;
  if (limit === undefined)
    return note === null
      ? { fact, variable, value, unit, date, source, counted }
      : { fact, variable, value, unit, date, source, counted, note };
  return note === null
    ? { fact, variable, value, unit, date, limit, source, counted }
    : { fact, variable, value, unit, date, limit, source, counted, note };
};

const signs: Readonly<Record<Relation, string>> = { "<": "<", "<=": "≤", "=": "=", ">=": "≥", ">": ">" };

export const writeRelation = (relation: Relation): string => signs[relation];

/** "≥ 50 mL/min/{1.73_m2}". */
export const writeBound = (relation: Relation, bound: Quantity): string =>
  `${signs[relation]} ${bound.value} ${bound.unit}`;
