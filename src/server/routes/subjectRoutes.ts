import { createRoute, z } from "@hono/zod-openapi";
import type { SubjectSummary } from "../../adapters/http/index.ts";
import { actorOf } from "../actors.ts";
import type { Api } from "../api.ts";
import { appendOne, appendOrRefuse } from "../appending.ts";
import type { Dependencies } from "../dependencies.ts";
import { enterFact } from "../enterFact.ts";
import { protocolOf, requireSubject, viewOf } from "../lookups.ts";
import { protocolsOf } from "../readings.ts";
import { refuse } from "../refusal.ts";
import { answers, created, jsonBody, viewQuery } from "../schemas/common.ts";
import { eventSchema } from "../schemas/domain.ts";
import {
  decisionReplaySchema,
  decisionRequestSchema,
  entryRequestSchema,
  subjectDetailSchema,
  subjectEligibilitySchema,
  subjectRequestSchema,
  subjectSummarySchema,
} from "../schemas/subjects.ts";
import { replayDecisions, screeningDecision } from "../screeningDecision.ts";
import { englishOf, titlesOf } from "../views/englishOf.ts";
import { describePerson } from "../views/person.ts";
import { trialState } from "../views/screeningTable.ts";
import { subjectDetail } from "../views/subjectDetail.ts";

const subject = z.object({ id: z.string().openapi({ example: "LU-074" }) });

const listRoute = createRoute({
  method: "get",
  path: "/subjects",
  summary: "Everybody in a store, with the state of each trial",
  request: { query: viewQuery },
  responses: answers(z.array(subjectSummarySchema), "The subjects"),
});
const registerRoute = createRoute({
  method: "post",
  path: "/subjects",
  summary: "Register a subject; name and date of birth are kept outside the log",
  request: { query: viewQuery, ...jsonBody(subjectRequestSchema) },
  responses: created(eventSchema, "The registration"),
});
const detailRoute = createRoute({
  method: "get",
  path: "/subjects/{id}",
  summary: "Results over time, records, answers and the log of one subject",
  request: { params: subject, query: viewQuery },
  responses: answers(subjectDetailSchema, "One subject"),
});
const eligibilityRoute = createRoute({
  method: "get",
  path: "/subjects/{id}/eligibility",
  summary: "The screening of one subject for one trial, with every reason",
  request: { params: subject, query: viewQuery.extend({ trial: z.string() }) },
  responses: answers(subjectEligibilitySchema, "The screening"),
});
const entryRoute = createRoute({
  method: "post",
  path: "/subjects/{id}/entries",
  summary: "Enter or correct a fact by hand; an implausible value waits for `confirmed: true`",
  request: { params: subject, query: viewQuery, ...jsonBody(entryRequestSchema) },
  responses: created(eventSchema, "The event"),
});
const decisionRoute = createRoute({
  method: "post",
  path: "/subjects/{id}/decision",
  summary: "Store the screening of today as a decision, with the log head it was made on",
  request: { params: subject, query: viewQuery, ...jsonBody(decisionRequestSchema) },
  responses: created(eventSchema, "The decision"),
});
const decisionsRoute = createRoute({
  method: "get",
  path: "/subjects/{id}/decisions",
  summary: "Decisions on one subject, each replayed on the log head it was made on",
  request: { params: subject, query: viewQuery },
  responses: answers(z.array(decisionReplaySchema), "The decisions"),
});

export const addSubjectRoutes = (api: Api, dependencies: Dependencies): void => {
  api.openapi(listRoute, async (context) => {
    const { desk, view } = await viewOf(dependencies, context.req.valid("query"));
    const identities = await desk.screener.identities(view);
    const protocols = await protocolsOf(dependencies, desk, view);
    const summaries: SubjectSummary[] = [];
    for (const head of await desk.screener.subjects(view)) {
      const trials = [];
      for (const protocol of protocols)
        trials.push(trialState(await desk.screener.screening(head.subject, protocol, view)));
      summaries.push({
        subject: head.subject,
        name: identities.get(head.subject)?.name ?? null,
        person: describePerson(await desk.screener.chart(head.subject, null, view), view.asOf),
        events: head.events,
        lastRecorded: head.lastRecorded,
        trials,
      });
    }
    return context.json(summaries, 200);
  });

  api.openapi(registerRoute, async (context) => {
    const { desk, view } = await viewOf(dependencies, context.req.valid("query"));
    const request = context.req.valid("json");
    const taken = (await desk.screener.subjects(view)).some((each) => each.subject === request.subject);
    if (taken)
      throw refuse(
        409,
        "Already registered",
        `${request.subject} is in the store. Open it, or choose another id.`,
      );
    const actor = actorOf(dependencies, request);
    const common = { trial: null, subject: request.subject, effective: view.asOf, actor } as const;
    const identity = {
      subject: request.subject,
      ...(request.name === undefined ? {} : { name: request.name }),
      ...(request.birthDate === undefined ? {} : { birthDate: request.birthDate }),
    };
    const [registered] = await appendOrRefuse(
      dependencies.clock,
      desk,
      [
        { ...common, type: "subjectRegistered/1", payload: {} },
        ...(request.sex === undefined
          ? []
          : [{ ...common, type: "attribute/1" as const, payload: { name: "sex", value: request.sex } }]),
      ],
      [identity],
    );
    if (registered === undefined) throw refuse(503, "Nothing was written", "Try again.");
    return context.json(registered, 201);
  });

  api.openapi(detailRoute, async (context) => {
    const { id } = context.req.valid("param");
    const { desk, view } = await viewOf(dependencies, context.req.valid("query"));
    await requireSubject(desk, id, view);
    const chart = await desk.screener.chart(id, null, view);
    const events = await desk.screener.events(id, view);
    const identity = (await desk.screener.identities(view)).get(id);
    const protocols = await protocolsOf(dependencies, desk, view);
    return context.json(subjectDetail(chart, events, identity, protocols, view.asOf), 200);
  });

  api.openapi(eligibilityRoute, async (context) => {
    const { id } = context.req.valid("param");
    const query = context.req.valid("query");
    const { desk, view } = await viewOf(dependencies, query);
    const protocol = await protocolOf(dependencies, desk, view, query.trial);
    await requireSubject(desk, id, view);
    const screening = await desk.screener.screening(id, protocol, view);
    return context.json({ screening, english: englishOf(protocol), titles: titlesOf(protocol) }, 200);
  });

  api.openapi(entryRoute, async (context) => {
    const { id } = context.req.valid("param");
    const { desk } = await viewOf(dependencies, context.req.valid("query"));
    await requireSubject(desk, id, await desk.screener.view());
    return context.json(await enterFact(dependencies, desk, id, context.req.valid("json")), 201);
  });

  api.openapi(decisionRoute, async (context) => {
    const { id } = context.req.valid("param");
    const request = context.req.valid("json");
    const { desk, view } = await viewOf(dependencies, context.req.valid("query"));
    const protocol = await protocolOf(dependencies, desk, view, request.trial);
    await requireSubject(desk, id, view);
    const screening = await desk.screener.screening(id, protocol, view);
    const event = await appendOne(dependencies.clock, desk, {
      ...screeningDecision(screening, request.reason),
      actor: actorOf(dependencies, request),
    });
    return context.json(event, 201);
  });

  api.openapi(decisionsRoute, async (context) => {
    const { id } = context.req.valid("param");
    const { desk, view } = await viewOf(dependencies, context.req.valid("query"));
    await requireSubject(desk, id, view);
    return context.json([...(await replayDecisions(dependencies, desk, id, view))], 200);
  });
};
