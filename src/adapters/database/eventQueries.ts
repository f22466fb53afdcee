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

const linkOf = (row: Row | undefined): LogHead | null =>
  row === undefined
    ? null
    : {
        sequence: Number(row["sequence"]),
        hash: String(row["hash"]),
        recordedAt: String(row["recorded_at"]),
      };

/** The last link. */
export const headIn = async ({ query }: Queries): Promise<LogHead | null> => {
  const [row] = await query("SELECT sequence, hash, recorded_at FROM events ORDER BY sequence DESC LIMIT 1");
  return linkOf(row);
};

/** The link of a sequence or with a hash. */
export const linkIn = async (
  { query }: Queries,
  by: "sequence" | "hash",
  value: number | string,
): Promise<LogHead | null> => {
  const [row] = await query(`SELECT sequence, hash, recorded_at FROM events WHERE ${by} = $1`, [value]);
  return linkOf(row);
};

/** Links are ordered by the time of recording, so the last one by an instant is found by halving. */
export const headRecordedBy = async (queries: Queries, instant: string): Promise<LogHead | null> => {
  let found: LogHead | null = null;
  let [low, high] = [1, (await headIn(queries))?.sequence ?? 0];
  while (low <= high) {
    const middle = Math.floor((low + high) / 2);
    const link = await linkIn(queries, "sequence", middle);
    if (link !== null && link.recordedAt <= instant) {
      found = link;
      low = middle + 1;
    } else high = middle - 1;
  }
  return found;
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
     FROM json_array_elements_text($1::json) AS asked (id)
     CROSS JOIN LATERAL (SELECT * FROM events WHERE events.id = asked.id LIMIT 1) AS event
     LEFT JOIN LATERAL (SELECT id FROM events WHERE supersedes = event.id LIMIT 1) AS later ON true`,
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

export const insertEvents = async ({ copy }: Queries, events: readonly Event[]): Promise<void> => {
  for (let start = 0; start < events.length; start += insertSize)
    await copy("events", eventColumns, events.slice(start, start + insertSize).map(rowOf));
};

const sequenceOf = async (queries: Queries, upTo: number | string | undefined): Promise<number | null> => {
  if (upTo === undefined || typeof upTo === "number") return upTo ?? null;
  const link = await linkIn(queries, "hash", upTo);
  if (link === null) throw new Defect("expected the hash of a link of this log", upTo);
  return link.sequence;
};

/** Page by page, so that one answer of the database never holds the whole log. */
export async function* rowsOf(queries: Queries, choice: EventChoice): AsyncGenerator<readonly Row[]> {
  const { subject, trial, types } = choice;
  const upTo = await sequenceOf(queries, choice.upTo);
  const parameters: (string | number)[] = [];
  const parameter = (value: string | number): string => `$${parameters.push(value)}`;
  const equals = (column: string, value: string | null): string =>
    value === null ? `${column} IS NULL` : `${column} = ${parameter(value)}`;
  let after = choice.after ?? 0;
  const where = [
    `sequence > ${parameter(after)}`, // the first parameter moves on with the pages
    ...(upTo === null ? [] : [`sequence <= ${parameter(upTo)}`]),
    ...(subject === undefined ? [] : [equals("subject", subject)]),
    ...(trial === undefined ? [] : [equals("trial", trial)]),
    ...(types === undefined
      ? []
      : [`type IN (SELECT json_array_elements_text(${parameter(JSON.stringify(types))}::json))`]),
  ].join(" AND ");
  for (;;) {
    const rows = await queries.query(
      `SELECT ${eventColumns} FROM events WHERE ${where} ORDER BY sequence LIMIT ${pageSize}`,
      [after, ...parameters.slice(1)],
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

const columnsOf = (table: string): string =>
  eventColumns
    .split(", ")
    .map((column) => `${table}.${column}`)
    .join(", ");

/** The end of the corrections that follow each of these events. */
const tipsOf = async ({ query }: Queries, events: readonly string[]): Promise<ReadonlyMap<string, Event>> => {
  if (events.length === 0) return new Map();
  const rows = await query(
    `WITH RECURSIVE chain AS (
       SELECT id AS first, id, 0 AS step FROM json_array_elements_text($1::json) AS asked (id)
       UNION ALL
       SELECT first, later.id, step + 1 FROM chain
       CROSS JOIN LATERAL (SELECT id FROM events WHERE supersedes = chain.id LIMIT 1) AS later
     )
     SELECT chain.first, ${columnsOf("event")} FROM chain
     CROSS JOIN LATERAL (SELECT * FROM events WHERE events.id = chain.id LIMIT 1) AS event
     ORDER BY chain.first, chain.step`,
    [JSON.stringify(events)],
  );
  return new Map(rows.map((row) => [String(row["first"]), eventOf(row)]));
};

/**
 * For each key its last event, and the end of the corrections that follow it. Key by key through the index: the planner
 * takes any list for a hundred names, and would otherwise read a table of millions once for each thousand keys.
 */
export const eventsByKey = async (
  queries: Queries,
  keys: readonly string[],
): Promise<ReadonlyMap<string, KeyedEvent>> => {
  const rows = await queries.query(
    `SELECT ${columnsOf("event")}, later.id AS superseded_by
     FROM json_array_elements_text($1::json) AS asked (key)
     CROSS JOIN LATERAL (
       SELECT * FROM events WHERE events.key = asked.key ORDER BY sequence DESC LIMIT 1
     ) AS event
     LEFT JOIN LATERAL (SELECT id FROM events WHERE supersedes = event.id LIMIT 1) AS later ON true`,
    [JSON.stringify(keys)],
  );
  const superseded = rows.filter((row) => row["superseded_by"] !== null).map((row) => String(row["id"]));
  const tips = await tipsOf(queries, superseded);
  return new Map(
    rows.map((row) => {
      const event = eventOf(row);
      return [String(row["key"]), { event, tip: tips.get(event.id) ?? event }];
    }),
  );
};
