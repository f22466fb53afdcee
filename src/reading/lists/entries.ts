import { inlineEntries } from "./inline.ts";
import { type Line, linesOf, wrapColumn } from "./lines.ts";
import { type Marker, type MarkerReading, readMarker } from "./marker.ts";
import { isConnector, isHeading, isNote } from "./words.ts";

/** A marker with its text, before it is known under which other it stands. Indices count in the section. */
export type Entry = {
  readonly marker: Marker | null;
  /** First character, the marker's where there is one. */
  readonly start: number;
  readonly bodyStart: number;
  end: number;
  readonly indent: number;
  readonly isAfterBlank: boolean;
  /** Stands on the line of the entry before it: null where it begins a line, else its depth under that line's first entry. */
  readonly inline: number | null;
};

/** Words after which a sentence goes on in the next line. */
const openWords = new Set(
  "a an the of in on at to for with without by from than as is are was were be been has have had that which who whose if per least most prior following their his her its this these any no not within under over between during after before due such or and and/or x ×".split(
    " ",
  ),
);
const endsOpen = (tail: string): boolean => {
  if (/[(,[/&+<>≤≥=-]$/.test(tail)) return true;
  const blank = Math.max(
    tail.lastIndexOf(" "),
    tail.lastIndexOf("("),
    tail.lastIndexOf("\n"),
    tail.lastIndexOf("\t"),
  );
  return openWords.has(tail.slice(blank + 1).toLowerCase());
};
/** A word parted at the end of a line. */
const parted = /[A-Za-z]-$/;

const firstWordLength = (text: string, { start, end }: Line): number => {
  let at = start;
  while (at < end && text.charCodeAt(at) > 32) at += 1;
  return at - start;
};

const continuesNumbering = (
  readings: readonly MarkerReading[],
  last: ReadonlyMap<string, ReadonlySet<number>>,
): boolean =>
  readings.some(
    ({ kind, ordinal }) => kind === "bullet" || ordinal <= 1 || last.get(kind)?.has(ordinal - 1) === true,
  );

/** Joins wrapped lines, finds the markers, and parts what stands on one line. */
export const entriesOf = (text: string): readonly Entry[] => {
  const lines = linesOf(text);
  const wrap = wrapColumn(lines);
  const seen = new Map<string, Set<number>>();
  const bulletCounts = new Map<string, number>();
  const joined: Entry[] = [];
  let before: Line | undefined;
  let lastLineStart = 0;
  for (const [index, line] of lines.entries()) {
    const marker = readMarker(text, line.start) ?? gluedMarker(text, line, lines[index + 1], seen);
    const current = joined.at(-1);
    if (
      current !== undefined &&
      before !== undefined &&
      continues(text, line, before, lastLineStart, current, marker, wrap, seen, bulletCounts)
    )
      current.end = line.end;
    else {
      joined.push({
        marker,
        start: line.start,
        bodyStart: Math.min(marker?.end ?? line.start, line.end),
        end: line.end,
        indent: line.indent,
        isAfterBlank: line.isAfterBlank,
        inline: null,
      });
      for (const { kind, ordinal } of marker?.readings ?? []) {
        const ordinals = seen.get(kind) ?? new Set<number>();
        seen.set(kind, ordinals.add(ordinal));
        if (kind === "bullet")
          bulletCounts.set(marker?.shape ?? "", (bulletCounts.get(marker?.shape ?? "") ?? 0) + 1);
      }
    }
    before = line;
    lastLineStart = line.start;
  }
  return capEntries(
    joined.flatMap((entry, index) => inlineEntries(text, entry, joined[index + 1], joined.length)),
  );
};

/** No list has as many entries; the last of them keeps all text that follows. */
const mostEntries = 10_000;

const capEntries = (entries: readonly Entry[]): readonly Entry[] => {
  const last = entries[mostEntries - 1];
  const end = entries.at(-1)?.end;
  return last === undefined || end === undefined || entries.length === mostEntries
    ? entries
    : [...entries.slice(0, mostEntries - 1), { ...last, end }];
};

/** "1.18 years or older": a number glued to the item's text, when the next line has the next number. */
const gluedMarker = (
  text: string,
  line: Line,
  next: Line | undefined,
  seen: ReadonlyMap<string, ReadonlySet<number>>,
): Marker | null => {
  const match = /^(\d{1,2})([.、])(?=\d)/.exec(text.slice(line.start, line.start + 5));
  if (match === null || next === undefined) return null;
  const ordinal = Number(match[1]);
  if (ordinal !== 1 && seen.get("decimal")?.has(ordinal - 1) !== true) return null;
  const following = readMarker(text, next.start)?.readings[0];
  if (following?.kind !== "decimal" || following.ordinal !== ordinal + 1) return null;
  return {
    written: match[0],
    end: line.start + match[0].length,
    readings: [{ kind: "decimal", ordinal }],
    shape: `1${match[2]}`,
    path: [],
  };
};

const continues = (
  text: string,
  line: Line,
  before: Line,
  beforeStart: number,
  current: Entry,
  marker: Marker | null,
  wrap: number | null,
  seen: ReadonlyMap<string, ReadonlySet<number>>,
  bulletCounts: ReadonlyMap<string, number>,
): boolean => {
  const isFull = wrap !== null && before.width + 1 + firstWordLength(text, line) > wrap;
  const tail = text.slice(Math.max(beforeStart, before.end - 24), before.end);
  const endsClosed = /[.;:!?]$/.test(tail);
  const own = text.slice(line.start, Math.min(line.end, line.start + 120));
  if (marker !== null) {
    if (current.end <= current.bodyStart && current.marker !== null) return false;
    if (!isFull || endsClosed || line.isAfterBlank) return false;
    const [first] = marker.readings;
    if (first?.kind === "bullet")
      return (
        /^[-–—+]/.test(marker.shape) &&
        (/\d$/.test(tail) || endsOpen(tail) || (bulletCounts.get(marker.shape) ?? 0) === 0) &&
        line.indent !== current.indent - 1 &&
        /^[\da-z(]/.test(text.slice(marker.end, marker.end + 1)) &&
        !(bulletCounts.has(marker.shape) && /^[A-Za-z]/.test(text.slice(marker.end, marker.end + 1)))
      );
    const isHung = line.indent > current.indent && /[a-z]/.test(text.charAt(marker.end));
    return (isHung || !continuesNumbering(marker.readings, seen)) && marker.shape !== "label";
  }
  // A marker alone on its line takes the next.
  if (current.marker !== null && current.end <= current.bodyStart) return true;
  if (isConnector(own)) return false;
  if (isNote(own) && !endsOpen(tail)) return false;
  if (isHeading(text.slice(line.start, line.end)) && !endsOpen(tail) && !/^[a-z]/.test(own))
    return isFull && !endsClosed && !line.isAfterBlank;
  if (line.isAfterBlank) return isFull && !endsClosed && /^[a-z(]/.test(own) && current.marker !== null;
  if (isFull) return !(endsClosed && /:$/.test(tail) && current.marker === null);
  // Exports that lost the indentation wrap inner lines earlier; in a marked list a line without marker goes on with the item.
  if (current.marker !== null && wrap !== null && !endsClosed && before.width > wrap / 2) return true;
  if (
    before.width >= 60 &&
    before.width <= 140 &&
    !endsClosed &&
    /^[a-z(]/.test(own) &&
    (current.marker !== null || wrap !== null)
  )
    return true;
  const isHanging = current.marker !== null && line.indent > current.indent && !/:$/.test(tail);
  if (isHanging) return true;
  if (wrap !== null && line.indent > 0 && line.indent === before.indent && endsOpen(tail)) return true;
  return (
    endsOpen(tail) &&
    /^[a-z0-9([≥≤<>]/.test(own) &&
    (parted.test(tail) || !/,$|(?:\sor|\sand|and\/or)$/i.test(tail))
  );
};
