import type { ReasonCode } from "../kernel/answer.ts";
import { Defect } from "../kernel/failure.ts";
import { readAge } from "./age.ts";
import type { ClinicalRecord } from "./chart.ts";
import type { ValueTerm } from "./condition.ts";
import type { Context } from "./context.ts";
import { readElapsed } from "./elapsed.ts";
import { noStrings } from "./findings.ts";
import type { TermPlan } from "./plan.ts";
import { missing, type Reading, readOne, type TermOutcome } from "./reading.ts";
import { fieldReason, variableReason } from "./reasons.ts";
import { selectObservation } from "./selectObservation.ts";
import type { UnknownReason } from "./verdict.ts";

export const boundRecord = (context: Context, name: string): ClinicalRecord => {
  const record = context.bound.get(name);
  if (record === undefined) throw new Defect("a field of a record that no query binds", name);
  return record;
};

/** What is wrong with a value that was read: that of a result, or of the field of a record. */
export const valueReason = (
  term: ValueTerm,
  { variable }: Reading,
  code: ReasonCode,
  nodePath: string,
  context: Context,
): UnknownReason => {
  if (term.kind !== "field") return variableReason(nodePath, code, variable);
  const record = boundRecord(context, term.record);
  return fieldReason(nodePath, code, record.recordType, record, term.field);
};

/** Results as good as the one taken that would have decided otherwise. */
export const warnTied = ([taken]: readonly Reading[], disagree: boolean): readonly string[] =>
  taken === undefined || !disagree
    ? noStrings
    : [`Results of ${taken.variable} of equal rank disagree; ${taken.id} was taken.`];

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
    return missing([
      fieldReason(
        nodePath,
        field === "concept" ? "valueTooCoarse" : "noData",
        record.recordType,
        record,
        field,
      ),
    ]);
  const reading = { id: record.id, variable: `${record.recordType}.${field}`, value, source: record.source };
  return readOne(record.start === undefined ? reading : { ...reading, collected: record.start });
};

/** An attribute may also have been recorded as a dated result; the latest then holds. */
const readAttribute = (name: string, nodePath: string, context: Context): TermOutcome => {
  const fact = context.chart.attributes.get(name);
  return fact === undefined
    ? selectObservation({ kind: "observation", variable: name, select: "latest" }, nodePath, context)
    : readOne({ id: fact.id, variable: name, value: fact.value, source: fact.source });
};

/** Reads a term off the chart: every value it could have, or what is missing. */
export const readTerm = (plan: TermPlan, nodePath: string, context: Context): TermOutcome => {
  if (plan.since !== null) return readElapsed(plan.term, plan.since, nodePath, context);
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
    default:
      return term satisfies never;
  }
};
