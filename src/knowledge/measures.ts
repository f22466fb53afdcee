import type { Decimal } from "../kernel/decimal.ts";
import type { UcumCode } from "../kernel/quantity.ts";
import { fields, findField } from "./fields.ts";
import type { CodedValue, Field, Variable } from "./variable.ts";
import { findVariable } from "./variables.ts";

/** What a bound needs to know of a variable, or of a field of a record. */
export type Measure = {
  readonly id: string;
  readonly label: string;
  readonly kind: Field["kind"];
  readonly canonicalUnit: UcumCode | null;
  readonly units: readonly UcumCode[];
  readonly molarMass: Variable["molarMass"];
  readonly plausible: { readonly low: Decimal; readonly high: Decimal } | null;
  readonly values: readonly CodedValue[];
  /** Record type and field, when it is one. */
  readonly field: { readonly recordType: string; readonly field: string } | null;
};

const ofFields = new Map<string, Measure>(
  fields.flatMap((each) =>
    each.recordTypes.map((recordType): [string, Measure] => [
      `${recordType}.${each.field}`,
      {
        id: `${recordType}.${each.field}`,
        label: each.label,
        kind: each.kind,
        canonicalUnit: each.unit,
        units: each.units,
        molarMass: null,
        plausible: each.plausible,
        values: each.values,
        field: { recordType, field: findField(recordType, each.field)?.field ?? each.field },
      },
    ]),
  ),
);

/** The variable of this id, or the field that "lesion.shortAxis" names. */
export const findMeasure = (id: string): Measure | undefined => {
  const variable = findVariable(id);
  if (variable === undefined) return ofFields.get(id);
  const { label, kind, canonicalUnit, units, molarMass, plausible, values } = variable;
  return { id: variable.id, label, kind, canonicalUnit, units, molarMass, plausible, values, field: null };
};
