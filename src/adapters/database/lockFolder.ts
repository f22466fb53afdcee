import { randomUUID } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";

/** Who holds a data folder, as its lock file says. */
export type Holder = {
  readonly pid: number;
  readonly host: string;
  /** Where the holder answers, when it serves. */
  readonly url: string | null;
  readonly command: string;
  readonly startedAt: string;
};

export type Lock = {
  readonly kind: "locked";
  /** Writes down where the holder answers, once it knows. */
  readonly announce: (url: string) => void;
  /** Gives the folder free. Also done when the process exits or is told to stop. */
  readonly close: () => void;
};

export type Locking = Lock | { readonly kind: "held"; readonly heldBy: Holder };

/** `token` tells one taking of the lock from another; `born` tells a process from a later one with its number. */
type LockFile = Holder & { readonly token: string; readonly born: string | null };

export const lockFileName = "theratrial.lock";

const codeOf = (error: unknown): string | null =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;

/** When a process began, in ticks since the machine did; null where the system does not say (no /proc). */
const bornOf = (pid: number): string | null => {
  try {
    // The name of the program stands in parentheses and may hold blanks; field 22 is the 20th after it.
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ")[19] ?? null;
  } catch {
    return null;
  }
};

/** Whether the process that wrote a lock file still runs. On another machine that cannot be seen: it counts as running. */
const isAlive = ({ pid, host, born }: LockFile): boolean => {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) === "ESRCH") return false; // EPERM: it runs, under another user
  }
  const now = bornOf(pid);
  return born === null || now === null || born === now;
};

const readLock = (path: string): LockFile | "absent" | "unreadable" => {
  try {
    const content: unknown = JSON.parse(readFileSync(path, "utf8"));
    return typeof content === "object" && content !== null && "pid" in content && "token" in content
      ? (content as LockFile) // written by this program, whole or not at all
      : "unreadable";
  } catch (error) {
    return codeOf(error) === "ENOENT" ? "absent" : "unreadable";
  }
};

/** Creates the file with its content in one step, so that nobody reads half of it; false when it exists. */
const createWhole = (path: string, content: LockFile): boolean => {
  const draft = `${path}.${content.token}`;
  const text = `${JSON.stringify(content, null, 2)}\n`;
  try {
    writeFileSync(draft, text, { flag: "wx" });
    linkSync(draft, path);
    return true;
  } catch (error) {
    const code = codeOf(error);
    if (code === "EEXIST") return false;
    if (code !== "EPERM" && code !== "ENOTSUP" && code !== "EOPNOTSUPP" && code !== "ENOSYS") throw error;
    return createExclusive(path, text); // file systems without hard links
  } finally {
    rmSync(draft, { force: true });
  }
};
const createExclusive = (path: string, text: string): boolean => {
  try {
    writeFileSync(path, text, { flag: "wx" });
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
};

const unknownHolder: Holder = {
  pid: 0,
  host: "",
  url: null,
  command: "unknown (unreadable lock file)",
  startedAt: "",
};
const holderOf = ({ pid, host, url, command, startedAt }: Holder): Holder => ({
  pid,
  host,
  url,
  command,
  startedAt,
});

/**
 * Removes the lock of a process that is gone. Only one process may do so at a time, under a lock of its own:
 * otherwise a second one could remove the lock that the first has just taken.
 */
const clearStale = (path: string, stale: LockFile, mine: LockFile): void => {
  const guard = `${path}.clearing`;
  if (!createWhole(guard, mine)) {
    const other = readLock(guard);
    if (typeof other === "object" && !isAlive(other)) rmSync(guard, { force: true });
    return;
  }
  try {
    const now = readLock(path);
    if (typeof now === "object" && now.token === stale.token) rmSync(path, { force: true });
  } finally {
    rmSync(guard, { force: true });
  }
};

const wait = (milliseconds: number): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
};

const take = (path: string, mine: LockFile): Holder | null => {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    if (createWhole(path, mine)) return null;
    const other = readLock(path);
    if (other === "absent") continue;
    if (other === "unreadable") return unknownHolder;
    if (isAlive(other)) return holderOf(other);
    clearStale(path, other, mine);
    wait(10);
  }
  return unknownHolder;
};

const stopSignals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Takes a data folder for this process, or says who holds it. A lock whose process is gone is taken over.
 * When the process is told to stop and nothing else handles that, the lock is released and the process stops.
 */
export const lockFolder = (
  folder: string,
  about: { readonly startedAt: string; readonly url?: string; readonly command?: string },
): Locking => {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, lockFileName);
  let mine: LockFile = {
    pid: process.pid,
    host: hostname(),
    url: about.url ?? null,
    command: about.command ?? process.argv.slice(1).join(" "),
    startedAt: about.startedAt,
    token: randomUUID(),
    born: bornOf(process.pid),
  };
  const heldBy = take(path, mine);
  if (heldBy !== null) return { kind: "held", heldBy };

  const isMine = (): boolean => {
    const now = readLock(path);
    return typeof now === "object" && now.token === mine.token;
  };
  const release = (): void => {
    if (isMine()) rmSync(path, { force: true });
  };
  const stop = (signal: NodeJS.Signals): void => {
    // Somebody else who listens decides when the process ends; the lock then goes with it.
    if (process.listenerCount(signal) > 1) return;
    close();
    process.kill(process.pid, signal);
  };
  const close = (): void => {
    process.off("exit", release);
    for (const signal of stopSignals) process.off(signal, stop);
    release();
  };
  process.on("exit", release);
  for (const signal of stopSignals) process.on(signal, stop);

  return {
    kind: "locked",
    announce: (url) => {
      if (!isMine()) return;
      mine = { ...mine, url };
      const draft = `${path}.${mine.token}`;
      writeFileSync(draft, `${JSON.stringify(mine, null, 2)}\n`);
      renameSync(draft, path);
    },
    close,
  };
};

/** One line for the second comer. */
export const phraseHolder = (folder: string, holder: Holder): string =>
  `${folder} is in use by process ${holder.pid}${holder.host === hostname() || holder.host === "" ? "" : ` on ${holder.host}`} (${holder.command}), since ${holder.startedAt}${
    holder.url === null ? "" : `, which answers at ${holder.url}`
  }. If that process is gone, remove ${join(folder, lockFileName)}.`;
