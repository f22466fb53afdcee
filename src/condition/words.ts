import type { Duration } from "../kernel/calendar.ts";
import type { Quantity, UcumCode } from "../kernel/quantity.ts";
import type { RecordType, Relation } from "./condition.ts";

/** The words that conditions and verdicts are printed with. Names of variables and concepts come from labels.ts. */

const superscripts = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"];
const raise = (digits: string): string =>
  [...digits].map((digit) => superscripts[Number(digit)] ?? digit).join("");

const bareUnits: readonly UcumCode[] = ["1", "{INR}", "{score}"];
const timeUnits: Readonly<Record<string, string>> = {
  a: "year",
  mo: "month",
  wk: "week",
  d: "day",
  h: "hour",
  min: "minute",
};

/** A UCUM code as a person writes the unit: "10*9/L" is "×10⁹/L". Empty for pure numbers. */
export const writeUnit = (unit: UcumCode): string =>
  bareUnits.includes(unit)
    ? ""
    : unit
        .replace(/10\*(\d+)/g, (_, power: string) => `×10${raise(power)}`)
        .replace(/\{([^}]*)\}/g, (_, note: string) => note.replaceAll("_", " "))
        .replace(/\[([A-Za-z]+)\]/g, "$1")
        .replace(/(^|[/.])u(?=[A-Za-z])/g, "$1µ")
        .replace(/\b([mc]?)m([23])\b/g, (_, prefix: string, power: string) => `${prefix}m${raise(power)}`)
        .replaceAll(".", (point, at: number, whole: string) =>
          /\d/.test(whole[at - 1] ?? "") ? point : "·",
        );

/** "0", "-0", "0.0". */
export const isZero = (amount: string): boolean => /^[+-]?0+(\.0+)?$/.test(amount);
const isOne = (amount: string): boolean => /^[+-]?1(\.0+)?$/.test(amount);
const plural = (amount: string, noun: string): string => `${amount} ${noun}${isOne(amount) ? "" : "s"}`;

/** "100 ×10⁹/L", "18 years", "1.5". */
export const writeAmount = (value: string, unit: UcumCode | null): string => {
  if (unit === null) return value;
  const time = timeUnits[unit];
  if (time !== undefined) return plural(value, time);
  const written = writeUnit(unit);
  return written === "" ? value : `${value} ${written}`;
};

/** A unit that only repeats the name is left out: "SUV 12", "current grade 2". */
export const writeAmountOf = (name: string, value: string, unit: UcumCode | null): string => {
  const [, note] = /^\{([^}]*)\}$/.exec(unit ?? "") ?? [];
  const words = name.toLowerCase().split(/[^a-z]+/);
  const repeats =
    note
      ?.toLowerCase()
      .split("_")
      .some((word) => words.includes(word)) === true;
  return writeAmount(value, repeats ? null : unit);
};

export const writeQuantity = (quantity: Quantity): string => writeAmount(quantity.value, quantity.unit);

/** "4 weeks"; the sign is the caller's to put into words. */
export const writeDuration = (duration: Duration): string =>
  plural(duration.amount.replace(/^[+-]/, ""), duration.unit);

export const relationSigns: Readonly<Record<Relation, string>> = {
  "<": "<",
  "<=": "≤",
  "=": "=",
  ">=": "≥",
  ">": ">",
};

/** For lengths of time, where a sign reads badly. */
export const relationWords: Readonly<Record<Relation, string>> = {
  "<": "less than",
  "<=": "at most",
  "=": "exactly",
  ">=": "at least",
  ">": "more than",
};

/** How the name of a record type takes up what the record is: "treatment with chemotherapy". */
export const takesUp: Readonly<Record<RecordType, string>> = {
  condition: "that is",
  treatment: "with",
  procedure: "that is",
  medication: "with",
  lesion: "that is",
  toxicity: "that is",
  malignancy: "that is",
  allergy: "to",
  imaging: "that is",
  trialParticipation: "with",
};

/** "a, b or c". */
export const joinWith = (word: "or" | "and", parts: readonly string[]): string => {
  const last = parts.at(-1) ?? "";
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} ${word} ${last}`;
};

/** First letter large, as a sentence starts; signs and digits stay. */
export const startSentence = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

/** Persons whose names open a label stay capitalised inside a sentence. */
const eponyms = [
  "Karnofsky",
  "Rotterdam",
  "Krenning",
  "Gleason",
  "Gilbert",
  "Cushing",
  "Hodgkin",
  "Merkel",
  "Deauville",
];

/** A label as it stands inside a sentence: "Platelets" is "platelets", "GFR" and "Ki-67" stay. */
export const withinSentence = (label: string): string => {
  const [word = ""] = label.split(/[ ,:;(]/);
  return /^[A-Z][a-z]+(-[a-z]+)*$/.test(word) && !eponyms.includes(word)
    ? `${label.slice(0, 1).toLowerCase()}${label.slice(1)}`
    : label;
};
