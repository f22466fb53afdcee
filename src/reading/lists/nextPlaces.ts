import type { Entry } from "./entries.ts";
import type { MarkerKind } from "./marker.ts";

/** Where each number of a kind stands next: the index of the entry after a given one, or Infinity. */
export const nextPlaces = (
  entries: readonly Entry[],
): ((kind: MarkerKind, ordinal: number, after: number) => number) => {
  const places = new Map<string, number[]>();
  for (const [index, { marker, inline }] of entries.entries())
    if (inline === null || inline === 0)
      for (const { kind, ordinal } of marker?.readings ?? []) {
        const key = `${kind} ${ordinal}`;
        const list = places.get(key);
        if (list === undefined) places.set(key, [index]);
        else list.push(index);
      }
  return (kind, ordinal, after) => {
    const list = places.get(`${kind} ${ordinal}`) ?? [];
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((list[middle] ?? 0) <= after) low = middle + 1;
      else high = middle;
    }
    return list[low] ?? Number.POSITIVE_INFINITY;
  };
};
