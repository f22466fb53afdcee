import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));
const program = join(root, "out", "src", "cli", "main.js");

export type Ran = { readonly code: number | null; readonly out: string; readonly err: string };

/** A folder of its own for one test. */
export const freshFolder = (): Promise<string> => mkdtemp(join(tmpdir(), "theratrial-test-"));

const environment = (changes: Readonly<Record<string, string>>): Record<string, string> => ({
  PATH: process.env["PATH"] ?? "",
  HOME: process.env["HOME"] ?? "",
  THERATRIAL_ZONE: "Europe/Stockholm",
  THERATRIAL_DATA: join(tmpdir(), "theratrial-test-none"), // no folder: a test names its own
  ...changes,
});

const start = (args: readonly string[], changes: Readonly<Record<string, string>>): ChildProcess => {
  if (!existsSync(program))
    throw new Error(`The program is not built. Type: npm run build (expected ${program})`);
  return spawn(process.execPath, [program, ...args], { cwd: root, env: environment(changes) });
};

/** Runs `theratrial …` to its end. */
export const theratrial = (
  args: readonly string[],
  changes: Readonly<Record<string, string>> = {},
): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const child = start(args, changes);
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout?.on("data", (chunk: Buffer) => out.push(chunk));
    child.stderr?.on("data", (chunk: Buffer) => err.push(chunk));
    child.on("error", reject);
    child.on("close", (code) =>
      resolve({ code, out: Buffer.concat(out).toString("utf8"), err: Buffer.concat(err).toString("utf8") }),
    );
  });

export type Served = {
  readonly url: string;
  readonly greeting: string;
  readonly pid: number;
  /** Sends a signal and waits for the end; gives the exit code and everything that was said. */
  readonly stop: (
    signal?: NodeJS.Signals,
  ) => Promise<{ readonly code: number | null; readonly said: string }>;
};

/** Starts `theratrial serve` on a free port and waits until it has said where it answers. */
export const serve = (data: string, changes: Readonly<Record<string, string>> = {}): Promise<Served> =>
  new Promise((resolve, reject) => {
    const child = start(["serve"], { THERATRIAL_DATA: data, PORT: "0", ...changes });
    let said = "";
    const ended = new Promise<number | null>((done) => {
      child.on("close", (code) => {
        done(code);
        reject(new Error(`serve ended with ${code}: ${said}`));
      });
    });
    child.stderr?.on("data", (chunk: Buffer) => {
      said += chunk.toString("utf8");
      const url = /http:\/\/[^\s/]+/.exec(said)?.[0];
      if (url === undefined || !said.includes("Ctrl-C")) return;
      resolve({
        url,
        greeting: said,
        pid: child.pid ?? 0,
        stop: async (signal = "SIGINT") => {
          child.kill(signal);
          return { code: await ended, said };
        },
      });
    });
  });
