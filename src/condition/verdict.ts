import type { ReasonCode } from "../kernel/answer.ts";
import type { Truth } from "../kernel/truth.ts";
import type { AskHuman } from "./condition.ts";

/** Who can answer what is missing. */
export type AskedOf = AskHuman["answeredBy"];

/** A fact that was looked at. `counted: false` says why it was not used in `note`. */
export type UsedFact = {
  /** Id of the observation, record, answer, anchor, attribute or completeness statement. */
  readonly fact: string;
  readonly variable: string;
  readonly value: string;
  readonly unit: string | null;
  readonly date: string | null;
  /** The bound it was held against, in words: "> 50 mL/min/{1.73_m2}", "≤ 2 × ULN (21 umol/L)". */
  readonly limit?: string;
  readonly source: string;
  readonly counted: boolean;
  /** A conversion done, or why the fact did not count. */
  readonly note?: string;
};

/** Why a leaf is unknown and what would settle it. */
export type UnknownReason = {
  readonly nodePath: string;
  readonly code: ReasonCode;
  /** Variable, question id, record list or repair that is needed; the same id asks the same thing. */
  readonly neededFact: string;
  /** What is needed, in a few words. */
  readonly need: string;
  readonly askedOf: AskedOf;
  /** The question as it is put to that person. */
  readonly question: string;
};

/** The outcome of one node with its reasons. Node paths are JSON pointers into the condition. */
export type Verdict = {
  readonly truth: Truth;
  readonly nodePath: string;
  /**
   * Minimal support: the leaves that force this verdict whatever the others are, by path, those of bound records as
   * `path#recordId`. Empty when unknown.
   */
  readonly deciding: readonly string[];
  /** Ids of the facts and answers behind `deciding`. */
  readonly support: readonly string[];
  /** Facts looked at in this node and below, counted ones first. */
  readonly used: readonly UsedFact[];
  /** Never empty when the truth is unknown. */
  readonly unknownReasons: readonly UnknownReason[];
  /** Truth under each combination of open readings, when there are any. */
  readonly readings?: readonly { readonly label: string; readonly truth: Truth }[];
  readonly repairIds: readonly string[];
  readonly warnings: readonly string[];
  /** Records that a quantifier looked at carry the record's id. */
  readonly record?: string;
  readonly children: readonly Verdict[];
};
