import {
  type Compare,
  type Condition,
  evaluate,
  type MemberOf,
  type RecordQuery,
  type ValueTerm,
} from "../../condition/index.ts";
import {
  addDuration,
  type Duration,
  elapsedMilliseconds,
  instantSpan,
  isElapsed,
  negated,
  writeInstant,
} from "../../kernel/calendar.ts";
import { multiply, rational, writeRational } from "../../kernel/decimal.ts";
import { findVariable } from "../../knowledge/index.ts";
import { chartFor, now, type Patient, today, witness } from "./patient.ts";
import { projectLeaf, readsVariable } from "./project.ts";

type AtomVector = {
  readonly kind: "boundary" | "unit" | "missing" | "missing-ULN" | "repair-unconfirmed";
  readonly var: string;
  readonly input: { readonly value: number; readonly unit?: string | undefined } | null;
  readonly atom: "T" | "F" | "U";
};

const letters = { true: "T", false: "F", unknown: "U" } as const;
const codes = { missing: "noData", "missing-ULN": "limitMissing" } as const;

const leafOf = (condition: Condition): Compare | MemberOf | undefined => {
  switch (condition.kind) {
    case "compare":
    case "memberOf":
      return condition;
    case "allOf":
      return condition.operands[0] && leafOf(condition.operands[0]);
    case "forSome":
      return condition.query.where && leafOf(condition.query.where);
    case "readings":
      return condition.alternatives[0] && leafOf(condition.alternatives[0].expression);
    default:
      return undefined;
  }
};

const queryOf = (condition: Condition): RecordQuery | undefined => {
  if (condition.kind === "forSome") return condition.query;
  if (condition.kind !== "readings" || condition.alternatives[0] === undefined) return undefined;
  return queryOf(condition.alternatives[0].expression);
};

const durationUnits: Readonly<Record<string, Duration["unit"]>> = {
  a: "year",
  mo: "month",
  wk: "week",
  d: "day",
  h: "hour",
  min: "minute",
};

/** Event at the anchor minus the value: days and longer on the calendar, hours and minutes by the clock. */
const eventBefore = (value: number, unit: string): string => {
  const duration: Duration = { amount: String(value), unit: durationUnits[unit] ?? "day" };
  if (!isElapsed(duration)) return addDuration(today, negated(duration));
  const minutes = Math.round(value * (duration.unit === "hour" ? 60 : 1));
  return writeInstant(
    instantSpan(now).earliest - elapsedMilliseconds({ amount: String(minutes), unit: "minute" }),
  );
};

/** A value as one fact of the chart, by what the term reads. */
const patientFor = (term: ValueTerm, query: RecordQuery | undefined, vector: AtomVector): Patient => {
  const { input } = vector;
  const written = input === null ? null : String(input.value);
  switch (term.kind) {
    case "age":
      return input === null ? {} : { birth: eventBefore(input.value, "a") };
    case "elapsed": {
      if (input === null) return {};
      const { recordType, where } = term.since;
      const at = eventBefore(input.value, input.unit ?? "d");
      return { records: [{ recordType, ...witness(where), start: at, end: at }] };
    }
    case "field": {
      if (query === undefined) return {};
      const field = written === null ? {} : { [term.field]: { value: written, unit: input?.unit ?? "1" } };
      return { records: [{ recordType: query.recordType, concepts: [], fields: field }] };
    }
    case "observation": {
      if (written === null) return {};
      const [method] = term.methods ?? [];
      const unit = findVariable(term.variable)?.canonicalUnit ?? "1";
      const inLimits = vector.kind === "missing-ULN" || input?.unit === "{ULN}";
      const multiple = writeRational(multiply(rational(written), rational(upperLimit)), 9);
      const value = inLimits
        ? { value: multiple, unit }
        : input?.unit === undefined
          ? written
          : { value: written, unit: input.unit };
      const limits = input?.unit === "{ULN}" ? { limits: { upper: { value: upperLimit, unit } } } : {};
      return { observations: [{ variable: term.variable, value, ...limits, ...(method && { method }) }] };
    }
    default:
      return {};
  }
};

/** Null when the atom comes out as the case says; else what came out instead. */
export const checkAtom = (
  condition: Condition,
  vector: AtomVector,
  proposed: ReadonlyMap<string, string>,
): string | null => {
  const atom = projectLeaf(condition, readsVariable(vector.var));
  const leaf = atom && leafOf(atom);
  if (atom === undefined || leaf === undefined) return `no atom on ${vector.var}`;
  const decisions = vector.kind === "repair-unconfirmed" ? new Map<string, string>() : proposed;
  const verdict = evaluate(atom, chartFor(patientFor(leaf.left, queryOf(atom), vector)), {
    asOf: today,
    decisions,
  });
  if (letters[verdict.truth] !== vector.atom) return letters[verdict.truth];
  const wanted = vector.kind === "missing" || vector.kind === "missing-ULN" ? codes[vector.kind] : undefined;
  const reasons = verdict.unknownReasons.map((each) => each.code);
  return wanted === undefined || reasons.includes(wanted)
    ? null
    : `U with ${reasons.join(", ") || "no reason"}`;
};

/** Any upper limit does: such a case states its result as a multiple of it. */
const upperLimit = "40";
