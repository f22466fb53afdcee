import { z } from "@hono/zod-openapi";
import type { Condition, Repair, RepairDecision } from "../../condition/index.ts";
import type { Protocol } from "../../protocol/index.ts";
import type { Screening } from "../../screening/index.ts";
import type { Event } from "../../subject/index.ts";

/**
 * Values of the domain as they travel: made and checked by their own folders, so here they are only named. The
 * OpenAPI document gets their full JSON Schema from those folders (see `openapi.ts`).
 */
const domain = <T>(name: string, description: string): z.ZodType<T> =>
  z.custom<T>().openapi(name, { type: "object", description });

export const protocolSchema = domain<Protocol>("Protocol", "theratrial-protocol/1");
export const screeningSchema = domain<Screening>("Screening", "One subject, one trial, with every reason");
export const eventSchema = domain<Event>("Event", "One link of the append-only log");
export const repairSchema = domain<Repair>("Repair", "A defect of the source text and what it could mean");
export const repairDecisionSchema = domain<RepairDecision>("RepairDecision", "A named person's word");
export const conditionDomain = domain<Condition>("Condition", "A clinical condition as data");
