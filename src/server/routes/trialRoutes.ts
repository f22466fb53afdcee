import { createRoute, z } from "@hono/zod-openapi";
import type { TrialSummary } from "../../adapters/http/index.ts";
import type { Protocol } from "../../protocol/index.ts";
import { repairDecisionsOf } from "../../subject/index.ts";
import { actorOf } from "../actors.ts";
import type { Api } from "../api.ts";
import { appendOrRefuse } from "../appending.ts";
import type { Dependencies, Desk } from "../dependencies.ts";
import { protocolOf, viewOf } from "../lookups.ts";
import { protocolsOf } from "../readings.ts";
import { acceptRecordText, recordTextOf } from "../recordText.ts";
import { bodyIssue, refuse } from "../refusal.ts";
import { answers, jsonBody, viewQuery } from "../schemas/common.ts";
import {
  recordAcceptedSchema,
  repairRequestSchema,
  screeningTableSchema,
  type TrialRepair,
  trialDetailSchema,
  trialRepairSchema,
  trialSummarySchema,
} from "../schemas/trials.ts";
import { screeningsOf } from "../screenAll.ts";
import type { View } from "../screener.ts";
import { englishOf } from "../views/englishOf.ts";
import { describePerson } from "../views/person.ts";
import { screeningRow, screeningTable, trialState } from "../views/screeningTable.ts";
import { isOpenRepair, trialRepairs } from "../views/trialRepairs.ts";

const trial = z.object({ id: z.string().openapi({ example: "NCT03972488" }) });

const listRoute = createRoute({
  method: "get",
  path: "/trials",
  summary: "The trials, with counts of the subjects of a store",
  request: { query: viewQuery },
  responses: answers(z.array(trialSummarySchema), "The trials"),
});
const detailRoute = createRoute({
  method: "get",
  path: "/trials/{id}",
  summary: "The executable protocol with its English, repairs and questions",
  request: { params: trial, query: viewQuery },
  responses: answers(trialDetailSchema, "One trial"),
});
const screeningRoute = createRoute({
  method: "get",
  path: "/trials/{id}/screening",
  summary: "Subjects by criteria",
  request: { params: trial, query: viewQuery },
  responses: answers(screeningTableSchema, "The matrix"),
});
const repairRoute = createRoute({
  method: "post",
  path: "/trials/{id}/repairs/{repairId}",
  summary: "A named person confirms or rejects a repair, with a reason",
  request: {
    params: trial.extend({ repairId: z.string() }),
    query: viewQuery,
    ...jsonBody(repairRequestSchema),
  },
  responses: answers(trialRepairSchema, "The repair with the decision on it"),
});
const recordRoute = createRoute({
  method: "post",
  path: "/trials/{id}/record",
  summary: "Hand over the text of the trial record; refused unless its SHA-256 is that of the protocol",
  request: {
    params: trial,
    query: viewQuery,
    body: { required: true, content: { "text/plain": { schema: z.string() } } },
  },
  responses: answers(recordAcceptedSchema, "Accepted"),
});

export const repairsAt = async (
  desk: Desk,
  protocol: Protocol,
  view: View,
): Promise<readonly TrialRepair[]> =>
  trialRepairs(
    protocol,
    repairDecisionsOf(await desk.screener.events(null, view), protocol.id, { effective: view.asOf }),
  );

const summaryOf = async (desk: Desk, protocol: Protocol, view: View): Promise<TrialSummary> => {
  const states = (await screeningsOf(desk, protocol, view)).map((each) => trialState(each).state);
  const count = (...wanted: readonly string[]): number =>
    states.filter((each) => wanted.includes(each)).length;
  return {
    id: protocol.id,
    version: protocol.version,
    shortName: protocol.shortName,
    summary: protocol.summary,
    sponsor: protocol.sponsor,
    phase: protocol.phase,
    status: protocol.status,
    agent: protocol.agent,
    screenable: protocol.population.screenable,
    counts: {
      criteria: protocol.population.criteria.length,
      repairsOpen: (await repairsAt(desk, protocol, view)).filter(isOpenRepair).length,
      questionsOpen: protocol.questions.length,
      subjects: states.length,
      eligible: count("eligible"),
      oneAnswerAway: count("oneAway"),
      undetermined: count("oneAway", "moreToAsk", "confirm"),
      later: count("later"),
      ineligible: count("ineligible"),
    },
    arms: protocol.arms,
  };
};

