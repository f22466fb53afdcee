import { getHeapStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** How much of the memory reading may take. An import keeps its subjects, screening from files every fact. */
const share = 0.6;

/** What is kept of the files does not fit into this machine's memory. */
export class MemoryShort extends Error {
  override readonly name = "MemoryShort";
  readonly cure: string;

  constructor(items: number) {
    super(`The files do not fit into memory: reading was stopped after ${items} facts.`);
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
