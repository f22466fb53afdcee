import type { AskedOf, UsedFact, Verdict } from "../condition/index.ts";
import type { ReasonCode } from "../kernel/answer.ts";
import type { IsoDate } from "../kernel/calendar.ts";
import type { Truth } from "../kernel/truth.ts";

/** What a criterion means for entering the trial. */
export type Entry = "pass" | "fail" | "unknown";

/** One criterion of one subject. For an exclusion, truth "true" means excluded. */
export type CriterionFinding = {
  readonly id: string;
  readonly role: "inclusion" | "exclusion";
  readonly truth: Truth;
  readonly entry: Entry;
  /** A row of an "any of" group does not decide alone; the group's id stands here. */
  readonly group: string | null;
  /** Plain English of the outcome: the reason, not the rule. */
  readonly summary: string;
  readonly used: readonly UsedFact[];
  readonly missing: readonly {
    readonly reason: ReasonCode;
    readonly need: string;
    readonly askedOf: AskedOf;
    readonly question: string;
  }[];
  /** Repairs the verdict rests on or waits for. */
  readonly repairs: readonly string[];
  readonly warnings: readonly string[];
  readonly readings: readonly { readonly label: string; readonly truth: Truth }[];
  readonly locator: {
    readonly file: string;
    readonly start: number;
    readonly end: number;
    readonly item: string;
  };
  readonly verdict: Verdict;
};

/** Smallest set of answers that would settle something, and what it settles. */
export type OpenQuestion = {
  readonly question: string;
  readonly askedOf: AskedOf;
  readonly neededFact: string;
  /** Criterion ids, or "trial" when the answer alone settles the whole screening. */
  readonly decides: readonly string[];
};

/** Eligibility of one subject for one trial on one day, with every reason. */
export type Screening = {
  readonly trial: string;
  readonly protocolVersion: number;
  readonly subject: string;
  readonly asOf: IsoDate;
  readonly status: "eligible" | "ineligible" | "undetermined";
  /** Set when the record has no eligibility section. */
  readonly notScreenableReason: "noEligibilitySection" | null;
  readonly criteria: readonly CriterionFinding[];
  readonly groups: readonly {
    readonly id: string;
    readonly op: "any" | "all";
    readonly role: "inclusion" | "exclusion";
    readonly truth: Truth;
    readonly entry: Entry;
    readonly members: readonly string[];
  }[];
  /** Smallest set first. */
  readonly openQuestions: readonly OpenQuestion[];
  /**
   * First day on which nothing definitely fails, if the facts stay as they are; `because` are the criteria that
   * fail before it, `lastDate` the day before one fails again (ageing out). Null: time alone does not bring it.
   */
  readonly earliestPossible: {
    readonly date: IsoDate;
    readonly because: readonly string[];
    readonly lastDate: IsoDate | null;
  } | null;
  /** Criteria that failed and that the passing of time never clears. */
  readonly neverByTime: readonly string[];
  readonly logHead: string;
};
