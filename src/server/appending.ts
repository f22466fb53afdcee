import type { Stored } from "../adapters/database/index.ts";
import type { Outcome } from "../kernel/failure.ts";
import type { Entry, Event, Identity } from "../subject/index.ts";
import type { Clock } from "./clock.ts";
import type { Desk } from "./dependencies.ts";
import { refuse } from "./refusal.ts";

/** What was stored; what the log refuses becomes a Problem. */
const storedOrRefuse = <T>(desk: Desk, identities: readonly Identity[], outcome: Outcome<T>): T => {
  if (identities.length > 0) desk.screener.forgetIdentities();
  if (outcome.kind === "read") return outcome.value;
  const conflict = outcome.issues.some(({ code }) => code === "conflict" || code === "duplicate");
  throw refuse(
    conflict ? 409 : 400,
    "The log refused this entry",
    outcome.issues.map(({ message }) => message).join(" "),
    outcome.issues,
  );
};

/** Appends all entries or none. */
export const appendOrRefuse = async (
  clock: Clock,
  desk: Desk,
  entries: readonly Entry[],
  identities: readonly Identity[] = [],
): Promise<readonly Event[]> =>
  storedOrRefuse(desk, identities, await desk.store.append(entries, identities, clock.now()));

/** The same for entries that come batch by batch; `onStored` hears how many are in so far. */
export const appendStreamOrRefuse = async (
  clock: Clock,
  desk: Desk,
  batches: AsyncIterable<readonly Entry[]>,
  identities: readonly Identity[],
  onStored: (count: number) => void,
): Promise<Stored> =>
  storedOrRefuse(desk, identities, await desk.store.appendStream(batches, identities, clock.now(), onStored));

/** One entry, one event. */
export const appendOne = async (clock: Clock, desk: Desk, entry: Entry): Promise<Event> => {
  const [event] = await appendOrRefuse(clock, desk, [entry]);
  if (event === undefined)
    throw refuse(503, "Nothing was written", "The store gave no event back. Try again.");
  return event;
};
