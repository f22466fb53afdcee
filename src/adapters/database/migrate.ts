import { sha256Of } from "../../subject/index.ts";
import type { Database } from "./database.ts";
import type { Migration } from "./migrations/migration.ts";

/** Why the tables of a store cannot be brought to the form that this program knows. */
export class StoreMismatch extends Error {
  override readonly name = "StoreMismatch";
}

const applied = `
CREATE TABLE IF NOT EXISTS schema_migrations (
  number integer PRIMARY KEY, name text NOT NULL, sha256 text NOT NULL
)`;

/** Applies what is missing, in order and all in one transaction; gives the numbers applied now. */
export const migrate = (database: Database, migrations: readonly Migration[]): Promise<readonly number[]> =>
  database.transaction(async ({ query, script }) => {
    await script(applied);
    const before = await query("SELECT number, name, sha256 FROM schema_migrations ORDER BY number");
    const known = new Map(migrations.map((each) => [each.number, each]));
    for (const row of before) {
      const number = Number(row["number"]);
      const migration = known.get(number);
      if (migration === undefined)
        throw new StoreMismatch(
          `The store was written by a newer version of the program (step ${number}, ${String(row["name"])}). Update the program.`,
        );
      if (sha256Of(migration.sql) !== row["sha256"])
        throw new StoreMismatch(
          `Step ${number} (${migration.name}) is not the one that the store was made with.`,
        );
    }
    const done = new Set(before.map((row) => Number(row["number"])));
    const missing = migrations.filter(({ number }) => !done.has(number));
    for (const { number, name, sql } of missing) {
      await script(sql);
      await query("INSERT INTO schema_migrations (number, name, sha256) VALUES ($1, $2, $3)", [
        number,
        name,
        sha256Of(sql),
      ]);
    }
    return missing.map(({ number }) => number);
  });
