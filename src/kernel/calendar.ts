import { Temporal } from "temporal-polyfill";
import { type Decimal, isDecimal, rational } from "./decimal.ts";
import { Defect } from "./failure.ts";
import type { Truth } from "./truth.ts";

declare const iso: unique symbol;
/** An interface, so that emitted declarations can name the brand. */
export interface IsoDateBrand {
  readonly [iso]: "date";
}

/** A calendar date as YYYY-MM-DD. Sorts, compares and serialises as the string it is. */
export type IsoDate = string & IsoDateBrand;

/** What a source says of a time: YYYY, YYYY-MM, YYYY-MM-DD, or an instant with offset. */
export type PartialDate = string;

/** Every date that an incomplete date ("2026-03") could have meant, ends included. */
export type DateSpan = { readonly earliest: IsoDate; readonly latest: IsoDate };

/** Every millisecond (since 1970 UTC) that a time could have meant, both ends included. */
export type InstantSpan = { readonly earliest: number; readonly latest: number };

/** A signed length of time. Years and months are calendar units; weeks and days civil days; the rest elapsed time. */
export type Duration = {
  readonly amount: Decimal;
  readonly unit: "year" | "month" | "week" | "day" | "hour" | "minute";
};

const parse = (date: IsoDate): Temporal.PlainDate => Temporal.PlainDate.from(date);
const write = (date: Temporal.PlainDate): IsoDate => date.toString() as IsoDate;

const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const daysIn = (year: number, month: number): number =>
  month === 2 ? (isLeapYear(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

/** For text from outside. By hand: every date of an import comes through here, and Temporal takes ten times as long. */
export const isIsoDate = (text: string): text is IsoDate => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
};

/** For text we vouch for; anything else is a defect. */
export const isoDate = (text: string): IsoDate => {
  if (!isIsoDate(text)) throw new Defect("expected a calendar date as YYYY-MM-DD", text);
  return text;
};

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** An instant with its offset, such as 2026-03-17T10:00+01:00. A time without a zone is not one. */
export const isInstant = (text: string): boolean => {
  if (!instantPattern.test(text)) return false;
  try {
    Temporal.Instant.from(text);
    return isIsoDate(text.slice(0, 10));
  } catch {
    return false;
  }
};

/** YYYY, YYYY-MM, YYYY-MM-DD or an instant with offset. */
export const isPartialDate = (text: string): boolean =>
  /^\d{4}$/.test(text)
    ? text !== "0000"
    : /^\d{4}-\d{2}$/.test(text)
      ? isIsoDate(`${text}-01`)
      : isIsoDate(text) || isInstant(text);

/** Calendar days, so a clock change in between does not matter. */
export const addDays = (date: IsoDate, days: number): IsoDate => write(parse(date).add({ days }));

/** Whole calendar days; negative when `to` is the earlier one. */
export const daysBetween = (from: IsoDate, to: IsoDate): number =>
  parse(from).until(parse(to), { largestUnit: "days" }).days;

const wholeAmount = (duration: Duration): number => {
  if (!isDecimal(duration.amount) || !/^[+-]?\d+$/.test(duration.amount))
    throw new Defect("expected a whole number of calendar units", duration);
  return Number(duration.amount);
};

/** Whether a duration counts elapsed time on the clock rather than days on the calendar. */
export const isElapsed = (duration: Duration): boolean =>
  duration.unit === "hour" || duration.unit === "minute";

/** 31 August + 6 months is the last day of February: the day is clamped to the month. */
export const addDuration = (date: IsoDate, duration: Duration): IsoDate => {
  const amount = wholeAmount(duration);
  switch (duration.unit) {
    case "year":
      return write(parse(date).add({ years: amount }, { overflow: "constrain" }));
    case "month":
      return write(parse(date).add({ months: amount }, { overflow: "constrain" }));
    case "week":
      return addDays(date, amount * 7);
    case "day":
      return addDays(date, amount);
    case "hour":
    case "minute":
      throw new Defect("hours and minutes are elapsed time, not calendar time", duration);
    default:
      return duration.unit satisfies never;
  }
};

/** Milliseconds of an elapsed duration. */
export const elapsedMilliseconds = (duration: Duration): number => {
  if (!isElapsed(duration)) throw new Defect("expected hours or minutes", duration);
  const { numerator, denominator } = rational(duration.amount);
  const perUnit = duration.unit === "hour" ? 3_600_000n : 60_000n;
  return Number((numerator * perUnit) / denominator);
};

/** The same length of time, the other way. */
export const negated = (duration: Duration): Duration => ({
  amount: duration.amount.startsWith("-") ? duration.amount.slice(1) : `-${duration.amount.replace("+", "")}`,
  unit: duration.unit,
});

/** The calendar day of an instant in a site's own zone. */
export const civilDay = (instant: string, zone: string): IsoDate =>
  write(Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate());

/** Reads YYYY, YYYY-MM, YYYY-MM-DD or an instant (its day in `zone`); anything else is a defect. */
export const dateSpan = (text: PartialDate, zone = "UTC"): DateSpan => {
  switch (text.length) {
    case "2026".length:
      return { earliest: isoDate(`${text}-01-01`), latest: isoDate(`${text}-12-31`) };
    case "2026-03".length: {
      const earliest = isoDate(`${text}-01`);
      return { earliest, latest: write(parse(earliest).with({ day: 31 }, { overflow: "constrain" })) };
    }
    case "2026-03-17".length:
      return { earliest: isoDate(text), latest: isoDate(text) };
    default: {
      if (!isInstant(text)) throw new Defect("expected a date or an instant with offset", text);
      const day = civilDay(text, zone);
      return { earliest: day, latest: day };
    }
  }
};

/** First millisecond of a civil day in a zone. */
const startOfDay = (date: IsoDate, zone: string): number =>
  parse(date).toZonedDateTime(zone).startOfDay().epochMilliseconds;

/** Reads a time as an interval on the clock; a date alone covers its whole day in `zone`. */
export const instantSpan = (text: PartialDate, zone = "UTC"): InstantSpan => {
  if (text.includes("T")) {
    if (!isInstant(text)) throw new Defect("expected an instant with offset", text);
    const at = Temporal.Instant.from(text).epochMilliseconds;
    return { earliest: at, latest: at };
  }
  const days = dateSpan(text, zone);
  return {
    earliest: startOfDay(days.earliest, zone),
    latest: startOfDay(addDays(days.latest, 1), zone) - 1,
  };
};

/** Milliseconds as an instant in UTC. */
export const writeInstant = (milliseconds: number): string =>
  Temporal.Instant.fromEpochMilliseconds(milliseconds).toString();

/** Decided only when every date in one span stands in the same order to every date in the other. */
export const onOrBefore = (a: DateSpan, b: DateSpan): Truth =>
  a.latest <= b.earliest ? "true" : a.earliest > b.latest ? "false" : "unknown";

/** Completed years on a day; someone born on 29 February has the birthday on 1 March in common years. */
export const completedYears = (birth: IsoDate, on: IsoDate): number => {
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4));
  return on.slice(5) >= birth.slice(5) ? years : years - 1;
};
