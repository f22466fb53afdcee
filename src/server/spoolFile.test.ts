import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { SpooledEntry } from "../subject/index.ts";
import { spoolInFile } from "./spoolFile.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "theratrial-spool-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const spooled = (fact: number, text: string): SpooledEntry => ({
  fact,
  type: "clinical/1",
  trial: null,
  subject: "LU-001",
  payload: { type: "note", payload: { text } },
  effective: "2026-03-09",
});
const readAll = async (spool: Awaited<ReturnType<typeof spoolInFile>>): Promise<readonly SpooledEntry[]> => {
  const all: SpooledEntry[] = [];
  for await (const batch of spool.read()) all.push(...batch);
  return all;
};

test("what was laid down is read back in its order, across blocks, with line feeds and letters of any script, twice", async () => {
  const spool = await spoolInFile(join(folder, "spool"));
  const entries = Array.from({ length: 4_000 }, (_, fact) =>
    spooled(fact, `å\n"😀" ${"x".repeat(fact % 400)}`),
  );
  await spool.write(entries.slice(0, 1_500));
  await spool.write([]);
  await spool.write(entries.slice(1_500));
  expect(await readAll(spool)).toEqual(entries);
  expect(await readAll(spool)).toEqual(entries);
});

test("a plan made anew begins with an empty spool", async () => {
  const path = join(folder, "again");
  await (await spoolInFile(path)).write([spooled(1, "old")]);
  const spool = await spoolInFile(path);
  expect(await readFile(path, "utf8")).toBe("");
  expect(await readAll(spool)).toEqual([]);
});
