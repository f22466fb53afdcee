import { PGlite, type Transaction } from "@electric-sql/pglite";
import type { Database, Queries, Row } from "./database.ts";

const queriesOn = (connection: PGlite | Transaction): Queries => ({
  query: async (sql, parameters = []) => (await connection.query<Row>(sql, [...parameters])).rows,
  script: async (sql) => {
    await connection.exec(sql);
  },
});

/** PostgreSQL as WebAssembly, in a folder of its own or in memory. */
export const openPglite = async (place: { readonly folder: string } | "memory"): Promise<Database> => {
  const pglite = await PGlite.create(place === "memory" ? {} : { dataDir: place.folder });
  return {
    ...queriesOn(pglite),
    transaction: (work) => pglite.transaction((transaction) => work(queriesOn(transaction))),
    close: () => pglite.close(),
  };
};
