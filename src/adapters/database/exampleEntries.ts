import type { Actor, Entry, EventType } from "../../subject/index.ts";

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
