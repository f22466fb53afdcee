import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { build } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStore } from "./openStore.ts";

const root = join(import.meta.dirname, "../../..");
let scripts: string;
let folder: string;

/** The store is compiled as it is shipped and lies below node_modules, so that it finds the packages it uses. */
beforeAll(async () => {
  mkdirSync(join(root, "node_modules/.cache"), { recursive: true });
  scripts = await mkdtemp(join(root, "node_modules/.cache/theratrial-crash-"));
  folder = await mkdtemp(join(tmpdir(), "theratrial-crash-"));
  await build({
    configFile: false,
    logLevel: "silent",
    build: {
      ssr: join(import.meta.dirname, "openStore.ts"),
      outDir: scripts,
      rollupOptions: { output: { entryFileNames: "openStore.mjs" } },
    },
  });
  const common = `import { openStore } from "./openStore.mjs";
     const store = await openStore({ folder: process.argv[2] });
     const actor = { name: "E. Lind", role: "coordinator", site: "Lund" };
     const entriesOf = (batch) => Array.from({ length: 50 }, (_, index) => ({
       type: "clinical/1", trial: null, subject: "LU-001", effective: "2026-03-09", actor,
       payload: { type: "note", payload: { batch, index } } }));
     const at = "2026-03-17T09:00:00Z";`;
  writeFileSync(
    join(scripts, "writer.mjs"),
    `${common}
     for (let batch = 0; ; batch += 1) {
       const outcome = await store.append(entriesOf(batch), [], at);
       if (outcome.kind === "refused") throw new Error(outcome.issues[0].message);
       console.log(outcome.value.at(-1).hash);
     }`,
  );
  writeFileSync(
    join(scripts, "streamer.mjs"),
    `${common}
     const first = await store.append(entriesOf(0), [], at);
     console.log(first.value.at(-1).hash);
     async function* endless() { for (let batch = 1; ; batch += 1) yield entriesOf(batch); }
     await store.appendStream(endless(), [], at, (count) => console.log(count));`,
  );
});
afterAll(async () => {
  await rm(scripts, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
});

/** Runs a script on a folder of its own and kills it after so many lines; gives the lines. */
const killAfter = async (script: string, lines: number): Promise<readonly string[]> => {
  await rm(folder, { recursive: true, force: true });
  const child = spawn(process.execPath, [join(scripts, script), folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    if (said.length === lines) child.kill("SIGKILL");
  }
  await exited;
  expect(said.length).toBeGreaterThanOrEqual(lines);
  return said;
};

test("after kill -9 in the middle of writing, every batch that was confirmed is there, whole, and none by half", async () => {
  const confirmed = await killAfter("writer.mjs", 7);
  const store = await openStore({ folder });
  try {
    const check = await store.verify();
    expect(check.kind).toBe("whole");
    const hashes = new Set((await store.events()).map(({ hash }) => hash));
    expect(confirmed.filter((hash) => !hashes.has(hash))).toEqual([]);
    expect(hashes.size % 50).toBe(0);
  } finally {
    await store.close();
  }
});

test("after kill -9 in the middle of an append of many batches, none of them is there, and the log goes on", async () => {
  const [head] = await killAfter("streamer.mjs", 40);
  const store = await openStore({ folder });
  try {
    expect((await store.head())?.hash).toBe(head);
    expect(await store.verify()).toMatchObject({ kind: "whole", length: 50 });
    const actor = { name: "E. Lind", role: "coordinator", site: "Lund" } as const;
    const next = {
      type: "subjectRegistered/1",
      trial: null,
      subject: "LU-002",
      effective: "2026-03-09",
      actor,
      payload: {},
    } as const;
    expect((await store.append([next], [], "2026-03-18T09:00:00Z")).kind).toBe("read");
    expect(await store.verify()).toMatchObject({ kind: "whole", length: 51 });
  } finally {
    await store.close();
  }
});
