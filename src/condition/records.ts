import type { IsoDate } from "../kernel/calendar.ts";
import type { Truth } from "../kernel/truth.ts";
import { anchorTime } from "./anchorTimes.ts";
import type { Chart, ClinicalRecord, RecordList } from "./chart.ts";
import { coarserDate } from "./coarseDates.ts";
import type { RecordType, TimeWindow } from "./condition.ts";
import { assumed, type Context } from "./context.ts";
import { describeWindow } from "./describeWindow.ts";
import { assumedLeaf, cheapestOf, joined, leaf, noFacts, noReasons, noStrings } from "./findings.ts";
import type { QueryPlan } from "./plan.ts";
import { anchorReason, fieldReason, listReason, mergeReasons } from "./reasons.ts";
import { rememberFor } from "./remember.ts";
import { daysOf, type Edge, type Period, placeRecord } from "./times.ts";
import type { UnknownReason, UsedFact, Verdict } from "./verdict.ts";
import { daysOfWindow, isAfterStart, isBeforeEnd, overlaps } from "./windows.ts";

/** A record that a query looked at: whether it is one of those asked for, and the scope it is bound in. */
export type Judged = {
  readonly record: ClinicalRecord;
  readonly verdict: Verdict;
  readonly context: Context;
};

const bind = (query: QueryPlan, record: ClinicalRecord, context: Context): Context => {
  const bound = new Map(context.bound);
  bound.set(query.query.bindAs, record);
  return {
    ...context,
    bound,
    recordKey: context.recordKey === "" ? record.id : `${context.recordKey}/${record.id}`,
  };
};

const citeRecord = (record: ClinicalRecord, window?: TimeWindow): UsedFact => {
  const { id: fact, recordType: variable, display: value, source } = record;
  const date = record.start ?? null;
  return window === undefined
    ? { fact, variable, value, unit: null, date, source, counted: true }
    : { fact, variable, value, unit: null, date, limit: windowText(window), source, counted: true };
};

const windowText = rememberFor(describeWindow);

/** Whether a record overlaps a window, as a leaf. */
export const recordInWindow = (
  record: ClinicalRecord,
  window: TimeWindow,
  nodePath: string,
  context: Context,
): Verdict => {
  const put = assumed(context, nodePath);
  if (put !== undefined) return assumedLeaf(context, nodePath, put);
  const fact = citeRecord(record, window);
  const open = window.from === "unbounded" && window.to === "unbounded";
  const anchor = anchorTime(context, window.anchor);
  if (anchor.kind === "notSet")
    return open
      ? leaf(context, nodePath, "true", [fact], noReasons, noStrings)
      : leaf(context, nodePath, "unknown", [fact], [anchorReason(nodePath, window.anchor)], noStrings);
  const { chart, situation } = context;
  const period = placeRecord(record, chart, situation.asOf);
  const inside: Truth = period === null ? "false" : overlaps(period, window, anchor.edge, chart.zone);
  return leaf(
    context,
    nodePath,
    inside,
    [fact, ...anchor.cited],
    inside === "unknown" && period !== null
      ? straddling(record, period, window, anchor.edge, nodePath, chart.zone)
      : [],
    anchor.warnings,
  );
};

/** The dates that leave it open whether a record overlaps a window. */
const straddling = (
  record: ClinicalRecord,
  { start, end }: Period,
  window: TimeWindow,
  anchor: Edge,
  nodePath: string,
  zone: string,
): readonly UnknownReason[] => {
  const ask = (edge: Edge, field: "start" | "end"): UnknownReason =>
    coarserDate(
      edge,
      anchor,
      () => fieldReason(nodePath, "dateTooCoarse", record.recordType, record, field),
      () => anchorReason(nodePath, window.anchor, "dateTooCoarse"),
    );
  return mergeReasons([
    isBeforeEnd(start, window, anchor, zone) === "unknown" ? [ask(start, "start")] : [],
    isAfterStart(end, window, anchor, zone) === "unknown" ? [ask(end, end === start ? "start" : "end")] : [],
  ]);
};

