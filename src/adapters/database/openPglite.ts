import { PGlite, type Transaction } from "@electric-sql/pglite";
import type { CopiedRow, Database, Queries, Row } from "./database.ts";

const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

/** One line of PostgreSQL's text format of COPY. */
const writeLine = (row: CopiedRow): string =>
  `${row
    .map((cell) =>
      cell === null
        ? "\\N"
        : String(cell).replace(/[\\\t\n\r]/g, (character) => escapes[character] ?? character),
    )
    .join("\t")}\n`;

/** The embedded database has no checkpointer: without this its write-ahead log would grow with every row until the end. */
const rowsBetweenCheckpoints = 500_000;

const queriesOn = (connection: PGlite | Transaction, counted = { rows: 0 }): Queries => ({
  query: async (sql, parameters = []) => (await connection.query<Row>(sql, [...parameters])).rows,
  copy: async (table, columns, rows) => {
    const blob = new Blob([rows.map(writeLine).join("")]);
    await connection.query(`COPY ${table} (${columns}) FROM '/dev/blob'`, [], { blob });
    counted.rows += rows.length;
    if (counted.rows < rowsBetweenCheckpoints) return;
    counted.rows = 0;
    await connection.exec("CHECKPOINT");
  },
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
