import { z } from "@hono/zod-openapi";
import type {
  DecisionReplay,
  SubjectDetail,
  SubjectEligibility,
  SubjectSummary,
} from "../../adapters/http/index.ts";
import {
  isoDateSchema,
  partialDateSchema,
  personSchema,
  reasonSchema,
  roleSchema,
  stateNameSchema,
  statusSchema,
} from "./common.ts";
import { eventSchema, screeningSchema } from "./domain.ts";

const text = z.string();
const count = z.number().int().nonnegative();

export const subjectIdSchema = z
  .string()
  .trim()
  .min(1, "a subject id is needed")
  .max(64)
  .regex(/^[^\s/\\?#%]+$/, "letters, digits, hyphens, dots and underscores, without blanks");

export const subjectSummarySchema: z.ZodType<SubjectSummary> = z
  .object({
    subject: text,
    name: text.nullable(),
    person: text,
    events: count,
    lastRecorded: text.nullable(),
    trials: z.array(
      z.object({
        trial: text,
        status: statusSchema,
        state: stateNameSchema,
        toAsk: count,
        earliest: isoDateSchema.nullable(),
      }),
    ),
  })
  .openapi("SubjectSummary");

export const subjectDetailSchema: z.ZodType<SubjectDetail> = z
  .object({
    subject: text,
    name: text.nullable(),
    birthDate: text.nullable(),
    person: text,
    attributes: z.array(z.object({ name: text, value: text })),
    anchors: z.array(z.object({ anchor: text, date: text })),
    series: z.array(
      z.object({
        variable: text,
        label: text,
        unit: text,
        points: z.array(
          z.object({
            date: text,
            value: text,
            written: text,
            comparator: text.nullable(),
            lower: text.nullable(),
            upper: text.nullable(),
            source: text,
            event: text,
          }),
        ),
        limits: z.array(z.object({ trial: text, criterion: text, relation: text, value: text })),
      }),
    ),
    records: z.array(
      z.object({
        event: text,
        type: text,
        label: text,
        start: text.nullable(),
        end: text.nullable(),
        ongoing: z.boolean(),
        fields: z.record(text, text),
        source: text,
      }),
    ),
    lists: z.array(z.object({ type: text, completeness: text, asOf: text.nullable() })),
    answers: z.array(
      z.object({ event: text, question: text, answer: text, by: text, role: text, date: text }),
    ),
    events: z.array(z.intersection(eventSchema, z.object({ supersededBy: text.nullable() }))),
  })
  .openapi("SubjectDetail");

export const subjectEligibilitySchema: z.ZodType<SubjectEligibility> = z
  .object({
    screening: screeningSchema,
    english: z.record(text, text),
    titles: z.record(text, text),
  })
  .openapi("SubjectEligibility");

export const decisionReplaySchema: z.ZodType<DecisionReplay> = z
  .object({ event: eventSchema, same: z.boolean() })
  .openapi("DecisionReplay");

/** Who acts; without it the actor of the server's settings does. */
const actorFields = { by: personSchema.optional(), role: roleSchema.optional() };

export const subjectRequestSchema = z
  .object({
    subject: subjectIdSchema,
    name: z.string().trim().min(1).max(200).optional(),
    birthDate: partialDateSchema.optional(),
    sex: z.enum(["male", "female"]).optional(),
    ...actorFields,
  })
  .openapi("SubjectRequest");

export const decisionRequestSchema = z
  .object({ trial: text, reason: reasonSchema, ...actorFields })
  .openapi("DecisionRequest");

export const entryRequestSchema = z
  .object({
    type: text,
    payload: z
      .record(text, z.json())
      .openapi({ type: "object", description: "see theratrial schema payload" }),
    effective: partialDateSchema,
    by: personSchema,
    role: roleSchema,
    reason: reasonSchema.optional(),
    supersedes: text.optional(),
    confirmed: z.boolean().optional(),
    trial: text.nullable().optional(),
  })
  .openapi("EntryRequest");
export type ReadEntryRequest = z.infer<typeof entryRequestSchema>;
