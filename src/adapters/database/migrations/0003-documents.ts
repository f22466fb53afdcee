import type { Migration } from "./migration.ts";

/** Texts of trial records that a user brought along, found by the SHA-256 of the file they came from. */
export const documents: Migration = {
  number: 3,
  name: "documents",
  sql: `
CREATE TABLE documents (
  sha256   text PRIMARY KEY,
  name     text NOT NULL,
  text     text NOT NULL,
  added_at text NOT NULL
);
COMMENT ON TABLE documents IS 'Texts of trial records brought along by the user; no patient data.';
`,
};
