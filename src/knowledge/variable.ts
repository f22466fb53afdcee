import type { Decimal } from "../kernel/decimal.ts";
import type { UcumCode } from "../kernel/quantity.ts";

/** Who can supply a fact. */
export type Supplier = "laboratory" | "coordinator" | "investigator" | "patient" | "sponsor";

/** What a fact costs to get: chart review < patient question < blood test < imaging < invasive. */
export type Burden = "review" | "question" | "blood" | "imaging" | "invasive";

/** quantity: number with unit; ordinal: score; presence: positive or negative; boolean: true or false; coded: one of `values`. */
export type ValueKind = "quantity" | "ordinal" | "presence" | "boolean" | "coded";

/** One coded value and its other spellings: "G2" may be written "2". */
export type CodedValue = { readonly code: string; readonly aliases: readonly string[] };

/** A unit that must never be converted for this variable, and why. */
export type RefusedUnit = { readonly unit: string; readonly reason: string };

/** One entry of the vocabulary: what conditions, adapters and lexicon mean by an id such as "platelets". */
export type Variable = {
  readonly id: string;
  readonly label: string;
  /** For a column or a chip: "Hb", "Platelets". */
  readonly short: string;
  readonly aliases: readonly string[];
  readonly kind: ValueKind;
  readonly canonicalUnit: UcumCode | null;
  /** Units that convert exactly (or through the molar mass) into the canonical one; the canonical one first. */
  readonly units: readonly UcumCode[];
  readonly refusedUnits: readonly RefusedUnit[];
  /** In g/mol, with its source; joins mass and molar concentrations of this analyte only. */
  readonly molarMass: { readonly value: Decimal; readonly source: string } | null;
  /** Outside of it a value is suspected of a wrong unit; in the canonical unit. */
  readonly plausible: { readonly low: Decimal; readonly high: Decimal } | null;
  /** Coded values and the other spellings of each: "G2" may be written "2". */
  readonly values: readonly CodedValue[];
  readonly codes: readonly {
    readonly system: string;
    readonly code: string;
    readonly name: string;
    readonly role: "accept" | "reject" | "separate-series";
    /** Method that this code implies, for rules that name one. */
    readonly method?: string;
    /** Why it is rejected or kept apart. */
    readonly note?: string;
  }[];
  /** Methods that rules distinguish, with other spellings. */
  readonly methods: readonly { readonly id: string; readonly aliases: readonly string[] }[];
  /** Who can supply it. */
  readonly askedOf: Supplier;
  /** What it costs to get: chart review < patient question < blood test < imaging < invasive. */
  readonly burden: Burden;
  /** How to ask for it, in one sentence. */
  readonly question: string;
  readonly source: string;
};

/** A property of one record of a list: the longest dimension of a lesion, the grade of a toxicity. */
export type Field = {
  /** Record types that carry it. */
  readonly recordTypes: readonly string[];
  readonly field: string;
  readonly label: string;
  /** As for a variable; also a date (a partial date as text), a concept (an id of concepts.json) or free text. */
  readonly kind: ValueKind | "date" | "concept" | "text";
  /** Many-valued: a list of coded values ("evidentOn": CT, MRI). */
  readonly many: boolean;
  /** The list of values is open: a text that it lacks is kept as written. */
  readonly open: boolean;
  readonly unit: UcumCode | null;
  readonly units: readonly UcumCode[];
  readonly plausible: { readonly low: Decimal; readonly high: Decimal } | null;
  readonly values: readonly CodedValue[];
  readonly question: string;
  readonly askedOf: Supplier;
  readonly burden: Burden;
  readonly source: string;
};

/** A diagnosis, treatment, procedure or substance that records are coded with; narrower concepts name broader ones. */
export type Concept = {
  readonly id: string;
  readonly label: string;
  /** Other ids of this same concept: "lutetium-oxodotreotide" is "177lu-dotatate". */
  readonly aliases: readonly string[];
  readonly broader: readonly string[];
  /** Broader concepts that this one may or may not belong to: usage differs, or the record alone cannot say. */
  readonly possiblyIn: readonly string[];
  /** Concepts that no record of this one, or of a narrower one, can be. */
  readonly disjointWith: readonly string[];
  readonly synonyms: readonly string[];
  /** Lists in which a record of this concept belongs; the first is its usual home. Inherited when empty. */
  readonly recordTypes: readonly string[];
  readonly codes: readonly {
    readonly system: string;
    readonly code: string;
    readonly name?: string;
    /** The code stands for itself and for every code that starts with it: ATC "L01B", ICD-10 "I10". */
    readonly prefix?: boolean;
  }[];
  readonly source: string;
};
