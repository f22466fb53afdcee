import { z } from "@hono/zod-openapi";
import type {
  ImportPreview,
  ImportResult,
  QuestionBoard,
  SearchHit,
  Vocabulary,
} from "../../adapters/http/index.ts";
import { askedOfSchema, issueSchema } from "./common.ts";

const text = z.string();
const count = z.number().int().nonnegative();

export const importPreviewSchema: z.ZodType<ImportPreview> = z
  .object({
    id: text,
    files: z.array(z.object({ name: text, format: text, rows: count })),
    subjects: count,
    facts: z.object({ added: count, unchanged: count, corrected: count }),
    byType: z.record(text, count),
    corrections: z.array(z.object({ subject: text, what: text, from: text, to: text, place: text })),
    correctionCount: count.exactOptional(),
    sample: z.array(z.object({ subject: text, understood: text, place: text })),
    issues: z.array(issueSchema),
    issueCount: count,
    errorCount: count.exactOptional(),
    unmapped: z.array(z.object({ system: text, code: text, display: text, count })),
    unknownColumns: z.array(z.object({ file: text, column: text })),
  })
  .openapi("ImportPreview");

export const importResultSchema: z.ZodType<ImportResult> = z
  .object({ added: count, corrected: count, unchanged: count, logHead: text })
  .openapi("ImportResult");

export const importProgressSchema = z
  .object({
    phase: z.enum(["receiving", "reading", "previewed", "committing", "done", "failed"]),
    receivedBytes: count,
    items: count,
  })
  .openapi("ImportProgress");

export const searchHitSchema: z.ZodType<SearchHit> = z
  .object({
    kind: z.enum(["subject", "trial", "criterion", "page"]),
    label: text,
    detail: text,
    path: text,
  })
  .openapi("SearchHit");

export const questionBoardSchema: z.ZodType<QuestionBoard> = z
  .array(
    z.object({
      askedOf: text,
      items: z.array(
        z.object({
          question: text,
          askedOf: askedOfSchema,
          neededFact: text,
          decides: z.array(text),
          subject: text,
          trial: text,
        }),
      ),
    }),
  )
  .openapi("QuestionBoard");

export const vocabularySchema: z.ZodType<Vocabulary> = z
  .object({
    variables: z.array(
      z.object({
        id: text,
        label: text,
        kind: text,
        canonicalUnit: text.nullable(),
        units: z.array(text),
        values: z.array(text),
        methods: z.array(text),
        plausible: z.object({ low: text, high: text }).nullable(),
      }),
    ),
    concepts: z.array(z.object({ id: text, label: text })),
    anchors: z.array(text),
    recordTypes: z.array(text),
    roles: z.array(text),
  })
  .openapi("Vocabulary");

export const verificationSchema = z
  .object({
    stores: z.array(
      z.object({
        store: z.enum(["main", "examples"]),
        links: count,
        decisions: count,
        logHead: text,
        faults: z.array(text),
      }),
    ),
  })
  .openapi("Verification");

export const exportBundleSchema = z
  .object({ files: z.array(z.object({ name: text, text })) })
  .openapi("ExportBundle");
