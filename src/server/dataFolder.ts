import { existsSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { type Holder, lockFolder, openStore } from "../adapters/database/index.ts";
import type { Store } from "../adapters/http/index.ts";
import { phraseIssue } from "../kernel/failure.ts";
import type { Clock } from "./clock.ts";
import type { Dependencies, Desk } from "./dependencies.ts";
import { examplesFolder, loadExamples } from "./examples.ts";
import { createScreener } from "./screener.ts";
import { foldersIn } from "./settings.ts";

export type DataFolder = {
  readonly kind: "opened";
  readonly desks: Dependencies["desks"];
  readonly close: () => Promise<void>;
};
export type HeldFolder = { readonly kind: "held"; readonly heldBy: Holder };

const labels: Readonly<Record<Store, string>> = { main: "Patients", examples: "Synthetic examples" };

const openDesk = async (id: Store, folder: string, clock: Clock): Promise<Desk> => {
  const store = await openStore({ folder });
  return {
    id,
    label: labels[id],
    synthetic: id === "examples",
    store,
    screener: createScreener(store, clock),
  };
};

export type OpenOptions = {
  readonly dataFolder: string;
  readonly clock: Clock;
  /** What the lock file says of us. */
  readonly command: string;
  /** Where we answer, when we serve: others who come may wait there. */
  readonly url?: string;
  /** Commands that only touch patients leave the examples closed. */
  readonly withExamples: boolean;
  readonly report: (line: string) => void;
  readonly examplesFrom?: string;
};

/** Takes the data folder for this process and opens its stores, or says who holds it. */
export const openDataFolder = async (options: OpenOptions): Promise<DataFolder | HeldFolder> => {
  const { dataFolder, clock, report } = options;
  const folders = foldersIn(dataFolder);
  const lock = lockFolder(dataFolder, {
    startedAt: clock.now(),
    command: options.command,
    ...(options.url === undefined ? {} : { url: options.url }),
  });
  if (lock.kind === "held") return lock;

  const openExamples = async (): Promise<Desk> => {
    const desk = await openDesk("examples", folders.examples, clock);
    const issues = await loadExamples(desk.store, clock, options.examplesFrom ?? examplesFolder());
    for (const issue of issues.filter(({ severity }) => severity === "error"))
      report(`examples: ${phraseIssue(issue)}`);
    return desk;
  };

  const desks = new Map<Store, Desk>();
  const closeAll = async (): Promise<void> => {
    for (const desk of desks.values()) await desk.store.close();
    desks.clear();
    lock.close();
  };
  try {
    await rm(folders.uploads, { recursive: true, force: true }); // previews of an earlier run
    desks.set("main", await openDesk("main", folders.main, clock));
    if (options.withExamples && !existsSync(folders.examplesDiscarded))
      desks.set("examples", await openExamples());
  } catch (error) {
    await closeAll();
    throw error;
  }

  /** Discarding and restoring wait for each other: one folder must never be opened twice. */
  let turn: Promise<void> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    turn = turn.catch(() => undefined).then(work);
    return turn;
  };

  return {
    kind: "opened",
    close: () => inTurn(closeAll),
    desks: {
      open: (id) => desks.get(id) ?? null,
      discardExamples: () =>
        inTurn(async () => {
          const desk = desks.get("examples");
          desks.delete("examples");
          await writeFile(
            folders.examplesDiscarded,
            "The examples were discarded; POST /api/v1/examples brings them back.\n",
          );
          await desk?.store.close();
          await rm(folders.examples, { recursive: true, force: true });
        }),
      restoreExamples: () =>
        inTurn(async () => {
          await rm(folders.examplesDiscarded, { force: true });
          if (desks.has("examples")) return;
          await mkdir(folders.examples, { recursive: true });
          desks.set("examples", await openExamples());
        }),
    },
  };
};
