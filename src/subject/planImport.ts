import type { Issue } from "../kernel/failure.ts";
import type { Entry } from "./event.ts";
import type { ImportItem } from "./importing.ts";
import { type ImportBy, type ImportPlan, type KnownFacts, writePlace } from "./importPlan.ts";
import { phraseStatement, phraseSubjectMatter } from "./phraseFact.ts";
import { type PlannedFact, planFacts } from "./planFacts.ts";
import { planIdentities } from "./planIdentities.ts";

const shownIssues = 1_000;
const shownOfType = 4;

type Changed = PlannedFact & { readonly entry: Entry };
const isChanged = (each: PlannedFact): each is Changed => each.entry !== null;

const countByType = (changed: readonly Changed[]): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const { fact } of changed) {
    const name = fact.type.replace(/\/\d+$/, "");
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
};

const correctionsOf = (changed: readonly Changed[]): ImportPlan["corrections"] =>
  changed.flatMap(({ fact, before }) =>
    before === null
      ? []
      : [
          {
            subject: fact.subject ?? "",
            what: phraseSubjectMatter(before.type, before.payload),
            from: phraseStatement(before.type, before.payload),
            to: fact.type === "retraction/1" ? "taken back" : phraseStatement(fact.type, fact.payload),
            place: writePlace(fact.place),
          },
        ],
  );

/** The first few facts of each type: a reader checks how each kind of row was understood. */
const sampleOf = (facts: readonly PlannedFact[]): ImportPlan["sample"] => {
  const shown = new Map<string, number>();
  return facts
    .filter(({ fact }) => {
      const before = shown.get(fact.type) ?? 0;
      shown.set(fact.type, before + 1);
      return before < shownOfType;
    })
    .map(({ fact }) => ({
      subject: fact.subject ?? "",
      understood: `${phraseSubjectMatter(fact.type, fact.payload)}: ${phraseStatement(fact.type, fact.payload)}`,
      place: writePlace(fact.place),
    }));
};

/** Registrations first, the import's own event last; nothing at all when nothing changes. */
const entriesOf = (
  facts: readonly Entry[],
  newSubjects: readonly string[],
  summary: Entry["payload"],
  by: ImportBy,
): readonly Entry[] => {
  const base = { trial: null, effective: by.on, actor: by.actor };
  const entries: readonly Entry[] = [
    ...newSubjects.map((subject): Entry => ({ ...base, type: "subjectRegistered/1", subject, payload: {} })),
    ...facts,
  ];
  return entries.length === 0
    ? []
    : [...entries, { ...base, type: "import/1", subject: null, payload: summary }];
};

/**
 * What an import would add to the log, without adding it. The same key with the same content is unchanged, with
 * other content a correction. Rows of one import that contradict each other under one key are all left out and listed.
 */
export const planImport = async (
  items: AsyncIterable<ImportItem> | Iterable<ImportItem>,
  known: KnownFacts,
  by: ImportBy,
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
  const planner = planFacts(known, by, report);

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
  const facts = await planner.finish();
  const changed = facts.filter(isChanged);
  const corrected = changed.filter(({ before }) => before !== null).length;
  const counts = {
    added: changed.length - corrected,
    corrected,
    unchanged: facts.length - changed.length,
  };
  return {
    files,
    entries: entriesOf(
      changed.map(({ entry }) => entry),
      newSubjects,
      { files, ...counts },
      by,
    ),
    identities: identities.changed,
    subjects: subjects.size,
    registered: newSubjects.length,
    facts: counts,
    byType: countByType(changed),
    corrections: [...identities.corrections, ...correctionsOf(changed)],
    sample: sampleOf(facts),
    issues,
    issueCount,
    unmapped: [...unmapped.values()].sort((a, b) => b.count - a.count),
    unknownColumns,
  };
};
