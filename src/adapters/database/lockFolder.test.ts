import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { build } from "vite";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { lockFileName, lockFolder, phraseHolder } from "./lockFolder.ts";

const startedAt = "2026-03-17T09:00:00Z";
let scripts: string;
let folder: string;
const children: ChildProcess[] = [];

/** Node 20 reads no TypeScript: the lock is compiled once, as it is shipped, and other processes use it from there. */
beforeAll(async () => {
  scripts = await mkdtemp(join(tmpdir(), "theratrial-lock-"));
  await build({
    configFile: false,
    logLevel: "silent",
    build: {
      ssr: join(import.meta.dirname, "lockFolder.ts"),
      outDir: scripts,
      rollupOptions: { output: { entryFileNames: "lockFolder.mjs" } },
    },
  });
  writeFileSync(
    join(scripts, "holder.mjs"),
    `import { lockFolder } from "./lockFolder.mjs";
     const [folder, mode] = process.argv.slice(2);
     const locking = lockFolder(folder, { startedAt: "${startedAt}", command: "theratrial serve" });
     console.log(JSON.stringify(locking));
     if (locking.kind === "held") process.exit(1);
     locking.announce("http://127.0.0.1:4177");
     console.log("announced");
     if (mode === "graceful") process.on("SIGTERM", () => setTimeout(() => { console.log("finished"); process.exit(0); }, 300));
     if (mode === "brief") process.exit(0);
     setInterval(() => {}, 1000);`,
  );
});
afterAll(() => rm(scripts, { recursive: true, force: true }));
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "theratrial-data-"));
});
afterEach(async () => {
  for (const child of children.splice(0)) if (child.exitCode === null) child.kill("SIGKILL");
  await rm(folder, { recursive: true, force: true });
});

/** Another process that takes the folder; resolves with its lines once it has announced itself or given up. */
const startHolder = async (mode = "stay") => {
  const child = spawn(process.execPath, [join(scripts, "holder.mjs"), folder, mode], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  const lines: string[] = [];
  const exited = once(child, "exit");
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (line === "announced" && mode !== "brief") break;
  }
  return { child, lines, exited };
};
const lockFile = () => join(folder, lockFileName);

test("the second process learns who holds the folder and where it answers", async () => {
  const { child } = await startHolder();
  const second = lockFolder(folder, { startedAt });
  expect(second).toEqual({
    kind: "held",
    heldBy: {
      pid: child.pid,
      host: hostname(),
      url: "http://127.0.0.1:4177",
      command: "theratrial serve",
      startedAt,
    },
  });
  if (second.kind === "held")
    expect(phraseHolder(folder, second.heldBy)).toContain(
      `in use by process ${child.pid} (theratrial serve), since ${startedAt}, which answers at http://127.0.0.1:4177`,
    );
});

test("a process started while we hold the folder is told so, and gets it after we let go", async () => {
  const lock = lockFolder(folder, { startedAt, command: "the tests" });
  if (lock.kind !== "locked") throw new Error("expected to take the folder");
  const { lines } = await startHolder();
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    kind: "held",
    heldBy: { pid: process.pid, command: "the tests" },
  });
  lock.close();
  expect(existsSync(lockFile())).toBe(false);
  expect(JSON.parse((await startHolder()).lines[0] ?? "")).toMatchObject({ kind: "locked" });
});

test("after kill -9 of the holder the lock file is left behind and the next process takes over", async () => {
  const { child, exited } = await startHolder();
  child.kill("SIGKILL");
  await exited;
  expect(existsSync(lockFile())).toBe(true);
  const lock = lockFolder(folder, { startedAt });
  expect(lock.kind).toBe("locked");
  expect(JSON.parse(readFileSync(lockFile(), "utf8"))).toMatchObject({ pid: process.pid });
  if (lock.kind === "locked") lock.close();
});

test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
  "%s gives the folder free and ends the process as it should",
  async (signal) => {
    const { child, exited } = await startHolder();
    child.kill(signal);
    expect(await exited).toEqual([null, signal]);
    expect(existsSync(lockFile())).toBe(false);
  },
);

test("a process that finishes its work on SIGTERM keeps the folder until it ends", async () => {
  const { child, exited } = await startHolder("graceful");
  child.kill("SIGTERM");
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(lockFolder(folder, { startedAt }).kind).toBe("held");
  expect(await exited).toEqual([0, null]);
  expect(existsSync(lockFile())).toBe(false);
});

test("an ordinary end gives the folder free", async () => {
  const { exited } = await startHolder("brief");
  await exited;
  expect(existsSync(lockFile())).toBe(false);
});

test("of eight processes that find a dead holder's lock at once, one takes over", async () => {
  const { child, exited } = await startHolder();
  child.kill("SIGKILL");
  await exited;
  const started = await Promise.all(Array.from({ length: 8 }, () => startHolder()));
  const kinds = started.map(({ lines }) => JSON.parse(lines[0] ?? "{}").kind);
  expect(kinds.filter((kind) => kind === "locked")).toHaveLength(1);
  expect(kinds.filter((kind) => kind === "held")).toHaveLength(7);
});

test("a process number that was given to another process since does not keep the folder", () => {
  writeFileSync(
    lockFile(),
    JSON.stringify({
      pid: process.pid,
      host: hostname(),
      url: null,
      command: "x",
      startedAt,
      token: "t",
      born: "1",
    }),
  );
  const lock = lockFolder(folder, { startedAt });
  // Without /proc (macOS, Windows) a number in use counts as the holder: safe, and the message says what to do.
  expect(lock.kind).toBe(existsSync("/proc/self/stat") ? "locked" : "held");
  if (lock.kind === "locked") lock.close();
});

test("a holder on another machine and an unreadable lock file keep the folder", () => {
  writeFileSync(
    lockFile(),
    JSON.stringify({
      pid: 1,
      host: "another-machine",
      url: null,
      command: "x",
      startedAt,
      token: "t",
      born: null,
    }),
  );
  expect(lockFolder(folder, { startedAt })).toMatchObject({
    kind: "held",
    heldBy: { host: "another-machine" },
  });
  writeFileSync(lockFile(), "");
  expect(lockFolder(folder, { startedAt })).toMatchObject({ kind: "held", heldBy: { pid: 0 } });
});

test("closing does not remove a lock that is not ours any more", () => {
  const lock = lockFolder(folder, { startedAt });
  if (lock.kind !== "locked") throw new Error("expected to take the folder");
  const foreign = JSON.stringify({ pid: 1, token: "other" });
  writeFileSync(lockFile(), foreign);
  lock.announce("http://127.0.0.1:1");
  lock.close();
  expect(readFileSync(lockFile(), "utf8")).toBe(foreign);
});
