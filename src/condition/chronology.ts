import { instantSpan, isInstant } from "../kernel/calendar.ts";
import type { Observation } from "./chart.ts";
import type { Edge } from "./times.ts";

/** A result with the days it could have been taken on. */
export type Dated = { readonly observation: Observation; readonly edge: Edge };

/** Order of ids by code point, which UTF-16 gets wrong beyond the basic plane. */
export const compareCodePoints = (a: string, b: string): -1 | 0 | 1 => {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const left = a.charCodeAt(index);
    const right = b.charCodeAt(index);
    if (left === right) continue;
    const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;
    if (isSurrogate(left) !== isSurrogate(right)) return isSurrogate(left) ? 1 : -1;
    return left < right ? -1 : 1;
  }
  return a.length === b.length ? 0 : a.length < b.length ? -1 : 1;
};

const sign = (difference: number): -1 | 0 | 1 => (difference < 0 ? -1 : difference > 0 ? 1 : 0);
const isClockTime = (edge: Edge): edge is Edge & { readonly text: string } =>
  edge.text !== null && edge.text.length > 10;
const isWholeDay = (edge: Edge): boolean => edge.text !== null && edge.text.length === 10;

/** Order of two collection times: 0 when they are the same, null when they are too coarse to say. */
export const compareTimes = (a: Edge, b: Edge): -1 | 0 | 1 | null => {
  if (a.days.latest < b.days.earliest) return -1;
  if (a.days.earliest > b.days.latest) return 1;
  if (isClockTime(a) && isClockTime(b))
    return a.text === b.text ? 0 : sign(instantSpan(a.text).earliest - instantSpan(b.text).earliest);
  // Two results of one day without a time of day: nothing tells them apart but issue time and id.
  return isWholeDay(a) && isWholeDay(b) ? 0 : null;
};

/** A missing issue time sorts first. */
const compareIssued = (a: string | undefined, b: string | undefined): -1 | 0 | 1 => {
  if (a === b) return 0;
  if (a === undefined) return -1;
  if (b === undefined) return 1;
  return isInstant(a) && isInstant(b)
    ? sign(instantSpan(a).earliest - instantSpan(b).earliest)
    : compareCodePoints(a, b);
};

/** The total order of results: collection time, then issue time, then id; null where partial dates leave it open. */
export const compareResults = (a: Dated, b: Dated): -1 | 0 | 1 | null => {
  const times = compareTimes(a.edge, b.edge);
  if (times !== 0) return times;
  const issued = compareIssued(a.observation.issued, b.observation.issued);
  return issued !== 0 ? issued : compareCodePoints(a.observation.id, b.observation.id);
};
