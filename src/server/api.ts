import { OpenAPIHono, type z } from "@hono/zod-openapi";
import type { Problem } from "../adapters/http/index.ts";
import { bodyIssue } from "./refusal.ts";

/** The application that routes are added to. */
export type Api = OpenAPIHono;

export const problemOf = (error: z.core.$ZodError, title = "The request is faulty"): Problem => ({
  title,
  detail: error.issues.map((each) => `${each.path.join(".") || "request"}: ${each.message}`).join("; "),
  issues: error.issues.map((each) =>
    bodyIssue("malformed", each.path.join(".") || null, each.message, "Correct this field and send again."),
  ),
});

/** Input that does not fit a route's schema becomes a Problem that names every field. */
export const createApi = (): Api =>
  new OpenAPIHono({
    defaultHook: (result, context) =>
      result.success ? undefined : context.json(problemOf(result.error), 400),
  });
