import type { FieldValue, Observation } from "./chart.ts";
import { noFacts, noReasons, noStrings } from "./findings.ts";
import type { UnknownReason, UsedFact } from "./verdict.ts";

/** One value that a term could have: a result, or the field of a record seen as one. */
export type Reading = Pick<
  Observation,
  "id" | "variable" | "comparator" | "limits" | "collected" | "source"
> & {
  readonly value?: FieldValue;
  readonly derivedFrom?: readonly string[];
};

/**
 * What a term says: every value it could have. `certain` is false when it might have none at all. `asked` is what
 * would settle an open choice among the possible ones.
 */
export type TermOutcome =
  | {
      readonly kind: "read";
      readonly possible: readonly Reading[];
      readonly certain: boolean;
      /** As current as the winner, but not chosen by the order. */
      readonly tied: readonly Reading[];
      readonly asked: readonly UnknownReason[];
      readonly context: readonly UsedFact[];
      readonly warnings: readonly string[];
    }
  | {
      readonly kind: "missing";
      readonly reasons: readonly UnknownReason[];
      readonly cited: readonly UsedFact[];
      readonly warnings: readonly string[];
    };

const noReadings: readonly Reading[] = [];

/** The one value that a term has; `context` is what it was found by. */
export const readOne = (
  reading: Reading,
  context: readonly UsedFact[] = noFacts,
  warnings: readonly string[] = noStrings,
): TermOutcome => ({
  kind: "read",
  possible: [reading],
  certain: true,
  tied: noReadings,
  asked: noReasons,
  context,
  warnings,
});

/** A term without a value, and what would give it one. */
export const missing = (
  reasons: readonly UnknownReason[],
  cited: readonly UsedFact[] = noFacts,
  warnings: readonly string[] = noStrings,
): TermOutcome => ({ kind: "missing", reasons, cited, warnings });
