import { daysBetween, type IsoDate, isoDate } from "../kernel/calendar.ts";
import type { Quantity } from "../kernel/quantity.ts";
import { agreed, type Truth } from "../kernel/truth.ts";
import { writeBound } from "./citing.ts";
import { coarserDate } from "./coarseDates.ts";
import type { Compare } from "./condition.ts";
import type { Context } from "./context.ts";
import { leaf } from "./findings.ts";
import { lengthTest } from "./lengths.ts";
import { type ElapsedTerm, findOrigins, type Origin } from "./origins.ts";
import type { QueryPlan, TermPlan } from "./plan.ts";
import type { TermOutcome } from "./reading.ts";
import { anchorReason, emptyReason, fieldReason, mergeReasons, variableReason } from "./reasons.ts";
import type { Edge } from "./times.ts";
import type { UsedFact, Verdict } from "./verdict.ts";

const dayNumbers = new Map<IsoDate, number>();
const epoch = isoDate("1970-01-01");

/** Days since 1970, remembered: the calendar is asked once per date. */
const dayNumber = (date: IsoDate): number => {
  const known = dayNumbers.get(date);
  if (known !== undefined) return known;
  const number = daysBetween(epoch, date);
  dayNumbers.set(date, number);
  return number;
};

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
    return leaf(context, nodePath, "unknown", [], origins.reasons, origins.warnings);
  const { possible, anchor, unrecorded, warnings } = origins;
  const limit = writeBound(node.relation, bound);
  const used = [...possible.map((each) => citeOrigin(term, each, anchor, limit)), ...origins.context];
  const holds = lengthTest(node, bound);
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
  if (held !== "unknown" && origins.certain) return leaf(context, nodePath, held, used, [], warnings);
  const coarse =
    recorded === "unknown"
      ? possible
          .filter(({ edge }, index) => truths[index] === "unknown" || edge.days.earliest !== edge.days.latest)
          .map(({ record, edge }) =>
            coarserDate(
              edge,
              anchor,
              () => fieldReason(nodePath, "dateTooCoarse", record.recordType, record, term.edge),
              () => anchorReason(nodePath, term.until, "dateTooCoarse"),
            ),
          )
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
export const readElapsed = (plan: TermPlan, nodePath: string, context: Context): TermOutcome => {
  const { term, since } = plan;
  if (term.kind !== "elapsed" || since === null)
    return { kind: "missing", reasons: [], cited: [], warnings: [] };
  const origins = findOrigins(term, since, nodePath, context);
  if (origins.kind === "none")
    return { kind: "missing", reasons: origins.reasons, cited: [], warnings: origins.warnings };
  const [only] = origins.possible;
  const exactDay = only !== undefined && only.edge.days.earliest === only.edge.days.latest;
  if (
    only === undefined ||
    origins.possible.length > 1 ||
    !origins.certain ||
    origins.unrecorded !== null ||
    !exactDay
  )
    return {
      kind: "missing",
      reasons: mergeReasons([
        origins.open,
        origins.listReasons,
        only === undefined || exactDay
          ? []
          : [fieldReason(nodePath, "dateTooCoarse", only.record.recordType, only.record, term.edge)],
      ]),
      cited: [],
      warnings: origins.warnings,
    };
  return {
    kind: "read",
    possible: [
      {
        id: only.record.id,
        variable: term.label,
        value: { value: writeLength(only.edge, origins.anchor), unit: "d" },
        source: only.record.source,
      },
    ],
    certain: true,
    tied: [],
    asked: [],
    context: origins.context,
    warnings: origins.warnings,
  };
};
