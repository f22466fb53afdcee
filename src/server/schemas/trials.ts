import { z } from "@hono/zod-openapi";
import type {
  RepairRequest,
  ScreeningTable,
  State,
  TrialDetail,
  TrialSummary,
} from "../../adapters/http/index.ts";
import {
  criterionRoleSchema,
  entrySchema,
  isoDateSchema,
  personSchema,
  reasonSchema,
  roleSchema,
  stateNameSchema,
  statusSchema,
  storeSchema,
  truthSchema,
} from "./common.ts";
import { protocolSchema, repairDecisionSchema, repairSchema } from "./domain.ts";

const text = z.string();
const count = z.number().int().nonnegative();

export const stateSchema: z.ZodType<State> = z
  .object({
    version: text,
    today: isoDateSchema,
    zone: text,
    actor: z.object({ name: text, role: text, site: text }),
    stores: z.array(
      z.object({ id: storeSchema, label: text, synthetic: z.boolean(), subjects: count, logHead: text }),
    ),
  })
  .openapi("State");

export const trialSummarySchema: z.ZodType<TrialSummary> = z
  .object({
    id: text,
    version: count,
    shortName: text,
    summary: text,
    sponsor: text,
    phase: text.nullable(),
    status: text.nullable(),
    agent: text,
    screenable: z.boolean(),
    counts: z.object({
      criteria: count,
      repairsOpen: count,
      questionsOpen: count,
      subjects: count,
      eligible: count,
      oneAnswerAway: count,
      undetermined: count,
      later: count,
      ineligible: count,
    }),
    arms: z.array(
      z.object({
        id: text,
        label: text,
        summary: text,
        cycles: text.nullable(),
        activity: text.nullable(),
        interval: text.nullable(),
        questions: z.array(text),
      }),
    ),
  })
  .openapi("TrialSummary");

/** A repair with the decision on it and the criteria that wait for it. */
export type TrialRepair = TrialDetail["repairs"][number];
export const trialRepairSchema: z.ZodType<TrialRepair> = z
  .intersection(
    repairSchema,
    z.object({ decision: repairDecisionSchema.nullable(), criteria: z.array(text) }),
  )
  .openapi("TrialRepair");

export const trialDetailSchema: z.ZodType<TrialDetail> = z
  .object({
    protocol: protocolSchema,
    english: z.record(text, text),
    repairs: z.array(trialRepairSchema),
    recordText: text.nullable(),
  })
  .openapi("TrialDetail");

/** The part of a trial's answer that holds its repairs. */
export const trialRepairsReply = z.object({ repairs: z.array(trialRepairSchema) });

export const repairRequestSchema: z.ZodType<RepairRequest> = z
  .object({
    decision: z.enum(["confirmed", "rejected"]),
    chosen: text.nullable(),
    reason: reasonSchema,
    by: personSchema,
    role: roleSchema,
  })
  .openapi("RepairRequest");

export const recordAcceptedSchema = z
  .object({ accepted: z.boolean(), sha256: text })
  .openapi("RecordAccepted");

export const screeningTableSchema: z.ZodType<ScreeningTable> = z
  .object({
    trial: text,
    version: count,
    asOf: isoDateSchema,
    logHead: text,
    columns: z.array(
      z.object({ id: text, title: text, topic: text, role: criterionRoleSchema, summary: text }),
    ),
    rows: z.array(
      z.object({
        subject: text,
        person: text,
        status: statusSchema,
        state: stateNameSchema,
        toAsk: count,
        earliest: isoDateSchema.nullable(),
        cells: z.record(
          text,
          z.object({
            entry: entrySchema,
            truth: truthSchema,
            waitsFor: z.enum(["answer", "repair", "time"]).nullable(),
            summary: text,
          }),
        ),
      }),
    ),
  })
  .openapi("ScreeningTable");
