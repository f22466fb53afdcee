import { OpenAPIHono } from "@hono/zod-openapi";
import { bodyLimit } from "hono/body-limit";
import { HTTPException } from "hono/http-exception";
import { z } from "zod";
import type { Problem } from "../adapters/http/index.ts";
import { Defect } from "../kernel/failure.ts";
import { createApi, problemOf } from "./api.ts";
import type { Dependencies } from "./dependencies.ts";
import { checkHost, securityHeaders } from "./guard.ts";
import { createImportDesk } from "./importDesk.ts";
import { completeDocument } from "./openapi.ts";
import { Refusal, refuse } from "./refusal.ts";
import { addBoardRoutes } from "./routes/boardRoutes.ts";
import { addImportRoutes } from "./routes/importRoutes.ts";
import { addReadingRoutes } from "./routes/readingRoutes.ts";
import { addStateRoutes } from "./routes/stateRoutes.ts";
import { addStoreRoutes } from "./routes/storeRoutes.ts";
import { addSubjectRoutes } from "./routes/subjectRoutes.ts";
import { addTrialRoutes } from "./routes/trialRoutes.ts";
import { serveWebApp } from "./webApp.ts";

const largestBody = 4 * 1024 * 1024;
const prefix = "/api/v1";

const problem = (title: string, detail: string): Problem => ({ title, detail, issues: [] });

/** The whole application as a function of what it is given: a test is a function call, no socket. */
export const createApp = (dependencies: Dependencies): OpenAPIHono => {
  const app = new OpenAPIHono();
  const api = createApi();

  app.onError((error, context) => {
    if (error instanceof Refusal) return context.json(error.problem, error.status);
    if (error instanceof z.core.$ZodError) return context.json(problemOf(error), 400);
    if (error instanceof HTTPException)
      return context.json(
        problem("The request is faulty", error.message || "It could not be read."),
        error.status,
      );
    const at = error instanceof Defect ? ` at ${JSON.stringify(error.at)?.slice(0, 500) ?? "?"}` : "";
    dependencies.report(`${context.req.method} ${context.req.path}: ${error.stack ?? error.message}${at}`);
    return context.json(
      problem(
        "Something in Theratrial is broken",
        `${error.message}. Nothing was stored by this request. Please report it.`,
      ),
      500,
    );
  });

  app.use(securityHeaders());
  app.use(checkHost(dependencies.host));
  app.get("/health", (context) => context.json({ status: "ok" }));

  api.use(async (context, next) => {
    await next();
    context.header("cache-control", "no-store");
  });
  const limited = bodyLimit({
    maxSize: largestBody,
    onError: () => {
      throw refuse(413, "Request too large", "At most 4 MB here; files go to /api/v1/imports.");
    },
  });
  api.use((context, next) => (context.req.path.endsWith("/imports") ? next() : limited(context, next)));
  addStateRoutes(api, dependencies);
  addTrialRoutes(api, dependencies);
  addSubjectRoutes(api, dependencies);
  addBoardRoutes(api, dependencies);
  addImportRoutes(api, dependencies, createImportDesk(dependencies));
  addReadingRoutes(api, dependencies);
  addStoreRoutes(api, dependencies);
  api.get("/openapi.json", (context) =>
    context.json(
      completeDocument(
        api.getOpenAPI31Document({
          openapi: "3.1.0",
          info: { title: "Theratrial", version: dependencies.version },
          servers: [{ url: prefix }],
        }),
      ),
    ),
  );
  api.all("*", (context) =>
    context.json(
      problem(
        "No such address",
        `${context.req.method} ${context.req.path} is not served. See ${prefix}/openapi.json.`,
      ),
      404,
    ),
  );
  app.route(prefix, api);

  if (dependencies.webFolder !== null) app.use(serveWebApp(dependencies.webFolder));
  app.notFound((context) =>
    context.json(problem("No such address", `${context.req.path} is not served.`), 404),
  );
  return app;
};
