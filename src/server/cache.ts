/** Keeps the values that were asked for last; the oldest leave first. */
export const createCache = <Value>(limit: number) => {
  const kept = new Map<string, Value>();
  return {
    get: (key: string): Value | undefined => {
      const value = kept.get(key);
      if (value !== undefined) {
        kept.delete(key);
        kept.set(key, value);
      }
      return value;
    },
    set: (key: string, value: Value): void => {
      kept.set(key, value);
      for (const oldest of kept.keys()) {
        if (kept.size <= limit) return;
        kept.delete(oldest);
      }
    },
    clear: (): void => kept.clear(),
  };
};
