/** One row as the driver gives it. */
export type Row = Readonly<Record<string, unknown>>;

export type CopiedRow = readonly (string | number | null)[];

/** The little that we ask of a PostgreSQL, embedded or on a server: text and numbers in and out, `$1` for parameters. */
export type Queries = {
  readonly query: (sql: string, parameters?: readonly (string | number | null)[]) => Promise<readonly Row[]>;
  /** Adds rows to a table, in their order; the columns as SQL lists them. */
  readonly copy: (table: string, columns: string, rows: readonly CopiedRow[]) => Promise<void>;
  /** Several statements without parameters. */
  readonly script: (sql: string) => Promise<void>;
};

export type Database = Queries & {
  /** All or nothing. Transactions wait for each other; inside one, use only the queries it gives. */
  readonly transaction: <Result>(work: (queries: Queries) => Promise<Result>) => Promise<Result>;
  readonly close: () => Promise<void>;
};
