import { conditionsIn } from "../../protocol/index.ts";
import type { CriterionChange } from "./compareReadings.ts";
import type { CriterionDecision } from "./reviewedProtocol.ts";

/** An edited tree that points into the older record: its places and repairs mean nothing in the newer one. */
const pointsIntoRecord = ({ expression }: CriterionDecision): boolean =>
  expression !== null &&
  conditionsIn(expression).some(({ kind }) => kind === "opaque" || kind === "readings");

/**
 * The decisions of an older version of the record that still hold for the newer one: those on criteria whose words
 * are the same. They keep their author and time; what changed is open again.
 */
export const carryDecisions = (
  decisions: readonly CriterionDecision[],
  changes: ReadonlyMap<string, CriterionChange>,
): readonly CriterionDecision[] => {
  const now = new Map<string, string>();
  for (const [id, change] of changes) if (change.kind === "same") now.set(change.before, id);
  return decisions.flatMap((decision) => {
    const criterion = now.get(decision.criterion);
    return criterion === undefined || pointsIntoRecord(decision) ? [] : [{ ...decision, criterion }];
  });
};
