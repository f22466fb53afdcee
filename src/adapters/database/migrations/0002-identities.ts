import type { Migration } from "./migration.ts";

/** Outside the hashes, so that a name can be corrected or erased without touching the log. A correction is a new version. */
export const identities: Migration = {
  number: 2,
  name: "identities",
  sql: `
CREATE TABLE identities (
  subject     text NOT NULL,
  version     integer NOT NULL CHECK (version > 0),
  name        text,
  birth_date  text,
  recorded_at text NOT NULL,
  recorded_by text NOT NULL,
  PRIMARY KEY (subject, version)
);
REVOKE ALL ON identities FROM PUBLIC;
COMMENT ON TABLE identities IS
  'Names and dates of birth, under a permission of their own: grant it only to roles that treat the subject. Never joined into exports of the log.';
`,
};
