import { Defect } from "../kernel/failure.ts";
import { readAge } from "./age.ts";
import type { ClinicalRecord } from "./chart.ts";
import type { Context } from "./context.ts";
import { readElapsed } from "./elapsed.ts";
import type { TermPlan } from "./plan.ts";
import type { Reading, TermOutcome } from "./reading.ts";
import { fieldReason } from "./reasons.ts";
import { selectObservation } from "./selectObservation.ts";

const nothing = { asked: [], context: [], tied: [], warnings: [] } as const;
const found = (reading: Reading): TermOutcome => ({
  kind: "read",
  possible: [reading],
  certain: true,
  ...nothing,
});

export const boundRecord = (context: Context, name: string): ClinicalRecord => {
  const record = context.bound.get(name);
  if (record === undefined) throw new Defect("a field of a record that no query binds", name);
  return record;
};

const valueOfField = (record: ClinicalRecord, field: string): Reading["value"] => {
  const own = record.fields[field];
  if (own !== undefined) return own;
  switch (field) {
    case "concept":
      return record.concepts ?? undefined;
    case "start":
      return record.start;
    case "end":
      return record.end;
    default:
      return undefined;
  }
};

const readField = (name: string, field: string, nodePath: string, context: Context): TermOutcome => {
  const record = boundRecord(context, name);
  const value = valueOfField(record, field);
  if (value === undefined)
    return {
      kind: "missing",
      reasons: [
        fieldReason(
          nodePath,
          field === "concept" ? "valueTooCoarse" : "noData",
          record.recordType,
          record,
          field,
        ),
      ],
      cited: [],
      warnings: [],
    };
  const reading = { id: record.id, variable: `${record.recordType}.${field}`, value, source: record.source };
  return found(record.start === undefined ? reading : { ...reading, collected: record.start });
};

/** An attribute may also have been recorded as a dated result; the latest then holds. */
const readAttribute = (name: string, nodePath: string, context: Context): TermOutcome => {
  const fact = context.chart.attributes.get(name);
  return fact === undefined
    ? selectObservation({ kind: "observation", variable: name, select: "latest" }, nodePath, context)
    : found({ id: fact.id, variable: name, value: fact.value, source: fact.source });
};

/** Reads a term off the chart: every value it could have, or what is missing. */
export const readTerm = (plan: TermPlan, nodePath: string, context: Context): TermOutcome => {
  const { term } = plan;
  switch (term.kind) {
    case "observation":
      return selectObservation(term, nodePath, context);
    case "field":
      return readField(term.record, term.field, nodePath, context);
    case "attribute":
      return readAttribute(term.name, nodePath, context);
    case "age":
      return readAge(term.at, nodePath, context);
    case "elapsed":
      return readElapsed(plan, nodePath, context);
    default:
      return term satisfies never;
  }
};
