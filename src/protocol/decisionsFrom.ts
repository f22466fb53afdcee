import type { RepairDecision, Situation } from "../condition/index.ts";

/**
 * What holds of each decided repair: repair id to candidate, oldest decision first. A later word on the same repair
 * replaces the earlier one; a rejection that names no candidate opens every reading again.
 */
export const decisionsFrom = (decisions: readonly RepairDecision[]): Situation["decisions"] => {
  const chosen = new Map<string, string>();
  for (const decision of decisions)
    if (decision.chosen === null) chosen.delete(decision.repairId);
    else chosen.set(decision.repairId, decision.chosen);
  return chosen;
};
