import type { Entry, Event, Identity } from "../subject/index.ts";
import type { Clock } from "./clock.ts";
import type { Desk } from "./dependencies.ts";
import { refuse } from "./refusal.ts";

/** Appends all entries or none; what the log refuses becomes a Problem. */
export const appendOrRefuse = async (
  clock: Clock,
  desk: Desk,
  entries: readonly Entry[],
  identities: readonly Identity[] = [],
): Promise<readonly Event[]> => {
  const appended = await desk.store.append(entries, identities, clock.now());
  if (identities.length > 0) desk.screener.forgetIdentities();
  if (appended.kind === "read") return appended.value;
  const conflict = appended.issues.some(({ code }) => code === "conflict" || code === "duplicate");
  throw refuse(
    conflict ? 409 : 400,
    "The log refused this entry",
    appended.issues.map(({ message }) => message).join(" "),
    appended.issues,
  );
};

/** One entry, one event. */
export const appendOne = async (clock: Clock, desk: Desk, entry: Entry): Promise<Event> => {
  const [event] = await appendOrRefuse(clock, desk, [entry]);
  if (event === undefined)
    throw refuse(503, "Nothing was written", "The store gave no event back. Try again.");
  return event;
};
