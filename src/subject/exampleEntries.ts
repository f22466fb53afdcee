import type { Actor, Entry, Event, EventType } from "./event.ts";
import { headOf, linkEvents } from "./log.ts";

/** Entries of a made-up subject for the tests of this folder. */

export const coordinator: Actor = { name: "E. Lind", role: "coordinator", site: "Lund" };

export const entry = (
  type: EventType,
  payload: Entry["payload"],
  effective = "2026-03-09",
  more: Partial<Entry> = {},
): Entry => ({ type, trial: null, subject: "LU-001", payload, effective, actor: coordinator, ...more });

/** A laboratory result; `more` goes into the payload. */
export const result = (
  variable: string,
  value: string,
  unit: string,
  collected = "2026-03-09",
  more: Entry["payload"] = {},
): Entry =>
  entry(
    "observation/1",
    { variable, value: { value, unit }, collected, status: "final", ...more },
    collected,
  );

/** A log in which the entries were recorded one a day, the first on 10 March 2026 at noon UTC. */
export const logOf = (...entries: readonly Entry[]): readonly Event[] => {
  const events: Event[] = [];
  for (const [index, each] of entries.entries())
    events.push(
      ...linkEvents(headOf(events), [each], `2026-03-${String(10 + index).padStart(2, "0")}T12:00:00Z`),
    );
  return events;
};

/** A log that grows: each entry may name the events before it. */
export const growLog = (...steps: readonly ((events: readonly Event[]) => Entry)[]): readonly Event[] =>
  steps.reduce<readonly Event[]>((events, step) => logOf(...[...events.map(entryAgain), step(events)]), []);

const entryAgain = ({
  type,
  trial,
  subject,
  payload,
  effective,
  actor,
  reason,
  supersedes,
}: Event): Entry => ({
  type,
  trial,
  subject,
  payload,
  effective,
  actor,
  ...(reason === undefined ? {} : { reason }),
  ...(supersedes === undefined ? {} : { supersedes }),
});

/** The id of an event of a log, counted from 0. */
export const idAt = (events: readonly Event[], index: number): string => events[index]?.id ?? "";
