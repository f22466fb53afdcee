import type { PartialDate } from "../kernel/calendar.ts";
import type { Issue } from "../kernel/failure.ts";
import type { EventType, Json } from "./event.ts";

/** Where in a source something stood. */
export type Place = { readonly file: string; readonly line: number | null };

/**
 * What a reader of foreign data yields, one by one, so that a large file never stands in memory whole.
 * `key` names the fact in its source ("csv:observations:LU-074|platelets|2026-03-09|Lund", "fhir:Observation/ab1"):
 * the same key with the same payload is unchanged, with another payload a correction of the earlier event.
 */
export type ImportItem =
  | {
      readonly kind: "fact";
      readonly key: string;
      readonly subject: string | null;
      readonly trial: string | null;
      readonly type: EventType;
      readonly payload: { readonly [key: string]: Json };
      readonly effective: PartialDate;
      readonly place: Place;
    }
  | {
      readonly kind: "identity";
      readonly subject: string;
      readonly name?: string;
      readonly birthDate?: PartialDate;
      readonly place: Place;
    }
  | { readonly kind: "issue"; readonly issue: Issue }
  | {
      readonly kind: "unmapped";
      readonly subject: string | null;
      readonly system: string;
      readonly code: string;
      readonly display: string;
      readonly place: Place;
    }
  | { readonly kind: "unknownColumn"; readonly file: string; readonly column: string }
  | { readonly kind: "file"; readonly name: string; readonly format: string; readonly rows: number };

/** One file to read; `bytes` may be called once. */
export type ImportFile = {
  readonly name: string;
  readonly size: number;
  readonly bytes: () => AsyncIterable<Uint8Array>;
};
