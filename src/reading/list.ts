import type { Traced } from "./traced.ts";

/** How the members under an item belong together, as its words say: "one of the following", "all of the below". */
export type Lead =
  | { readonly kind: "any" }
  | { readonly kind: "all" }
  | { readonly kind: "atLeast"; readonly count: number };

/** An item of the eligibility list with what stands under it. Line breaks inside an item are single blanks. */
export type ListItem = {
  /** "I3", "I3a", "E9.2": heading letter, number as counted, parts. Unique in the record. */
  readonly id: string;
  readonly heading: "inclusion" | "exclusion";
  /** As printed: "3.", "a)", "-", "*"; null for a line without one. */
  readonly marker: string | null;
  /** Own text without marker and without the members' text. */
  readonly text: Traced;
  /** Marker, own text and members. */
  readonly whole: Traced;
  /** criterion: states a rule. heading: names a group ("Lesion-based:"). note: explains the item above. narrative: no rule at all. */
  readonly kind: "criterion" | "heading" | "note" | "narrative";
  readonly lead: Lead | null;
  readonly members: readonly ListItem[];
};
