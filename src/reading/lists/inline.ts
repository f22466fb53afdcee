import type { Entry } from "./entries.ts";
import { type Marker, type MarkerReading, readMarker } from "./marker.ts";

const bulletCharacters = new Set("•▪■●○◦►➢‣❖◆·");

/** Whether a bullet stands at `at`: a round one anywhere after a blank, a dash or star only after the end of a clause. */
const isBullet = (text: string, at: number, start: number): boolean => {
  const character = text.charAt(at);
  const before = text.slice(Math.max(start, at - 3), at);
  if (bulletCharacters.has(character))
    return /^$|\s$/.test(before) && /^\s{0,3}[^\s\d]/.test(text.slice(at + 1, at + 5));
  return (
    (character === "-" || character === "*" || character === "–") &&
    /(?:[.;:]\s{1,3}|\s{2})$/.test(before) &&
    /^\s{1,3}[A-Z≥≤<>]/.test(text.slice(at + 1, at + 5))
  );
};

type Found = { readonly at: number; readonly marker: Marker };

const isBefore = (text: string, at: number, start: number): boolean =>
  at === start || /[\s;,:.)]/.test(text.charAt(at - 1));
const isCircled = (code: number): boolean =>
  (code >= 0x2460 && code <= 0x2487) || (code >= 0x2776 && code <= 0x277f);

/** Where the marker begins whose bracket or point stands at `at`, or -1: "1)", "(a)", "ii)", and "2." after the end of a sentence. */
const enumeratorAt = (text: string, at: number, start: number): number => {
  const mark = text[at];
  let from = at;
  while (from > start && at - from < 5 && /[0-9a-zA-Z]/.test(text.charAt(from - 1))) from -= 1;
  const inside = text.slice(from, at);
  if (mark === ")") {
    if (
      !/^(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})$/.test(inside) ||
      !/^\s?[^\s;,.)]/.test(text.slice(at + 1, at + 3))
    )
      return -1;
    const isBracketed = text[from - 1] === "(";
    if (isBracketed) from -= 1;
    return from >= start && isBefore(text, from, start) && (isBracketed || !/[A-Z]/.test(inside)) ? from : -1;
  }
  if (!/^\d{1,2}$/.test(inside) || !/^(?:\s{1,3}[A-Z≥≤<>]|[A-Z][a-z])/.test(text.slice(at + 1, at + 5)))
    return -1;
  return from === start || /(?:[.;:]\s{0,3}|\s{3})$/.test(text.slice(Math.max(start, from - 4), from))
    ? from
    : -1;
};

/** Enumerators inside a line, in one pass. */
const enumeratorsIn = (text: string, start: number, end: number): readonly Found[] => {
  const found: Found[] = [];
  for (let index = start; index < end; index += 1) {
    const code = text.charCodeAt(index);
    const isMark = code === 41 || (code === 46 && index > start);
    if (!isMark && !isCircled(code)) continue;
    const from = isMark ? enumeratorAt(text, index, start) : index;
    if (from < 0) continue;
    const marker = readMarker(text, from);
    if (marker !== null && marker.end > index && marker.end < end) found.push({ at: from, marker });
  }
  return found;
};

const bulletsIn = (text: string, start: number, end: number): readonly Found[] => {
  const found: Found[] = [];
  for (let index = start; index < end; index += 1) {
    const code = text.charCodeAt(index);
    if ((code !== 42 && code !== 45 && code < 0xb7) || !isBullet(text, index, start)) continue;
    const marker = readMarker(text, index);
    if (marker !== null && marker.end < end) found.push({ at: index, marker });
  }
  return found;
};

const readingOf = ({ marker }: Found, kind: string, ordinal: number): boolean =>
  marker.readings.some((each) => each.kind === kind && each.ordinal === ordinal);

/** The run of markers that counts on from `first`, all of one look. */
const runFrom = (
  found: readonly Found[],
  from: number,
  first: MarkerReading,
  shape: string,
): readonly Found[] => {
  const run: Found[] = [];
  let next = first.ordinal;
  for (let index = from; index < found.length; index += 1) {
    const each = found[index];
    if (each === undefined || each.marker.shape !== shape || !readingOf(each, first.kind, next)) continue;
    run.push(each);
    next += 1;
  }
  return run;
};

const entryAt = (found: Found, end: number, parent: Entry, depth: number): Entry => ({
  marker: found.marker,
  start: found.at,
  bodyStart: found.marker.end,
  end,
  indent: parent.indent,
  isAfterBlank: false,
  inline: depth,
});

const trimEnd = (text: string, start: number, end: number): number => {
  let at = end;
  while (at > start && text.charCodeAt(at - 1) <= 32) at -= 1;
  return at;
};

/** Cuts an entry at the markers of a run; what stands before the first stays the entry's own. */
const cutAt = (text: string, entry: Entry, run: readonly Found[], depth: number): readonly Entry[] => {
  const head: Entry = { ...entry, end: trimEnd(text, entry.bodyStart, run[0]?.at ?? entry.end) };
  return [
    head,
    ...run.map((each, index) =>
      entryAt(each, trimEnd(text, each.marker.end, run[index + 1]?.at ?? entry.end), entry, depth),
    ),
  ];
};

const mostInside = 3;

