import { getHeapStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** How much of the memory an import may take while it is read; the rest is needed to chain and store it. */
const share = 0.6;

/** An import has more facts than this machine's memory holds at once. */
export class MemoryShort extends Error {
  override readonly name = "MemoryShort";
  readonly cure: string;

  constructor(items: number) {
    super(`The import does not fit into memory: it was stopped after ${items} facts.`);
    this.cure =
      "Split the files by subject and import them one after another, or give Node more memory: NODE_OPTIONS=--max-old-space-size=8192.";
  }
}

/** What is used counts what is free to be collected too, so collect before believing it. */
const collectGarbage = (): void => {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  if (typeof collect === "function") collect();
};

/** A check that stops an import before the process would run out of memory and take the server with it. */
export const watchMemory = (): ((items: number) => void) => {
  let believedFrom = 0;
  return (items) => {
    const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
    if (used <= Math.max(share * limit, believedFrom)) return;
    collectGarbage();
    const { used_heap_size: live } = getHeapStatistics();
    if (live > share * limit) throw new MemoryShort(items);
    believedFrom = live + 0.1 * limit;
  };
};
