import {
  addDays,
  addDuration,
  type Duration,
  elapsedMilliseconds,
  type IsoDate,
  isElapsed,
  negated,
} from "../kernel/calendar.ts";
import type { Truth } from "../kernel/truth.ts";
import type { TimeWindow } from "./condition.ts";
import { remember, rememberFor } from "./remember.ts";
import { type Edge, instantsOf, type Period } from "./times.ts";

/** First and last civil day inside a window around an anchor that falls on one known day; null where unbounded. */
type Days = { readonly first: IsoDate | null; readonly last: IsoDate | null };

const isBackwards = (duration: Duration): boolean => duration.amount.startsWith("-");

// Durations are added to the earlier date: an event lies within the 6 months before the anchor when event + 6 months
// reaches the anchor. Addition never reverses the order of two days, so the first such day is found by stepping.
const firstDay = (anchor: IsoDate, from: Duration, included: boolean): IsoDate => {
  if (!isBackwards(from)) {
    const day = addDuration(anchor, from);
    return included ? day : addDays(day, 1);
  }
  const length = negated(from);
  const isInside = (day: IsoDate): boolean => {
    const reached = addDuration(day, length);
    return included ? reached >= anchor : reached > anchor;
  };
  // Going back clamps to an earlier day at most, so the search only goes forward.
  let day = addDuration(anchor, from);
  while (!isInside(day)) day = addDays(day, 1);
  return day;
};
const lastDay = (anchor: IsoDate, to: Duration, included: boolean): IsoDate => {
  if (!isBackwards(to)) {
    const day = addDuration(anchor, to);
    return included ? day : addDays(day, -1);
  }
  const length = negated(to);
  const isInside = (day: IsoDate): boolean => {
    const reached = addDuration(day, length);
    return included ? reached <= anchor : reached < anchor;
  };
  let day = addDuration(anchor, to);
  while (isInside(addDays(day, 1))) day = addDays(day, 1);
  while (!isInside(day)) day = addDays(day, -1);
  return day;
};

const isByDay = (bound: Duration | "unbounded"): bound is Duration =>
  bound !== "unbounded" && !isElapsed(bound);

const daysAround = rememberFor(({ from, to, includesFrom, includesTo }: TimeWindow) =>
  remember(
    (anchor: IsoDate): Days => ({
      first: isByDay(from) ? firstDay(anchor, from, includesFrom) : null,
      last: isByDay(to) ? lastDay(anchor, to, includesTo) : null,
    }),
  ),
);

/** The days of a window; bounds in hours count as unbounded here. */
export const daysOfWindow = (window: TimeWindow, anchor: IsoDate): Days => daysAround(window)(anchor);

/** Whether a moment lies at or after the beginning of the window, for every day that anchor and moment could mean. */
export const isAfterStart = (moment: Edge, window: TimeWindow, anchor: Edge, zone: string): Truth => {
  if (window.from === "unbounded") return "true";
  if (isElapsed(window.from)) {
    const shift = elapsedMilliseconds(window.from);
    const at = instantsOf(moment, zone);
    const origin = instantsOf(anchor, zone);
    const least = at.earliest - (origin.latest + shift);
    const most = at.latest - (origin.earliest + shift);
    return window.includesFrom
      ? least >= 0
        ? "true"
        : most < 0
          ? "false"
          : "unknown"
      : least > 0
        ? "true"
        : most <= 0
          ? "false"
          : "unknown";
  }
  const { first } = daysOfWindow(window, anchor.days.latest);
  if (first === null || moment.days.earliest >= first) return "true";
  const early = daysOfWindow(window, anchor.days.earliest).first;
  return early !== null && moment.days.latest < early ? "false" : "unknown";
};

/** Whether a moment lies at or before the end of the window. */
export const isBeforeEnd = (moment: Edge, window: TimeWindow, anchor: Edge, zone: string): Truth => {
  if (window.to === "unbounded") return "true";
  if (isElapsed(window.to)) {
    const shift = elapsedMilliseconds(window.to);
    const at = instantsOf(moment, zone);
    const origin = instantsOf(anchor, zone);
    const most = at.latest - (origin.earliest + shift);
    const least = at.earliest - (origin.latest + shift);
    return window.includesTo
      ? most <= 0
        ? "true"
        : least > 0
          ? "false"
          : "unknown"
      : most < 0
        ? "true"
        : least >= 0
          ? "false"
          : "unknown";
  }
  const { last } = daysOfWindow(window, anchor.days.earliest);
  if (last === null || moment.days.latest <= last) return "true";
  const late = daysOfWindow(window, anchor.days.latest).last;
  return late !== null && moment.days.earliest > late ? "false" : "unknown";
};

/**
 * A period is in a window when the two overlap: certainly when its inner hull does, impossibly when its outer hull
 * does not.
 */
export const overlaps = (period: Period, window: TimeWindow, anchor: Edge, zone: string): Truth => {
  const begun = isBeforeEnd(period.start, window, anchor, zone);
  if (begun === "false") return "false";
  const lasts = isAfterStart(period.end, window, anchor, zone);
  return lasts === "false" ? "false" : begun === "true" && lasts === "true" ? "true" : "unknown";
};
