import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { phraseHolder } from "../adapters/database/index.ts";
import type { Problem } from "../adapters/http/index.ts";
import { shippedProtocols } from "../protocol/index.ts";
import {
  createApp,
  type DataFolder,
  foldersIn,
  openDataFolder,
  packageVersion,
  readSettings,
  type Settings,
} from "../server/index.ts";
import { badInput, phraseIssues } from "./failure.ts";
import type { Terminal } from "./terminal.ts";

/**
 * The data, spoken to through the interface for programs: that of the server which holds the folder, or the same
 * application over the folder in our own hands, called as a function.
 */
export type Data = {
  readonly settings: Settings;
  /** The server that answers; null when the folder is ours. */
  readonly url: string | null;
  readonly request: (path: string, init?: RequestInit) => Promise<Response>;
};

export const settingsOf = (terminal: Terminal, data: string | undefined): Settings =>
  readSettings(
    data === undefined ? terminal.environment : { ...terminal.environment, THERATRIAL_DATA: data },
    terminal.workingFolder,
  );

export const hasData = (settings: Settings): boolean => existsSync(join(settings.dataFolder, "main"));

export type ReachOptions = {
  readonly data: string | undefined;
  /** What the lock file says of us. */
  readonly command: string;
  /** Whether to begin a new folder where there is none. */
  readonly create: boolean;
  readonly withExamples?: boolean;
};

const patienceSeconds = 60;

/** Whether a server answers there; one that is still opening its stores is waited for. */
const isUp = async (url: string, patience = patienceSeconds): Promise<boolean> => {
  const status = await fetch(`${url}/health`, { signal: AbortSignal.timeout(10_000) }).then(
    (response) => response.status,
    () => 0,
  );
  if (status !== 503 || patience <= 0) return status === 200;
  await setTimeout(500);
  return isUp(url, patience - 0.5);
};

const overFolder = (terminal: Terminal, settings: Settings, folder: DataFolder): Data["request"] => {
  const app = createApp({
    version: packageVersion(),
    clock: terminal.clock,
    actor: settings.actor,
    protocols: shippedProtocols,
    desks: folder.desks,
    uploadsFolder: foldersIn(settings.dataFolder).uploads,
    recordsFolder: settings.recordsFolder,
    webFolder: null,
    host: "localhost",
    report: terminal.say,
  });
  return async (path, init) => app.request(`http://localhost/api/v1${path}`, init);
};

/** Opens the data folder, or finds the server that holds it, or says who does; gives it free again, whatever happens. */
export const withData = async <T>(
  terminal: Terminal,
  options: ReachOptions,
  use: (data: Data) => Promise<T>,
): Promise<T> => {
  const settings = settingsOf(terminal, options.data);
  if (!options.create && !hasData(settings))
    throw badInput(
      `There are no data yet in ${settings.dataFolder}.`,
      "Begin with: theratrial import <files…>, or npm start. Another folder: --data or THERATRIAL_DATA.",
    );
  const opened = await openDataFolder({
    dataFolder: settings.dataFolder,
    clock: terminal.clock,
    command: `theratrial ${options.command}`,
    withExamples: options.withExamples ?? false,
    report: terminal.say,
  });
  if (opened.kind === "opened")
    try {
      return await use({ settings, url: null, request: overFolder(terminal, settings, opened) });
    } finally {
      await opened.close();
    }
  const { url } = opened.heldBy;
  if (url === null || !(await isUp(url))) throw badInput(phraseHolder(settings.dataFolder, opened.heldBy));
  return use({ settings, url, request: (path, init) => fetch(`${url}/api/v1${path}`, init) });
};

const isProblem = (value: unknown): value is Problem =>
  typeof value === "object" && value !== null && "title" in value && "detail" in value && "issues" in value;

/** One question to the data; what they refuse ends the command as bad input. */
export const ask = async (data: Data, path: string, init?: RequestInit): Promise<unknown> => {
  const response = await data.request(path, init);
  const text = await response.text();
  const value: unknown = text === "" ? null : JSON.parse(text);
  if (response.ok) return value;
  if (isProblem(value)) throw badInput(`${value.title}. ${value.detail}`, ...phraseIssues(value.issues));
  throw badInput(`${data.url ?? "The data folder"} answered ${response.status}.`);
};

export const postJson = (body: unknown): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});
