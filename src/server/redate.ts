import { addDays, daysBetween, type IsoDate, isIsoDate } from "../kernel/calendar.ts";
import type { ImportItem, Json } from "../subject/index.ts";

type Payload = { readonly [key: string]: Json };

const monthsIn = (days: number): number => Math.round(days / 30.4375);

const laterMonth = (text: string, days: number): string => {
  const months = Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1 + monthsIn(days);
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}`;
};

/** A date, month or instant moved by whole days; any other text stays as it is. */
const redateText = (text: string, days: number): string => {
  if (/^\d{4}-\d{2}$/.test(text)) return laterMonth(text, days);
  const day = text.slice(0, 10);
  return isIsoDate(day) && (text.length === 10 || text[10] === "T")
    ? `${addDays(day, days)}${text.slice(10)}`
    : text;
};

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

const redateJson = (value: Json, days: number): Json => {
  if (typeof value === "string") return redateText(value, days);
  if (isList(value)) return value.map((each) => redateJson(each, days));
  return typeof value === "object" && value !== null ? redatePayload(value, days) : value;
};
/** The key names the fact in its source and keeps its spelling. */
const redatePayload = (payload: Payload, days: number): Payload =>
  Object.fromEntries(
    Object.entries(payload).map(([name, value]) => [name, name === "key" ? value : redateJson(value, days)]),
  );

/**
 * Facts written for one day, told as if that day were another: an example cohort is always of today. Whole days move,
 * so lengths of time between facts stay; dates known to the month move by the nearest number of months.
 */
export const redate = async function* (
  items: AsyncIterable<ImportItem>,
  written: IsoDate,
  today: IsoDate,
): AsyncIterable<ImportItem> {
  const days = daysBetween(written, today);
  for await (const item of items) {
    if (days === 0) yield item;
    else if (item.kind === "fact")
      yield {
        ...item,
        effective: redateText(item.effective, days),
        payload: redatePayload(item.payload, days),
      };
    else if (item.kind === "identity" && item.birthDate !== undefined)
      yield { ...item, birthDate: redateText(item.birthDate, days) };
    else yield item;
  }
};
