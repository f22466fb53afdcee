import { Defect } from "../../kernel/failure.ts";
import {
  type Entry,
  type Event,
  type EventType,
  eventTypes,
  type KeyedEvent,
  type LogHead,
  readStoredEvent,
  type Supersedable,
} from "../../subject/index.ts";
import type { Queries, Row } from "./database.ts";
import { eventColumns, rowOf, storedEventOf } from "./eventRows.ts";

/** Which events; every member given narrows the choice. */
export type EventChoice = {
  /** Null: events of no subject (laboratory limits, repair decisions, imports). */
  readonly subject?: string | null;
  readonly trial?: string | null;
  readonly types?: readonly EventType[];
  /** The log as it was up to a sequence number, or up to the link with this hash. */
  readonly upTo?: number | string;
  /** Only links after this sequence number. */
  readonly after?: number;
};

const pageSize = 5_000;
const insertSize = 1_000;

/** The last link, or the last one that fits a condition. */
export const headIn = async (
  { query }: Queries,
  where = "true",
  parameters: readonly string[] = [],
): Promise<LogHead | null> => {
  const [row] = await query(
    `SELECT sequence, hash, recorded_at FROM events WHERE ${where} ORDER BY sequence DESC LIMIT 1`,
    parameters,
  );
  return row === undefined
    ? null
    : {
        sequence: Number(row["sequence"]),
        hash: String(row["hash"]),
        recordedAt: String(row["recorded_at"]),
      };
};

/** What is known of the events that entries supersede. */
export const findSupersedable = async (
  { query }: Queries,
  entries: readonly Entry[],
): Promise<ReadonlyMap<string, Supersedable>> => {
  const ids = entries.flatMap(({ supersedes }) => supersedes ?? []);
  if (ids.length === 0) return new Map();
  const rows = await query(
    `SELECT event.id, event.subject, event.type, later.id AS superseded_by
     FROM events AS event LEFT JOIN events AS later ON later.supersedes = event.id
     WHERE event.id IN (SELECT json_array_elements_text($1::json))`,
    [JSON.stringify(ids)],
  );
  return new Map(
    rows.flatMap((row) => {
      const type = eventTypes.find((each) => each === row["type"]);
      if (type === undefined) return [];
      const { subject, superseded_by: supersededBy } = row;
      return [
        [
          String(row["id"]),
          {
            type,
            subject: typeof subject === "string" ? subject : null,
            supersededBy: typeof supersededBy === "string" ? supersededBy : null,
          },
        ] as const,
      ];
    }),
  );
};

export const insertEvents = async ({ query }: Queries, events: readonly Event[]): Promise<void> => {
  for (let start = 0; start < events.length; start += insertSize)
    await query(
      `INSERT INTO events (${eventColumns})
       SELECT ${eventColumns} FROM json_populate_recordset(NULL::events, $1::json) ORDER BY sequence`,
      [JSON.stringify(events.slice(start, start + insertSize).map(rowOf))],
    );
};

const sequenceOf = async ({ query }: Queries, upTo: number | string | undefined): Promise<number | null> => {
  if (upTo === undefined || typeof upTo === "number") return upTo ?? null;
  const [row] = await query("SELECT sequence FROM events WHERE hash = $1", [upTo]);
  if (row === undefined) throw new Defect("expected the hash of a link of this log", upTo);
  return Number(row["sequence"]);
};

/** Page by page, so that one answer of the database never holds the whole log. */
export async function* rowsOf(queries: Queries, choice: EventChoice): AsyncGenerator<readonly Row[]> {
  const upTo = await sequenceOf(queries, choice.upTo);
  let after = choice.after ?? 0;
  for (;;) {
    const rows = await queries.query(
      `SELECT ${eventColumns} FROM events
       WHERE sequence > $1 AND ($2::bigint IS NULL OR sequence <= $2)
         AND ($3::boolean IS FALSE OR subject IS NOT DISTINCT FROM $4)
         AND ($5::boolean IS FALSE OR trial IS NOT DISTINCT FROM $6)
         AND ($7::text IS NULL OR type IN (SELECT json_array_elements_text($7::json)))
       ORDER BY sequence LIMIT ${pageSize}`,
      [
        after,
        upTo,
        String(choice.subject !== undefined),
        choice.subject ?? null,
        String(choice.trial !== undefined),
        choice.trial ?? null,
        choice.types === undefined ? null : JSON.stringify(choice.types),
      ],
    );
    yield rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageSize) return;
    after = Number(last["sequence"]);
  }
}

export const eventOf = (row: Row): Event => readStoredEvent(storedEventOf(row));

export async function* eventsOf(queries: Queries, choice: EventChoice): AsyncGenerator<Event> {
  for await (const rows of rowsOf(queries, choice)) for (const row of rows) yield eventOf(row);
}

/** For each key its last event, and the end of the corrections that follow it. */
export const eventsByKey = async (
  { query }: Queries,
  keys: readonly string[],
): Promise<ReadonlyMap<string, KeyedEvent>> => {
  const columns = eventColumns
    .split(", ")
    .map((column) => `event.${column}`)
    .join(", ");
  const rows = await query(
    `WITH RECURSIVE keyed AS (
       SELECT DISTINCT ON (key) key AS asked, id FROM events
       WHERE key IN (SELECT json_array_elements_text($1::json)) ORDER BY key, sequence DESC
     ), chain AS (
       SELECT asked, id, 0 AS step FROM keyed
       UNION ALL
       SELECT chain.asked, later.id, chain.step + 1 FROM chain JOIN events AS later ON later.supersedes = chain.id
     )
     SELECT chain.asked, chain.step, ${columns}
     FROM chain JOIN events AS event ON event.id = chain.id ORDER BY chain.asked, chain.step`,
    [JSON.stringify(keys)],
  );
  const found = new Map<string, KeyedEvent>();
  for (const row of rows) {
    const asked = String(row["asked"]);
    const tip = eventOf(row);
    found.set(asked, { event: found.get(asked)?.event ?? tip, tip });
  }
  return found;
};
