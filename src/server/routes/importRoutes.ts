import { createRoute, z } from "@hono/zod-openapi";
import type { Api } from "../api.ts";
import type { Dependencies } from "../dependencies.ts";
import type { ImportDesk } from "../importDesk.ts";
import { deskOf } from "../lookups.ts";
import { answers, created, viewQuery } from "../schemas/common.ts";
import { importPreviewSchema, importProgressSchema, importResultSchema } from "../schemas/imports.ts";

const importId = z.object({ id: z.uuid() });

const previewRoute = createRoute({
  method: "post",
  path: "/imports",
  summary: "Read files and show what was understood; nothing is stored yet",
  request: {
    query: viewQuery.extend({
      id: z.uuid().optional().openapi({ description: "chosen by the caller, to ask for progress meanwhile" }),
      decimal: z
        .enum(["point", "comma"])
        .optional()
        .openapi({ description: "what marks decimals in CSV files" }),
    }),
    body: {
      required: true,
      content: {
        "multipart/form-data": {
          schema: z.object({ files: z.any().openapi({ type: "string", format: "binary" }) }),
        },
      },
    },
  },
  responses: created(importPreviewSchema, "The preview"),
});
const commitRoute = createRoute({
  method: "post",
  path: "/imports/{id}/commit",
  summary: "Store what the preview showed, all or nothing",
  request: { params: importId, query: viewQuery },
  responses: answers(importResultSchema, "What was stored"),
});
const showRoute = createRoute({
  method: "get",
  path: "/imports/{id}",
  summary: "The preview again",
  request: { params: importId, query: viewQuery },
  responses: answers(importPreviewSchema, "The preview"),
});
const progressRoute = createRoute({
  method: "get",
  path: "/imports/{id}/progress",
  summary: "How far an import is",
  request: { params: importId, query: viewQuery },
  responses: answers(importProgressSchema, "The progress"),
});
const dropRoute = createRoute({
  method: "delete",
  path: "/imports/{id}",
  summary: "Forget a preview and its files",
  request: { params: importId, query: viewQuery },
  responses: { 204: { description: "Forgotten" } },
});

export const addImportRoutes = (api: Api, dependencies: Dependencies, imports: ImportDesk): void => {
  // Registered by hand: the validator of the document would read the whole upload into memory.
  api.openAPIRegistry.registerPath(previewRoute);
  api.post("/imports", async (context) => {
    const query = previewRoute.request.query.parse(context.req.query());
    const preview = await imports.preview(deskOf(dependencies, query), context.req.raw, query);
    return context.json(preview, 201);
  });

  api.openapi(showRoute, (context) => context.json(imports.show(context.req.valid("param").id), 200));
  api.openapi(progressRoute, (context) => context.json(imports.progress(context.req.valid("param").id), 200));
  api.openapi(commitRoute, async (context) =>
    context.json(await imports.commit(context.req.valid("param").id), 200),
  );
  api.openapi(dropRoute, async (context) => {
    await imports.drop(context.req.valid("param").id);
    return context.body(null, 204);
  });
};
