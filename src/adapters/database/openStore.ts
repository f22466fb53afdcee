import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { isNonEmpty } from "../../kernel/answer.ts";
import type { Issue, Outcome } from "../../kernel/failure.ts";
import {
  type ChainCheck,
  checkEntries,
  type Entry,
  type Event,
  followChain,
  headOf,
  type Identity,
  type KeyedEvent,
  type KnownFacts,
  type LogHead,
  linkEvents,
  writeRecordedAt,
} from "../../subject/index.ts";
import type { Database, Queries } from "./database.ts";
import {
  type EventChoice,
  eventOf,
  eventsByKey,
  eventsOf,
  findSupersedable,
  headIn,
  headRecordedBy,
  insertEvents,
  linkIn,
  rowsOf,
} from "./eventQueries.ts";
import { eventColumns, storedEventOf } from "./eventRows.ts";
import { addIdentities, readIdentities } from "./identityRows.ts";
import { migrate } from "./migrate.ts";
import { migrations } from "./migrations/index.ts";
import { openPglite } from "./openPglite.ts";

export type StoredDocument = { readonly sha256: string; readonly name: string; readonly text: string };

/** What an append left: the number of events added, and the last link. */
export type Stored = { readonly count: number; readonly head: LogHead | null };

export type SubjectHead = {
  readonly subject: string;
  readonly events: number;
  readonly lastRecorded: string;
  readonly lastSequence: number;
};

/** The append-only log with the identities and documents beside it. */
export type EventStore = Omit<KnownFacts, "identities"> & {
  /**
   * Checks every entry, then numbers, chains and stores all of them, or none with the reasons. Calls wait for
   * each other. Identities are stored in the same transaction.
   */
  readonly append: (
    entries: readonly Entry[],
    identities: readonly Identity[],
    at: string,
  ) => Promise<Outcome<readonly Event[]>>;
  /**
   * As `append`, for entries that come batch by batch and never stand in memory together: still one transaction,
   * so all of them are stored or none. `onStored` hears how many are in so far.
   */
  readonly appendStream: (
    batches: AsyncIterable<readonly Entry[]>,
    identities: readonly Identity[],
    at: string,
    onStored?: (count: number) => void,
  ) => Promise<Outcome<Stored>>;
  /** In the order of the log. */
  readonly events: (choice?: EventChoice) => Promise<readonly Event[]>;
  readonly event: (id: string) => Promise<Event | undefined>;
  readonly eventByKey: (key: string) => Promise<KeyedEvent | undefined>;
  /** Every identity, or those of some subjects; with `knownAt` as they were recorded by that instant. */
  readonly identities: (
    subjects?: readonly string[],
    knownAt?: string,
  ) => Promise<ReadonlyMap<string, Identity>>;
  readonly setIdentity: (
    identity: Identity,
    by: { readonly at: string; readonly name: string },
  ) => Promise<void>;
  /** Removes every version of a subject's name and birth date; the log keeps its events. */
  readonly eraseIdentity: (subject: string) => Promise<void>;
  readonly documents: () => Promise<readonly Pick<StoredDocument, "sha256" | "name">[]>;
  readonly document: (sha256: string) => Promise<StoredDocument | undefined>;
  /** `sha256` is that of the file the text was decoded from. */
  readonly addDocument: (document: StoredDocument, at: string) => Promise<void>;
  /** Link by link in the order of the log, read page by page. */
  readonly eachEvent: (choice?: EventChoice) => AsyncIterable<Event>;
  /** Every subject with the number of its events, the time and the sequence of the last, by subject; of a part of the log. */
  readonly subjects: (
    part?: Pick<EventChoice, "after"> & { readonly upTo?: number },
  ) => Promise<readonly SubjectHead[]>;
  readonly head: () => Promise<LogHead | null>;
  /** The last link recorded by an instant. */
  readonly headKnownAt: (instant: string) => Promise<LogHead | null>;
  /** The link with this hash. */
  readonly linkOf: (hash: string) => Promise<LogHead | null>;
  readonly count: () => Promise<number>;
  /** Follows the whole chain in its stored form; `expectedHead` is a hash kept elsewhere. */
  readonly verify: (expectedHead?: string) => Promise<ChainCheck>;
  readonly close: () => Promise<void>;
};

/** Takes a transaction back, with the reasons. */
class Refused extends Error {
  readonly issues: Extract<Outcome<never>, { kind: "refused" }>["issues"];

  constructor(issues: Refused["issues"]) {
    super(issues[0].message);
    this.issues = issues;
  }
}

/** Entries checked, chained to `head` and inserted; the caller keeps other writers out. */
const appendTo = async (
  queries: Queries,
  head: LogHead | null,
  entries: readonly Entry[],
  at: string,
): Promise<readonly Event[]> => {
  const supersedable = await findSupersedable(queries, entries);
  const issues: readonly Issue[] = checkEntries(entries, (id) => supersedable.get(id));
  if (isNonEmpty(issues)) throw new Refused(issues);
  const events = linkEvents(head, entries, at);
  await insertEvents(queries, events);
  return events;
};

