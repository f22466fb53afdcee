import { randomUUID } from "node:crypto";
import { openAsBlob } from "node:fs";
import { stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { type Command, Option } from "commander";
import type { ImportPreview, ImportResult } from "../../adapters/http/index.ts";
import {
  importPreviewSchema,
  importProgressSchema,
  importResultSchema,
  listImportFiles,
} from "../../server/index.ts";
import { importLimitBytes } from "../../subject/index.ts";
import { dataOption } from "../asOf.ts";
import { badInput } from "../failure.ts";
import { type Format, formatOption, printRows } from "../formats.ts";
import { countProgress } from "../progress.ts";
import { ask, type Data, withData } from "../reachData.ts";
import { reportCorrections, reportPlan } from "../reportPlan.ts";
import type { Terminal } from "../terminal.ts";

type Options = {
  readonly data?: string;
  readonly dryRun?: boolean;
  readonly partial?: boolean;
  readonly decimal?: "point" | "comma";
  readonly format: Format;
};

type Upload = { readonly name: string; readonly path: string };

const findFiles = async (terminal: Terminal, paths: readonly string[]): Promise<readonly Upload[]> => {
  const uploads: Upload[] = [];
  for (const each of paths) {
    const path = resolve(terminal.workingFolder, each);
    const found = await stat(path).catch(() => null);
    if (found === null) throw badInput(`There is no file or folder ${path}.`);
    for (const file of await listImportFiles(path)) {
      if (file.size > importLimitBytes)
        throw badInput(
          `${file.name} has ${Math.ceil(file.size / 1_048_576)} MB; at most 200 MB. Split it, for example by subject.`,
        );
      uploads.push({ name: file.name, path: found.isDirectory() ? join(path, file.name) : path });
    }
  }
  if (uploads.length === 0)
    throw badInput("No readable file in what was named. CSV files, .json and .ndjson are read.");
  return uploads;
};

const progressOf = async (data: Data, id: string) =>
  importProgressSchema.parse(await ask(data, `/imports/${id}/progress`));

const busy: readonly string[] = ["receiving", "reading", "committing"];

/** A connection waits five minutes for its answer. What takes longer goes on, so ask until it is done and then again. */
const askAgain = async (data: Data, id: string, path: string, method: string): Promise<unknown> => {
  while (busy.includes((await progressOf(data, id)).phase)) await setTimeout(1_000);
  return ask(data, path, { method });
};

type Step = {
  /** What is counted meanwhile. */
  readonly counts: "read" | "stored";
  readonly work: () => Promise<unknown>;
  /** What gives the same answer once the work is done. */
  readonly again: { readonly path: string; readonly method: string };
};

/** Says how far an import is while it runs. */
const follow = async (terminal: Terminal, data: Data, id: string, step: Step): Promise<unknown> => {
  const progress = countProgress(terminal, step.counts);
  const timer = setInterval(() => {
    progressOf(data, id).then(
      ({ items }) => progress.tick(items),
      () => undefined,
    );
  }, 500);
  try {
    return await step.work();
  } catch (error) {
    const isLost = data.url !== null && error instanceof TypeError; // as fetch reports every broken connection
    if (!isLost) throw error;
    return await askAgain(data, id, step.again.path, step.again.method);
  } finally {
    clearInterval(timer);
    progress.end();
  }
};

const preview = async (
  terminal: Terminal,
  data: Data,
  uploads: readonly Upload[],
  options: Options,
): Promise<ImportPreview> => {
  const form = new FormData();
  for (const { name, path } of uploads)
    form.append("files", await openAsBlob(path), name === "" ? basename(path) : name);
  const id = randomUUID();
  const decimal = options.decimal === undefined ? "" : `&decimal=${options.decimal}`;
  const made = await follow(terminal, data, id, {
    counts: "read",
    work: () => ask(data, `/imports?id=${id}${decimal}`, { method: "POST", body: form }),
    again: { path: `/imports/${id}`, method: "GET" },
  });
  return importPreviewSchema.parse(made);
};

const commit = async (terminal: Terminal, data: Data, id: string): Promise<ImportResult> => {
  const again = { path: `/imports/${id}/commit`, method: "POST" };
  const work = () => ask(data, again.path, { method: again.method });
  return importResultSchema.parse(await follow(terminal, data, id, { counts: "stored", work, again }));
};

type Row = {
  readonly stored: boolean;
  readonly files: number;
  readonly subjects: number;
  readonly added: number;
  readonly corrected: number;
  readonly unchanged: number;
  readonly issues: number;
  readonly unmapped: number;
  readonly logHead: string | null;
};

export const addImport = (program: Command, terminal: Terminal): void => {
  program
    .command("import")
    .description("Read patients into the data folder, through the running server when there is one.")
    .argument("<files...>", "CSV folders or files, FHIR bundles, NDJSON files")
    .option("--dry-run", "only show what was understood")
    .option("--partial", "store what was understood although other rows are faulty")
    .addOption(new Option("--decimal <mark>", "what marks decimals in CSV files").choices(["point", "comma"]))
    .addOption(dataOption())
    .addOption(formatOption())
    .addHelpText(
      "after",
      `
The same files again change nothing; a changed row is stored as a correction. All or nothing is stored.

Example:
  theratrial import examples/patients --dry-run`,
    )
    .action(async (paths: readonly string[], options: Options) => {
      const uploads = await findFiles(terminal, paths);
      await withData(terminal, { data: options.data, command: "import", create: true }, async (data) => {
        const shown = await preview(terminal, data, uploads, options);
        const faults = reportPlan(terminal, shown);
        reportCorrections(terminal, shown);
        const held = options.dryRun === true || (faults > 0 && options.partial !== true);
        const result = held ? null : await commit(terminal, data, shown.id);
        if (held) await data.request(`/imports/${shown.id}`, { method: "DELETE" });
        const row: Row = {
          stored: result !== null,
          files: shown.files.length,
          subjects: shown.subjects,
          ...(result === null
            ? shown.facts
            : { added: result.added, corrected: result.corrected, unchanged: result.unchanged }),
          issues: shown.issueCount,
          unmapped: shown.unmapped.length,
          logHead: result?.logHead ?? null,
        };
        await printRows<Row>(
          terminal,
          options.format,
          {
            headers: [
              "stored",
              "files",
              "subjects",
              "added",
              "corrected",
              "unchanged",
              "issues",
              "unmapped",
              "log head",
            ],
            cells: (each) => [
              each.stored ? "yes" : "no",
              ...[
                each.files,
                each.subjects,
                each.added,
                each.corrected,
                each.unchanged,
                each.issues,
                each.unmapped,
              ].map(String),
              each.logHead ?? "",
            ],
          },
          [row],
        );
        if (faults > 0 && options.dryRun !== true)
          throw badInput(
            options.partial === true
              ? "What is listed as error above was left out."
              : "Nothing was stored, because of the errors above. --partial stores the rest.",
          );
      });
    });
};