/** Members that are enumerated inside the text of an entry: "… one of: (a) …; (b) …". */
const membersInside = (
  text: string,
  entry: Entry,
  depth: number,
  found: readonly Found[] = enumeratorsIn(text, entry.bodyStart, entry.end),
): readonly Entry[] => {
  if (depth > mostInside || found.length < 2) return [entry];
  for (const [from, each] of found.entries()) {
    for (const reading of each.marker.readings) {
      if (reading.ordinal !== 1) continue;
      const run = runFrom(found, from, reading, each.marker.shape);
      const isPointed = each.marker.shape === "1.";
      if (run.length < (isPointed ? 3 : 2)) continue;
      // Where the entry has no text of its own, the members are entries themselves.
      const isBare = entry.marker === null && each.at === entry.bodyStart;
      const [head, ...members] = cutAt(text, entry, run, isBare ? 0 : depth);
      const deeper = members.flatMap((member) => membersInside(text, member, isBare ? depth : depth + 1));
      return isBare || head === undefined ? deeper : [head, ...deeper];
    }
    if (from > 8) break;
  }
  return [entry];
};

/** "1. … 2. … 3. …" on one line: entries of their own, not members. */
const siblingsInside = (
  text: string,
  entry: Entry,
  next: Entry | undefined,
  found: readonly Found[],
): readonly Entry[] => {
  const first = entry.marker?.readings[0];
  if (entry.marker === null || first === undefined || first.kind === "bullet" || first.kind === "path")
    return [entry];
  const isContinuedBelow = next?.marker?.readings.some(
    (each) => each.kind === first.kind && each.ordinal === first.ordinal + 1,
  );
  if (isContinuedBelow === true) return [entry];
  const run = runFrom(found, 0, { kind: first.kind, ordinal: first.ordinal + 1 }, entry.marker.shape);
  if (run.length === 0 || (run.length < 2 && entry.marker.shape === "1." && first.ordinal !== 1))
    return [entry];
  return cutAt(text, entry, run, 0);
};

const bulletsInside = (text: string, entry: Entry): readonly Entry[] => {
  const found = bulletsIn(text, entry.bodyStart, entry.end);
  const own = entry.marker?.readings[0]?.kind === "bullet" ? entry.marker.shape : null;
  const shape = own ?? found[0]?.marker.shape ?? "";
  const run = found.filter(({ marker }) => marker.shape === shape);
  const isPlain = /^[-*–]/.test(shape);
  if (run.length < (isPlain && own === null ? 3 : isPlain ? 2 : 1) || (own === null && run.length < 2))
    return [entry];
  const isBare = entry.marker === null && run[0]?.at === entry.bodyStart;
  const [head, ...members] = cutAt(text, entry, run, own !== null || isBare ? 0 : 1);
  return isBare || head === undefined ? members : [head, ...members];
};

const abbreviation =
  /(?:^|[\s(])(?:e\.?g|i\.?e|vs|no|nos|dr|prof|approx|incl|ca|cf|fig|st|al|etc|resp|max|min|[A-Z])$/i;
const longParagraph = 160;

/** Cuts a paragraph that is the whole section into its sentences and semicolon clauses; brackets and abbreviations do not part. */
const sentencesInside = (text: string, entry: Entry): readonly Entry[] => {
  const ends: number[] = [];
  let depth = 0;
  for (let at = entry.bodyStart; at < entry.end; at += 1) {
    const character = text[at];
    if (character === "(" || character === "[") depth += 1;
    else if ((character === ")" || character === "]") && depth > 0) depth -= 1;
    else if (depth > 0 && depth < 4) continue;
    else if (character === ";") ends.push(at + 1);
    else if (character === "." || character === "!" || character === "?") {
      const rest = text.slice(at + 1, at + 5);
      if (!/^\s{1,3}[A-Z≥≤<>("“]/.test(rest)) continue;
      if (character === "." && abbreviation.test(text.slice(Math.max(entry.bodyStart, at - 7), at))) continue;
      ends.push(at + 1);
    }
  }
  const parts: Entry[] = [];
  let start = entry.bodyStart;
  for (const end of [...ends, entry.end]) {
    let from = start;
    while (from < end && text.charCodeAt(from) <= 32) from += 1;
    if (from < end) {
      const isFirst = parts.length === 0;
      parts.push({
        ...entry,
        marker: isFirst ? entry.marker : null,
        start: isFirst ? entry.start : from,
        bodyStart: from,
        end: trimEnd(text, from, end),
        isAfterBlank: isFirst && entry.isAfterBlank,
        inline: isFirst ? entry.inline : 0,
      });
    }
    start = end;
  }
  return parts.length === 0 ? [entry] : parts;
};

/** The entries that stand in one: those numbered on, those enumerated inside, bullets, and the sentences of a lone paragraph. */
export const inlineEntries = (
  text: string,
  entry: Entry,
  next: Entry | undefined,
  count: number,
): readonly Entry[] => {
  const found = enumeratorsIn(text, entry.bodyStart, entry.end);
  if (found.length > 0) {
    const siblings = siblingsInside(text, entry, next, found);
    const members =
      siblings.length === 1
        ? membersInside(text, entry, 1, found)
        : siblings.flatMap((each) => membersInside(text, each, 1));
    if (members.length > 1) return members;
  }
  const bulleted = bulletsInside(text, entry);
  if (bulleted.length > 1) return bulleted;
  return entry.marker === null && count <= 2 && entry.end - entry.bodyStart > longParagraph
    ? sentencesInside(text, entry)
    : [entry];
};
