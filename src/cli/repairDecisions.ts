import type { RepairDecision } from "../condition/index.ts";
import { isoDate } from "../kernel/calendar.ts";
import { findProtocol, type Protocol } from "../protocol/index.ts";
import { isRole, trialRepairsReply } from "../server/index.ts";
import type { Entry } from "../subject/index.ts";
import { ask, type Data, hasData, settingsOf, withData } from "./reachData.ts";
import type { Terminal } from "./terminal.ts";

/** The repairs of a trial with the decisions that hold on them. */
export const repairsIn = async (data: Data, trial: string) =>
  trialRepairsReply.parse(await ask(data, `/trials/${trial}`)).repairs;

const entryFor = (trial: string, decision: RepairDecision): Entry => ({
  type: "repairDecision/1",
  trial,
  subject: null,
  payload: {
    repairId: decision.repairId,
    decision: decision.decision,
    chosen: decision.chosen,
    reason: decision.reason,
  },
  effective: isoDate(decision.at.slice(0, 10)),
  actor: {
    name: decision.by,
    role: isRole(decision.role) ? decision.role : "investigator",
    site: "data folder",
  },
});

/**
 * The decisions of the data folder as entries of a log in memory, so that what a person has confirmed also holds for
 * patients screened from files. None where there is no data folder yet.
 */
export const decidedEntries = async (
  terminal: Terminal,
  protocols: readonly Protocol[],
  data: string | undefined,
): Promise<readonly Entry[]> => {
  const settings = settingsOf(terminal, data);
  if (!hasData(settings)) return [];
  return withData(terminal, { data, command: "screen", create: false }, async (opened) => {
    const entries: Entry[] = [];
    // A protocol file carries no decisions of a data folder.
    for (const { id } of protocols.filter((each) => findProtocol(each.id) !== undefined))
      for (const { decision } of await repairsIn(opened, id))
        if (decision !== null) entries.push(entryFor(id, decision));
    if (entries.length > 0)
      terminal.say(
        `${entries.length} repair ${entries.length === 1 ? "decision" : "decisions"} of ${settings.dataFolder} counted in; --no-decisions leaves them out.`,
      );
    return entries;
  });
};
