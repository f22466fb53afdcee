import type { DecisionReplay } from "../adapters/http/index.ts";
import { isIsoDate } from "../kernel/calendar.ts";
import type { Screening } from "../screening/index.ts";
import { type Entry, readScreeningDecision, sha256Of, writeCanonical } from "../subject/index.ts";
import type { Dependencies, Desk } from "./dependencies.ts";
import { protocolsOf } from "./readings.ts";
import type { View } from "./screener.ts";

/** SHA-256 over the RFC 8785 form of the whole screening, with every reason. */
export const resultHashOf = (screening: Screening): string => sha256Of(writeCanonical(screening));

/** A screening as a decision on the timeline; the person's reason stands beside it. */
export const screeningDecision = (screening: Screening, reason: string): Omit<Entry, "actor"> => ({
  type: "screeningDecision/1",
  trial: screening.trial,
  subject: screening.subject,
  payload: {
    protocolVersion: screening.protocolVersion,
    asOf: screening.asOf,
    status: screening.status,
    resultHash: resultHashOf(screening),
    logHead: screening.logHead,
  },
  effective: screening.asOf,
  reason,
});

/** Screens again on the log head of each decision; `same` says that every verdict and reason came out alike. */
export const replayDecisions = async (
  dependencies: Pick<Dependencies, "protocols">,
  desk: Desk,
  subject: string,
  view: View,
): Promise<readonly DecisionReplay[]> => {
  const replays: DecisionReplay[] = [];
  for (const event of await desk.screener.events(subject, view)) {
    if (event.type !== "screeningDecision/1") continue;
    const decision = readScreeningDecision(event);
    const then = isIsoDate(decision.asOf)
      ? await desk.screener.viewOfDecision(decision.asOf, decision.logHead, event.recordedAt)
      : null;
    // The protocol as it stood then: a trial that was read here changes with every word on its criteria.
    const protocols = then === null ? [] : await protocolsOf(dependencies, desk, then);
    const protocol = protocols.find(
      ({ id, version }) => id === event.trial && version === decision.protocolVersion,
    );
    const same =
      protocol !== undefined &&
      then !== null &&
      resultHashOf(await desk.screener.screening(subject, protocol, then)) === decision.resultHash;
    replays.push({ event, same });
  }
  return replays;
};
