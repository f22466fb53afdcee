import type { EventStore } from "../adapters/database/index.ts";
import type { LogHead } from "../subject/index.ts";

/** One subject of a log up to some link. */
export type SubjectHead = {
  readonly subject: string;
  readonly events: number;
  readonly lastRecorded: string;
  /** Sequence of the subject's last event: what was made from the subject's events holds while it stays. */
  readonly lastSequence: number;
};

export type LogIndex = {
  /** The last link, or the last one recorded by an instant; null when there is none. */
  readonly head: (knownAt?: string) => Promise<LogHead | null>;
  readonly linkOf: (hash: string) => Promise<LogHead | null>;
  /** Subjects with events up to a sequence, in the order of their ids. */
  readonly subjects: (until: number) => Promise<readonly SubjectHead[]>;
};

type Link = { readonly hash: string; readonly recordedAt: string; readonly subject: string | null };

const pageLength = 20_000;

/** Where subjects stand in a log and when links were recorded: read once, then only what was added since. */
export const createLogIndex = (store: Pick<EventStore, "events" | "head">): LogIndex => {
  const links: Link[] = []; // the link of sequence n stands at n - 1
  let reading: Promise<void> | null = null;
  let counted: { readonly until: number; readonly heads: readonly SubjectHead[] } | null = null;

  const readNew = async (): Promise<void> => {
    const last = (await store.head())?.sequence ?? 0;
    while (links.length < last) {
      const page = await store.events({
        after: links.length,
        upTo: Math.min(last, links.length + pageLength),
      });
      if (page.length === 0) return;
      for (const { hash, recordedAt, subject } of page) links.push({ hash, recordedAt, subject });
    }
  };
  const refresh = async (): Promise<void> => {
    reading ??= readNew().finally(() => {
      reading = null;
    });
    await reading;
  };
  const headAt = (sequence: number): LogHead | null => {
    const link = links[sequence - 1];
    return link === undefined ? null : { sequence, hash: link.hash, recordedAt: link.recordedAt };
  };

  /** Links are ordered by the time of recording, so the first one after an instant is found by halving. */
  const countRecordedBy = (instant: string): number => {
    let [low, high] = [0, links.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((links[middle]?.recordedAt ?? "") <= instant) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  return {
    head: async (knownAt) => {
      await refresh();
      return headAt(knownAt === undefined ? links.length : countRecordedBy(knownAt));
    },
    linkOf: async (hash) => {
      await refresh();
      return headAt(links.findIndex((each) => each.hash === hash) + 1);
    },
    subjects: async (until) => {
      await refresh();
      if (counted?.until === until) return counted.heads;
      const heads = new Map<string, SubjectHead>();
      links.slice(0, until).forEach(({ subject, recordedAt }, place) => {
        if (subject === null) return;
        const events = (heads.get(subject)?.events ?? 0) + 1;
        heads.set(subject, { subject, events, lastRecorded: recordedAt, lastSequence: place + 1 });
      });
      counted = {
        until,
        heads: [...heads.values()].sort((a, b) => (a.subject < b.subject ? -1 : 1)),
      };
      return counted.heads;
    },
  };
};