const judge = (query: QueryPlan, record: ClinicalRecord, context: Context): Verdict => {
  const parts: Verdict[] = [];
  if (query.query.within !== undefined)
    parts.push(recordInWindow(record, query.query.within, query.withinPath, context));
  if (query.where !== null) parts.push(context.evaluate(query.where, context));
  if (parts.length === 0) {
    const put = assumed(context, query.path);
    const own =
      put === undefined
        ? leaf(context, query.path, "true", [citeRecord(record)], noReasons, noStrings)
        : assumedLeaf(context, query.path, put);
    return { ...own, record: record.id };
  }
  const failed = parts.filter((each) => each.truth === "false");
  const open = parts.filter((each) => each.truth === "unknown");
  const truth: Truth = failed.length > 0 ? "false" : open.length > 0 ? "unknown" : "true";
  return {
    ...joined(
      query.path,
      truth,
      parts,
      truth === "true" ? parts : cheapestOf(failed, 1),
      open.map((each) => each.unknownReasons),
      query.where?.repairs ?? noStrings,
    ),
    record: record.id,
  };
};

/** Of lists where they do not belong, only records whose concept is known: an unmapped drug is no operation. */
const candidates = ({ homes, strays }: QueryPlan, chart: Chart): readonly ClinicalRecord[] => [
  ...homes.flatMap((type) => chart.lists.get(type)?.records ?? []),
  ...strays
    .filter((type) => !homes.includes(type))
    .flatMap((type) => chart.lists.get(type)?.records ?? [])
    .filter((record) => record.concepts !== null),
];

/** Every record that existed on the evaluation date, judged against the query. */
export const judgeRecords = (query: QueryPlan, context: Context): readonly Judged[] => {
  const { chart, situation } = context;
  return candidates(query, chart)
    .filter((record) => placeRecord(record, chart, situation.asOf) !== null)
    .map((record) => {
      const scope = bind(query, record, context);
      return { record, verdict: judge(query, record, scope), context: scope };
    });
};

/** The last day, until some day at most, on which a record could still be in the window. */
const endOfQuery = (window: TimeWindow | undefined, context: Context, until: IsoDate): IsoDate => {
  if (window === undefined || window.to === "unbounded") return until;
  const anchor = anchorTime(context, window.anchor);
  if (anchor.kind === "notSet") return until;
  const last = daysOfWindow(window, anchor.edge.days.latest).last;
  // A bound in hours: its day is at most that of the anchor when it lies before it.
  const day = last ?? (window.to.amount.startsWith("-") ? anchor.edge.days.latest : until);
  return day < until ? day : until;
};

const statementOf = (type: RecordType, list: RecordList | undefined, value: string): UsedFact => ({
  fact: `list:${type}`,
  variable: `list:${type}`,
  value,
  unit: null,
  date: list?.completeAsOf ?? null,
  source: list?.completenessSource ?? "",
  counted: true,
});

/**
 * Whether the lists hold everything the query could find, as a leaf: only by a recorded statement that reaches to the
 * end of the window. "Known …" takes what is recorded for all that is known.
 */
export const listCompleteness = (query: QueryPlan, context: Context, until?: IsoDate): Verdict => {
  const { recordType, knownOnly, within } = query.query;
  const { lists, zone } = context.chart;
  const nodePath = query.listPath;
  const put = assumed(context, nodePath);
  if (put !== undefined)
    return put === "true"
      ? leaf(context, nodePath, "true", noFacts, noReasons, noStrings)
      : leaf(context, nodePath, "unknown", noFacts, [listReason(nodePath, recordType, null)], noStrings);
  const cite = (type: RecordType, value: string) => statementOf(type, lists.get(type), value);
  if (knownOnly === true)
    return leaf(
      context,
      nodePath,
      "true",
      [cite(recordType, "only what is known counts")],
      noReasons,
      noStrings,
    );
  const end = endOfQuery(within, context, until ?? context.situation.asOf);
  const short = query.homes.filter((type) => {
    const list = lists.get(type);
    const reaches =
      list?.completeness === "complete" &&
      (list.completeAsOf === undefined || daysOf(list.completeAsOf, zone).earliest >= end);
    return !reaches;
  });
  return short.length === 0
    ? leaf(
        context,
        nodePath,
        "true",
        query.homes.map((type) => cite(type, "complete")),
        noReasons,
        noStrings,
      )
    : leaf(
        context,
        nodePath,
        "unknown",
        noFacts,
        short.map((type) => listReason(nodePath, type, end)),
        noStrings,
      );
};
