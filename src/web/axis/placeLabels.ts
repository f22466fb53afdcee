/** Width of a letter of a label, and the gap between a mark and its label. */
const letter = 6;
const gap = 8;

type Wanted = {
  readonly at: number;
  readonly letters: number;
  /** How far marks of the same name reach to the left of this one. */
  readonly reach?: number;
};
type Band = {
  readonly start: number;
  readonly end: number;
  /** The line of the day, which no label should lie on. */
  readonly avoid: number;
};
export type PlacedLabel = { readonly side: "left" | "right"; readonly letters: number };

/** Labels of marks in one row: right of the mark; left of it where the right is short, or the line of the day would cut it. */
export const placeLabels = (marks: readonly Wanted[], band: Band): readonly PlacedLabel[] => {
  const placed: PlacedLabel[] = [];
  let taken = band.start;
  for (const [index, { at, letters, reach = 0 }] of marks.entries()) {
    const next = marks[index + 1]?.at ?? band.end;
    if (letters === 0) {
      placed.push({ side: "right", letters: 0 });
      continue;
    }
    const width = letters * letter + gap;
    const fitsRight = at + width + 6 <= next;
    const fitsLeft = at - reach - width - 4 >= taken;
    const isCut = at < band.avoid && at + width > band.avoid - 2;
    const isLeft = fitsLeft && (!fitsRight || isCut);
    const room = Math.max(0, Math.floor((next - at - gap - 6) / letter));
    const shown = isLeft ? letters : Math.min(letters, room);
    placed.push({ side: isLeft ? "left" : "right", letters: shown });
    taken = isLeft ? at + gap : at + gap + (shown < 4 ? 0 : shown * letter);
  }
  return placed;
};
