import type { UcumCode } from "../kernel/quantity.ts";

/** How eligibility texts name one variable, or one field of a record ("lesion.shortAxis"), and how they bound it. */
export type LexiconEntry = {
  readonly id: string;
  /** Spellings in any letter case; blanks and hyphens stand for one another. */
  readonly phrases: readonly string[];
  /** Spellings whose letter case counts: "PT", "K", "Mg". */
  readonly exactPhrases?: readonly string[];
  /** Spellings that name the variable only beside one of its units: "dexamethasone > 4 mg/day", "obesity > 30 kg/m2". */
  readonly withUnitOnly?: readonly string[];
  /** Usual direction of a bound under inclusion: enough platelets, not too much creatinine, an age of any kind. */
  readonly direction: "floor" | "ceiling" | "either";
  readonly scale: "continuous" | "count" | "score";
  /** Unit meant when the text prints none: {score} for ECOG. Absent where a number without unit stays open. */
  readonly bareUnit?: UcumCode;
  /** Units that texts use and that do not convert into the catalogue's unit: a life expectancy in weeks. */
  readonly alsoUnits?: readonly UcumCode[];
  /** Words behind the number that are name and unit in one: "years of age". */
  readonly unitNames?: readonly { readonly text: string; readonly unit: UcumCode }[];
  /** Entries that share a phrase with this one; method, unit or kind of value beside it decides. */
  readonly confusable?: readonly string[];
  /** Words directly to the left or right that forbid the hit: "gestational" age, creatinine "clearance". */
  readonly notOf?: { readonly before?: readonly string[]; readonly after?: readonly string[] };
};

/** One name for several variables; a bound on it holds for each: "transaminases". */
export type LexiconGroup = {
  readonly phrases: readonly string[];
  readonly exactPhrases?: readonly string[];
  readonly ids: readonly string[];
};

/** One name for two values written together: a blood pressure of "140/90". */
export type LexiconPair = {
  readonly phrases: readonly string[];
  readonly exactPhrases?: readonly string[];
  readonly ids: readonly [string, string];
  readonly separator: string;
};