const storeOn = (database: Database): EventStore => {
  /** One writer at a time, also where several processes share a server; readers are not held up. */
  const write = <T>(work: (queries: Queries) => Promise<T>): Promise<Outcome<T>> =>
    database
      .transaction(async (queries): Promise<Outcome<T>> => {
        await queries.script("LOCK TABLE events IN SHARE ROW EXCLUSIVE MODE");
        return { kind: "read", value: await work(queries) };
      })
      .catch((error: unknown) => {
        if (error instanceof Refused) return { kind: "refused", issues: error.issues };
        throw error;
      });

  const append: EventStore["append"] = (entries, identities, at) =>
    write(async (queries) => {
      const events = await appendTo(queries, await headIn(queries), entries, at);
      await addIdentities(queries, identities, { at, name: entries[0]?.actor.name ?? "system" });
      return events;
    });

  const appendStream: EventStore["appendStream"] = (batches, identities, at, onStored) =>
    write(async (queries) => {
      let head = await headIn(queries);
      let count = 0;
      let name = "system";
      for await (const entries of batches) {
        if (count === 0) name = entries[0]?.actor.name ?? name;
        head = headOf(await appendTo(queries, head, entries, at), head);
        count += entries.length;
        onStored?.(count);
      }
      await addIdentities(queries, identities, { at, name });
      return { count, head };
    });

  return {
    append,
    appendStream,
    events: async (choice = {}) => {
      const events: Event[] = [];
      for await (const event of eventsOf(database, choice)) events.push(event);
      return events;
    },
    event: async (id) => {
      const [row] = await database.query(`SELECT ${eventColumns} FROM events WHERE id = $1`, [id]);
      return row === undefined ? undefined : eventOf(row);
    },
    eventsByKey: (keys) => eventsByKey(database, keys),
    eventByKey: async (key) => (await eventsByKey(database, [key])).get(key),
    registered: async (subjects) => {
      // Mostly a subject's first event: the search for it ends there.
      const rows = await database.query(
        `SELECT asked.subject FROM json_array_elements_text($1::json) AS asked (subject)
         CROSS JOIN LATERAL (
           SELECT 1 FROM events WHERE events.subject = asked.subject AND type LIKE 'subjectRegistered/%'
           ORDER BY sequence LIMIT 1
         ) AS registration`,
        [JSON.stringify(subjects)],
      );
      return new Set(rows.map((row) => String(row["subject"])));
    },
    identities: (subjects, knownAt) =>
      readIdentities(database, {
        ...(subjects === undefined ? {} : { subjects }),
        ...(knownAt === undefined ? {} : { knownAt }),
      }),
    setIdentity: (identity, by) => addIdentities(database, [identity], by),
    eraseIdentity: async (subject) => {
      await database.query("DELETE FROM identities WHERE subject = $1", [subject]);
    },
    documents: async () =>
      (await database.query("SELECT sha256, name FROM documents ORDER BY name")).map((row) => ({
        sha256: String(row["sha256"]),
        name: String(row["name"]),
      })),
    document: async (sha256) => {
      const [row] = await database.query("SELECT name, text FROM documents WHERE sha256 = $1", [sha256]);
      return row === undefined ? undefined : { sha256, name: String(row["name"]), text: String(row["text"]) };
    },
    addDocument: async ({ sha256, name, text }, at) => {
      await database.query(
        "INSERT INTO documents (sha256, name, text, added_at) VALUES ($1, $2, $3, $4) ON CONFLICT (sha256) DO NOTHING",
        [sha256, name, text, at],
      );
    },
    eachEvent: (choice = {}) => eventsOf(database, choice),
    subjects: async ({ after, upTo } = {}) =>
      (
        await database.query(
          `SELECT subject, count(*) AS events, max(recorded_at) AS last_recorded, max(sequence) AS last_sequence
           FROM events WHERE subject IS NOT NULL AND sequence > $1 AND sequence <= $2
           GROUP BY subject ORDER BY subject COLLATE "C"`,
          [after ?? 0, upTo ?? Number.MAX_SAFE_INTEGER],
        )
      ).map((row) => ({
        subject: String(row["subject"]),
        events: Number(row["events"]),
        lastRecorded: String(row["last_recorded"]),
        lastSequence: Number(row["last_sequence"]),
      })),
    head: () => headIn(database),
    headKnownAt: (instant) => headRecordedBy(database, writeRecordedAt(instant)),
    linkOf: (hash) => linkIn(database, "hash", hash),
    count: async () => Number((await database.query("SELECT count(*) AS events FROM events"))[0]?.["events"]),
    verify: async (expectedHead) => {
      const chain = followChain();
      for await (const rows of rowsOf(database, {}))
        for (const row of rows) if (chain.follow(storedEventOf(row)) !== null) return chain.result();
      return chain.result(expectedHead);
    },
    close: () => database.close(),
  };
};

/** Opens the store of a folder, or one in memory, and brings its tables up to date. */
export const openStore = async (place: { readonly folder: string } | "memory"): Promise<EventStore> => {
  if (place === "memory") return openStoreOn(await openPglite("memory"));
  await mkdir(place.folder, { recursive: true });
  return openStoreOn(await openPglite({ folder: join(place.folder, "postgres") }));
};

/** The store on a database at hand. */
export const openStoreOn = async (database: Database): Promise<EventStore> => {
  await migrate(database, migrations);
  return storeOn(database);
};
