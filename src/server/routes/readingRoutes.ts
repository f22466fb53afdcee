import { createRoute, z } from "@hono/zod-openapi";
import type { ReadingDetail } from "../../adapters/http/index.ts";
import { layoutIds } from "../../reading/index.ts";
import { actorOf } from "../actors.ts";
import type { Api } from "../api.ts";
import { appendOne } from "../appending.ts";
import { checkCondition } from "../checkCondition.ts";
import type { Dependencies, Desk } from "../dependencies.ts";
import { viewOf } from "../lookups.ts";
import { openReading } from "../openReading.ts";
import { type Reading, readingsOf } from "../readings.ts";
import { refuse } from "../refusal.ts";
import {
  answers,
  created,
  jsonBody,
  personSchema,
  reasonSchema,
  roleSchema,
  viewQuery,
} from "../schemas/common.ts";
import {
  conditionCheckSchema,
  criterionReviewSchema,
  describeRequestSchema,
  readingDetailSchema,
  readingSummarySchema,
} from "../schemas/readings.ts";
import type { View } from "../screener.ts";
import { readingDetail, readingSummary } from "../views/readingDetail.ts";
import { repairsAt } from "./trialRoutes.ts";

const trial = z.object({ trial: z.string().openapi({ example: "NCT03972488" }) });

const listRoute = createRoute({
  method: "get",
  path: "/readings",
  summary: "Trial records that were read into this store",
  request: { query: viewQuery },
  responses: answers(z.array(readingSummarySchema), "The readings"),
});
const openRoute = createRoute({
  method: "post",
  path: "/readings",
  summary: "Read a trial record into a proposed protocol; the same text again changes nothing",
  request: {
    query: viewQuery.extend({
      name: z.string().trim().min(1).max(200),
      layout: z.enum(layoutIds).optional().openapi({ description: "default: detected" }),
      by: personSchema.optional(),
      role: roleSchema.optional(),
    }),
    body: { required: true, content: { "text/plain": { schema: z.string() } } },
  },
  responses: created(readingDetailSchema, "The reading"),
});
const showRoute = createRoute({
  method: "get",
  path: "/readings/{trial}",
  summary: "One reading with its text, its proposal and where the review stands",
  request: { params: trial, query: viewQuery },
  responses: answers(readingDetailSchema, "The reading"),
});
const reviewRoute = createRoute({
  method: "post",
  path: "/readings/{trial}/criteria/{criterion}",
  summary: "A named person confirms, mends, rejects or reopens one criterion",
  request: {
    params: trial.extend({ criterion: z.string() }),
    query: viewQuery,
    ...jsonBody(criterionReviewSchema),
  },
  responses: answers(readingDetailSchema, "The reading with the word on it"),
});
const withdrawRoute = createRoute({
  method: "delete",
  path: "/readings/{trial}",
  summary: "Take a reading back; the log keeps it",
  request: { params: trial, query: viewQuery.extend({ reason: reasonSchema }) },
  responses: { 204: { description: "Taken back" } },
});
const describeRoute = createRoute({
  method: "post",
  path: "/conditions/describe",
  summary: "How a condition reads in plain English, or what does not fit in it",
  request: { query: viewQuery, ...jsonBody(describeRequestSchema) },
  responses: answers(conditionCheckSchema, "The words or the faults"),
});

const detailOf = async (desk: Desk, reading: Reading, view: View): Promise<ReadingDetail> => {
  const document = await desk.store.document(reading.sha256);
  return readingDetail(reading, document?.text ?? "", await repairsAt(desk, reading.proposal, view));
};

const readingOf = async (desk: Desk, view: View, id: string): Promise<Reading> => {
  const readings = await readingsOf(desk, view);
  const found = readings.find((each) => each.trial === id);
  if (found === undefined)
    throw refuse(
      404,
      "Unknown reading",
      `No record of ${id} was read. Read: ${readings.map((each) => each.trial).join(", ") || "none yet"}.`,
    );
  return found;
};

export const addReadingRoutes = (api: Api, dependencies: Dependencies): void => {
  api.openapi(listRoute, async (context) => {
    const { desk, view } = await viewOf(dependencies, context.req.valid("query"));
    const summaries = [];
    for (const reading of await readingsOf(desk, view))
      summaries.push(readingSummary(reading, await repairsAt(desk, reading.proposal, view)));
    return context.json(summaries, 200);
  });

  api.openapi(openRoute, async (context) => {
    const query = context.req.valid("query");
    const { desk } = await viewOf(dependencies, query);
    const reading = await openReading(
      dependencies,
      desk,
      { name: query.name, bytes: new Uint8Array(await context.req.arrayBuffer()), layout: query.layout },
      actorOf(dependencies, query),
    );
    return context.json(await detailOf(desk, reading, await desk.screener.view()), 201);
  });

  api.openapi(showRoute, async (context) => {
    const { desk, view } = await viewOf(dependencies, context.req.valid("query"));
    const reading = await readingOf(desk, view, context.req.valid("param").trial);
    return context.json(await detailOf(desk, reading, view), 200);
  });

  api.openapi(reviewRoute, async (context) => {
    const { trial: id, criterion } = context.req.valid("param");
    const { desk, view } = await viewOf(dependencies, context.req.valid("query"));
    const request = context.req.valid("json");
    const reading = await readingOf(desk, view, id);
    if (!reading.proposal.population.criteria.some((each) => each.id === criterion))
      throw refuse(404, "Unknown criterion", `${id} has no criterion ${criterion}.`);
    const mended = request.expression ?? null;
    const checked = mended === null ? null : checkCondition(mended);
    if (checked?.kind === "faulty")
      throw refuse(
        400,
        "The condition does not fit",
        checked.issues.map(({ message }) => message).join(" "),
        checked.issues,
      );
    await appendOne(dependencies.clock, desk, {
      type: "criterionDecision/1",
      trial: id,
      subject: null,
      payload: {
        record: reading.sha256,
        criterion,
        decision: request.decision,
        expression: mended === null ? null : JSON.parse(JSON.stringify(mended)),
        reason: request.reason,
      },
      effective: (await desk.screener.view()).asOf,
      actor: actorOf(dependencies, request),
    });
    const now = await desk.screener.view();
    return context.json(await detailOf(desk, await readingOf(desk, now, id), now), 200);
  });

  api.openapi(withdrawRoute, async (context) => {
    const { desk, view } = await viewOf(dependencies, context.req.valid("query"));
    const reading = await readingOf(desk, view, context.req.valid("param").trial);
    const { reason } = context.req.valid("query");
    for (const event of reading.events)
      await appendOne(dependencies.clock, desk, {
        type: "retraction/1",
        trial: reading.trial,
        subject: null,
        payload: {},
        effective: view.asOf,
        actor: dependencies.actor,
        supersedes: event,
        reason,
      });
    return context.body(null, 204);
  });

  api.openapi(describeRoute, (context) => {
    const checked = checkCondition(context.req.valid("json").expression);
    return context.json(
      checked.kind === "sound"
        ? { english: checked.english, issues: [] }
        : { english: null, issues: [...checked.issues] },
      200,
    );
  });
};
