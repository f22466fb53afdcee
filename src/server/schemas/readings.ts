import { z } from "@hono/zod-openapi";
import type {
  ConditionCheck,
  CriterionReviewRequest,
  ReadingDetail,
  ReadingSummary,
  StoredRead,
} from "../../adapters/http/index.ts";
import type { Condition } from "../../condition/index.ts";
import { issueSchema, personSchema, reasonSchema, roleSchema } from "./common.ts";
import { conditionDomain, protocolSchema } from "./domain.ts";
import { trialRepairSchema } from "./trials.ts";

const text = z.string();
const count = z.number().int().nonnegative();

export const readingSummarySchema: z.ZodType<ReadingSummary> = z
  .object({
    trial: text,
    title: text.nullable(),
    file: text,
    sha256: text,
    layout: text,
    readAt: text,
    by: text,
    screenable: z.boolean(),
    counts: z.object({
      criteria: count,
      confirmed: count,
      rejected: count,
      opaque: count,
      repairsOpen: count,
      repairsCertain: count,
    }),
  })
  .openapi("ReadingSummary");

const review = z.object({
  state: z.enum(["open", "confirmed", "rejected"]),
  expression: conditionDomain.nullable(),
  by: text.nullable(),
  role: text.nullable(),
  at: text.nullable(),
  reason: text.nullable(),
});
const change = z.object({
  kind: z.enum(["same", "changed", "new"]),
  before: text.nullable(),
  textBefore: text.nullable(),
});

export const readingDetailSchema: z.ZodType<ReadingDetail> = z
  .object({
    summary: readingSummarySchema,
    text,
    read: z.custom<StoredRead>().openapi("ReadRecord", { type: "object", description: "What was read" }),
    proposal: protocolSchema,
    english: z.record(text, text),
    repairs: z.array(trialRepairSchema),
    reviews: z.record(text, review),
    difference: z
      .object({
        changes: z.record(text, change),
        removed: z.array(z.object({ id: text, text })),
      })
      .nullable(),
    earlier: z.array(z.object({ sha256: text, file: text, readAt: text })),
  })
  .openapi("ReadingDetail");

/** Checked by the schema of conditions afterwards, so that a fault gets the words of that schema. */
const expression = z
  .custom<Condition>((value) => typeof value === "object" && value !== null)
  .openapi({ type: "object", description: "A condition, theratrial-criteria/1" });

export const criterionReviewSchema: z.ZodType<CriterionReviewRequest> = z
  .object({
    decision: z.enum(["confirmed", "rejected", "reopened"]),
    expression: expression.nullable().exactOptional(),
    reason: reasonSchema,
    by: personSchema,
    role: roleSchema,
  })
  .openapi("CriterionReviewRequest");

export const describeRequestSchema = z.object({
  expression: z.unknown().openapi({ type: "object", description: "A condition, theratrial-criteria/1" }),
});
export const conditionCheckSchema: z.ZodType<ConditionCheck> = z
  .object({ english: text.nullable(), issues: z.array(issueSchema) })
  .openapi("ConditionCheck");
