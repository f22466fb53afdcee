import { createReadStream, type Dirent } from "node:fs";
import { opendir, readFile, stat, writeFile } from "node:fs/promises";
import { basename, join, relative, resolve } from "node:path";
import { type Command, Option } from "commander";
import { decodeRecord } from "../../adapters/record/index.ts";
import {
  type LayoutId,
  layoutIds,
  type NotARecord,
  proposeProtocol,
  type ReadRecord,
  readRecord,
} from "../../reading/index.ts";
import { askModel, describeAnswers, loadModel, type ModelAnswer } from "../askModel.ts";
import { describeReading } from "../describeReading.ts";
import { badInput, CommandFailure } from "../failure.ts";
import { countProgress } from "../progress.ts";
import type { Terminal } from "../terminal.ts";

type Options = {
  readonly layout?: LayoutId;
  readonly format: "text" | "json" | "ndjson";
  readonly out?: string;
  readonly model?: string;
};
type Given = { readonly name: string; readonly bytes: Uint8Array };

/** A larger file is no record of one trial. */
const mostBytes = 64 * 2 ** 20;
const skipped = (name: string): boolean =>
  name.startsWith(".") || /^(?:readme|licen[cs]e)(?:\.|$|-)/i.test(name);

/** Files of a folder in the order of their names, one folder after another; never more than one folder's names in memory. */
async function* filesIn(folder: string): AsyncGenerator<string> {
  const entries: Dirent[] = [];
  for await (const entry of await opendir(folder)) if (!skipped(entry.name)) entries.push(entry);
  entries.sort((one, other) => (one.name < other.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesIn(path);
    else if (entry.isFile()) yield path;
  }
}

const readStandardInput = async (stream: AsyncIterable<Uint8Array | string>): Promise<Uint8Array> => {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of stream) {
    const bytes = typeof part === "string" ? Buffer.from(part) : part;
    size += bytes.length;
    if (size > mostBytes)
      throw badInput("Standard input holds more than 64 MB; a record of one trial is far smaller.");
    parts.push(bytes);
  }
  return Buffer.concat(parts);
};

const loadFile = async (path: string, name: string): Promise<Given | string> => {
  const { size } = await stat(path);
  return size > mostBytes
    ? `${name}: larger than 64 MB; a record of one trial is far smaller.`
    : { name, bytes: await readFile(path) };
};

const isRecord = (read: ReadRecord | NotARecord): read is ReadRecord => !("kind" in read);

/** Reads one file; a sentence with the cure where it is no record. */
const readOne = (
  { name, bytes }: Given,
  options: Options,
): { readonly read: ReadRecord; readonly notes: readonly string[] } | string => {
  const decoded = decodeRecord(bytes);
  if (decoded.kind === "notText") return `${name}: not recognised as a trial record. ${decoded.why}`;
  const source = { file: basename(name), sha256: decoded.sha256 };
  const read = readRecord(
    decoded.text,
    options.layout === undefined ? source : { ...source, layout: options.layout },
  );
  if (isRecord(read)) return { read, notes: decoded.notes.filter((each) => /no valid|though no/.test(each)) };
  return [
    `${name}: not recognised as a trial record. Looked for:`,
    ...read.lookedFor.map((each) => `  - ${each}`),
    "  Give the whole page or export of the trial as text, JSON or XML, or name its layout with --layout.",
  ].join("\n");
};

/** Prints records as they come: nothing piles up, however many there are. */
const createPrinter = (terminal: Terminal, format: Options["format"], isFolder: boolean) => {
  let printed = 0;
  return {
    print: async (read: ReadRecord, modelAnswers: readonly ModelAnswer[] | null): Promise<void> => {
      const first = printed === 0;
      printed += 1;
      const value = modelAnswers === null ? read : { ...read, modelAnswers };
      if (format === "ndjson") return terminal.write(`${JSON.stringify(value)}\n`);
      if (format === "json")
        return terminal.write(
          `${isFolder ? (first ? "[\n" : ",\n") : ""}${JSON.stringify(value, null, 2)}${isFolder ? "" : "\n"}`,
        );
      const width = Math.max(60, Math.min(terminal.columns, 120));
      return terminal.write(
        `${first ? "" : "\n\n"}${describeReading(read, width)}\n${modelAnswers === null ? "" : describeAnswers(modelAnswers)}`,
      );
    },
    end: async (): Promise<void> => {
      if (format === "json" && isFolder) await terminal.write(printed === 0 ? "[]\n" : "\n]\n");
    },
  };
};

