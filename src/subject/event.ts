import type { PartialDate } from "../kernel/calendar.ts";

/** Roles that a person acts in. Sign-in comes with the trial room; until then the local actor is named. */
export const roles = [
  "coordinator",
  "investigator",
  "nuclear physician",
  "physicist",
  "radiopharmacist",
  "monitor",
  "data manager",
  "statistician",
  "administrator",
  "system",
] as const;
export type Role = (typeof roles)[number];

/** Who did it, in which role, at which site. */
export type Actor = { readonly name: string; readonly role: Role; readonly site: string };

/** Event types carry their version; an older version is migrated when read. */
export const eventTypes = [
  "subjectRegistered/1",
  "attribute/1",
  "age/1",
  "observation/1",
  "record/1",
  "lesion/1",
  "listStatement/1",
  "answer/1",
  "anchor/1",
  "limits/1",
  "clinical/1",
  "retraction/1",
  "repairDecision/1",
  "reading/1",
  "criterionDecision/1",
  "screeningDecision/1",
  "signature/1",
  "import/1",
] as const;
export type EventType = (typeof eventTypes)[number];

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What somebody wants to add to the log, before the log numbers, chains and stamps it. */
export type Entry = {
  readonly type: EventType;
  /** NCT number, or null for facts that belong to the subject whatever the trial. */
  readonly trial: string | null;
  /** Null for facts about a trial or a laboratory. */
  readonly subject: string | null;
  /** Checked by the schema of its type before it is appended. */
  readonly payload: { readonly [key: string]: Json };
  /** When it was true: the day of the blood sample, of the operation, of the signature. */
  readonly effective: PartialDate;
  readonly actor: Actor;
  /** Required when the entry supersedes another. */
  readonly reason?: string;
  /** Id of the event that this one corrects or retracts. */
  readonly supersedes?: string;
};

/**
 * One link of the chain. `hash` is SHA-256 over the RFC 8785 form of all other members, so it covers
 * `previousHash`; the first link's previous hash is 64 zeros.
 */
export type Event = Entry & {
  readonly sequence: number;
  readonly id: string;
  readonly site: string;
  /** Instant in UTC at which the log took it in; never before that of the previous link. */
  readonly recordedAt: string;
  readonly previousHash: string;
  readonly hash: string;
};

/** Names and dates of birth: kept apart from the log, outside the hashes. */
export type Identity = {
  readonly subject: string;
  readonly name?: string;
  readonly birthDate?: PartialDate;
};
