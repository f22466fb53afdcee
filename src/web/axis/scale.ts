import { dateSpan, daysBetween, isoDate, isPartialDate } from "../../kernel/calendar.ts";

const epoch = isoDate("1970-01-01");

/** The first and last day that a date could mean, counted from 1970; null for what is no date. */
export const daysOf = (date: string): { readonly first: number; readonly last: number } | null => {
  if (!isPartialDate(date)) return null;
  const span = dateSpan(date);
  return { first: daysBetween(epoch, span.earliest), last: daysBetween(epoch, span.latest) };
};

/** The day in the middle of what a date could mean, for a mark on the axis. */
export const dayOf = (date: string): number | null => {
  const days = daysOf(date);
  return days === null ? null : (days.first + days.last) / 2;
};

export type Scale = (value: number) => number;

/** Straight line from one range to another. */
export const linear =
  (from: number, to: number, start: number, end: number): Scale =>
  (value) =>
    start + ((value - from) / (to - from || 1)) * (end - start);

/** What every lane shares: the same days lie at the same x. */
export type Frame = {
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly right: number;
  readonly width: number;
  readonly x: Scale;
  readonly now: number;
};

export const makeFrame = (from: number, to: number, now: number, width: number): Frame => {
  const left = 132;
  const right = width - 92;
  return { from, to, left, right, width, now, x: linear(from, to, left, right) };
};
