import {
  civilDay,
  type IsoDate,
  isInstant,
  isIsoDate,
  isPartialDate,
  type PartialDate,
} from "../kernel/calendar.ts";
import { isDecimal } from "../kernel/decimal.ts";
import type { Issue, IssueCode } from "../kernel/failure.ts";
import type { ImportItem, Place } from "./importing.ts";

/** What is wrong with one value, before its place is added. */
export type Fault = {
  readonly code: IssueCode;
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly cure: string;
};

/** A value read from foreign text, or why it was not. Warnings travel with the value. */
export type Reading<T> =
  | { readonly kind: "read"; readonly value: T; readonly warnings: readonly Fault[] }
  | { readonly kind: "fault"; readonly fault: Fault };

export const read = <T>(value: T, warnings: readonly Fault[] = []): Reading<T> => ({
  kind: "read",
  value,
  warnings,
});

export const fault = (code: IssueCode, message: string, cure: string): { kind: "fault"; fault: Fault } => ({
  kind: "fault",
  fault: { code, severity: "error", message, cure },
});

export const warning = (code: IssueCode, message: string, cure: string): Fault => ({
  code,
  severity: "warning",
  message,
  cure,
});

/** Adds the place: file, line and field. */
export const issueAt = (place: Place, field: string | null, found: Fault): ImportItem => ({
  kind: "issue",
  issue: { ...found, file: place.file, line: place.line, field } satisfies Issue,
});

const two = (text: string): string => text.padStart(2, "0");

/** The ISO spelling of dates such as 17.03.2026 whose order of day and month is not in doubt. */
const suggestedDate = (text: string): string | null => {
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  const slashed = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/.exec(text);
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  const [year, month, day] =
    dotted !== null ? [dotted[3], dotted[2], dotted[1]] : (slashed ?? compact ?? []).slice(1);
  if (year === undefined || month === undefined || day === undefined) return null;
  const written = `${year}-${two(month)}-${two(day)}`;
  return isIsoDate(written) ? written : null;
};

/** Its calendar day as written, or the last moment that an incomplete date could mean. */
const startOf = (date: PartialDate): string =>
  date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date.slice(0, 10);

/** YYYY, YYYY-MM, YYYY-MM-DD or an instant with offset, not after `today`; `zone` is where an instant has its day. */
export const readDate = (text: string, today: IsoDate, zone?: string): Reading<PartialDate> => {
  const asked = `${text}|${today}|${zone ?? ""}`;
  const known = datesRead.get(asked);
  if (known !== undefined) return known;
  const found = judgeDate(text.trim(), today, zone);
  if (datesRead.size > 20_000) datesRead.clear();
  datesRead.set(asked, found);
  return found;
};

/** A file repeats its dates row after row. */
const datesRead = new Map<string, Reading<PartialDate>>();

const judgeDate = (date: string, today: IsoDate, zone: string | undefined): Reading<PartialDate> => {
  if (!isPartialDate(date)) {
    if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/.test(date))
      return fault("malformed", `"${date}" has a time but no zone.`, `Add the zone, such as ${date}+01:00.`);
    if (/^\d{4}-\d{1,2}(-\d{1,2})?(T.*)?$/.test(date))
      return fault("impossible-date", `"${date}" is no date of the calendar.`, "Correct the date.");
    const suggestion = suggestedDate(date);
    return fault(
      "malformed",
      `"${date}" is not a date that can be read without guessing.`,
      `Write ${suggestion ?? "YYYY-MM-DD (or YYYY-MM, YYYY, or an instant with zone)"}.`,
    );
  }
  if ((zone !== undefined && isInstant(date) ? civilDay(date, zone) : startOf(date)) > today)
    return fault(
      "future-date",
      `${date} lies after ${today}.`,
      "Correct the date, or import it once it has come.",
    );
  return read(date);
};

/** As `readDate`, for dates that may be planned: a future one is kept, with a warning. */
export const readPlannedDate = (text: string, today: IsoDate, zone?: string): Reading<PartialDate> => {
  const reading = readDate(text, today, zone);
  if (reading.kind === "read" || reading.fault.code !== "future-date") return reading;
  return read(text.trim(), [
    warning(
      "future-date",
      `${text.trim()} lies after ${today}; it is kept as planned.`,
      "Correct it if it is not.",
    ),
  ]);
};

export type DecimalMark = "point" | "comma";

/** Signs that people and programs write for "fewer", "at most", "at least" and "more". */
const comparatorSigns: readonly (readonly [string, Comparator])[] = [
  ["<=", "<="],
  ["=<", "<="],
  ["≤", "<="],
  ["⩽", "<="],
  [">=", ">="],
  ["=>", ">="],
  ["≥", ">="],
  ["⩾", ">="],
  ["<", "<"],
  ["˂", "<"],
  ["＜", "<"],
  [">", ">"],
  ["˃", ">"],
  ["＞", ">"],
];
export type Comparator = "<" | "<=" | ">=" | ">";

/** Splits "<5" into its comparator and "5". */
export const splitComparator = (
  text: string,
): { readonly comparator: Comparator | null; readonly rest: string } => {
  const trimmed = text.trim();
  const sign = comparatorSigns.find(([written]) => trimmed.startsWith(written));
  return sign === undefined
    ? { comparator: null, rest: trimmed }
    : { comparator: sign[1], rest: trimmed.slice(sign[0].length).trim() };
};

/** The comparator column: a sign alone, or empty. */
export const readComparator = (text: string): Reading<Comparator | null> => {
  const { comparator, rest } = splitComparator(text);
  return rest === "" || rest === "="
    ? read(comparator)
    : fault("unknown-value", `"${text.trim()}" is no comparator.`, "Write <, <=, >=, > or leave it empty.");
};

/** A decimal in the declared notation. A comma that nobody declared is never guessed at: 1,200 is 1.2 or 1200. */
export const readDecimal = (text: string, mark: DecimalMark | undefined): Reading<string> => {
  const written = text.trim().replace(/^[−–]/, "-");
  if (mark === "comma") {
    if (written.includes("."))
      return fault(
        "decimal-comma",
        `"${written}" has a point, but format.json declares the decimal comma.`,
        "Write the value with a comma and without thousands points.",
      );
    const pointed = written.replace(",", ".");
    if (isDecimal(pointed)) return read(normal(pointed));
  } else if (isDecimal(written)) return read(normal(written));
  else if (/^[+-]?\d+(,\d+)+$/.test(written))
    return fault(
      "decimal-comma",
      `"${written}" has a comma, and no format.json says what it means.`,
      'If commas mark decimals in this folder, add a file format.json with {"decimal": "comma"}; otherwise write the value with a point.',
    );
  return fault("not-a-number", `"${text.trim()}" is not a number.`, "Write a decimal such as 4.2 or <5.");
};

/** ".5" and "+1" as other programs read them too. */
const normal = (text: string): string => text.replace(/^\+/, "").replace(/^(-?)\./, "$10.");

/** FHIR observation status. Only final, corrected and amended results count towards a verdict. */
export const observationStatuses: readonly string[] = [
  "registered",
  "preliminary",
  "final",
  "amended",
  "corrected",
  "cancelled",
  "entered-in-error",
  "unknown",
];
