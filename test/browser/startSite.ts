import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "vite";
import { startServer } from "../../src/server/index.ts";

const root = resolve(import.meta.dirname, "../..");

const newest = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((latest, entry) => Math.max(latest, statSync(join(entry.parentPath, entry.name)).mtimeMs), 0);

/** The pages as the build left them; built anew into a folder of its own where the sources have changed since. */
const pagesFolder = async (scratch: string): Promise<string> => {
  const built = join(root, "out", "web");
  const index = join(built, "index.html");
  if (existsSync(index) && statSync(index).mtimeMs > newest(join(root, "src"))) return built;
  const folder = join(scratch, "pages");
  await build({
    configFile: join(root, "vite.config.ts"),
    root: join(root, "src", "web"),
    logLevel: "error",
    build: { outDir: folder, emptyOutDir: true },
  });
  return folder;
};

export type Site = {
  readonly url: string;
  /** Sets the clock of the server; the day of the site follows. */
  readonly setNow: (instant: string) => void;
  readonly close: () => Promise<void>;
};

/** The day on which the tests begin: the last sample of the example cohort is older. */
export const firstDay = "2026-11-20";

/** The real server with the example cohort in a data folder of its own, on a free port. */
export const startSite = async (): Promise<Site> => {
  const scratch = mkdtempSync(join(tmpdir(), "theratrial-browser-"));
  const webFolder = await pagesFolder(scratch);
  let now = `${firstDay}T09:00:00Z`;
  const starting = await startServer({
    settings: {
      dataFolder: join(scratch, "data"),
      host: "127.0.0.1",
      port: 0,
      zone: "UTC",
      actor: { name: "E. Lind", role: "coordinator", site: "Lund" },
      recordsFolder: null,
      databaseUrl: null,
    },
    clock: { now: () => now, zone: "UTC" },
    report: (line) => process.stderr.write(`${line}\n`),
    webFolder,
  });
  if (starting.kind !== "started") throw new Error(`the server did not start: ${JSON.stringify(starting)}`);
  return {
    url: starting.url,
    setNow: (instant) => {
      now = instant;
    },
    close: async () => {
      await starting.close();
      rmSync(scratch, { recursive: true, force: true });
    },
  };
};
