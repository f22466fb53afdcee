import type { RecordDocument } from "../document.ts";
import type { Traced } from "../traced.ts";

/** Every traced text of a document, with a name for messages. */
export const tracedOf = (document: RecordDocument): readonly (readonly [string, Traced])[] => [
  ...document.sections.flatMap(({ heading, text, title }) => [
    [`${heading} section`, text] as const,
    ...(title === undefined ? [] : [[`${heading} title`, title] as const]),
  ]),
  ...document.fields.flatMap(({ name, written, places }) => [
    [name, written] as const,
    ...Object.entries(places ?? {}).map(([part, place]) => [`${name} ${part}`, place] as const),
  ]),
  ...document.ignored.map(({ reason, text }) => [`ignored ${reason}`, text] as const),
];

/** Characters that a layout may put in place of syntax: line ends and dashes for tags, numbers of a list, strokes between values. */
const inserted = new Set(["\n", "-", " ", "^", ".", "/"]);
const named: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
  ge: "≥",
  le: "≤",
};

const decodeOnce = (written: string): string =>
  written.startsWith("\\u")
    ? String.fromCharCode(
        ...[...written.matchAll(/\\u([0-9a-f]{4})/gi)].map(([, code = ""]) => Number.parseInt(code, 16)),
      )
    : written.startsWith("\\")
      ? ({ n: "\n", t: "\t", r: "\r", b: "\b", f: "\f" }[written[1] ?? ""] ?? written[1] ?? "")
      : written.replace(
          /&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi,
          (_, decimal?: string, hex?: string, name?: string) =>
            name === undefined
              ? String.fromCodePoint(decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal))
              : (named[name] ?? ""),
        );

/**
 * What is wrong with the places of a traced text, as sentences; none: each character stands where it says, after undoing the escape,
 * entity or tag that stands there.
 */
export const misplaced = (
  points: readonly string[],
  name: string,
  { text, starts, ends }: Traced,
): readonly string[] => {
  const faults: string[] = [];
  if (starts.length !== text.length || ends.length !== text.length)
    faults.push(`${name}: places and characters differ in number`);
  for (let at = 0; at < text.length && faults.length < 3; at += 1) {
    const start = starts[at] ?? -1;
    const end = ends[at] ?? -1;
    const sign = text[at] ?? "";
    if (start < 0 || end < start || end > points.length) {
      faults.push(`${name}: "${sign}" stands nowhere`);
      continue;
    }
    const source = points.slice(start, end).join("");
    if (source === sign || (source.length === 2 && source.includes(sign))) continue; // itself, or half of a pair
    if (inserted.has(sign)) continue;
    // the raw text may hold an entity inside an escape, or the reverse
    if (decodeOnce(source).includes(sign) || decodeOnce(decodeOnce(source)).includes(sign)) continue;
    faults.push(`${name}: "${sign}" does not stand at ${start}, there is "${source.slice(0, 40)}"`);
  }
  return faults;
};

/** Stretches of two traced texts that share a code point. */
export const overlaps = (one: Traced, other: Traced): boolean => {
  const end = (traced: Traced): number => traced.ends.reduce((most, each) => Math.max(most, each), -1);
  const start = (traced: Traced): number =>
    traced.starts.reduce((least, each) => Math.min(least, each), Number.POSITIVE_INFINITY);
  return start(one) < end(other) && start(other) < end(one);
};
