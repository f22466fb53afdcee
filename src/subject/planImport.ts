import type { Issue } from "../kernel/failure.ts";
import { type Entry, eventTypes } from "./event.ts";
import type { FactTable } from "./factTable.ts";
import type { ImportItem } from "./importing.ts";
import type { ImportBy, ImportPlan, KnownFacts } from "./importPlan.ts";
import { planFacts, shownCorrections } from "./planFacts.ts";
import { planIdentities } from "./planIdentities.ts";
import { type Spool, spoolInMemory } from "./spool.ts";

const shownIssues = 1_000;
const batchSize = 1_000;

const countByType = (table: FactTable): Readonly<Record<string, number>> =>
  Object.fromEntries(
    eventTypes
      .map(
        (type) =>
          [type.replace(/\/\d+$/, ""), table.count(type, "added") + table.count(type, "corrected")] as const,
      )
      .filter(([, count]) => count > 0),
  );

type EntrySources = {
  readonly spool: Spool;
  readonly table: FactTable;
  readonly newSubjects: readonly string[];
  /** Payload of the import's own event. */
  readonly summary: Entry["payload"];
  readonly by: ImportBy;
};

/** Registrations first, the import's own event last. */
async function* entriesOf(sources: EntrySources): AsyncGenerator<readonly Entry[], void, undefined> {
  const { spool, table, newSubjects, summary, by } = sources;
  const base = { trial: null, effective: by.on, actor: by.actor };
  for (let start = 0; start < newSubjects.length; start += batchSize)
    yield newSubjects
      .slice(start, start + batchSize)
      .map((subject): Entry => ({ ...base, type: "subjectRegistered/1", subject, payload: {} }));
  for await (const batch of spool.read())
    yield batch
      .filter(({ fact }) => table.stateOf(fact) !== "contradicted")
      .map(({ fact: _fact, ...entry }): Entry => ({ ...entry, actor: by.actor }));
  yield [{ ...base, type: "import/1", subject: null, payload: summary }];
}

/**
 * What an import would add to the log, without adding it. The same key with the same content is unchanged, with
 * other content a correction. Rows of one import that contradict each other under one key are all left out and listed.
 */
export const planImport = async (
  items: AsyncIterable<ImportItem> | Iterable<ImportItem>,
  known: KnownFacts,
  by: ImportBy,
  spool: Spool,
): Promise<ImportPlan> => {
  const files: ImportPlan["files"][number][] = [];
  const issues: Issue[] = [];
  let issueCount = 0;
  const report = (issue: Issue): void => {
    issueCount += 1;
    if (issues.length < shownIssues) issues.push(issue);
  };
  const unmapped = new Map<string, ImportPlan["unmapped"][number]>();
  const unknownColumns: ImportPlan["unknownColumns"][number][] = [];
  const identityItems: Extract<ImportItem, { kind: "identity" }>[] = [];
  const subjects = new Set<string>();
  const planner = planFacts(known, spool, report);

  for await (const item of items) {
    switch (item.kind) {
      case "fact":
        if (item.subject !== null) subjects.add(item.subject);
        // The plan registers every new subject itself, once.
        if (item.type !== "subjectRegistered/1") await planner.take(item);
        break;
      case "identity":
        subjects.add(item.subject);
        identityItems.push(item);
        break;
      case "issue":
        report(item.issue);
        break;
      case "unmapped": {
        const { system, code, display } = item;
        const key = `${system}|${code}|${display}`;
        unmapped.set(key, { system, code, display, count: (unmapped.get(key)?.count ?? 0) + 1 });
        break;
      }
      case "unknownColumn":
        unknownColumns.push({ file: item.file, column: item.column });
        break;
      case "file":
        files.push({ name: item.name, format: item.format, rows: item.rows });
        break;
      default:
        item satisfies never;
    }
  }

  const all = [...subjects];
  const registered = await known.registered(all);
  const newSubjects = all.filter((subject) => !registered.has(subject));
  const identities = planIdentities(identityItems, await known.identities(all));
  identities.issues.forEach(report);
  const { table, corrections, sample } = await planner.finish();
  const sum = (state: "unchanged" | "added" | "corrected"): number =>
    eventTypes.reduce((total, type) => total + table.count(type, state), 0);
  const counts = { added: sum("added"), corrected: sum("corrected"), unchanged: sum("unchanged") };
  const changes = newSubjects.length + counts.added + counts.corrected;
  const summary = { files, ...counts };
  return {
    files,
    entryCount: changes === 0 ? 0 : changes + 1,
    async *entries() {
      if (changes > 0) yield* entriesOf({ spool, table, newSubjects, summary, by });
    },
    identities: identities.changed,
    subjects: subjects.size,
    registered: newSubjects.length,
    facts: counts,
    byType: countByType(table),
    corrections: [...identities.corrections, ...corrections].slice(0, shownCorrections),
    correctionCount: identities.corrections.length + counts.corrected,
    sample,
    issues,
    issueCount,
    unmapped: [...unmapped.values()].sort((a, b) => b.count - a.count),
    unknownColumns,
  };
};

/** A plan whose entries stand in memory. */
export type SmallPlan = Omit<ImportPlan, "entries"> & { readonly entries: readonly Entry[] };

/** The same for an import that is small, or whose facts are needed at once. */
export const planInMemory = async (
  items: AsyncIterable<ImportItem> | Iterable<ImportItem>,
  known: KnownFacts,
  by: ImportBy,
): Promise<SmallPlan> => {
  const plan = await planImport(items, known, by, spoolInMemory());
  const entries: Entry[] = [];
  for await (const batch of plan.entries()) entries.push(...batch);
  return { ...plan, entries };
};
