import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import type { Chart } from "../condition/index.ts";
import type { IsoDate } from "../kernel/calendar.ts";
import { countErrors, listImportFiles, readItems, today } from "../server/index.ts";
import {
  type Actor,
  chartOf,
  chosenCandidates,
  type Entry,
  groupBySubject,
  headOf,
  type KnownFacts,
  limitTableOf,
  linkEvents,
  originHash,
  planInMemory,
  repairDecisionsOf,
} from "../subject/index.ts";
import { badInput } from "./failure.ts";
import { countProgress } from "./progress.ts";
import type { Reported } from "./reportPlan.ts";
import type { Terminal } from "./terminal.ts";

/** Patients of files as a log in memory: the same facts, checks and charts as in a store. */
export type Cohort = {
  readonly subjects: readonly string[];
  readonly chart: (subject: string, trial: string) => Chart;
  readonly decisions: (trial: string) => ReadonlyMap<string, string>;
  readonly logHead: string;
  /** What was not understood; the facts themselves are in the charts. */
  readonly plan: Reported;
};

const nothingKnown: KnownFacts = {
  eventsByKey: async () => new Map(),
  registered: async () => new Set(),
  identities: async () => new Map(),
};

/** Nobody in particular: who reads files must not change what comes out. */
const reader: Actor = { name: "theratrial screen", role: "system", site: "command line" };

export type CohortOptions = {
  readonly path: string;
  readonly asOf: IsoDate;
  /** Decisions on repairs that hold for this reading. */
  readonly decided: readonly Entry[];
};

/**
 * Reads patients from a file or folder. Everything counts as recorded at the beginning of the as-of day, so the same
 * files, day and decisions give the same log head and the same output.
 */
export const readCohort = async (terminal: Terminal, options: CohortOptions): Promise<Cohort> => {
  const path = resolve(terminal.workingFolder, options.path);
  if (!(await stat(path).catch(() => null)))
    throw badInput(
      `There is no file or folder ${path}. Give --patients a CSV folder, a FHIR bundle or NDJSON.`,
    );
  const files = await listImportFiles(path);
  if (files.length === 0)
    throw badInput(
      `${path} holds no patient files. A CSV folder has patients.csv; FHIR files end in .json or .ndjson.`,
    );

  const { asOf } = options;
  const day = today(terminal.clock);
  const progress = countProgress(terminal, "read");
  let read = 0;
  const items = readItems(files, {
    today: day > asOf ? day : asOf,
    zone: terminal.clock.zone,
    onItem: progress.tick,
    onError: () => {
      read += 1;
    },
  });
  const plan = await planInMemory(items, nothingKnown, { actor: reader, on: asOf });
  progress.end();

  const log = linkEvents(null, [...plan.entries, ...options.decided], `${asOf}T00:00:00Z`);
  const { issues, issueCount, unmapped, unknownColumns } = plan;
  const { shared, bySubject } = groupBySubject(log);
  const identities = new Map(plan.identities.map((each) => [each.subject, each]));
  const limits = limitTableOf(shared);
  return {
    subjects: [...bySubject.keys()].sort(),
    chart: (subject, trial) =>
      chartOf(bySubject.get(subject) ?? [], identities.get(subject), {
        subject,
        trial,
        asOf,
        zone: terminal.clock.zone,
        limits,
      }),
    decisions: (trial) => chosenCandidates(repairDecisionsOf(shared, trial, { effective: asOf })),
    logHead: headOf(log)?.hash ?? originHash,
    plan: { issues, issueCount, errorCount: countErrors(plan, read), unmapped, unknownColumns },
  };
};
