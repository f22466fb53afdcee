import type { Entry } from "./event.ts";

/** An entry of a plan before its actor is added; `fact` is the number of the fact in the plan. */
export type SpooledEntry = Omit<Entry, "actor"> & { readonly fact: number };

/** Where a plan lays down what it would append, so that it need not stand in memory. */
export type Spool = {
  readonly write: (entries: readonly SpooledEntry[]) => Promise<void>;
  /** Everything written, in its order, batch by batch; may be read more than once. */
  readonly read: () => AsyncIterable<readonly SpooledEntry[]>;
};

/** For what is small. */
export const spoolInMemory = (): Spool => {
  const batches: (readonly SpooledEntry[])[] = [];
  return {
    write: async (entries) => {
      batches.push(entries);
    },
    async *read() {
      yield* batches;
    },
  };
};