const given = async function* (terminal: Terminal, path: string): AsyncGenerator<Given | string> {
  if (path === "-") {
    yield {
      name: "standard input",
      bytes: await readStandardInput(createReadStream("", { fd: 0, autoClose: false })),
    };
    return;
  }
  const full = resolve(terminal.workingFolder, path);
  const found = await stat(full).catch(() => null);
  if (found === null) throw badInput(`There is no file or folder "${path}".`);
  if (!found.isDirectory()) {
    yield await loadFile(full, path);
    return;
  }
  for await (const each of filesIn(full))
    yield await loadFile(each, relative(terminal.workingFolder, each) || each);
};

const run = async (terminal: Terminal, path: string, options: Options): Promise<void> => {
  const full = resolve(terminal.workingFolder, path);
  const isFolder = path !== "-" && ((await stat(full).catch(() => null))?.isDirectory() ?? false);
  if (isFolder && options.out !== undefined)
    throw badInput("--out writes the protocol of one record; give one file instead of a folder.");
  const printer = createPrinter(terminal, options.format, isFolder);
  const model = options.model === undefined ? null : await loadModel(terminal, options.model);
  const progress = countProgress(terminal, "records read");
  let done = 0;
  let refused = 0;
  for await (const each of given(terminal, path)) {
    const outcome = typeof each === "string" ? each : readOne(each, options);
    if (typeof outcome === "string") {
      refused += 1;
      terminal.say(outcome);
      continue;
    }
    for (const note of outcome.notes) terminal.say(`${typeof each === "string" ? "" : each.name}: ${note}`);
    await printer.print(outcome.read, model === null ? null : await askModel(model, outcome.read));
    if (options.out !== undefined) {
      const target = resolve(terminal.workingFolder, options.out);
      await writeFile(target, `${JSON.stringify(proposeProtocol(outcome.read), null, 2)}\n`);
      terminal.say(
        `The proposed protocol is in ${options.out}. Every criterion waits for a person to confirm it.`,
      );
    }
    done += 1;
    progress.tick(done);
  }
  await printer.end();
  progress.end();
  if (isFolder && done + refused === 0) throw badInput(`The folder "${path}" holds no file.`);
  if (refused > 0)
    throw new CommandFailure(
      2,
      isFolder ? `${done} records read, ${refused} ${refused === 1 ? "file" : "files"} not recognised.` : "",
    );
};

export const addRead = (program: Command, terminal: Terminal): void => {
  program
    .command("read")
    .description(
      "Read trial records into proposed criteria: what was understood, what to confirm, what stays open.",
    )
    .argument("<path>", "a record, a folder of records, or - for standard input")
    .addOption(
      new Option("--layout <layout>", "take this layout instead of the likeliest").choices([...layoutIds]),
    )
    .addOption(
      new Option("--format <format>", "how to print").choices(["text", "json", "ndjson"]).default("text"),
    )
    .option("--out <file>", "write the proposed protocol of one record to this file")
    .option(
      "--model <module>",
      "ask a function of yours about opaque criteria; its proposals are checked and shown, never applied",
    )
    .addHelpText(
      "after",
      `
Examples:
  theratrial read record.txt
  theratrial read records --format ndjson > readings.ndjson
  theratrial fetch NCT05477576 | theratrial read - --out protocol.json`,
    )
    .action((path: string, options: Options) => run(terminal, path, options));
};
