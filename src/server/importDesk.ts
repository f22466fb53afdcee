import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { ImportPreview, ImportResult } from "../adapters/http/index.ts";
import { type ImportPlan, planImport } from "../subject/index.ts";
import { appendStreamOrRefuse } from "./appending.ts";
import { today } from "./clock.ts";
import type { Dependencies, Desk } from "./dependencies.ts";
import { openImportFile } from "./importFiles.ts";
import { MemoryShort } from "./memory.ts";
import { readItems } from "./readItems.ts";
import { type ReceivedFile, receiveUpload } from "./receiveUpload.ts";
import { refuse } from "./refusal.ts";
import { spoolInFile } from "./spoolFile.ts";

export type ImportProgress = {
  readonly phase: "receiving" | "reading" | "previewed" | "committing" | "done" | "failed";
  readonly receivedBytes: number;
  readonly items: number;
};

export type ImportDesk = {
  readonly preview: (desk: Desk, request: Request, options?: PreviewOptions) => Promise<ImportPreview>;
  readonly show: (id: string) => ImportPreview;
  readonly progress: (id: string) => ImportProgress;
  readonly commit: (id: string) => Promise<ImportResult>;
  readonly drop: (id: string) => Promise<void>;
};
export type PreviewOptions = {
  readonly id?: string | undefined;
  readonly decimal?: "point" | "comma" | undefined;
};

type Pending = {
  readonly desk: Desk;
  readonly folder: string;
  readonly files: readonly ReceivedFile[];
  readonly decimal: "point" | "comma" | undefined;
  readonly plan: ImportPlan;
  readonly errors: number;
  /** Sequence of the log that the plan was made for. */
  readonly madeAt: number;
};
type Made = Pick<Pending, "plan" | "errors" | "madeAt">;

const keptPreviews = 8;
const keptProgress = 64;

const previewOf = (id: string, { plan, errors }: Made): ImportPreview => ({
  id,
  files: plan.files,
  subjects: plan.subjects,
  facts: plan.facts,
  byType: plan.byType,
  corrections: plan.corrections,
  correctionCount: plan.correctionCount,
  sample: plan.sample,
  issues: plan.issues,
  issueCount: plan.issueCount,
  errorCount: errors,
  unmapped: plan.unmapped,
  unknownColumns: plan.unknownColumns,
});

const beingStored = () => refuse(409, "Being stored", "This import is being stored at this moment.");

/** Faults that the readers found and those of the plan; the plan lists only the first thousand. */
export const countErrors = ({ issues }: Pick<ImportPlan, "issues">, read: number): number =>
  Math.max(read, issues.filter(({ severity }) => severity === "error").length);

/**
 * Imports between their preview and their confirmation. Until then their files and their spool stay on disk: a plan can
 * be stored as it is, or made anew.
 */
export const createImportDesk = (dependencies: Dependencies): ImportDesk => {
  const pending = new Map<string, Pending>();
  const steps = new Map<string, ImportProgress>();
  const results = new Map<string, ImportResult>();

  const step = (id: string, change: Partial<ImportProgress>): void => {
    const before = steps.get(id) ?? { phase: "receiving", receivedBytes: 0, items: 0 };
    steps.set(id, { ...before, ...change });
    for (const oldest of steps.keys()) {
      if (steps.size <= keptProgress) return;
      steps.delete(oldest);
    }
  };

  const isBeingStored = (id: string): boolean => steps.get(id)?.phase === "committing";

  const forget = async (id: string): Promise<void> => {
    const { folder } = pending.get(id) ?? {};
    pending.delete(id);
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  };

  /** Commits wait for each other: the head that a plan was made for must still be the head when it is stored. */
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = turn.catch(() => undefined).then(work);
    turn = next;
    return next;
  };

  const plan = async (
    id: string,
    { desk, folder, files, decimal }: Pick<Pending, "desk" | "folder" | "files" | "decimal">,
  ): Promise<Made> => {
    const head = await desk.store.head();
    const view = await desk.screener.view();
    const known = (await desk.screener.subjects(view)).map(({ subject }) => subject);
    const day = today(dependencies.clock);
    let read = 0;
    const items = readItems(await Promise.all(files.map(({ path, name }) => openImportFile(path, name))), {
      today: day,
      zone: dependencies.clock.zone,
      knownSubjects: new Set(known),
      ...(decimal === undefined ? {} : { decimal }),
      onItem: (count) => step(id, { items: count }),
      onError: () => {
        read += 1;
      },
    });
    const by = { actor: dependencies.actor, on: day };
    const made = await planImport(items, desk.store, by, await spoolInFile(join(folder, "spool")));
    return { plan: made, errors: countErrors(made, read), madeAt: head?.sequence ?? 0 };
  };

  const store = async (id: string, found: Pending): Promise<ImportResult> => {
    const { store: log, screener } = found.desk;
    const isFresh = ((await log.head())?.sequence ?? 0) === found.madeAt;
    const { plan: fresh } = isFresh ? found : await plan(id, found);
    await appendStreamOrRefuse(dependencies.clock, found.desk, fresh.entries(), fresh.identities, (count) =>
      step(id, { items: count }),
    );
    return { ...fresh.facts, logHead: (await screener.view()).logHead };
  };

  const pendingOf = (id: string): Pending => {
    const found = pending.get(id);
    if (found === undefined)
      throw refuse(
        404,
        "No such import",
        "It was stored, dropped, or the server was restarted. Send the files again.",
      );
    return found;
  };

  return {
    preview: async (desk, request, options = {}) => {
      const id = options.id ?? randomUUID();
      if (steps.has(id)) throw refuse(409, "Import id in use", "Choose another id.");
      const folder = join(dependencies.uploadsFolder, id);
      step(id, { phase: "receiving" });
      try {
        let received = 0;
        const files = await receiveUpload(request, folder, (count) => {
          received += count;
          step(id, { receivedBytes: received });
        });
        step(id, { phase: "reading" });
        const upload = { desk, folder, files, decimal: options.decimal };
        const made = await plan(id, upload);
        pending.set(id, { ...upload, ...made });
        const oldest = [...pending.keys()].find((each) => !isBeingStored(each));
        if (pending.size > keptPreviews && oldest !== undefined) await forget(oldest);
        step(id, { phase: "previewed" });
        return previewOf(id, made);
      } catch (error) {
        step(id, { phase: "failed" });
        await rm(folder, { recursive: true, force: true });
        if (error instanceof MemoryShort)
          throw refuse(413, "Too much at once", `${error.message} ${error.cure}`);
        throw error;
      }
    },
    show: (id) => previewOf(id, pendingOf(id)),
    progress: (id) => {
      const found = steps.get(id);
      if (found === undefined) throw refuse(404, "No such import", "No import has this id.");
      return found;
    },
    commit: async (id) => {
      const done = results.get(id);
      if (done !== undefined) return done; // the answer got lost on the way and the page asks again
      const found = pendingOf(id);
      if (isBeingStored(id)) throw beingStored();
      step(id, { phase: "committing", items: 0 });
      try {
        const result = await inTurn(() => store(id, found));
        results.set(id, result);
        step(id, { phase: "done" });
        await forget(id);
        return result;
      } catch (error) {
        step(id, { phase: "previewed" });
        throw error;
      }
    },
    drop: async (id) => {
      if (isBeingStored(id)) throw beingStored();
      await forget(id);
      steps.delete(id);
    },
  };
};
