// What every command needs before it can run: the right Node, installed packages, a build that is up to date.
// Plain JavaScript without dependencies, because on a fresh clone there is nothing else yet.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const say = (line) => process.stderr.write(`${line}\n`);

/** Runs a program of node_modules or of the machine; on failure the whole command ends with its code. */
export const run = (command, args, options = {}) => {
  const result = spawnSync(command, args, { cwd: root, stdio: ["ignore", 2, 2], ...options });
  if (result.error) {
    say(`theratrial: could not run ${command}: ${result.error.message}`);
    process.exit(1);
  }
  if (result.status !== 0) process.exit(result.status ?? 1);
};
const tool = (name) => join(root, "node_modules", ".bin", name);

const requireNode = () => {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  say(`theratrial needs Node 20.19 or newer; this is ${process.version}.`);
  process.exit(1);
};

const changedAt = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0);

const installPackages = () => {
  const installed = join(root, "node_modules", ".package-lock.json");
  if (changedAt(installed) >= changedAt(join(root, "package-lock.json"))) return;
  say("Installing packages (once, about half a minute) ...");
  run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
};

const newestIn = (path) => {
  if (!existsSync(path)) return 0;
  const entry = statSync(path);
  if (!entry.isDirectory()) return entry.mtimeMs;
  return readdirSync(path, { recursive: true, encoding: "utf8" })
    .map((name) => statSync(join(path, name)).mtimeMs)
    .reduce((newest, each) => Math.max(newest, each), entry.mtimeMs);
};

const upToDate = (stamp, sources) =>
  changedAt(stamp) > sources.map((each) => newestIn(join(root, each))).reduce((a, b) => Math.max(a, b), 0);

/** Compiles beside the old build and swaps, so that a command running meanwhile never sees half of one. */
const buildProgram = () => {
  const stamp = join(root, "out", ".program");
  if (
    upToDate(stamp, ["src", "knowledge", "protocols", "bench", "tsconfig.base.json", "tsconfig.build.json"])
  )
    return;
  const fresh = join(root, "out", `.fresh-${process.pid}`);
  say("Building ...");
  run(tool("tsc"), ["-p", "tsconfig.build.json", "--outDir", fresh]);
  for (const part of readdirSync(fresh)) {
    const target = join(root, "out", part);
    const old = join(root, "out", `.old-${process.pid}-${part}`);
    if (existsSync(target)) renameSync(target, old);
    renameSync(join(fresh, part), target);
    rmSync(old, { recursive: true, force: true });
  }
  rmSync(fresh, { recursive: true, force: true });
  writeFileSync(stamp, "");
};

const buildPages = () => {
  const stamp = join(root, "out", ".pages");
  if (upToDate(stamp, ["src", "knowledge", "protocols", "vite.config.ts"])) return;
  say("Building the pages ...");
  run(tool("vite"), ["build", "--logLevel", "warn"]);
  writeFileSync(stamp, "");
};

/** Everything up to a build; pages only where they are served. */
export const prepare = ({ pages = false } = {}) => {
  requireNode();
  installPackages();
  mkdirSync(join(root, "out"), { recursive: true });
  buildProgram();
  if (pages) buildPages();
};
