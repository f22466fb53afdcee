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
  writeFileSync(
    join(scripts, "writer.mjs"),
    `import { openStore } from "./openStore.mjs";
     const store = await openStore({ folder: process.argv[2] });
     const actor = { name: "E. Lind", role: "coordinator", site: "Lund" };
     for (let batch = 0; ; batch += 1) {
       const entries = Array.from({ length: 50 }, (_, index) => ({
         type: "clinical/1", trial: null, subject: "LU-001", effective: "2026-03-09", actor,
         payload: { type: "note", payload: { batch, index } } }));
       const outcome = await store.append(entries, [], "2026-03-17T09:00:00Z");
       if (outcome.kind === "refused") throw new Error(outcome.issues[0].message);
       console.log(outcome.value.at(-1).hash);
     }`,
  );
});
afterAll(async () => {
  await rm(scripts, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
});

test("after kill -9 in the middle of writing, every batch that was confirmed is there, whole, and none by half", async () => {
  const child = spawn(process.execPath, [join(scripts, "writer.mjs"), folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  const confirmed: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    confirmed.push(line);
    if (confirmed.length === 7) child.kill("SIGKILL");
  }
  await exited;
  expect(confirmed.length).toBeGreaterThanOrEqual(7);

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
