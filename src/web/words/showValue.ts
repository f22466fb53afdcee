import { showUnit } from "./showUnit.ts";

/** Between a number and its unit. */
export const thinSpace = "\u202f";

const isNumber = /^[<>≤≥]?\s?[+-]?\d+(?:\.\d+)?$/;

/** Five figures and more are parted by threes, so that 150000 and 15000 are not mixed up. */
export const groupDigits = (digits: string): string =>
  digits.length < 5 ? digits : digits.replace(/(?<=\d)(?=(?:\d{3})+$)/g, thinSpace);

/** A real minus in front of a number, its figures parted by threes; other text stays. */
export const showNumber = (text: string): string =>
  isNumber.test(text)
    ? text
        .replace("-", "\u2212")
        .replace(/\d+/, groupDigits)
        .replace(/^([<>≤≥])\s?/, "$1\u2009")
    : text;

/** A value with its unit, thin-spaced: 54 mL/min/1.73 m². */
export const showValue = (value: string, unit: string | null): string => {
  const shown = unit === null ? "" : showUnit(unit);
  return shown === "" ? showNumber(value) : `${showNumber(value)}${thinSpace}${shown}`;
};
