import type { ReadingDetail, TrialRepair } from "../api/contract.ts";

export type StretchState = ReadingDetail["read"]["coverage"][number]["state"];

/** A stretch of one line with what became of it. */
export type Piece = {
  readonly start: number;
  readonly text: string;
  readonly state: StretchState;
  readonly criterion: string | null;
  /** The shortest repair over it. */
  readonly repair: TrialRepair | null;
  /** The last piece of that repair: its reading is shown once, behind it. */
  readonly endsRepair: boolean;
};
export type Line = {
  readonly number: number;
  readonly pieces: readonly Piece[];
  /** The state that a reader must know of: the most urgent of the line. */
  readonly state: StretchState;
  readonly toConfirm: number;
};

/** From what waits for somebody to what needs no one. */
const urgency: readonly StretchState[] = [
  "toConfirm",
  "opaque",
  "asksAPerson",
  "repaired",
  "parsed",
  "field",
  "heading",
  "ignored",
];

type Cover = Pick<ReadingDetail["read"], "coverage">["coverage"];

/** Cuts the record into lines and these into pieces, at the ends of stretches and repairs; offsets are code points. */
export const cutStretches = (
  text: string,
  coverage: Cover,
  repairs: readonly TrialRepair[],
): readonly Line[] => {
  const fixes = repairs
    .flatMap((repair) =>
      repair.span === null ? [] : [{ repair, start: repair.span.start, end: repair.span.end }],
    )
    .sort((one, other) => one.start - other.start);
  const lines: Line[] = [];
  let start = 0;
  let first = 0;
  let firstFix = 0;
  for (const line of text.split("\n")) {
    const points = [...line];
    const end = start + points.length;
    while ((coverage[first]?.span.end ?? Number.POSITIVE_INFINITY) <= start) first += 1;
    while ((fixes[firstFix]?.end ?? Number.POSITIVE_INFINITY) <= start) firstFix += 1;
    const over: Cover[number][] = [];
    for (let at = first; (coverage[at]?.span.start ?? end) < end; at += 1) {
      const each = coverage[at];
      if (each !== undefined) over.push(each);
    }
    const mends = fixes.filter((fix, at) => at >= firstFix && fix.start < end && fix.end > start);
    const edges = [...over.map(({ span }) => span), ...mends].flatMap((each) => [each.start, each.end]);
    const cuts = [...new Set([start, ...edges.filter((edge) => edge > start && edge < end), end])].sort(
      (a, b) => a - b,
    );
    const pieces = cuts.slice(0, -1).map((from, index): Piece => {
      const to = cuts[index + 1] ?? end;
      const stretch = over.find(({ span }) => span.start < to && span.end > from);
      const shortest = mends
        .filter((fix) => fix.start < to && fix.end > from)
        .sort((a, b) => a.end - a.start - (b.end - b.start))[0];
      return {
        start: from,
        text: points.slice(from - start, to - start).join(""),
        state: stretch?.state ?? "ignored",
        criterion: stretch?.criterion ?? null,
        repair: shortest?.repair ?? null,
        endsRepair: shortest !== undefined && to >= Math.min(shortest.end, end) && shortest.end <= end + 1,
      };
    });
    const states = pieces
      .filter(({ text: words }) => /[\p{L}\p{N}]{2}/u.test(words))
      .map(({ state }) => state);
    lines.push({
      number: lines.length + 1,
      pieces,
      state: urgency.find((state) => states.includes(state)) ?? "ignored",
      toConfirm: new Set(pieces.flatMap(({ repair }) => (repair === null ? [] : [repair.id]))).size,
    });
    start = end + 1;
  }
  return lines;
};

/** Share of the characters in each state, blanks left out, in per cent. */
export const shareOf = (lines: readonly Line[]): Readonly<Record<StretchState, number>> => {
  const counts: Record<StretchState, number> = {
    parsed: 0,
    repaired: 0,
    toConfirm: 0,
    asksAPerson: 0,
    opaque: 0,
    field: 0,
    heading: 0,
    ignored: 0,
  };
  let all = 0;
  for (const { pieces } of lines)
    for (const { state, text } of pieces) {
      const { length } = [...text.replaceAll(/\s/g, "")];
      counts[state] += length;
      all += length;
    }
  if (all > 0) for (const state of urgency) counts[state] = (100 * counts[state]) / all;
  return counts;
};
