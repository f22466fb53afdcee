import type { Migration } from "./migration.ts";

/**
 * The log. Payloads are the text of their canonical JSON, so that what was hashed is what is stored, byte for byte.
 * The database itself refuses to change or remove an event (ENABLE ALWAYS: also under replication) and to add one
 * that does not continue the chain. Only somebody who may alter the table could take the triggers off; the hash
 * chain shows what was done then.
 */
export const events: Migration = {
  number: 1,
  name: "events",
  sql: `
CREATE TABLE events (
  sequence      bigint PRIMARY KEY CHECK (sequence > 0),
  id            text NOT NULL UNIQUE,
  type          text NOT NULL,
  trial         text,
  site          text NOT NULL,
  subject       text,
  key           text,
  payload       text NOT NULL,
  effective     text NOT NULL,
  recorded_at   text NOT NULL,
  actor_name    text NOT NULL,
  actor_role    text NOT NULL,
  actor_site    text NOT NULL,
  reason        text,
  supersedes    text UNIQUE REFERENCES events (id),
  previous_hash text NOT NULL UNIQUE,
  hash          text NOT NULL UNIQUE,
  CHECK (supersedes IS NULL OR length(trim(reason)) > 0)
);
CREATE INDEX events_by_subject ON events (subject, sequence);
CREATE INDEX events_by_key ON events (key, sequence) WHERE key IS NOT NULL;

CREATE FUNCTION refuse_event_change() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  RAISE EXCEPTION 'The log of events is append-only: % is refused. Correct an event by adding one that supersedes it.', TG_OP
    USING ERRCODE = 'restrict_violation';
END
$body$;

CREATE TRIGGER events_are_never_changed BEFORE UPDATE OR DELETE ON events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_event_change();
CREATE TRIGGER events_are_never_truncated BEFORE TRUNCATE ON events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_event_change();

CREATE FUNCTION refuse_loose_event() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  IF EXISTS (
    SELECT 1 FROM added LEFT JOIN events AS before ON before.sequence = added.sequence - 1
    WHERE added.previous_hash IS DISTINCT FROM
      CASE WHEN added.sequence = 1 THEN repeat('0', 64) ELSE before.hash END
  ) THEN
    RAISE EXCEPTION 'An event must continue the chain: number and previous hash are those of the last event.'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END
$body$;

CREATE TRIGGER events_continue_the_chain AFTER INSERT ON events
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_loose_event();

ALTER TABLE events ENABLE ALWAYS TRIGGER events_are_never_changed;
ALTER TABLE events ENABLE ALWAYS TRIGGER events_are_never_truncated;
ALTER TABLE events ENABLE ALWAYS TRIGGER events_continue_the_chain;

REVOKE UPDATE, DELETE, TRUNCATE ON events FROM PUBLIC;
COMMENT ON TABLE events IS 'Append-only, hash-chained. Holds no names and no dates of birth.';
`,
};
