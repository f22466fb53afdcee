import type { TrialRepair } from "../api/contract.ts";

/** A repair waits while it offers readings and nobody has chosen one. */
export const isOpenRepair = ({ candidates, confidence, decision }: TrialRepair): boolean =>
  candidates.length > 0 && confidence !== "certain" && (decision === null || decision.chosen === null);
