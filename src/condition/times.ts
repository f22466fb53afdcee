import {
  type DateSpan,
  dateSpan,
  type InstantSpan,
  type IsoDate,
  instantSpan,
  isoDate,
  type PartialDate,
} from "../kernel/calendar.ts";
import type { Chart, ClinicalRecord } from "./chart.ts";
import { isConcept } from "./concepts.ts";
import type { RecordType } from "./condition.ts";
import { remember } from "./remember.ts";

/** One end of something in time: every day it could fall on, and the text it was read from. */
export type Edge = { readonly days: DateSpan; readonly text: PartialDate | null };

/** From start to end; both ends may be imprecise. */
export type Period = { readonly start: Edge; readonly end: Edge };

// Dates repeat a great deal within a cohort, and reading one goes through Temporal.
const daysIn = remember((zone) => remember((text: PartialDate): DateSpan => dateSpan(text, zone)));

/** The days a partial date could mean, on the civil calendar of a zone. */
export const daysOf = (text: PartialDate, zone: string): DateSpan => daysIn(zone)(text);

const beforeAnybody = isoDate("0001-01-01");

const sinceBirth = (chart: Chart, asOf: IsoDate): DateSpan => {
  const earliest = chart.birth?.span.earliest ?? beforeAnybody;
  return { earliest: earliest <= asOf ? earliest : asOf, latest: asOf };
};

/**
 * When a fact was true, as known on `asOf`: undated is between birth and evaluation, an incomplete date ends at the
 * evaluation. Null for what lies after the evaluation: it does not exist.
 */
export const placeFact = (text: PartialDate | undefined, chart: Chart, asOf: IsoDate): Edge | null => {
  if (text === undefined) return { days: sinceBirth(chart, asOf), text: null };
  const days = daysOf(text, chart.zone);
  if (days.earliest > asOf) return null;
  return { days: days.latest <= asOf ? days : { earliest: days.earliest, latest: asOf }, text };
};

/** A moment's milliseconds: exact for an instant, otherwise all of its possible days in the zone. */
export const instantsOf = (edge: Edge, zone: string): InstantSpan =>
  edge.text?.includes("T") === true
    ? instantSpan(edge.text, zone)
    : {
        earliest: instantSpan(edge.days.earliest, zone).earliest,
        latest: instantSpan(edge.days.latest, zone).latest,
      };

/** Records of these types happen on a day, and so does the finding of progression: with a start alone they ended then. */
const momentary: readonly RecordType[] = ["procedure", "imaging", "lesion"];
const momentaryFindings = ["disease-progression"];
export const isMomentary = (record: ClinicalRecord): boolean =>
  momentary.includes(record.recordType) ||
  (record.recordType === "condition" &&
    record.concepts !== null &&
    isConcept(record.concepts, momentaryFindings) === "true");

const laterOf = (a: IsoDate, b: IsoDate): IsoDate => (a > b ? a : b);

const place = (record: ClinicalRecord, chart: Chart, asOf: IsoDate): Period | null => {
  const begun = placeFact(record.start, chart, asOf);
  if (begun === null) return null;
  const today: Edge = { days: { earliest: asOf, latest: asOf }, text: null };
  if (record.end === undefined) {
    if (record.ongoing === true) return { start: begun, end: today };
    if (isMomentary(record)) return { start: begun, end: begun };
    return { start: begun, end: { days: { earliest: begun.days.earliest, latest: asOf }, text: null } };
  }
  // An end after the evaluation has not come yet: the record is still going on.
  const end = placeFact(record.end, chart, asOf) ?? today;
  if (record.start !== undefined) {
    const earliest = laterOf(end.days.earliest, begun.days.earliest);
    return earliest === end.days.earliest || earliest > end.days.latest
      ? { start: begun, end }
      : { start: begun, end: { days: { earliest, latest: end.days.latest }, text: end.text } };
  }
  const start = { days: { earliest: begun.days.earliest, latest: end.days.latest }, text: null };
  return { start: start.days.earliest <= start.days.latest ? start : end, end };
};

const placed = new WeakMap<
  ClinicalRecord,
  { readonly chart: Chart; readonly asOf: IsoDate; readonly period: Period | null }
>();

/** When a record was true, as known on `asOf`; null when it had not begun. Every criterion asks, so it is remembered. */
export const placeRecord = (record: ClinicalRecord, chart: Chart, asOf: IsoDate): Period | null => {
  const known = placed.get(record);
  if (known?.chart === chart && known.asOf === asOf) return known.period;
  const period = place(record, chart, asOf);
  placed.set(record, { chart, asOf, period });
  return period;
};
