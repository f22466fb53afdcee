import { createRoute } from "@hono/zod-openapi";
import type { State } from "../../adapters/http/index.ts";
import type { Api } from "../api.ts";
import { today } from "../clock.ts";
import type { Dependencies } from "../dependencies.ts";
import { answers } from "../schemas/common.ts";
import { vocabularySchema } from "../schemas/imports.ts";
import { stateSchema } from "../schemas/trials.ts";
import { vocabulary } from "../views/vocabulary.ts";

const stateRoute = createRoute({
  method: "get",
  path: "/state",
  summary: "What the frame of the pages needs: day, zone, actor, stores",
  responses: answers(stateSchema, "The state of the server"),
});
const vocabularyRoute = createRoute({
  method: "get",
  path: "/vocabulary",
  summary: "What forms offer: variables with their units, concepts, anchors, roles",
  responses: answers(vocabularySchema, "The vocabulary"),
});

const storesOf = async (dependencies: Dependencies): Promise<State["stores"]> => {
  const stores: State["stores"][number][] = [];
  for (const id of ["main", "examples"] as const) {
    const desk = dependencies.desks.open(id);
    if (desk === null) continue;
    const view = await desk.screener.view();
    const subjects = (await desk.screener.subjects(view)).length;
    stores.push({ id, label: desk.label, synthetic: desk.synthetic, subjects, logHead: view.logHead });
  }
  return stores;
};

export const addStateRoutes = (api: Api, dependencies: Dependencies): void => {
  api.openapi(stateRoute, async (context) =>
    context.json(
      {
        version: dependencies.version,
        today: today(dependencies.clock),
        zone: dependencies.clock.zone,
        actor: dependencies.actor,
        stores: await storesOf(dependencies),
      },
      200,
    ),
  );
  api.openapi(vocabularyRoute, (context) => context.json(vocabulary(), 200));
};
