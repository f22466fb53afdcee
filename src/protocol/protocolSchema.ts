import { z } from "zod";
import { condition, position, sourceSpan, text } from "./conditionSchema.ts";
import { criterionTopics, type Protocol } from "./protocol.ts";

const lines = z
  .strictObject({ first: z.int().positive(), last: z.int().positive() })
  .refine(({ first, last }) => first <= last, "expected the first line before the last");
const role = z.enum(["inclusion", "exclusion"]);
const texts = z.array(text);
const spans = z.array(sourceSpan).min(1);
const textOrNull = text.nullable();

const criterion = z.strictObject({
  id: text,
  item: text,
  role,
  topic: z.enum(criterionTopics),
  title: text.max(24),
  summary: text,
  expression: condition,
  spans,
  lines,
  repairIds: texts,
  reviewStatus: z.enum(["proposed", "confirmed", "rejected"]),
});
const statement = z.strictObject({
  id: text,
  role: z.enum(["narrative", "protocol", "meta"]),
  summary: text,
  spans,
  lines,
  repairIds: texts,
});
const repair = z.strictObject({
  id: text,
  code: z.string().regex(/^[A-Z][A-Z_]*$/, "expected a code in capitals"),
  span: sourceSpan.nullable(),
  written: text.max(30).exactOptional(),
  candidates: texts,
  proposed: text.exactOptional(),
  confidence: z.enum(["certain", "high", "medium", "low", "none"]),
  evidence: texts.min(1),
});
const population = z
  .strictObject({
    screenable: z.boolean(),
    notScreenableReason: z.literal("noEligibilitySection").exactOptional(),
    criteria: z.array(criterion),
    groups: z.array(z.strictObject({ id: text, op: z.enum(["any", "all"]), role, members: texts.min(1) })),
    statements: z.array(statement),
  })
  .refine(
    ({ screenable, notScreenableReason, criteria }) =>
      screenable === (notScreenableReason === undefined) && screenable === criteria.length > 0,
    "expected criteria where patients can be screened, and a reason where they cannot",
  );

/** Format theratrial-protocol/1. */
export const protocolSchema: z.ZodType<Protocol> = z.strictObject({
  format: z.literal("theratrial-protocol/1"),
  id: text,
  version: z.int().positive(),
  shortName: text,
  summary: text,
  sponsor: text,
  phase: textOrNull,
  status: textOrNull,
  agent: text,
  record: z.strictObject({
    file: text,
    sha256: z.string().regex(/^[0-9a-f]{64}$/, "expected 64 hexadecimal digits"),
    layout: text,
    length: position,
  }),
  questions: z.array(
    z.strictObject({
      id: z.string().regex(/^Q\d+$/, "expected a number such as Q1"),
      severity: z.enum(["blocking", "clarify"]),
      about: text,
      affects: texts,
      span: sourceSpan.nullable(),
    }),
  ),
  population,
  repairs: z.array(repair),
  arms: z.array(
    z.strictObject({
      id: text,
      label: text,
      summary: text,
      cycles: textOrNull,
      activity: textOrNull,
      interval: textOrNull,
      questions: texts,
    }),
  ),
});
