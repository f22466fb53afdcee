import type { Truth } from "../kernel/truth.ts";
import { anchorTime } from "./anchorTimes.ts";
import type { ClinicalRecord } from "./chart.ts";
import { compareTimes } from "./chronology.ts";
import type { ValueTerm } from "./condition.ts";
import type { Context } from "./context.ts";
import { mergeStrings, noStrings } from "./findings.ts";
import type { QueryPlan } from "./plan.ts";
import { anchorReason, emptyReason, fieldReason } from "./reasons.ts";
import { judgeRecords, listCompleteness } from "./records.ts";
import { type Edge, placeRecord } from "./times.ts";
import type { UnknownReason, UsedFact } from "./verdict.ts";

export type ElapsedTerm = Extract<ValueTerm, { readonly kind: "elapsed" }>;

/** A record that the term could mean, with the moment that time is counted from. */
export type Origin = { readonly record: ClinicalRecord; readonly edge: Edge; readonly certain: boolean };

export type Origins =
  | {
      readonly kind: "found";
      readonly possible: readonly Origin[];
      readonly certain: boolean;
      readonly anchor: Edge;
      /** A record that nobody has written down could lie beyond the one found; its possible moments. */
      readonly unrecorded: Edge | null;
      readonly open: readonly UnknownReason[];
      readonly listReasons: readonly UnknownReason[];
      readonly context: readonly UsedFact[];
      readonly warnings: readonly string[];
    }
  | {
      readonly kind: "none";
      readonly reasons: readonly UnknownReason[];
      readonly warnings: readonly string[];
    };

/** Records that time could be counted from, and what is not known of them. */
export const findOrigins = (
  term: ElapsedTerm,
  query: QueryPlan,
  nodePath: string,
  outer: Context,
): Origins => {
  // The whole comparison is one leaf, so what a test assumes stops here.
  const context: Context = { ...outer, assume: null };
  const { chart, situation } = context;
  const anchor = anchorTime(context, term.until);
  if (anchor.kind === "notSet")
    return { kind: "none", reasons: [anchorReason(nodePath, term.until)], warnings: noStrings };
  const until = anchor.edge;
  const origins: Origin[] = [];
  const open: UnknownReason[] = [];
  const warnings: (readonly string[])[] = [anchor.warnings];
  for (const { record, verdict } of judgeRecords(query, context)) {
    warnings.push(verdict.warnings);
    if (verdict.truth === "false") continue;
    const period = placeRecord(record, chart, situation.asOf);
    // Time since something is counted from what had begun by then.
    const begun = period === null ? "false" : hasBegun(period.start, until);
    if (period === null || begun === "false") continue;
    const edge = term.edge === "start" ? period.start : clip(period.end, until);
    const certain = verdict.truth === "true" && begun === "true";
    origins.push({ record, edge: clip(edge, until), certain });
    if (verdict.truth === "unknown") open.push(...verdict.unknownReasons);
    else if (begun === "unknown")
      open.push(fieldReason(nodePath, "dateTooCoarse", record.recordType, record, "start"));
  }
  const list = listCompleteness(query, context, until.days.latest);
  const recordType = term.since.recordType;
  const listReasons = list.unknownReasons;
  if (origins.length === 0)
    return {
      kind: "none",
      reasons: list.truth === "true" ? [emptyReason(nodePath, recordType, term.label)] : listReasons,
      warnings: mergeStrings(warnings),
    };
  const beats = term.which === "latest" ? 1 : -1;
  const sure = origins.filter((each) => each.certain);
  const possible = origins.filter(
    (each) => !sure.some((other) => compareTimes(other.edge, each.edge) === beats),
  );
  const days = possible.flatMap((each) => [each.edge.days.earliest, each.edge.days.latest]).sort();
  const unrecorded: Edge = {
    days:
      term.which === "latest"
        ? { earliest: days.at(0) ?? until.days.earliest, latest: until.days.latest }
        : {
            earliest: chart.birth?.span.earliest ?? days.at(0) ?? until.days.earliest,
            latest: days.at(-1) ?? until.days.latest,
          },
    text: null,
  };
  return {
    kind: "found",
    possible,
    certain: sure.length > 0,
    anchor: until,
    unrecorded: list.truth === "true" ? null : unrecorded,
    open,
    listReasons,
    context: [...anchor.cited, ...list.used],
    warnings: mergeStrings(warnings),
  };
};

/** Whether something had begun by the anchor: by the clock where both say the time, else by the day. */
const hasBegun = (start: Edge, until: Edge): Truth => {
  const order = compareTimes(start, until);
  if (order !== null) return order === 1 ? "false" : "true";
  return start.days.latest <= until.days.earliest ? "true" : "unknown";
};

/** What lasted beyond the anchor counts as lasting until it. */
const clip = (edge: Edge, until: Edge): Edge => {
  if (compareTimes(edge, until) === 1) return until;
  const { earliest, latest } = edge.days;
  const end = until.days;
  if (latest <= end.earliest) return edge;
  return {
    days: {
      earliest: earliest < end.earliest ? earliest : end.earliest,
      latest: latest < end.latest ? latest : end.latest,
    },
    text: null,
  };
};
