import type { RepairDecision } from "../../condition/index.ts";
import type { Protocol } from "../../protocol/index.ts";
import type { TrialRepair } from "../schemas/trials.ts";

/** Repairs with the decision that holds on each and the criteria that it changes; remarks come last. */
export const trialRepairs = (
  protocol: Protocol,
  decisions: ReadonlyMap<string, RepairDecision>,
): readonly TrialRepair[] =>
  protocol.repairs.map((repair) => ({
    ...repair,
    decision: decisions.get(repair.id) ?? null,
    criteria: protocol.population.criteria
      .filter(({ repairIds }) => repairIds.includes(repair.id))
      .map(({ id }) => id),
  }));

/** A repair waits while it offers readings and nobody has chosen one. */
export const isOpenRepair = ({ candidates, confidence, decision }: TrialRepair): boolean =>
  candidates.length > 0 && confidence !== "certain" && (decision === null || decision.chosen === null);
