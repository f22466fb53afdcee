export type { Database, Queries, Row } from "./database.ts";
export type { EventChoice } from "./eventQueries.ts";
export * from "./lockFolder.ts";
export { StoreMismatch } from "./migrate.ts";
export { openPglite } from "./openPglite.ts";
export * from "./openStore.ts";
