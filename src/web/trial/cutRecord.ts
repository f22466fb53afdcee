import type { Criterion, TrialRepair } from "../api/contract.ts";

/** A stretch of one line with all that lies over it. */
export type Piece = {
  readonly start: number;
  readonly text: string;
  readonly criteria: readonly string[];
  readonly repair: TrialRepair | null;
  /** Where the repair ends: its reading is shown once. */
  readonly endsRepair: boolean;
};
export type RecordLine = {
  readonly number: number;
  readonly pieces: readonly Piece[];
  readonly isUsed: boolean;
};

type Cover = { readonly start: number; readonly end: number };

const covers = (cover: Cover, start: number, end: number): boolean => cover.start < end && cover.end > start;

/** Cuts the record into lines and pieces at the ends of every span; offsets are code points. */
export const cutRecord = (
  text: string,
  criteria: readonly Pick<Criterion, "id" | "spans">[],
  repairs: readonly TrialRepair[],
): readonly RecordLine[] => {
  const points = [...text];
  const spans = criteria.flatMap((criterion) =>
    criterion.spans.map((span) => ({ start: span.start, end: span.end, id: criterion.id })),
  );
  const fixes = repairs.flatMap((repair) =>
    repair.span === null ? [] : [{ start: repair.span.start, end: repair.span.end, repair }],
  );
  const edges = [...spans, ...fixes].flatMap(({ start, end }) => [start, end]);
  const lines: RecordLine[] = [];
  let start = 0;
  for (const line of text.split("\n")) {
    const end = start + [...line].length;
    const cuts = [...new Set([start, ...edges.filter((edge) => edge > start && edge < end), end])].sort(
      (a, b) => a - b,
    );
    const pieces = cuts.slice(0, -1).map((from, index): Piece => {
      const to = cuts[index + 1] ?? end;
      const shortest = fixes
        .filter((fix) => covers(fix, from, to))
        .sort((a, b) => a.end - a.start - (b.end - b.start))[0];
      return {
        start: from,
        text: points.slice(from, to).join(""),
        criteria: spans.filter((span) => covers(span, from, to)).map((span) => span.id),
        repair: shortest?.repair ?? null,
        endsRepair: shortest !== undefined && to >= Math.min(shortest.end, end) && shortest.end <= end + 1,
      };
    });
    lines.push({
      number: lines.length + 1,
      pieces,
      isUsed: pieces.some((piece) => piece.criteria.length > 0),
    });
    start = end + 1;
  }
  return lines;
};
