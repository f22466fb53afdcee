import { type DateSpan, dateSpan, type PartialDate } from "../kernel/calendar.ts";

const kept = 5_000;
const spans = new Map<string, DateSpan>();

/**
 * As `dateSpan`. A log names the same few thousand days again and again, so those of dates without a time, which
 * mean the same in every zone, are kept.
 */
export const spanOf = (text: PartialDate, zone: string): DateSpan => {
  if (text.includes("T")) return dateSpan(text, zone);
  const known = spans.get(text);
  if (known !== undefined) return known;
  const span = dateSpan(text, zone);
  if (spans.size >= kept) spans.clear();
  spans.set(text, span);
  return span;
};
