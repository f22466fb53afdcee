import type { EventStore } from "../adapters/database/index.ts";
import type { Store } from "../adapters/http/index.ts";
import type { Protocol } from "../protocol/index.ts";
import type { Actor } from "../subject/index.ts";
import type { Clock } from "./clock.ts";
import type { Screener } from "./screener.ts";

/** A store with what is made from it. */
export type Desk = {
  readonly id: Store;
  readonly label: string;
  readonly synthetic: boolean;
  readonly store: EventStore;
  readonly screener: Screener;
};

/** Everything that the application is made from; nothing in it reads the environment or the clock by itself. */
export type Dependencies = {
  readonly version: string;
  readonly clock: Clock;
  readonly actor: Actor;
  readonly protocols: readonly Protocol[];
  readonly desks: {
    /** Null when the store is not there: the examples after they were discarded. */
    readonly open: (id: Store) => Desk | null;
    readonly discardExamples: () => Promise<void>;
    readonly restoreExamples: () => Promise<void>;
  };
  /** Where uploads wait between preview and confirmation. */
  readonly uploadsFolder: string;
  readonly recordsFolder: string | null;
  /** Built pages; null serves the interface for programs alone. */
  readonly webFolder: string | null;
  /** Where a defect of ours is written: standard error. */
  readonly report: (line: string) => void;
  /** The host that the server listens on, for the check of the Host header. */
  readonly host: string;
};
