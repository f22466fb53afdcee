import type { Decimal } from "../../kernel/decimal.ts";
import type { UcumCode } from "../../kernel/quantity.ts";
import {
  type CodedValue,
  findField,
  findLexicon,
  findVariable,
  type LexiconEntry,
  type RefusedUnit,
  type ValueKind,
} from "../../knowledge/index.ts";

/** What the grammar needs to know of a variable, or of a field of a record ("lesion.shortAxis"). */
export type Measure = {
  readonly id: string;
  readonly kind: ValueKind | "date" | "concept" | "text";
  readonly units: readonly UcumCode[];
  readonly refusedUnits: readonly RefusedUnit[];
  readonly canonicalUnit: UcumCode | null;
  readonly molarMass: Decimal | null;
  readonly plausible: { readonly low: Decimal; readonly high: Decimal } | null;
  readonly values: readonly CodedValue[];
  readonly direction: LexiconEntry["direction"];
  readonly scale: LexiconEntry["scale"];
  readonly bareUnit: UcumCode | null;
  /** A laboratory gives it, so that it has limits of normal. */
  readonly isLaboratory: boolean;
};

const build = (id: string): Measure | null => {
  const lexicon = findLexicon(id);
  const point = id.indexOf(".");
  const variable = findVariable(id);
  const field =
    variable === undefined && point > 0 ? findField(id.slice(0, point), id.slice(point + 1)) : undefined;
  const entry = variable ?? field;
  if (entry === undefined) return null;
  return {
    id,
    kind: entry.kind,
    units: [...entry.units, ...(lexicon?.alsoUnits ?? [])],
    refusedUnits: variable?.refusedUnits ?? [],
    canonicalUnit: variable?.canonicalUnit ?? field?.unit ?? null,
    molarMass: variable?.molarMass?.value ?? null,
    plausible: entry.plausible,
    values: entry.values,
    direction: lexicon?.direction ?? "either",
    scale: lexicon?.scale ?? (entry.kind === "quantity" ? "continuous" : "score"),
    bareUnit: lexicon?.bareUnit ?? null,
    isLaboratory: entry.askedOf === "laboratory",
  };
};

const built = new Map<string, Measure | null>();

/** The measure of this id; null when the catalogue lacks it. */
export const measureOf = (id: string): Measure | null => {
  const known = built.get(id);
  if (known !== undefined) return known;
  const made = build(id);
  built.set(id, made);
  return made;
};

/** Scores and classes: steps, no stretch of values. */
export const isStepped = (measure: Measure): boolean =>
  measure.kind === "ordinal" || measure.kind === "coded";