export const addTrialRoutes = (api: Api, dependencies: Dependencies): void => {
  api.openapi(listRoute, async (context) => {
    const { desk, view } = await viewOf(dependencies, context.req.valid("query"));
    const summaries: TrialSummary[] = [];
    for (const protocol of await protocolsOf(dependencies, desk, view))
      summaries.push(await summaryOf(desk, protocol, view));
    return context.json(summaries, 200);
  });

  api.openapi(detailRoute, async (context) => {
    const { desk, view } = await viewOf(dependencies, context.req.valid("query"));
    const protocol = await protocolOf(dependencies, desk, view, context.req.valid("param").id);
    return context.json(
      {
        protocol,
        english: englishOf(protocol),
        repairs: await repairsAt(desk, protocol, view),
        recordText: await recordTextOf(dependencies, desk, protocol),
      },
      200,
    );
  });

  api.openapi(screeningRoute, async (context) => {
    const { desk, view } = await viewOf(dependencies, context.req.valid("query"));
    const protocol = await protocolOf(dependencies, desk, view, context.req.valid("param").id);
    const rows = [];
    for (const screening of await screeningsOf(desk, protocol, view)) {
      const chart = await desk.screener.chart(screening.subject, protocol.id, view);
      rows.push(screeningRow(screening, describePerson(chart, view.asOf)));
    }
    return context.json(screeningTable(protocol, view, rows), 200);
  });

  api.openapi(repairRoute, async (context) => {
    const { id, repairId } = context.req.valid("param");
    const { desk, view } = await viewOf(dependencies, context.req.valid("query"));
    const protocol = await protocolOf(dependencies, desk, view, id);
    const request = context.req.valid("json");
    const repair = protocol.repairs.find((each) => each.id === repairId);
    if (repair === undefined)
      throw refuse(
        404,
        "Unknown repair",
        `${id} has no repair ${repairId}. Known: ${protocol.repairs.map((each) => each.id).join(", ")}.`,
      );
    if (request.chosen !== null && !repair.candidates.includes(request.chosen))
      throw refuse(400, "Not a candidate", `Choose one of: ${repair.candidates.join(" | ")}.`, [
        bodyIssue(
          "unknown-value",
          "chosen",
          `"${request.chosen}" is no candidate of ${repairId}.`,
          `One of: ${repair.candidates.join(" | ")}.`,
        ),
      ]);
    if (request.decision === "confirmed" && request.chosen === null && repair.candidates.length > 0)
      throw refuse(400, "Nothing chosen", "To confirm a repair, choose the candidate that holds.", [
        bodyIssue(
          "missing",
          "chosen",
          "No candidate was chosen.",
          `One of: ${repair.candidates.join(" | ")}.`,
        ),
      ]);
    await appendOrRefuse(dependencies.clock, desk, [
      {
        type: "repairDecision/1",
        trial: id,
        subject: null,
        payload: { repairId, decision: request.decision, chosen: request.chosen, reason: request.reason },
        effective: (await desk.screener.view()).asOf,
        actor: actorOf(dependencies, request),
      },
    ]);
    const decided = (await repairsAt(desk, protocol, await desk.screener.view())).find(
      (each) => each.id === repairId,
    );
    if (decided === undefined) throw refuse(404, "Unknown repair", repairId);
    return context.json(decided, 200);
  });

  api.openapi(recordRoute, async (context) => {
    const { desk, view } = await viewOf(dependencies, context.req.valid("query"));
    const protocol = await protocolOf(dependencies, desk, view, context.req.valid("param").id);
    const sha256 = await acceptRecordText(
      dependencies.clock,
      desk,
      protocol,
      new Uint8Array(await context.req.arrayBuffer()),
    );
    return context.json({ accepted: true, sha256 }, 200);
  });
};
