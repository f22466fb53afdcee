import { daysBetween, type IsoDate, isoDate } from "../kernel/calendar.ts";
import { isDecimal } from "../kernel/decimal.ts";
import type { Quantity } from "../kernel/quantity.ts";
import { agreed, type Truth } from "../kernel/truth.ts";
import { writeBound } from "./citing.ts";
import { coarserDate } from "./coarseDates.ts";
import type { Compare } from "./condition.ts";
import type { Context } from "./context.ts";
import { leaf, noFacts, noReasons } from "./findings.ts";
import { lengthTest } from "./lengths.ts";
import { type ElapsedTerm, findOrigins, type Origin } from "./origins.ts";
import type { QueryPlan } from "./plan.ts";
import { missing, readOne, type TermOutcome } from "./reading.ts";
import { anchorReason, emptyReason, fieldReason, mergeReasons, variableReason } from "./reasons.ts";
import { remember } from "./remember.ts";
import type { Edge } from "./times.ts";
import type { UnknownReason, UsedFact, Verdict } from "./verdict.ts";

const epoch = isoDate("1970-01-01");

/** Days since 1970, remembered: the calendar is asked once per date. */
const dayNumber = remember((date: IsoDate) => daysBetween(epoch, date));

const writeLength = (edge: Edge, anchor: Edge): string => {
  const shortest = dayNumber(anchor.days.earliest) - dayNumber(edge.days.latest);
  const longest = dayNumber(anchor.days.latest) - dayNumber(edge.days.earliest);
  return shortest === longest ? `${shortest}` : `${shortest} to ${longest}`;
};

const citeOrigin = (term: ElapsedTerm, origin: Origin, anchor: Edge, limit: string | null): UsedFact => ({
  fact: origin.record.id,
  variable: term.label,
  value: writeLength(origin.edge, anchor),
  unit: "d",
  date: (term.edge === "end" ? origin.record.end : origin.record.start) ?? origin.record.start ?? null,
  source: origin.record.source,
  counted: true,
  note: origin.record.display,
  ...(limit === null ? {} : { limit }),
});

/** Which date has to be known better before the time between the two is known: the record's or the anchor's. */
const askDate = (
  term: ElapsedTerm,
  { record, edge }: Origin,
  anchor: Edge,
  nodePath: string,
): UnknownReason =>
  coarserDate(
    edge,
    anchor,
    () => fieldReason(nodePath, "dateTooCoarse", record.recordType, record, term.edge),
    () => anchorReason(nodePath, term.until, "dateTooCoarse"),
  );

/** Time since a record, held against a length of time; durations are added to the record's date. */
export const compareElapsed = (
  node: Compare,
  term: ElapsedTerm,
  query: QueryPlan,
  bound: Quantity,
  context: Context,
  nodePath: string,
): Verdict => {
  const origins = findOrigins(term, query, nodePath, context);
  if (origins.kind === "none")
    return leaf(context, nodePath, "unknown", noFacts, origins.reasons, origins.warnings);
  const { possible, anchor, unrecorded, warnings } = origins;
  const limit = writeBound(node.relation, bound);
  const used = [...possible.map((each) => citeOrigin(term, each, anchor, limit)), ...origins.context];
  const holds = lengthTest(node.relation, bound);
  if (holds === null)
    return leaf(
      context,
      nodePath,
      "unknown",
      used,
      [variableReason(nodePath, "unitNotConvertible", term.label)],
      warnings,
    );
  const { zone } = context.chart;
  const holdsAt = (edge: Edge): Truth => holds(edge, anchor, zone);
  const truths = possible.map((each) => holdsAt(each.edge));
  const recorded = agreed(truths);
  const held = unrecorded === null ? recorded : agreed([recorded, holdsAt(unrecorded)]);
  if (held !== "unknown" && origins.certain) return leaf(context, nodePath, held, used, noReasons, warnings);
  const coarse =
    recorded === "unknown"
      ? possible
          .filter(({ edge }, index) => truths[index] === "unknown" || edge.days.earliest !== edge.days.latest)
          .map((each) => askDate(term, each, anchor, nodePath))
      : [];
  const reasons = mergeReasons([origins.open, coarse, origins.listReasons]);
  return leaf(
    context,
    nodePath,
    "unknown",
    used,
    reasons.length > 0 ? reasons : [emptyReason(nodePath, term.since.recordType, term.label)],
    warnings,
  );
};

/** Whole days since a record as a value among others; only when it is one number. */
export const readElapsed = (
  term: ElapsedTerm,
  since: QueryPlan,
  nodePath: string,
  context: Context,
): TermOutcome => {
  const origins = findOrigins(term, since, nodePath, context);
  if (origins.kind === "none") return missing(origins.reasons, noFacts, origins.warnings);
  const { possible, certain, unrecorded, anchor, open, listReasons, warnings } = origins;
  const [first] = possible;
  const [length = "", ...others] = new Set(possible.map((each) => writeLength(each.edge, anchor)));
  if (first !== undefined && others.length === 0 && certain && unrecorded === null && isDecimal(length)) {
    const { id, source } = first.record;
    return readOne(
      { id, variable: term.label, value: { value: length, unit: "d" }, source },
      origins.context,
      warnings,
    );
  }
  const coarse = possible
    .filter((each) => !isDecimal(writeLength(each.edge, anchor)))
    .map((each) => askDate(term, each, anchor, nodePath));
  return missing(mergeReasons([open, listReasons, coarse]), noFacts, warnings);
};
