import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { entry, result } from "./exampleEntries.ts";
import { migrate, StoreMismatch } from "./migrate.ts";
import { migrations } from "./migrations/index.ts";
import { openPglite } from "./openPglite.ts";
import { openStore, openStoreOn } from "./openStore.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "theratrial-store-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("the steps are numbered from 1 without a gap", () =>
  expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_, index) => index + 1)));

test("steps are applied one after another, each once, and a failing one leaves nothing behind", async () => {
  const database = await openPglite("memory");
  const [events, ...rest] = migrations;
  if (events === undefined) throw new Error("expected steps");
  expect(await migrate(database, [events])).toEqual([1]);
  expect(await migrate(database, migrations)).toEqual(rest.map(({ number }) => number));
  expect(await migrate(database, migrations)).toEqual([]);
  const faulty = { number: 99, name: "faulty", sql: "CREATE TABLE half (a text); SELECT broken" };
  await expect(migrate(database, [...migrations, faulty])).rejects.toThrow("broken");
  expect(await database.query("SELECT to_regclass('half') AS half")).toEqual([{ half: null }]);

  // A step added by a later version keeps every event as it is.
  const store = await openStoreOn(database);
  const appended = await store.append([entry("subjectRegistered/1", {})], [], "2026-03-17T09:00:00Z");
  const next = {
    number: migrations.length + 1,
    name: "next",
    sql: "ALTER TABLE documents ADD COLUMN layout text",
  };
  expect(await migrate(database, [...migrations, next])).toEqual([next.number]);
  expect(appended).toMatchObject({ kind: "read", value: await store.events() });

  await expect(migrate(database, migrations)).rejects.toThrow(StoreMismatch); // the older program
  await expect(
    migrate(database, [...migrations.map((each) => ({ ...each, sql: `${each.sql} ` })), next]),
  ).rejects.toThrow("not the one that the store was made with");
  await database.close();
});

test("a store in a folder is there again after closing, with the same head", async () => {
  const first = await openStore({ folder: join(folder, "main") });
  await first.append(
    [result("anc", "2", "10*9/L")],
    [{ subject: "LU-001", name: "Anna Ek" }],
    "2026-03-17T09:00:00Z",
  );
  const head = await first.head();
  await first.close();
  const second = await openStore({ folder: join(folder, "main") });
  expect(await second.head()).toEqual(head);
  expect((await second.identities()).get("LU-001")).toEqual({ subject: "LU-001", name: "Anna Ek" });
  expect(await second.verify(head?.hash)).toMatchObject({ kind: "whole", length: 1 });
  await second.close();
});
