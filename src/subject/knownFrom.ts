import type { Event, Identity } from "./event.ts";
import type { KnownFacts } from "./importPlan.ts";
import { originOf } from "./payloads.ts";

/** Follows corrections to the event that stands for another now. */
const tipOf = (event: Event, successors: ReadonlyMap<string, Event>): Event => {
  const next = successors.get(event.id);
  return next === undefined ? event : tipOf(next, successors);
};

/** The log as an import asks for it, from events at hand; a store answers the same from its tables. */
export const knownFrom = (events: readonly Event[], identities: readonly Identity[] = []): KnownFacts => {
  const successors = new Map(
    events.flatMap((event) => (event.supersedes === undefined ? [] : [[event.supersedes, event] as const])),
  );
  const byKey = new Map<string, Event>();
  const registered = new Set<string>();
  for (const event of events) {
    const { key } = originOf(event.payload);
    if (key !== null) byKey.set(key, event);
    if (event.type === "subjectRegistered/1" && event.subject !== null) registered.add(event.subject);
  }
  const bySubject = new Map(identities.map((identity) => [identity.subject, identity]));
  return {
    eventsByKey: async (keys) =>
      new Map(
        keys.flatMap((key) => {
          const event = byKey.get(key);
          return event === undefined ? [] : [[key, { event, tip: tipOf(event, successors) }] as const];
        }),
      ),
    registered: async (subjects) => new Set(subjects.filter((subject) => registered.has(subject))),
    identities: async (subjects) =>
      new Map(
        subjects.flatMap((subject) => {
          const identity = bySubject.get(subject);
          return identity === undefined ? [] : [[subject, identity] as const];
        }),
      ),
  };
};
