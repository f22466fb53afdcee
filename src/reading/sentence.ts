import type { Repair, TimeWindow } from "../condition/index.ts";
import type { ReadAtom } from "./proposal.ts";
import type { Stretch, Traced } from "./traced.ts";

/** The heading under which a text stands, and what the record's other places tell of it. */
export type SentenceContext = {
  readonly heading: "inclusion" | "exclusion";
  /** Signs that occur anywhere in the record: a file with < and > but no ≥ or ≤ has probably lost them. */
  readonly signs: { readonly strict: boolean; readonly inclusive: boolean; readonly equals: number };
  /** What the item above is about, for members such as "> 2 x ULN": variable ids in the order of the text. */
  readonly inherited: readonly string[];
};

/** A repair that still lacks its number and the record's file: the assembler adds both. */
export type FoundRepair = Omit<Repair, "id" | "span"> & {
  readonly at: Stretch | null;
};

/**
 * A bound found in a text. Indices count in the text that was given (`Traced.text`), so that the sentence around it can be
 * read on; `atom` still lacks effect, group, window and the ids of its repairs.
 */
export type FoundBound = {
  readonly start: number;
  readonly end: number;
  /** Where the variable's name stands; null when it was inherited or is not known. */
  readonly name: { readonly start: number; readonly end: number } | null;
  readonly variable: string | null;
  /** The words for the variable as written, also when the catalogue lacks it. */
  readonly nameWritten: string | null;
  readonly written: ReadAtom["written"];
  readonly operator: ReadAtom["operator"];
  readonly value: ReadAtom["value"];
  readonly includes?: ReadAtom["includes"];
  readonly unit: ReadAtom["unit"];
  readonly relativeTo: ReadAtom["relativeTo"];
  readonly methods: readonly string[];
  readonly restatedAs: NonNullable<ReadAtom["restatedAs"]>;
  /** Lost comparators, implausible values and the like; each lists its candidates in the order of likelihood. */
  readonly repairs: readonly FoundRepair[];
  /** How it stands to the bound before it in the text. */
  readonly joinedBy: "and" | "or" | "comma" | null;
};

/** A stretch of time in a text: "within 4 weeks prior to the first dose", "for at least 3 months". */
export type FoundWindow = {
  readonly start: number;
  readonly end: number;
  readonly window: TimeWindow;
  readonly repairs: readonly FoundRepair[];
};

/** Finds the numeric and ordinal bounds of a text. */
export type FindBounds = (text: Traced, context: SentenceContext) => readonly FoundBound[];
/** Finds the windows of time of a text. */
export type FindWindows = (text: Traced, context: SentenceContext) => readonly FoundWindow[];
