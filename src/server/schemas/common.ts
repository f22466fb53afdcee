import { z } from "@hono/zod-openapi";
import type { Problem, Store } from "../../adapters/http/index.ts";
import { reasonCodes } from "../../kernel/answer.ts";
import { isIsoDate, isPartialDate } from "../../kernel/calendar.ts";
import type { Issue } from "../../kernel/failure.ts";
import { roles } from "../../subject/index.ts";

export const truthSchema = z.enum(["true", "false", "unknown"]);
export const entrySchema = z.enum(["pass", "fail", "unknown"]);
export const criterionRoleSchema = z.enum(["inclusion", "exclusion"]);
export const statusSchema = z.enum(["eligible", "ineligible", "undetermined"]);
export const stateNameSchema = z.enum(["eligible", "oneAway", "moreToAsk", "confirm", "later", "ineligible"]);
export const reasonCodeSchema = z.enum(reasonCodes);
export const askedOfSchema = z.enum(["laboratory", "coordinator", "investigator", "patient", "sponsor"]);
export const roleSchema = z.enum(roles).openapi("Role");

const text = z.string();
export const isoDateSchema = z
  .string()
  .refine(isIsoDate, "expected a date as YYYY-MM-DD")
  .openapi({ type: "string", format: "date", example: "2026-03-17" });
export const partialDateSchema = z
  .string()
  .refine(isPartialDate, "expected YYYY, YYYY-MM, YYYY-MM-DD or an instant with its zone")
  .openapi({ type: "string", example: "2026-03" });
export const personSchema = z.string().trim().min(1, "a name is needed").max(200);
export const reasonSchema = z.string().trim().min(1, "a reason is needed").max(2000);

export const issueSchema: z.ZodType<Issue> = z
  .object({
    code: z.enum([
      "missing",
      "malformed",
      "not-a-number",
      "decimal-comma",
      "unknown-unit",
      "missing-unit",
      "impossible-date",
      "future-date",
      "duplicate",
      "conflict",
      "unmapped",
      "unknown-column",
      "unknown-value",
      "implausible",
      "empty",
      "truncated",
      "too-large",
      "wrong-encoding",
      "unknown-file",
    ]),
    severity: z.enum(["error", "warning"]),
    file: text,
    line: z.number().int().nullable(),
    field: text.nullable(),
    message: text,
    cure: text,
  })
  .openapi("Issue");

export const problemSchema: z.ZodType<Problem> = z
  .object({ title: text, detail: text, issues: z.array(issueSchema) })
  .openapi("Problem");

export const storeSchema: z.ZodType<Store> = z.enum(["main", "examples"]);

/** The query parameters of every path. */
export const viewQuery = z.object({
  store: z.enum(["main", "examples"]).optional().openapi({ description: "default main" }),
  asOf: isoDateSchema.optional().openapi({ description: "default: today at the site" }),
});
export type ViewQuery = z.infer<typeof viewQuery>;

const json = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { "application/json": { schema } },
});

/** The answers of a route: its own and the refusals that every route may give. */
export const answers = <T extends z.ZodType>(schema: T, description: string) => ({
  200: json(schema, description),
  ...refusals,
});
export const created = <T extends z.ZodType>(schema: T, description: string) => ({
  201: json(schema, description),
  ...refusals,
});
const refusals = {
  400: json(problemSchema, "The request is faulty; the issues say where"),
  403: json(problemSchema, "Refused"),
  404: json(problemSchema, "Not found"),
  409: json(problemSchema, "Conflict; or a warning that waits for confirmation"),
  413: json(problemSchema, "Too large"),
} as const;

export const jsonBody = <T extends z.ZodType>(schema: T) => ({
  body: { required: true, content: { "application/json": { schema } } },
});
