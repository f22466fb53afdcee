import { headingWords, type RecordPart } from "../../knowledge/index.ts";
import { foldLabel } from "./foldLabel.ts";
import { dropInvisible, type Line, skipInvisible } from "./lines.ts";

/** A label at the start of a line; the value starts at `value`, or below where that is the line's end. */
export type Label = {
  readonly part: RecordPart;
  readonly strong: boolean;
  readonly name: string;
  readonly value: number;
};

type Known = { readonly part: RecordPart; readonly strong: boolean };

const known: ReadonlyMap<string, Known> = new Map(
  headingWords.labels.flatMap(({ is, strength, labels }) =>
    labels.map((each): [string, Known] => [foldLabel(each), { part: is, strong: strength === "strong" }]),
  ),
);

/** The part of a record that a name heads: a label of a page, a column, an element or a key. */
export const partOf = (name: string): Known | null => known.get(foldLabel(name)) ?? null;

const longest = 100;
/** What may stand between a label and its value. */
const signs = /[:：|\t?]/g;
/** A value that may follow its label on the line without any sign: "Group Type EXPERIMENTAL", "NCT Number NCT01234567". */
const bareValue = /^(?:[A-Z][A-Z_0-9/]+|(?:NCT|ISRCTN|DRKS)\d{8,}|\d{4}-\d\d-\d\d)$/u;

/** Reads the label of a line: alone, before a colon, a bar, a tab, or before an enumeration value. */
export const labelAt = (text: string, line: Line): Label | null => {
  const start = skipInvisible(text, line.start, line.end);
  const end = dropInvisible(text, start, line.end);
  if (end - start < 2) return null;
  if (end - start <= longest) {
    const folded = foldLabel(text.slice(start, end));
    const whole = known.get(folded);
    if (whole !== undefined) return { name: folded, value: line.end, ...whole };
    // "Sites (12)", "Locations: 3 sites" are headed by their first word
    const counted = /^(.{3,60}?) ?\(\d{1,5}\)$/.exec(folded)?.[1];
    const part = counted === undefined ? undefined : known.get(counted);
    if (part !== undefined) return { name: counted ?? folded, value: line.end, ...part };
  }
  const reach = text.slice(start + 1, Math.min(end, start + longest));
  for (const { 0: sign, index } of reach.matchAll(signs)) {
    const at = start + 1 + index;
    const folded = foldLabel(text.slice(start, at));
    const part = known.get(folded);
    if (part !== undefined) return { name: folded, value: skipBars(text, at + 1, end), ...part };
    if (sign === ":" || sign === "|") break;
  }
  return end - start <= longest ? bareLabel(text, start, end) : null;
};

const skipBars = (text: string, from: number, end: number): number => {
  let at = skipInvisible(text, from, end);
  while (at < end && (text[at] === "|" || text[at] === ":" || text[at] === "*"))
    at = skipInvisible(text, at + 1, end);
  return at;
};

const bareLabel = (text: string, start: number, end: number): Label | null => {
  const line = text.slice(start, end);
  let at = line.length;
  for (let tries = 0; tries < 4; tries += 1) {
    at = line.lastIndexOf(" ", at - 1);
    if (at <= 0) return null;
    const value = line.slice(at + 1);
    if (!bareValue.test(value)) {
      if (tries > 1) return null;
      continue;
    }
    const folded = foldLabel(line.slice(0, at));
    const part = known.get(folded);
    if (part !== undefined) return { name: folded, value: start + at + 1, ...part };
  }
  return null;
};
