import type { RepairDecision } from "../condition/index.ts";
import type { Event } from "./event.ts";
import { readRepairDecision } from "./payloads.ts";
import { type Viewpoint, viewOf } from "./view.ts";

/** The last word on each repair of a trial, by repair id. */
export const repairDecisionsOf = (
  events: readonly Event[],
  trial: string,
  viewpoint: Viewpoint,
): ReadonlyMap<string, RepairDecision> =>
  new Map(
    viewOf(
      events.filter((event) => event.type === "repairDecision/1" && event.trial === trial),
      viewpoint,
    ).map((event) => {
      const { repairId, decision, chosen, reason } = readRepairDecision(event);
      return [
        repairId,
        {
          repairId,
          decision,
          chosen,
          by: event.actor.name,
          role: event.actor.role,
          at: event.recordedAt,
          reason,
        },
      ];
    }),
  );

/** The candidate that holds for each decided repair, as a `Situation` wants it. */
export const chosenCandidates = (
  decisions: ReadonlyMap<string, RepairDecision>,
): ReadonlyMap<string, string> =>
  new Map(
    [...decisions].flatMap(([repairId, { chosen }]) =>
      chosen === null ? [] : [[repairId, chosen] as const],
    ),
  );
