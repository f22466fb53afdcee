export { type LayoutId, layoutIds, type NotARecord } from "./document.ts";
export { type CheckedProposal, checkModelProposal, type ModelProposal } from "./model/checkModelProposal.ts";
export * from "./proposal.ts";
export { proposeProtocol } from "./proposeProtocol.ts";
export { readRecord } from "./readRecord.ts";
export { carryDecisions } from "./review/carryDecisions.ts";
export { carryRepairs } from "./review/carryRepairs.ts";
export { type CriterionChange, compareReadings } from "./review/compareReadings.ts";
export {
  type CriterionDecision,
  type CriterionReview,
  reviewedProtocol,
  reviewsOf,
} from "./review/reviewedProtocol.ts";
