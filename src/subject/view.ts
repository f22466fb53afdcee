import { type IsoDate, isInstant } from "../kernel/calendar.ts";
import { Defect } from "../kernel/failure.ts";
import type { Event } from "./event.ts";
import { writeRecordedAt } from "./log.ts";
import { readAttribute } from "./payloads.ts";
import { spanOf } from "./spanOf.ts";

/** The two times of a view: what had happened by `effective`, as known at the instant `knownAt` (default: now). */
export type Viewpoint = {
  readonly effective: IsoDate;
  readonly knownAt?: string;
  /** The site's zone, in which an instant has its civil day. */
  readonly zone?: string;
};

/**
 * Facts that no day of the subject's life bounds: they are known or not known, but did not begin to hold on the
 * day they were entered. A list statement says itself up to which day it holds, a limit from when to when.
 */
const isTimeless = (event: Event): boolean => {
  switch (event.type) {
    case "subjectRegistered/1":
    case "age/1":
    case "limits/1":
    case "listStatement/1":
    case "repairDecision/1":
    case "reading/1":
    case "criterionDecision/1":
      return true;
    case "attribute/1":
      return readAttribute(event).name === "sex";
    case "observation/1":
    case "record/1":
    case "lesion/1":
    case "answer/1":
    case "anchor/1":
    case "clinical/1":
    case "retraction/1":
    case "screeningDecision/1":
    case "signature/1":
    case "import/1":
      return false;
    default:
      return event.type satisfies never;
  }
};

/** Events recorded by an instant; a log is ordered by it. */
export const knownBy = (events: readonly Event[], knownAt: string | undefined): readonly Event[] => {
  if (knownAt === undefined) return events;
  if (!isInstant(knownAt)) throw new Defect("expected an instant with its offset", knownAt);
  const limit = writeRecordedAt(knownAt);
  return events.filter(({ recordedAt }) => recordedAt <= limit);
};

/** Id of the correcting event by the id of the corrected one. */
export const supersededBy = (events: readonly Event[]): ReadonlyMap<string, string> =>
  new Map(
    events.flatMap(({ id, supersedes }) => (supersedes === undefined ? [] : [[supersedes, id] as const])),
  );

/** Whether an event could have happened by a day; a date that straddles the day is for the reader to judge. */
const happenedBy = (event: Event, day: IsoDate, zone: string): boolean =>
  (!event.effective.includes("T") && event.effective <= day) || spanOf(event.effective, zone).earliest <= day;

/** The events that hold at the two times, in the order of the log; superseded and retracted ones are left out. */
export const viewOf = (events: readonly Event[], viewpoint: Viewpoint): readonly Event[] => {
  const known = knownBy(events, viewpoint.knownAt);
  const gone = supersededBy(known);
  const zone = viewpoint.zone ?? "UTC";
  return known.filter(
    (event) =>
      event.type !== "retraction/1" &&
      !gone.has(event.id) &&
      (isTimeless(event) || happenedBy(event, viewpoint.effective, zone)),
  );
};
