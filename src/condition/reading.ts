import type { FieldValue, Observation } from "./chart.ts";
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
