import { existsSync } from "node:fs";
import { join } from "node:path";
import type { EventStore } from "../adapters/database/index.ts";
import { isoDate } from "../kernel/calendar.ts";
import type { Issue } from "../kernel/failure.ts";
import { type Actor, planInMemory } from "../subject/index.ts";
import { asRecordedThen } from "./asRecordedThen.ts";
import { type Clock, today } from "./clock.ts";
import { listImportFiles } from "./importFiles.ts";
import { packageRoot } from "./packageRoot.ts";
import { readItems } from "./readItems.ts";
import { redate } from "./redate.ts";

export const examplesFolder = (): string => join(packageRoot(), "examples", "patients");

const exampleActor: Actor = {
  name: "Theratrial examples",
  role: "system",
  site: "Example Hospital (invented)",
};

/** The day that the dates of the synthetic cohort were written for. */
const writtenFor = isoDate("2026-11-20");

const noExamples = (folder: string): Issue => ({
  code: "missing",
  severity: "error",
  file: folder,
  line: null,
  field: null,
  message: "The folder of the synthetic patients is not there, so the example store stays empty.",
  cure: "Restore it from the repository.",
});

/** Reads the synthetic cohort into an empty store the way any import goes. A store with events is left as it is. */
export const loadExamples = async (
  store: EventStore,
  clock: Clock,
  folder = examplesFolder(),
): Promise<readonly Issue[]> => {
  if ((await store.head()) !== null) return [];
  if (!existsSync(folder)) return [noExamples(folder)];
  const day = today(clock);
  const items = redate(
    readItems(await listImportFiles(folder), {
      today: day > writtenFor ? day : writtenFor,
      zone: clock.zone,
    }),
    writtenFor,
    day,
  );
  const plan = await planInMemory(items, store, { actor: exampleActor, on: day });
  const identities = { left: plan.identities };
  for (const { at, entries } of asRecordedThen(plan.entries, day, clock.now())) {
    const appended = await store.append(entries, identities.left, at);
    if (appended.kind === "refused") return appended.issues;
    identities.left = [];
  }
  return plan.issues;
};
