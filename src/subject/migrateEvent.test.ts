import { expect, test } from "vitest";
import { entry, logOf } from "./exampleEntries.ts";
import { hashOf, headOf, idOf } from "./log.ts";
import { type EventMigration, eventMigrations, readStoredEvent, type StoredEvent } from "./migrateEvent.ts";
import { verifyChain } from "./verifyChain.ts";

/** As if version 0 of an age had been written in months. */
const steps: readonly EventMigration[] = [
  {
    from: "age/0",
    to: "age/1",
    migrate: ({ months, ...rest }) => ({ ...rest, years: Math.floor(Number(months) / 12) }),
  },
];

const old = ((): StoredEvent => {
  const [event] = logOf(entry("age/1", { months: 775, date: "2026-03-09" }));
  if (event === undefined) throw new Error("expected an event");
  const { hash: _hash, ...open } = { ...event, type: "age/0" };
  const content = {
    type: open.type,
    trial: open.trial,
    subject: open.subject,
    payload: open.payload,
    effective: open.effective,
    actor: open.actor,
  };
  const { id: _id, ...rest } = open;
  const id = idOf(1, content);
  return { ...rest, id, hash: hashOf({ ...rest, id }) };
})();

test("775 months of an old version are read as 64 completed years", () => {
  const event = readStoredEvent(old, steps);
  expect(event.type).toBe("age/1");
  expect(event.payload).toEqual({ date: "2026-03-09", years: 64 });
});
test("the chain is verified on the stored form; the migrated form keeps the stored hash", () => {
  expect(verifyChain([old])).toMatchObject({ kind: "whole", length: 1 });
  const migrated = readStoredEvent(old, steps);
  expect(migrated.hash).toBe(old.hash);
  expect(headOf([migrated])?.hash).toBe(old.hash);
  expect(verifyChain([migrated]).kind).toBe("broken");
});
test("a type that no step leads on from is a defect of the store, not a fact to be dropped", () =>
  expect(() => readStoredEvent(old)).toThrow("event type"));
test("every step starts where no other step does and none is needed yet", () =>
  expect(new Set(eventMigrations.map(({ from }) => from)).size).toBe(eventMigrations.length));
