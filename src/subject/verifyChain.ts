import { type LogHead, originHash, sealOf } from "./log.ts";
import type { StoredEvent } from "./migrateEvent.ts";

export type ChainCheck =
  | { readonly kind: "whole"; readonly length: number; readonly head: LogHead | null }
  | {
      readonly kind: "broken";
      /** Place in the log, from 1, of the first link that does not hold. */
      readonly at: number;
      readonly id: string | null;
      readonly reason: string;
    };

type Follower = {
  /** Why the next link does not hold, or null. Stops at the first broken link. */
  readonly follow: (event: StoredEvent) => string | null;
  /** Links cut off at the end leave a whole chain: only a head kept elsewhere betrays them. */
  readonly result: (expectedHead?: string) => ChainCheck;
};

type Register = {
  readonly add: (event: StoredEvent) => void;
  /** Whose event it is; undefined where no link so far has the id. */
  readonly subjectOf: (id: string) => string | null | undefined;
};

/** Ids and subjects of millions of links, some bytes each: an id is its sequence and 12 digits, which a number holds. */
const createRegister = (): Register => {
  const digits: number[] = [];
  const owners: number[] = [];
  const subjects: (string | null)[] = [];
  const numbers = new Map<string | null, number>();
  const digitsOf = (id: string): number => Number.parseInt(id.split("-")[1] ?? "", 16);
  return {
    add: ({ id, subject }) => {
      const owner = numbers.get(subject) ?? subjects.push(subject) - 1;
      numbers.set(subject, owner);
      digits.push(digitsOf(id));
      owners.push(owner);
    },
    subjectOf: (id) => {
      const place = Number(/^e(\d{9,})-[0-9a-f]{12}$/.exec(id)?.[1]) - 1;
      return digits[place] === digitsOf(id) ? subjects[owners[place] ?? -1] : undefined;
    },
  };
};

/** Checks a log link by link, so that a long one need not stand in memory whole. */
export const followChain = (): Follower => {
  const register = createRegister();
  const superseded = new Set<string>();
  let head: LogHead | null = null;
  let length = 0;
  let broken: Extract<ChainCheck, { kind: "broken" }> | null = null;

  const fault = (event: StoredEvent): string | null => {
    const { hash, ...open } = event;
    if (event.sequence !== length + 1) return `numbered ${event.sequence} where ${length + 1} is due`;
    if (event.previousHash !== (head?.hash ?? originHash))
      return "does not name the hash of the link before it";
    const seal = sealOf(open);
    if (seal.hash !== hash) return "its content does not give its hash";
    if (seal.id !== event.id) return "its content does not give its id";
    if (event.site !== event.actor.site) return "names another site than its actor";
    if (head !== null && event.recordedAt < head.recordedAt) return "recorded before the link before it";
    if (event.supersedes === undefined) return null;
    if ((event.reason ?? "").trim() === "") return "corrects without a reason";
    const corrected = register.subjectOf(event.supersedes);
    if (corrected === undefined) return "corrects an event that is not in the log before it";
    if (corrected !== event.subject) return "corrects an event of another subject";
    if (superseded.has(event.supersedes)) return "corrects an event that was corrected before";
    return null;
  };

  return {
    follow: (event) => {
      if (broken !== null) return broken.reason;
      const reason = fault(event);
      if (reason !== null) {
        broken = { kind: "broken", at: length + 1, id: event.id, reason };
        return reason;
      }
      length += 1;
      head = { sequence: event.sequence, hash: event.hash, recordedAt: event.recordedAt };
      register.add(event);
      if (event.supersedes !== undefined) superseded.add(event.supersedes);
      return null;
    },
    result: (expectedHead) => {
      if (broken !== null) return broken;
      return expectedHead !== undefined && head?.hash !== expectedHead
        ? { kind: "broken", at: length + 1, id: null, reason: "does not end in the head that was kept" }
        : { kind: "whole", length, head };
    },
  };
};

/**
 * The first broken link with its reason, or the head of a whole chain. `expectedHead` is a hash kept elsewhere: in
 * a decision, an export, a signature.
 */
export const verifyChain = (events: Iterable<StoredEvent>, expectedHead?: string): ChainCheck => {
  const chain = followChain();
  for (const event of events) if (chain.follow(event) !== null) break;
  return chain.result(expectedHead);
};
