import { Defect } from "../kernel/failure.ts";
import { type Event, type EventType, eventTypes } from "./event.ts";

/** An event as it lies in the store, perhaps of a type version that this program no longer writes. */
export type StoredEvent = Omit<Event, "type"> & { readonly type: string };

/** One numbered step: payloads of type `from` become payloads of type `to`, the next version of the same type. */
export type EventMigration = {
  readonly from: string;
  readonly to: string;
  readonly migrate: (payload: Event["payload"]) => Event["payload"];
};

/** In the order in which the versions came. None is needed yet: every type is at version 1. */
export const eventMigrations: readonly EventMigration[] = [];

const isEventType = (type: string): type is EventType => eventTypes.some((each) => each === type);

/**
 * Brings a stored event to the versions that this program reads. The hash stays that of the stored form:
 * verify the chain before migrating.
 */
export const migrateEvent = (
  stored: StoredEvent,
  migrations: readonly EventMigration[] = eventMigrations,
): StoredEvent => {
  const step = migrations.find(({ from }) => from === stored.type);
  return step === undefined
    ? stored
    : migrateEvent({ ...stored, type: step.to, payload: step.migrate(stored.payload) }, migrations);
};

/** A migrated event under one of the types that this program knows; any other type is a defect of the store. */
export const readStoredEvent = (
  stored: StoredEvent,
  migrations: readonly EventMigration[] = eventMigrations,
): Event => {
  const { type, ...rest } = migrateEvent(stored, migrations);
  if (!isEventType(type)) throw new Defect("expected an event type of this version of the program", type);
  return { ...rest, type };
};
