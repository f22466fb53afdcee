import { showDate } from "./showDate.ts";
import { showUnit } from "./showUnit.ts";
import { groupDigits } from "./showValue.ts";

const unitToken =
  /(?<![\w/])(?:\/?(?:mm3|mm2|m2)|10\*\d+(?:\/[A-Za-z]+)?|[A-Za-z]+(?:\/[A-Za-z0-9]+)*\/\{[^}]+\}|\{[A-Za-z_]+\}|u(?:mol|g|L|m)(?:\/[A-Za-z]+)?|[mµ]?g\/uL|kg\/m2)(?![\w])/g;

/** A sentence from the server as it is printed: units as in a clinic, real signs, dates as people write them. */
export const tidy = (sentence: string): string =>
  sentence
    .replace(/>=/g, "≥")
    .replace(/<=/g, "≤")
    .replace(
      /(?<=\d) (?=(?:10\*|×10|\/mm|[munk]?[gLm]\b|[µu]mol|[µu]?kat|mL|mg|GBq|MBq|Gy|U\/L|SUV\b|%))/g,
      "\u202f",
    )
    .replace(/(?<![\w.,-])\d{5,}(?=\u202f)/g, groupDigits)
    .replace(unitToken, (token) => showUnit(token))
    .replace(/(?<![\d-])\d{4}-\d{2}-\d{2}(?![\d-])/g, (date) => showDate(date).replaceAll(" ", "\u00a0"))
    .replace(/(?<=^|[\s(])-(?=\d)/g, "\u2212");
