import type { Event } from "./event.ts";

/** A log sorted once, so that the chart of one subject need not pass over the events of all others. */
export type GroupedEvents = {
  /** Facts of trials and laboratories, which hold for every subject. */
  readonly shared: readonly Event[];
  readonly bySubject: ReadonlyMap<string, readonly Event[]>;
};

export const groupBySubject = (events: readonly Event[]): GroupedEvents => {
  const shared: Event[] = [];
  const bySubject = new Map<string, Event[]>();
  for (const event of events) {
    if (event.subject === null) shared.push(event);
    else {
      const own = bySubject.get(event.subject);
      if (own === undefined) bySubject.set(event.subject, [event]);
      else own.push(event);
    }
  }
  return { shared, bySubject };
};

/** Every subject of a log, in code-point order. */
export const subjectsOf = (events: readonly Event[]): readonly string[] =>
  [...new Set(events.flatMap(({ subject }) => (subject === null ? [] : [subject])))].sort();
