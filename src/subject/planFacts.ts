import { writeCanonical } from "../kernel/canonical.ts";
import type { Issue } from "../kernel/failure.ts";
import type { Event } from "./event.ts";
import { createFactTable, type Digest, digestOf, type FactState, type FactTable } from "./factTable.ts";
import type { ImportItem, Place } from "./importing.ts";
import { type KeyedEvent, type KnownFacts, type PlannedCorrection, writePlace } from "./importPlan.ts";
import { checkPayload } from "./payloads.ts";
import { phraseStatement, phraseSubjectMatter } from "./phraseFact.ts";
import type { Spool, SpooledEntry } from "./spool.ts";

export type Fact = Extract<ImportItem, { kind: "fact" }>;

/** A fact as it was understood, for a reader to check. */
export type Understood = { readonly subject: string; readonly understood: string; readonly place: string };

type FactPlanner = {
  readonly take: (fact: Fact) => Promise<void>;
  /** Plans what still waits; then the table and the spool hold every fact. */
  readonly finish: () => Promise<{
    readonly table: FactTable;
    readonly corrections: readonly PlannedCorrection[];
    readonly sample: readonly Understood[];
  }>;
};

const batchSize = 1_000;
export const shownCorrections = 1_000;
const shownOfType = 4;

/** What makes two statements of one key the same: not where they stood, nor a day that the reader chose for them. */
const contentOf = (each: Pick<Event, "type" | "subject" | "trial" | "payload" | "effective">): Digest => {
  const { key: _key, source: _source, ...payload } = each.payload;
  return digestOf(
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
const isSame = (a: Digest, b: Digest): boolean => a.every((word, index) => word === b[index]);

const payloadOf = (fact: Fact): SpooledEntry["payload"] => ({
  source: writePlace(fact.place),
  ...fact.payload,
  key: fact.key,
});

/** What is taken back and was never there, or was taken back before, changes nothing. */
const stateFor = (fact: Fact, content: Digest, before: KeyedEvent | undefined): FactState => {
  const isRetraction = fact.type === "retraction/1";
  if (before === undefined) return isRetraction ? "unchanged" : "added";
  const changesNothing =
    isSame(contentOf(before.event), content) || (isRetraction && before.tip.type === "retraction/1");
  return changesNothing ? "unchanged" : "corrected";
};

const entryFor = (fact: Fact, number: number, known: KeyedEvent | undefined): SpooledEntry => ({
  fact: number,
  type: fact.type,
  trial: fact.trial,
  subject: fact.subject,
  payload: payloadOf(fact),
  effective: fact.effective,
  ...(known === undefined
    ? {}
    : { supersedes: known.tip.id, reason: `changed in source ${writePlace(fact.place)}` }),
});

const correctionOf = (fact: Fact, { event }: KeyedEvent): PlannedCorrection => ({
  subject: fact.subject ?? "",
  what: phraseSubjectMatter(event.type, event.payload),
  from: phraseStatement(event.type, event.payload),
  to: fact.type === "retraction/1" ? "taken back" : phraseStatement(fact.type, fact.payload),
  place: writePlace(fact.place),
});

const understoodOf = (fact: Fact): Understood => ({
  subject: fact.subject ?? "",
  understood: `${phraseSubjectMatter(fact.type, fact.payload)}: ${phraseStatement(fact.type, fact.payload)}`,
  place: writePlace(fact.place),
});

const issueAt = (
  { file, line }: Place,
  issue: Pick<Issue, "code" | "severity" | "message"> & Partial<Pick<Issue, "field" | "cure">>,
): Issue => ({ file, line, field: null, cure: "", ...issue });

/**
 * Compares the facts of an import with each other and, in batches, with the log. Of each fact only a row of the table
 * stays; what would change the log goes to the spool, and from there later without the keys that were contradicted.
 */
export const planFacts = (known: KnownFacts, spool: Spool, report: (issue: Issue) => void): FactPlanner => {
  const table = createFactTable();
  const corrections = new Map<number, PlannedCorrection>();
  const samples = new Map<string, Map<number, Understood>>();
  let waiting: Fact[] = [];

  const show = (fact: Fact, number: number, before: KeyedEvent | undefined): void => {
    const sample = samples.get(fact.type) ?? new Map<number, Understood>();
    samples.set(fact.type, sample);
    if (sample.size < shownOfType) sample.set(number, understoodOf(fact));
    if (before !== undefined && table.stateOf(number) === "corrected" && corrections.size < shownCorrections)
      corrections.set(number, correctionOf(fact, before));
  };

  const contradict = (fact: Fact, first: number): void => {
    table.contradict(first);
    corrections.delete(first);
    for (const sample of samples.values()) sample.delete(first);
    report(
      issueAt(fact.place, {
        code: "conflict",
        severity: "error",
        message: `${phraseSubjectMatter(fact.type, fact.payload)} of ${fact.subject ?? "no subject"} stands differently in ${writePlace(table.placeOf(first))}; neither is taken.`,
        cure: "Keep the right one and import again.",
      }),
    );
  };

  /** The entry of a fact that changes the log and was not stated before. */
  const plan = (fact: Fact, before: KeyedEvent | undefined): readonly SpooledEntry[] => {
    const key = digestOf(fact.key);
    const content = contentOf(fact);
    const first = table.find(key);
    if (first === undefined) {
      const state = stateFor(fact, content, before);
      const number = table.add({ key, content, place: fact.place, type: fact.type, state });
      show(fact, number, before);
      return state === "unchanged" ? [] : [entryFor(fact, number, before)];
    }
    if (table.stateOf(first) === "contradicted" || !table.saysTheSame(first, content))
      contradict(fact, first);
    else
      report(
        issueAt(fact.place, {
          code: "duplicate",
          severity: "warning",
          message: `Says the same as ${writePlace(table.placeOf(first))}; taken once.`,
        }),
      );
    return [];
  };

  const planWaiting = async (): Promise<void> => {
    const batch = waiting;
    waiting = [];
    if (batch.length === 0) return;
    const before = await known.eventsByKey([...new Set(batch.map(({ key }) => key))]);
    await spool.write(batch.flatMap((fact) => plan(fact, before.get(fact.key))));
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
      return {
        table,
        corrections: [...corrections.values()],
        sample: [...samples.values()]
          .flatMap((each) => [...each])
          .sort(([a], [b]) => a - b)
          .map(([, understood]) => understood),
      };
    },
  };
};
