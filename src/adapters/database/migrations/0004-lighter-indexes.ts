import type { Migration } from "./migration.ts";

/**
 * Two indexes over random texts of 64 characters cost an import of millions more than all others. The previous hash
 * needs none: sequences are unique and the trigger lets an event continue only the event before it. A hash is looked
 * up, so it keeps an index, of a fifth of the size; two events never share one, as each covers its own sequence.
 */
export const lighterIndexes: Migration = {
  number: 4,
  name: "lighter indexes",
  sql: `
ALTER TABLE events DROP CONSTRAINT events_previous_hash_key;
ALTER TABLE events DROP CONSTRAINT events_hash_key;
CREATE INDEX events_by_hash ON events USING hash (hash);
`,
};
