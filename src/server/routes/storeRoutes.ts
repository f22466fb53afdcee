import { createRoute, z } from "@hono/zod-openapi";
import type { Api } from "../api.ts";
import type { Dependencies } from "../dependencies.ts";
import { packZip } from "../expandZip.ts";
import { exportFiles } from "../exportFiles.ts";
import { deskOf } from "../lookups.ts";
import { refuse } from "../refusal.ts";
import { answers, created, viewQuery } from "../schemas/common.ts";
import { exportBundleSchema, verificationSchema } from "../schemas/imports.ts";
import { type Verified, verifyDesk } from "../verification.ts";

const exportRoute = createRoute({
  method: "get",
  path: "/export",
  summary: "The CSV folder of a store, as a zip, as JSON, or one file by its name",
  request: {
    query: viewQuery.extend({ file: z.string().optional(), format: z.enum(["zip", "json"]).optional() }),
  },
  responses: {
    ...answers(exportBundleSchema, "The files"),
    200: {
      description: "A zip; with `format=json` the files with their texts; with `file` the text of that file",
      content: {
        "application/zip": { schema: z.string().openapi({ format: "binary" }) },
        "application/json": { schema: exportBundleSchema },
        "text/csv": { schema: z.string() },
      },
    },
  },
});
const verifyRoute = createRoute({
  method: "get",
  path: "/verify",
  summary: "Follow the hash chain of every store and replay every decision",
  request: { query: z.object({ head: z.string().optional() }) },
  responses: answers(verificationSchema, "What was found"),
});
const discardRoute = createRoute({
  method: "delete",
  path: "/examples",
  summary: "Discard the synthetic examples with their store",
  responses: { 204: { description: "Discarded" } },
});
const restoreRoute = createRoute({
  method: "post",
  path: "/examples",
  summary: "Bring the synthetic examples back",
  responses: created(z.object({ restored: z.boolean() }).openapi("ExamplesRestored"), "Restored"),
});

/** A program that does not say gets JSON; a browser that follows a link, or whoever asks for it, a zip. */
const wantsZip = (format: "zip" | "json" | undefined, accept = ""): boolean =>
  format === undefined ? /application\/zip|text\/html/.test(accept) : format === "zip";

export const addStoreRoutes = (api: Api, dependencies: Dependencies): void => {
  api.openapi(exportRoute, async (context) => {
    const query = context.req.valid("query");
    const files = await exportFiles(deskOf(dependencies, query));
    if (query.file === undefined && !wantsZip(query.format, context.req.header("accept")))
      return context.json({ files: [...files] }, 200);
    if (query.file === undefined)
      return context.body(new Uint8Array(packZip(files)), 200, {
        "content-type": "application/zip",
        "content-disposition": 'attachment; filename="theratrial-export.zip"',
      });
    const found = files.find(({ name }) => name === query.file);
    if (found === undefined)
      throw refuse(404, "No such file", `The export has ${files.map(({ name }) => name).join(", ")}.`);
    context.header("content-disposition", `attachment; filename="${found.name}"`);
    context.header(
      "content-type",
      found.name.endsWith(".json") ? "application/json" : "text/csv; charset=utf-8",
    );
    return context.body(found.text, 200);
  });

  api.openapi(verifyRoute, async (context) => {
    const { head } = context.req.valid("query");
    const stores: Verified[] = [];
    for (const id of ["main", "examples"] as const) {
      const desk = dependencies.desks.open(id);
      if (desk !== null) stores.push(await verifyDesk(dependencies, desk, id === "main" ? head : undefined));
    }
    return context.json({ stores: stores.map((each) => ({ ...each, faults: [...each.faults] })) }, 200);
  });

  api.openapi(discardRoute, async (context) => {
    await dependencies.desks.discardExamples();
    return context.body(null, 204);
  });

  api.openapi(restoreRoute, async (context) => {
    await dependencies.desks.restoreExamples();
    return context.json({ restored: true }, 201);
  });
};
