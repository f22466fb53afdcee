import { instantSpan, isInstant, writeInstant } from "../kernel/calendar.ts";
import { sha256Of, writeCanonical, writeMembers } from "../kernel/canonical.ts";
import { Defect } from "../kernel/failure.ts";
import type { Entry, Event } from "./event.ts";
import type { StoredEvent } from "./migrateEvent.ts";

/** The last link of a log. */
export type LogHead = { readonly sequence: number; readonly hash: string; readonly recordedAt: string };

/** An entry of whatever version its type had when it was stored. */
type StoredEntry = Omit<Entry, "type"> & { readonly type: string };

/** What the first link names as its previous hash. */
export const originHash = "0".repeat(64);

/** An instant in UTC to the millisecond, always 24 characters, so that the order of texts is the order of time. */
export const writeRecordedAt = (at: string): string => {
  if (!isInstant(at)) throw new Defect("expected an instant with its offset", at);
  const [whole = "", fraction = ""] = writeInstant(instantSpan(at).earliest).replace("Z", "").split(".");
  return `${whole}.${fraction.padEnd(3, "0")}Z`;
};

type Texts = Readonly<Record<string, string>>;

const textsOf = (members: object): Texts => {
  const texts: Record<string, string> = {};
  for (const [name, member] of Object.entries(members))
    if (member !== undefined) texts[name] = writeCanonical(member);
  return texts;
};

const idFrom = (sequence: number, entry: Texts): string =>
  `e${String(sequence).padStart(9, "0")}-${sha256Of(
    writeMembers({ sequence: String(sequence), entry: writeMembers(entry) }),
  ).slice(0, 12)}`;

/**
 * The sequence, padded so that the order of ids is the order of the log, and the first 12 digits of the SHA-256 of
 * sequence and entry.
 */
export const idOf = (sequence: number, entry: StoredEntry): string => idFrom(sequence, textsOf(entry));

/** SHA-256 over the RFC 8785 form of all members but `hash` itself. */
export const hashOf = (event: Omit<StoredEvent, "hash">): string => sha256Of(writeCanonical(event));

/** The id and the hash that a link must have, its members written once for both. */
export const sealOf = (event: Omit<StoredEvent, "hash">): { readonly id: string; readonly hash: string } => {
  const texts = textsOf(event);
  const {
    sequence: _sequence,
    id: _id,
    site: _site,
    recordedAt: _at,
    previousHash: _previous,
    ...entry
  } = texts;
  return { id: idFrom(event.sequence, entry), hash: sha256Of(writeMembers(texts)) };
};

const link = (previous: LogHead | null, entry: Entry, at: string): Event => {
  if (entry.supersedes !== undefined && (entry.reason ?? "").trim() === "")
    throw new Defect("a correction says why", entry);
  const sequence = (previous?.sequence ?? 0) + 1;
  const recordedAt = previous !== null && previous.recordedAt > at ? previous.recordedAt : at;
  const texts = textsOf(entry); // the entry is written once, for the id and for the hash
  const added = {
    sequence,
    id: idFrom(sequence, texts),
    site: entry.actor.site,
    recordedAt,
    previousHash: previous?.hash ?? originHash,
  };
  return { ...entry, ...added, hash: sha256Of(writeMembers({ ...texts, ...textsOf(added) })) };
};

/** The head that a list of links ends in, or `before` where there is none. */
export const headOf = (events: readonly Event[], before: LogHead | null = null): LogHead | null => {
  const last = events.at(-1);
  return last === undefined
    ? before
    : { sequence: last.sequence, hash: last.hash, recordedAt: last.recordedAt };
};

/** Numbers, stamps and chains entries that `checkEntries` has let pass. A clock set back does not set the log back. */
export const linkEvents = (
  previous: LogHead | null,
  entries: readonly Entry[],
  at: string,
): readonly Event[] => {
  const recordedAt = writeRecordedAt(at);
  const events: Event[] = [];
  let head = previous;
  for (const entry of entries) {
    const event = link(head, entry, recordedAt);
    events.push(event);
    head = event;
  }
  return events;
};
