import { createRoute, z } from "@hono/zod-openapi";
import type { Screening } from "../../screening/index.ts";
import type { Api } from "../api.ts";
import type { Dependencies } from "../dependencies.ts";
import { protocolOf, viewOf } from "../lookups.ts";
import { protocolsOf } from "../readings.ts";
import { answers, viewQuery } from "../schemas/common.ts";
import { questionBoardSchema, searchHitSchema } from "../schemas/imports.ts";
import { screeningsOf } from "../screenAll.ts";
import { questionBoard } from "../views/questionBoard.ts";
import { search } from "../views/search.ts";

const questionsRoute = createRoute({
  method: "get",
  path: "/questions",
  summary: "Open questions over all subjects, grouped by who can answer",
  request: { query: viewQuery.extend({ trial: z.string().optional() }) },
  responses: answers(questionBoardSchema, "The board"),
});
const searchRoute = createRoute({
  method: "get",
  path: "/search",
  summary: "Subjects, trials, criteria and pages whose words fit",
  request: { query: viewQuery.extend({ q: z.string().max(200) }) },
  responses: answers(z.array(searchHitSchema), "Hits, best first"),
});

export const addBoardRoutes = (api: Api, dependencies: Dependencies): void => {
  api.openapi(questionsRoute, async (context) => {
    const query = context.req.valid("query");
    const { desk, view } = await viewOf(dependencies, query);
    const protocols =
      query.trial === undefined
        ? await protocolsOf(dependencies, desk, view)
        : [await protocolOf(dependencies, desk, view, query.trial)];
    const screenings: Screening[] = [];
    for (const protocol of protocols) screenings.push(...(await screeningsOf(desk, protocol, view)));
    return context.json(questionBoard(screenings), 200);
  });

  api.openapi(searchRoute, async (context) => {
    const query = context.req.valid("query");
    const { desk, view } = await viewOf(dependencies, query);
    const identities = await desk.screener.identities(view);
    const subjects = (await desk.screener.subjects(view)).map(({ subject }) => ({
      subject,
      name: identities.get(subject)?.name ?? null,
    }));
    return context.json([...search(query.q, await protocolsOf(dependencies, desk, view), subjects)], 200);
  });
};
