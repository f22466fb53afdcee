import type { Terminal } from "./terminal.ts";

const patienceMilliseconds = 2_000;

/** Counts long work on standard error: only for a person who watches, and only once it has taken two seconds. */
export const countProgress = (terminal: Terminal, what: string) => {
  const started = performance.now();
  let shown = started;
  let wrote = false;
  return {
    tick: (count: number): void => {
      const now = performance.now();
      if (!terminal.watched || now - started < patienceMilliseconds || now - shown < 500) return;
      shown = now;
      wrote = true;
      process.stderr.write(`\r${what}: ${count} `);
    },
    end: (): void => {
      if (wrote) process.stderr.write("\r\u001b[K");
    },
  };
};
