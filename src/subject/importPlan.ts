import type { IsoDate } from "../kernel/calendar.ts";
import type { Issue } from "../kernel/failure.ts";
import type { Actor, Entry, Event, Identity } from "./event.ts";
import type { Place } from "./importing.ts";

/** The last event of a key, and the event that stands for it now: a correction, a retraction or itself. */
export type KeyedEvent = { readonly event: Event; readonly tip: Event };

/** What an import must know of the log it goes into; asked in batches. */
export type KnownFacts = {
  readonly eventsByKey: (keys: readonly string[]) => Promise<ReadonlyMap<string, KeyedEvent>>;
  readonly registered: (subjects: readonly string[]) => Promise<ReadonlySet<string>>;
  readonly identities: (subjects: readonly string[]) => Promise<ReadonlyMap<string, Identity>>;
};

/** Who imports, and the day on which. */
export type ImportBy = { readonly actor: Actor; readonly on: IsoDate };

/** A fact of the log that a source now states differently. */
export type PlannedCorrection = {
  readonly subject: string;
  readonly what: string;
  readonly from: string;
  readonly to: string;
  readonly place: string;
};

/** What an import would do. Nothing is written until its entries and identities are appended. */
export type ImportPlan = {
  readonly files: readonly { readonly name: string; readonly format: string; readonly rows: number }[];
  /** How many entries `entries` gives; none when nothing changes. */
  readonly entryCount: number;
  /** Ready for the log, batch by batch: registrations, new facts and corrections as they came, the import's own event. */
  readonly entries: () => AsyncIterable<readonly Entry[]>;
  /** New or changed names and birth dates. */
  readonly identities: readonly Identity[];
  readonly subjects: number;
  readonly registered: number;
  readonly facts: { readonly added: number; readonly unchanged: number; readonly corrected: number };
  /** New and corrected facts by event type without its version. */
  readonly byType: Readonly<Record<string, number>>;
  /** The first thousand; `correctionCount` counts all. */
  readonly corrections: readonly PlannedCorrection[];
  readonly correctionCount: number;
  /** The first facts of each type as they were understood. */
  readonly sample: readonly {
    readonly subject: string;
    readonly understood: string;
    readonly place: string;
  }[];
  /** The first thousand; `issueCount` counts all. */
  readonly issues: readonly Issue[];
  readonly issueCount: number;
  readonly unmapped: readonly {
    readonly system: string;
    readonly code: string;
    readonly display: string;
    readonly count: number;
  }[];
  readonly unknownColumns: readonly { readonly file: string; readonly column: string }[];
};

/** "observations.csv:12" */
export const writePlace = ({ file, line }: Place): string => (line === null ? file : `${file}:${line}`);
