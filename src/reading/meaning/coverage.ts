import type { SourceSpan } from "../../kernel/source.ts";
import type { ReadStretch } from "../proposal.ts";
import type { Stretch } from "../traced.ts";

const states = [
  "ignored",
  "field",
  "heading",
  "opaque",
  "asksAPerson",
  "parsed",
  "repaired",
  "toConfirm",
] as const satisfies readonly ReadStretch["state"][];
type State = (typeof states)[number];

/** Paints stretches of the record, later ones over earlier ones, and lists them in order without a gap. */
export type Canvas = {
  readonly paint: (stretch: Stretch, state: State, criterion: string | null) => void;
  readonly stretches: () => readonly ReadStretch[];
};

export const openCanvas = (length: number, spanOf: (start: number, end: number) => SourceSpan): Canvas => {
  const painted = new Uint8Array(length);
  const owners = new Int32Array(length);
  const names: (string | null)[] = [null];
  const numbers = new Map<string, number>();
  const ownerOf = (criterion: string | null): number => {
    if (criterion === null) return 0;
    const known = numbers.get(criterion);
    if (known !== undefined) return known;
    names.push(criterion);
    numbers.set(criterion, names.length - 1);
    return names.length - 1;
  };
  return {
    paint: ({ start, end }, state, criterion) => {
      painted.fill(states.indexOf(state), Math.max(0, start), Math.min(length, end));
      owners.fill(ownerOf(criterion), Math.max(0, start), Math.min(length, end));
    },
    stretches: () => {
      const found: ReadStretch[] = [];
      let start = 0;
      for (let index = 1; index <= length; index += 1) {
        if (index < length && painted[index] === painted[start] && owners[index] === owners[start]) continue;
        found.push({
          span: spanOf(start, index),
          state: states[painted[start] ?? 0] ?? "ignored",
          criterion: names[owners[start] ?? 0] ?? null,
        });
        start = index;
      }
      return found;
    },
  };
};
