import type { EventStore, SubjectHead } from "../adapters/database/index.ts";
import type { LogHead } from "../subject/index.ts";
import { createCache } from "./cache.ts";

export type LogIndex = {
  /** The last link, or the last one recorded by an instant; null when there is none. */
  readonly head: (knownAt?: string) => Promise<LogHead | null>;
  readonly linkOf: (hash: string) => Promise<LogHead | null>;
  /** Subjects with events up to a sequence, in the order of their ids. */
  readonly subjects: (until: number) => Promise<readonly SubjectHead[]>;
};

const keptPast = 64;

const merge = (before: readonly SubjectHead[], added: readonly SubjectHead[]): readonly SubjectHead[] => {
  const heads = new Map(before.map((each) => [each.subject, each]));
  for (const each of added)
    heads.set(each.subject, { ...each, events: each.events + (heads.get(each.subject)?.events ?? 0) });
  return [...heads.values()].sort((a, b) => (a.subject < b.subject ? -1 : 1));
};

/** Where subjects stand in a log and when links were recorded: asked of the store once, then only what was added since. */
export const createLogIndex = (
  store: Pick<EventStore, "head" | "headKnownAt" | "linkOf" | "subjects">,
): LogIndex => {
  /** Links by an instant; kept only when a later link follows, which makes the answer final. */
  const past = createCache<LogHead>(keptPast);
  const countedThen = createCache<readonly SubjectHead[]>(4);
  let counted: { readonly until: number; readonly heads: readonly SubjectHead[] } = { until: 0, heads: [] };

  return {
    head: async (knownAt) => {
      if (knownAt === undefined) return store.head();
      const known = past.get(knownAt);
      if (known !== undefined) return known;
      const [found, last] = [await store.headKnownAt(knownAt), await store.head()];
      if (found !== null && last !== null && last.recordedAt > knownAt) past.set(knownAt, found);
      return found;
    },
    linkOf: store.linkOf,
    subjects: async (until) => {
      if (until < counted.until) {
        const then = countedThen.get(`${until}`) ?? (await store.subjects({ upTo: until }));
        countedThen.set(`${until}`, then);
        return then;
      }
      const { until: after, heads } = counted;
      if (until > after)
        counted = { until, heads: merge(heads, await store.subjects({ after, upTo: until })) };
      return counted.heads;
    },
  };
};
