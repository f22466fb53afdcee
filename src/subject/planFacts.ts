import { sha256Of, writeCanonical } from "../kernel/canonical.ts";
import type { Issue } from "../kernel/failure.ts";
import type { Entry, Event } from "./event.ts";
import type { ImportItem, Place } from "./importing.ts";
import { type ImportBy, type KeyedEvent, type KnownFacts, writePlace } from "./importPlan.ts";
import { checkPayload } from "./payloads.ts";
import { phraseSubjectMatter } from "./phraseFact.ts";

type Fact = Extract<ImportItem, { kind: "fact" }>;

/** A fact of an import, with what the log knows of it. */
export type PlannedFact = {
  readonly fact: Fact;
  readonly content: string;
  /** Null: known and the same. */
  readonly entry: Entry | null;
  readonly before: Event | null;
};

type FactPlanner = {
  readonly take: (fact: Fact) => Promise<void>;
  readonly finish: () => Promise<readonly PlannedFact[]>;
};

const batchSize = 1_000;

/** What makes two statements of one key the same: not where they stood, nor a day that the reader chose for them. */
const contentOf = (each: Pick<Event, "type" | "subject" | "trial" | "payload" | "effective">): string => {
  const { key: _key, source: _source, ...payload } = each.payload;
  return sha256Of(
    writeCanonical({
      type: each.type,
      subject: each.subject,
      trial: each.trial,
      payload,
      // Every other type carries its own dates in the payload.
      ...(each.type === "clinical/1" ? { effective: each.effective } : {}),
    }),
  );
};

const payloadOf = (fact: Fact): Entry["payload"] => ({
  source: writePlace(fact.place),
  ...fact.payload,
  key: fact.key,
});

const entryFor = (fact: Fact, by: ImportBy, known: KeyedEvent | undefined): Entry => ({
  type: fact.type,
  trial: fact.trial,
  subject: fact.subject,
  payload: payloadOf(fact),
  effective: fact.effective,
  actor: by.actor,
  ...(known === undefined
    ? {}
    : { supersedes: known.tip.id, reason: `changed in source ${writePlace(fact.place)}` }),
});

/** What is taken back and was never there, or was taken back before, changes nothing. */
const changesNothing = (fact: Fact, content: string, before: KeyedEvent | undefined): boolean =>
  before === undefined
    ? fact.type === "retraction/1"
    : contentOf(before.event) === content ||
      (fact.type === "retraction/1" && before.tip.type === "retraction/1");

const issueAt = (
  { file, line }: Place,
  issue: Pick<Issue, "code" | "severity" | "message"> & Partial<Pick<Issue, "field" | "cure">>,
): Issue => ({ file, line, field: null, cure: "", ...issue });

/** Compares the facts of an import with each other and, in batches, with the log. */
export const planFacts = (known: KnownFacts, by: ImportBy, report: (issue: Issue) => void): FactPlanner => {
  const planned = new Map<string, PlannedFact>();
  /** Where a key stood first that the import states in two ways. */
  const contradicted = new Map<string, Place>();
  let waiting: Fact[] = [];

  const contradict = (fact: Fact, first: Place): void => {
    contradicted.set(fact.key, first);
    planned.delete(fact.key);
    report(
      issueAt(fact.place, {
        code: "conflict",
        severity: "error",
        message: `${phraseSubjectMatter(fact.type, fact.payload)} of ${fact.subject ?? "no subject"} stands differently in ${writePlace(first)}; neither is taken.`,
        cure: "Keep the right one and import again.",
      }),
    );
  };

  const plan = (fact: Fact, before: KeyedEvent | undefined): void => {
    const content = contentOf(fact);
    const same = planned.get(fact.key);
    const first = contradicted.get(fact.key) ?? (same?.content === content ? undefined : same?.fact.place);
    if (first !== undefined) contradict(fact, first);
    else if (same !== undefined)
      report(
        issueAt(fact.place, {
          code: "duplicate",
          severity: "warning",
          message: `Says the same as ${writePlace(same.fact.place)}; taken once.`,
        }),
      );
    else
      planned.set(fact.key, {
        fact,
        content,
        entry: changesNothing(fact, content, before) ? null : entryFor(fact, by, before),
        before: before?.event ?? null,
      });
  };

  const planWaiting = async (): Promise<void> => {
    const batch = waiting;
    waiting = [];
    if (batch.length === 0) return;
    const before = await known.eventsByKey([...new Set(batch.map(({ key }) => key))]);
    for (const fact of batch) plan(fact, before.get(fact.key));
  };

  return {
    take: async (fact) => {
      const faults = checkPayload(fact.type, payloadOf(fact));
      for (const { field, message } of faults)
        report(
          issueAt(fact.place, {
            code: "malformed",
            severity: "error",
            message,
            field: field === "" ? null : field,
          }),
        );
      if (faults.length > 0) return;
      waiting.push(fact);
      if (waiting.length >= batchSize) await planWaiting();
    },
    finish: async () => {
      await planWaiting();
      return [...planned.values()];
    },
  };
};
