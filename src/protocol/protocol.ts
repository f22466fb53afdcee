import type { Condition, Repair } from "../condition/index.ts";
import type { SourceSpan } from "../kernel/source.ts";

/** Column groups of the screening matrix, in the order a reader expects them. */
export const criterionTopics = [
  "person",
  "disease",
  "progression",
  "imaging",
  "kidney",
  "blood",
  "liver",
  "coagulation",
  "treatment",
  "comorbidity",
  "reproduction",
  "consent",
  "judgement",
] as const;
export type CriterionTopic = (typeof criterionTopics)[number];

/** One row of the eligibility part, in our own words, with its place in the record. */
export type Criterion = {
  readonly id: string;
  /** The record's own item, for a reader: "I7, line 27". */
  readonly item: string;
  readonly role: "inclusion" | "exclusion";
  readonly topic: CriterionTopic;
  /** At most 24 characters, for a matrix column, phrased so that met is good for entry: "Platelets ≥ 100". */
  readonly title: string;
  /** One sentence in our own words. */
  readonly summary: string;
  readonly expression: Condition;
  readonly spans: readonly SourceSpan[];
  /** First and last line in the record, 1-based. */
  readonly lines: { readonly first: number; readonly last: number };
  readonly repairIds: readonly string[];
  readonly reviewStatus: "proposed" | "confirmed" | "rejected";
};

/** Logic above row level: any or all of the members. */
export type CriterionGroup = {
  readonly id: string;
  readonly op: "any" | "all";
  readonly role: "inclusion" | "exclusion";
  readonly members: readonly string[];
};

/** Something the record says that is no eligibility criterion: narrative, a protocol rule, registry data. */
export type Statement = {
  readonly id: string;
  readonly role: "narrative" | "protocol" | "meta";
  readonly summary: string;
  readonly spans: readonly SourceSpan[];
  readonly lines: { readonly first: number; readonly last: number };
  readonly repairIds: readonly string[];
};

/** A question that only the sponsor can answer; what it affects is unknown until then. */
export type SponsorQuestion = {
  readonly id: string;
  readonly severity: "blocking" | "clarify";
  readonly about: string;
  readonly affects: readonly string[];
  readonly span: SourceSpan | null;
};

/** An arm or cohort as the record describes it; what it leaves open names the question. */
export type Arm = {
  readonly id: string;
  readonly label: string;
  readonly summary: string;
  readonly cycles: string | null;
  readonly activity: string | null;
  readonly interval: string | null;
  readonly questions: readonly string[];
};

/** An executable protocol, format theratrial-protocol/1. */
export type Protocol = {
  readonly format: "theratrial-protocol/1";
  readonly id: string;
  readonly version: number;
  /** Short name for people: "START-NET". */
  readonly shortName: string;
  /** What the trial does, in our own words. */
  readonly summary: string;
  readonly sponsor: string;
  readonly phase: string | null;
  readonly status: string | null;
  readonly agent: string;
  readonly record: {
    readonly file: string;
    readonly sha256: string;
    readonly layout: string;
    /** Length in code points: spans lie inside it. */
    readonly length: number;
  };
  readonly questions: readonly SponsorQuestion[];
  readonly population: {
    readonly screenable: boolean;
    readonly notScreenableReason?: "noEligibilitySection";
    readonly criteria: readonly Criterion[];
    readonly groups: readonly CriterionGroup[];
    readonly statements: readonly Statement[];
  };
  readonly repairs: readonly Repair[];
  readonly arms: readonly Arm[];
};
