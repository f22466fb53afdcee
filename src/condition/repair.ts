import type { SourceSpan } from "../kernel/source.ts";

/**
 * A defect of the source text with what it could mean. An overlay: the source never changes.
 * No candidates: a remark on the wording, with nothing to evaluate differently.
 */
export type Repair = {
  readonly id: string;
  readonly code: string;
  readonly span: SourceSpan | null;
  /** The few characters concerned, where they are no sentence: "75.000/mm3". */
  readonly written?: string;
  readonly candidates: readonly string[];
  readonly proposed?: string;
  readonly confidence: "certain" | "high" | "medium" | "low" | "none";
  readonly evidence: readonly string[];
};

/** A named person's word on a repair. `rejected` without another candidate chosen leaves every reading open. */
export type RepairDecision = {
  readonly repairId: string;
  readonly decision: "confirmed" | "rejected";
  /** The candidate that holds from now on; null after a rejection that names none. */
  readonly chosen: string | null;
  readonly by: string;
  readonly role: string;
  readonly at: string;
  readonly reason: string;
};
