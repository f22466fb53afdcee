import type { TrialDetail as Detail } from "../../adapters/http/index.ts";

/** Everything that travels, from one place; types only, so nothing of the server enters the page. */
export type {
  ConditionCheck,
  CriterionReviewRequest,
  DecisionReplay,
  EntryRequest,
  ImportPreview,
  ImportResult,
  Problem,
  QuestionBoard,
  ReadingDetail,
  ReadingSummary,
  RepairRequest,
  ScreeningTable,
  SearchHit,
  State,
  Store,
  SubjectDetail,
  SubjectEligibility,
  SubjectSummary,
  TrialDetail,
  TrialSummary,
  Vocabulary,
} from "../../adapters/http/index.ts";
export type { Condition, Repair, UsedFact, Verdict } from "../../condition/index.ts";
export type { ReasonCode } from "../../kernel/answer.ts";
export type { Issue } from "../../kernel/failure.ts";
export type { Arm, Criterion, Protocol, SponsorQuestion } from "../../protocol/index.ts";
export type { CriterionFinding, OpenQuestion, Screening } from "../../screening/index.ts";
export type { Event } from "../../subject/index.ts";

/** A repair with the decision on it and the criteria that wait for it. */
export type TrialRepair = Detail["repairs"][number];
