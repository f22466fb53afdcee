import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { ImportPreview, ImportResult } from "../adapters/http/index.ts";
import { type ImportPlan, planImport } from "../subject/index.ts";
import { appendOrRefuse } from "./appending.ts";
import { today } from "./clock.ts";
import type { Dependencies, Desk } from "./dependencies.ts";
import { openImportFile } from "./importFiles.ts";
import { MemoryShort } from "./memory.ts";
import { readItems } from "./readItems.ts";
import { type ReceivedFile, receiveUpload } from "./receiveUpload.ts";
import { refuse } from "./refusal.ts";

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

const keptPreviews = 8;
const keptProgress = 64;

const previewOf = (id: string, { plan, errors }: Pick<Pending, "plan" | "errors">): ImportPreview => ({
  id,
  files: plan.files,
  subjects: plan.subjects,
  facts: plan.facts,
  byType: plan.byType,
  corrections: plan.corrections,
  sample: plan.sample,
  issues: plan.issues,
  issueCount: plan.issueCount,
  errorCount: errors,
  unmapped: plan.unmapped,
  unknownColumns: plan.unknownColumns,
});

/** Faults that the readers found and those of the plan; the plan lists only the first thousand. */
export const countErrors = ({ issues }: Pick<ImportPlan, "issues">, read: number): number =>
  Math.max(read, issues.filter(({ severity }) => severity === "error").length);

/** Imports between their preview and their confirmation. The files stay on disk until then, so that a plan can be made anew. */
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

  const forget = async (id: string): Promise<void> => {
    const { folder } = pending.get(id) ?? {};
    pending.delete(id);
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  };

  const plan = async (
    desk: Desk,
    id: string,
    files: readonly ReceivedFile[],
    decimal: Pending["decimal"],
  ): Promise<Pick<Pending, "plan" | "errors" | "madeAt">> => {
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
    const made = await planImport(items, desk.store, { actor: dependencies.actor, on: day });
    return { plan: made, errors: countErrors(made, read), madeAt: head?.sequence ?? 0 };
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
        const made = await plan(desk, id, files, options.decimal);
        pending.set(id, { desk, folder, files, decimal: options.decimal, ...made });
        const [oldest] = pending.keys();
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
      if (steps.get(id)?.phase === "committing")
        throw refuse(409, "Being stored", "This import is being stored at this moment.");
      step(id, { phase: "committing" });
      try {
        const head = await found.desk.store.head();
        const fresh =
          (head?.sequence ?? 0) === found.madeAt
            ? found.plan
            : (await plan(found.desk, id, found.files, found.decimal)).plan;
        await appendOrRefuse(dependencies.clock, found.desk, fresh.entries, fresh.identities);
        const result = {
          added: fresh.facts.added,
          corrected: fresh.facts.corrected,
          unchanged: fresh.facts.unchanged,
          logHead: (await found.desk.screener.view()).logHead,
        };
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
      await forget(id);
      steps.delete(id);
    },
  };
};
