import type { Edge } from "./times.ts";
import type { UnknownReason } from "./verdict.ts";

const isSpread = (edge: Edge): boolean => edge.days.earliest !== edge.days.latest;
const hasClock = (edge: Edge): boolean => edge.text?.includes("T") === true;

/** Which of two dates has to be known better before they can be ordered: the fact's own first, then the anchor's. */
export const coarserDate = (
  fact: Edge,
  anchor: Edge,
  ofFact: () => UnknownReason,
  ofAnchor: () => UnknownReason,
): UnknownReason => {
  if (isSpread(fact)) return ofFact();
  if (isSpread(anchor)) return ofAnchor();
  return hasClock(fact) ? ofAnchor() : ofFact();
};
