import type { Duration } from "../kernel/calendar.ts";
import type { Decimal } from "../kernel/decimal.ts";
import type { Quantity } from "../kernel/quantity.ts";
import type { SourceSpan } from "../kernel/source.ts";

/** The condition language, version theratrial-criteria/1. Values only: nothing in a condition executes. */

/** A moment of the trial that windows hang on. */
export const anchors = [
  "consent",
  "screening",
  "inclusion",
  "enrollment",
  "studyEntry",
  "randomization",
  "firstDose",
  "eachDose",
  "endOfTreatment",
  "evaluation",
] as const;
export type Anchor = (typeof anchors)[number];

/** A stretch of time around an anchor; `from` and `to` are signed, so four weeks before is -4 week. */
export type TimeWindow = {
  readonly anchor: Anchor;
  /** The text names no anchor; this one was taken. */
  readonly anchorAssumed?: boolean;
  readonly from: Duration | "unbounded";
  readonly to: Duration | "unbounded";
  readonly includesFrom: boolean;
  readonly includesTo: boolean;
};

export const recordTypes = [
  "condition",
  "treatment",
  "procedure",
  "medication",
  "lesion",
  "toxicity",
  "malignancy",
  "allergy",
  "imaging",
  "trialParticipation",
] as const;
export type RecordType = (typeof recordTypes)[number];

/** Records of one type; `where` sees the record under the name `bindAs`. */
export type RecordQuery = {
  readonly recordType: RecordType;
  readonly bindAs: string;
  readonly where?: Condition;
  readonly within?: TimeWindow;
  /** "Known …": what is not recorded counts as not known, so the list counts as complete. */
  readonly knownOnly?: boolean;
};

/** Something a value can be read from. */
export type ValueTerm =
  | {
      readonly kind: "observation";
      readonly variable: string;
      readonly select: "latest" | "earliest" | "highest" | "lowest";
      readonly within?: TimeWindow;
      /** Only results obtained by one of these methods, modalities or assessors count. */
      readonly methods?: readonly string[];
    }
  | { readonly kind: "field"; readonly record: string; readonly field: string }
  | { readonly kind: "attribute"; readonly name: string }
  | { readonly kind: "age"; readonly at: Anchor }
  | {
      readonly kind: "elapsed";
      readonly since: RecordQuery;
      readonly edge: "start" | "end";
      readonly which: "latest" | "earliest";
      readonly until: Anchor;
      /** What is measured, in words: "last dose of a long-acting somatostatin analogue". */
      readonly label: string;
    };

export type MultipleOfLimit = {
  readonly kind: "multipleOfLimit";
  readonly factor: Decimal;
  readonly limit: "upper" | "lower";
};
export type RelativeToBaseline = {
  readonly kind: "relativeToBaseline";
  readonly baseline: ValueTerm;
  readonly measure: "ratio" | "percentChange" | "difference";
  readonly value: Quantity;
};
export type Bound = Quantity | ValueTerm | MultipleOfLimit | RelativeToBaseline;

export type Relation = "<" | "<=" | "=" | ">=" | ">";

export type Compare = {
  readonly kind: "compare";
  readonly left: ValueTerm;
  readonly relation: Relation;
  readonly right: Bound;
  /** The same bound as the text prints it in other units; for display and a warning, never decisive. */
  readonly restatedAs?: readonly Quantity[];
};
export type MemberOf = {
  readonly kind: "memberOf";
  readonly left: ValueTerm;
  /** Codes, score values as decimals, or "true" and "false". On `concept`, narrower concepts are members. */
  readonly values: readonly string[];
};
export type InWindow = { readonly kind: "inWindow"; readonly record: string; readonly window: TimeWindow };
export type AskHuman = {
  readonly kind: "askHuman";
  readonly topic: "judgement" | "attestation" | "feasibility";
  /** Stable id under which the answer is stored; equal ids share one answer. */
  readonly id: string;
  readonly answeredBy: "laboratory" | "coordinator" | "investigator" | "patient" | "sponsor";
  readonly question: string;
  readonly answerValidFor?: Duration;
};
export type Opaque = { readonly kind: "opaque"; readonly text: string; readonly span: SourceSpan };
export type ForSome = {
  readonly kind: "forSome";
  readonly query: RecordQuery;
  readonly minimumCount?: number;
  readonly maximumCount?: number;
};
export type ForEvery = {
  readonly kind: "forEvery";
  readonly query: RecordQuery;
  readonly satisfies: Condition;
  readonly emptyDomain: "true" | "unknown";
};
/** Open readings of one place in the text; `label` of each alternative equals a candidate of the repair. */
export type Readings = {
  readonly kind: "readings";
  readonly repairId: string;
  readonly alternatives: readonly { readonly label: string; readonly expression: Condition }[];
};

/** A clinical condition as data. `kind` decides the shape. */
export type Condition =
  | { readonly kind: "allOf" | "anyOf"; readonly operands: readonly Condition[] }
  | { readonly kind: "not"; readonly operand: Condition }
  | { readonly kind: "atLeast"; readonly minimumTrue: number; readonly operands: readonly Condition[] }
  | { readonly kind: "ifThen"; readonly condition: Condition; readonly consequence: Condition }
  | { readonly kind: "unless"; readonly base: Condition; readonly exception: Condition }
  | { readonly kind: "preferred"; readonly alternatives: readonly Condition[] }
  | Compare
  | MemberOf
  | InWindow
  | ForSome
  | ForEvery
  | AskHuman
  | Readings
  | Opaque;

/** The name that the contracts give a condition tree. */
export type Expression = Condition;
