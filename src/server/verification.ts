import type { Dependencies, Desk } from "./dependencies.ts";
import { replayDecisions } from "./screeningDecision.ts";

export type Verified = {
  readonly store: Desk["id"];
  readonly links: number;
  readonly decisions: number;
  readonly logHead: string;
  readonly faults: readonly string[];
};

const subjectsDecided = async ({ store }: Desk): Promise<ReadonlySet<string>> => {
  const subjects = new Set<string>();
  for await (const { subject } of store.eachEvent({ types: ["screeningDecision/1"] }))
    if (subject !== null) subjects.add(subject);
  return subjects;
};

/** Follows the chain of a store and replays every decision in it. A head kept elsewhere must still be in the log. */
export const verifyDesk = async (
  dependencies: Dependencies,
  desk: Desk,
  keptHead: string | undefined,
): Promise<Verified> => {
  const check = await desk.store.verify();
  const view = await desk.screener.view();
  const faults = check.kind === "broken" ? [`link ${check.at}: ${check.reason}`] : [];
  if (
    keptHead !== undefined &&
    (await desk.screener.viewOfDecision(view.asOf, keptHead, dependencies.clock.now())) === null
  )
    faults.push(`the head ${keptHead} is not in the log: links were cut off or changed`);
  let decisions = 0;
  if (check.kind === "whole")
    for (const subject of await subjectsDecided(desk))
      for (const { event, same } of await replayDecisions(dependencies, desk, subject, view)) {
        decisions += 1;
        if (!same) faults.push(`decision ${event.id} on ${subject} comes out differently when replayed`);
      }
  return {
    store: desk.id,
    links: check.kind === "whole" ? check.length : check.at - 1,
    decisions,
    logHead: view.logHead,
    faults,
  };
};
