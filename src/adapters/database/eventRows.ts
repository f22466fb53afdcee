import { Defect } from "../../kernel/failure.ts";
import {
  type Event,
  type Json,
  originOf,
  type Role,
  roles,
  type StoredEvent,
  writeCanonical,
} from "../../subject/index.ts";
import type { CopiedRow, Row } from "./database.ts";

/** Columns of an event, in the order of the insert. */
export const eventColumns =
  "sequence, id, type, trial, site, subject, key, payload, effective, recorded_at, actor_name, actor_role, actor_site, reason, supersedes, previous_hash, hash";

/** An event as a row in the order of the columns; `key` repeats the payload's, for the index. */
export const rowOf = (event: Event): CopiedRow => [
  event.sequence,
  event.id,
  event.type,
  event.trial,
  event.site,
  event.subject,
  originOf(event.payload).key,
  writeCanonical(event.payload),
  event.effective,
  event.recordedAt,
  event.actor.name,
  event.actor.role,
  event.actor.site,
  event.reason ?? null,
  event.supersedes ?? null,
  event.previousHash,
  event.hash,
];

const isRole = (text: string): text is Role => roles.some((role) => role === text);

const textOf = (row: Row, column: string): string => {
  const value = row[column];
  if (typeof value !== "string") throw new Defect(`expected text in column ${column}`, row);
  return value;
};
const textOrNull = (row: Row, column: string): string | null =>
  row[column] === null || row[column] === undefined ? null : textOf(row, column);

const payloadOf = (row: Row): { readonly [key: string]: Json } => {
  const payload: unknown = JSON.parse(textOf(row, "payload"));
  if (typeof payload !== "object" || payload === null || Array.isArray(payload))
    throw new Defect("expected an object as payload", row);
  return payload as { readonly [key: string]: Json }; // what JSON.parse gives of an object
};

/** A row as the event that was stored, of whatever version its type has. */
export const storedEventOf = (row: Row): StoredEvent => {
  const role = textOf(row, "actor_role");
  if (!isRole(role)) throw new Defect("expected a role", row);
  const reason = textOrNull(row, "reason");
  const supersedes = textOrNull(row, "supersedes");
  return {
    sequence: Number(row["sequence"]),
    id: textOf(row, "id"),
    type: textOf(row, "type"),
    trial: textOrNull(row, "trial"),
    site: textOf(row, "site"),
    subject: textOrNull(row, "subject"),
    payload: payloadOf(row),
    effective: textOf(row, "effective"),
    recordedAt: textOf(row, "recorded_at"),
    actor: { name: textOf(row, "actor_name"), role, site: textOf(row, "actor_site") },
    ...(reason === null ? {} : { reason }),
    ...(supersedes === null ? {} : { supersedes }),
    previousHash: textOf(row, "previous_hash"),
    hash: textOf(row, "hash"),
  };
};
