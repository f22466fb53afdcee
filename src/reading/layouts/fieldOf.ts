import type { FieldName, RecordField } from "../document.ts";
import { cut, type Traced, trim } from "../traced.ts";
import { findIds } from "./findIds.ts";
import { cutTrimmed, dropInvisible, linesOf, skipInvisible } from "./lines.ts";
import {
  understandAge,
  understandAgeRange,
  understandAllocation,
  understandCount,
  understandMasking,
  understandModel,
  understandPhase,
  understandPurpose,
  understandSex,
  understandStatus,
  understandYesNo,
} from "./understand.ts";
import { understandDate } from "./understandDate.ts";

const foldBlanks = (text: string): string => text.replace(/\s+/g, " ").trim();

/** What a value says under a name; text is taken as it stands. `dayFirst`: the registry writes 05/06/2026 for 5 June. */
export const understand = (name: FieldName, written: string, dayFirst = false): string | null => {
  switch (name) {
    case "phase":
      return understandPhase(written);
    case "status":
      return understandStatus(written);
    case "enrolment":
      return understandCount(written);
    case "startDate":
    case "completionDate":
    case "lastUpdated":
      return understandDate(written, dayFirst);
    case "minimumAge":
    case "maximumAge":
      return understandAge(written);
    case "sex":
      return understandSex(written);
    case "healthyVolunteers":
      return understandYesNo(written);
    case "allocation":
      return understandAllocation(written);
    case "model":
      return understandModel(written);
    case "masking":
      return understandMasking(written);
    case "purpose":
      return understandPurpose(written);
    case "id": {
      const found = findIds(written)[0];
      return found?.id ?? (/\d/.test(written) && written.length <= 40 ? foldBlanks(written) : null);
    }
    default:
      return written === "" ? null : foldBlanks(written);
  }
};

/** A field, or nothing where nothing is written. */
export const fieldOf = (name: FieldName, value: Traced, dayFirst = false): readonly RecordField[] => {
  const written = trim(value);
  if (!/[\p{L}\p{N}]/u.test(written.text)) return [];
  return [{ name, written, understood: understand(name, written.text, dayFirst) }];
};

/** Both ends of an age range as two fields at one place. */
export const ageFields = (value: Traced): readonly RecordField[] => {
  const written = trim(value);
  const { minimum, maximum } = understandAgeRange(written.text);
  return [
    ...(minimum === null ? [] : [{ name: "minimumAge" as const, written, understood: minimum }]),
    ...(maximum === null ? [] : [{ name: "maximumAge" as const, written, understood: maximum }]),
  ];
};

/** Every registry number in a text as a field of its own; a text without one is kept as the number of its owner. */
export const idFields = (value: Traced): readonly RecordField[] => {
  const written = trim(value);
  const found = findIds(written.text);
  if (found.length === 0) {
    const [line] = paragraphsOf(written);
    return line === undefined || line.text.length > 40 || !/\d/.test(line.text) ? [] : fieldOf("id", line);
  }
  return found.map(({ registry, id, start, end }) => ({
    name: "id",
    written: cut(written, start, end),
    understood: id,
    parts: { registry },
  }));
};

/** A list of sites may be long; nothing longer than this is one. */
const longestBlock = 300_000;

/** The lines of a text that hold something, without list marks. */
export const paragraphsOf = (value: Traced): readonly Traced[] =>
  linesOf(value.text, 0, Math.min(value.text.length, longestBlock))
    .map(({ start, end }) => cutTrimmed(value, start, end))
    .map((line) => {
      const mark = /^(?:[-•*–▪●○|]|#{1,6}\s|\(?\d{1,2}[.)](?!\d))\s*(?=\S)/u.exec(line.text)?.[0].length ?? 0;
      return trim(cut(line, mark));
    })
    .filter(({ text }) => /[\p{L}\p{N}]/u.test(text));

/** Parts of a text between separators. */
export const splitAt = (value: Traced, separator: RegExp): readonly Traced[] => {
  const parts: Traced[] = [];
  let from = 0;
  for (const match of value.text.matchAll(separator)) {
    parts.push(cut(value, from, match.index));
    from = match.index + match[0].length;
  }
  parts.push(cut(value, from));
  return parts.map(trim).filter(({ text }) => text !== "");
};

const isBar = (sign: string | undefined): boolean => sign === "|";

/** A value without the bars of its table cell. */
export const withoutBars = (value: Traced): Traced => {
  const { text } = value;
  let start = skipInvisible(text, 0, text.length);
  let end = dropInvisible(text, start, text.length);
  while (start < end && isBar(text[start])) start = skipInvisible(text, start + 1, end);
  while (end > start && isBar(text[end - 1])) end = dropInvisible(text, start, end - 1);
  return cut(value, start, end);
};
