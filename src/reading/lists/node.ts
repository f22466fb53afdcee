import type { Entry } from "./entries.ts";
import type { MarkerReading } from "./marker.ts";

/** An entry in its place. */
export type Node = {
  readonly entry: Entry;
  /** The reading of the marker that fits its place. */
  readonly reading: MarkerReading | null;
  readonly parent: Node | null;
  readonly members: Node[];
  readonly depth: number;
  readonly isHeading: boolean;
  readonly isPreamble: boolean;
  readonly announces: boolean;
  /** Where its own text ends: further than the entry when a connector was added. */
  end: number;
};

/** A list that begins again at 1 in the look of a list around it. */
export type Restart = { readonly node: Node; readonly isAnnounced: boolean; readonly isNested: boolean };

export type Tree = {
  readonly roots: readonly Node[];
  readonly restarts: readonly Restart[];
  /** Leads whose members nothing delimits. */
  readonly openGroups: readonly Node[];
};

/** What usually stands under what: numbers over letters, letters over roman figures, bullets last. */
export const rank: Readonly<Record<string, number>> = {
  decimal: 1,
  ROMAN: 1,
  ALPHA: 2,
  path: 2,
  alpha: 3,
  roman: 4,
  bullet: 5,
};
export const rankOf = (node: Node): number => (node.isHeading ? 0 : (rank[node.reading?.kind ?? ""] ?? 0.5));
