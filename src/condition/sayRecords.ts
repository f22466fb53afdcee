import { not, type Truth } from "../kernel/truth.ts";
import { recordTypeLabel } from "../knowledge/index.ts";
import type { Condition, ForEvery, ForSome, RecordQuery, RecordType } from "./condition.ts";
import { bind, describeAll, describeQuery, splitQuery } from "./describe.ts";
import { sayInWindow, sayPeriod, sayWindow, type Voice } from "./sayLeaf.ts";
import type { Verdict } from "./verdict.ts";
import { joinWith } from "./words.ts";

/** How any other condition is said. */
export type Say = (condition: Condition, verdict: Verdict, voice: Voice) => string;

/** Records of these types are called by their type, since the source numbers rather than names them. */
const numbered: readonly RecordType[] = ["lesion", "toxicity", "imaging", "trialParticipation"];

const nameRecord = (type: RecordType, id: string, voice: Voice): string => {
  const display = voice.recordOf(id)?.display ?? id;
  return numbered.includes(type) || display === id ? `${recordTypeLabel(type)} “${display}”` : display;
};

/** "a; b; and 2 more". */
export const joinClauses = (clauses: readonly string[], most = 3): string =>
  clauses.length <= most
    ? clauses.join("; ")
    : `${clauses.slice(0, most - 1).join("; ")}; and ${clauses.length - most + 1} more`;

/** One test that a record was put to. `kind` is the test of what the record is. */
type Test = { readonly truth: Truth; readonly kind: boolean; readonly clause: () => string };

const testsOf = (query: RecordQuery, record: Verdict, voice: Voice, say: Say): readonly Test[] => {
  const inner: Voice = { ...voice, scope: bind(voice.scope, query) };
  const { rest } = splitQuery(query);
  const window = query.within;
  return record.children.flatMap((child): readonly Test[] => {
    if (window !== undefined && child.nodePath.endsWith("/query/within"))
      return [
        {
          truth: child.truth,
          // "At any time before" says no more than that the record is there.
          kind: window.from === "unbounded",
          clause: () => sayInWindow({ kind: "inWindow", record: query.bindAs, window }, child, voice),
        },
      ];
    const where = query.where;
    if (where === undefined || !child.nodePath.endsWith("/query/where")) return [];
    const test = (condition: Condition, verdict: Verdict): Test => ({
      truth: verdict.truth,
      kind: !rest.includes(condition),
      clause: () => say(condition, verdict, inner),
    });
    if (where.kind !== "allOf") return [test(where, child)];
    return where.operands.flatMap((condition, index) => {
      const path = `${child.nodePath}/operands/${index}`;
      const verdict = child.children.find((each) => each.nodePath === path);
      return verdict === undefined ? [] : [test(condition, verdict)];
    });
  });
};

const sayTests = (query: RecordQuery, record: Verdict, truth: Truth, voice: Voice, say: Say): string => {
  const id = record.record ?? "";
  const name = nameRecord(query.recordType, id, voice);
  const tests = testsOf(query, record, voice, say).filter((test) => test.truth === truth);
  const told = truth === "true" ? tests.filter((test) => !test.kind) : tests.slice(0, 1);
  const clauses = told.map((test) => test.clause());
  const own = voice.recordOf(id);
  const [first] = clauses;
  if (first === undefined) return `recorded: ${name}${own === undefined ? "" : ` (${sayPeriod(own)})`}`;
  // A sentence about a window already names the record.
  return first.startsWith(name) ? joinClauses(clauses) : `${name}: ${joinClauses(clauses)}`;
};

/** Of the right kind, but failing another test: worth naming as looked at. */
const isNear = (query: RecordQuery, record: Verdict, voice: Voice, say: Say): boolean =>
  testsOf(query, record, voice, say).every((test) => !test.kind || test.truth !== "false");

const recordsIn = (verdict: Verdict): readonly Verdict[] =>
  verdict.children.filter((child) => child.record !== undefined);
const listIn = (verdict: Verdict): Verdict | undefined =>
  verdict.children.find((child) => child.nodePath.endsWith("/query/recordType"));

/** "the list of treatments is", "the lists of treatments and medications are". */
const nameLists = (types: readonly string[]): string => {
  const named = types.map((type) => recordTypeLabel(type, "many"));
  return named.length === 1 ? `the list of ${named[0]} is` : `the lists of ${joinWith("and", named)} are`;
};
const listsOf = (facts: readonly string[]): readonly string[] =>
  facts.flatMap((fact) => (fact.startsWith("list:") ? [fact.slice("list:".length)] : []));

const sayList = (type: RecordType, list: Verdict | undefined): string => {
  if (list?.truth !== "true") {
    const missing = listsOf((list?.unknownReasons ?? []).map((each) => each.neededFact));
    return `${nameLists(missing.length === 0 ? [type] : missing)} not stated to be complete`;
  }
  const [fact] = list.used;
  if (fact !== undefined && fact.value !== "complete")
    return `only what is known of ${recordTypeLabel(type, "many")} counts`;
  const stated = listsOf(list.used.map((each) => each.fact));
  const oldest = list.used.map((each) => each.date ?? "").sort()[0] ?? "";
  const since = oldest === "" ? "" : ` as of ${oldest.slice(0, 10)}`;
  return `${nameLists(stated.length === 0 ? [type] : stated)} complete${since}`;
};

/** "lesion (target lesion: yes)": the records a query is about. */
const nameDomain = (query: RecordQuery, voice: Voice): string => {
  const { rest, ...without } = splitQuery(query);
  const { where: _, ...plain } = query;
  const head = describeQuery(
    without.kind === null ? plain : { ...plain, where: without.kind },
    false,
    voice.scope,
  );
  const inner: Voice = { ...voice, scope: bind(voice.scope, query) };
  return rest.length === 0 ? head.text : `${head.text} (${describeAll(rest, inner.scope)})`;
};

/** None of those asked for: the near ones with what they fail on, else that there is none. */
const sayNone = (query: RecordQuery, verdict: Verdict, voice: Voice, say: Say): string => {
  const records = recordsIn(verdict);
  const near = records.filter((record) => record.truth === "false" && isNear(query, record, voice, say));
  const many = recordTypeLabel(query.recordType, "many");
  if (near.length > 0) {
    const clauses = near.map((record) => sayTests(query, record, "false", voice, say));
    return near.length === 1
      ? joinClauses(clauses)
      : `none of the ${near.length} recorded ${many} in question fits (${joinClauses(clauses, 2)})`;
  }
  const { kinds } = splitQuery(query);
  const window = query.within === undefined ? "" : ` ${sayWindow(query.within)}`;
  return kinds.length > 0
    ? `no ${joinWith("or", kinds)} recorded${window}`
    : `no ${recordTypeLabel(query.recordType)} recorded${window}`;
};

const sayAbsent = (node: ForSome, verdict: Verdict, minimum: number, voice: Voice, say: Say): string => {
  const { query } = node;
  const met = recordsIn(verdict).filter((record) => record.truth === "true").length;
  const list = sayList(query.recordType, listIn(verdict));
  const many = recordTypeLabel(query.recordType, "many");
  return met > 0 || minimum > 1
    ? `only ${met} of the ${minimum} ${many} that are asked for, and ${list}`
    : `${sayNone(query, verdict, voice, say)}, and ${list}`;
};

const sayPresent = (node: ForSome, verdict: Verdict, minimum: number, voice: Voice, say: Say): string => {
  const met = recordsIn(verdict).filter((record) => record.truth === "true");
  const clauses = met.map((record) => sayTests(node.query, record, "true", voice, say));
  return minimum > 1
    ? `${met.length} ${recordTypeLabel(node.query.recordType, "many")} fit: ${joinClauses(clauses)}`
    : joinClauses(clauses, 2);
};

const sayOpen = (node: ForSome, verdict: Verdict, voice: Voice, say: Say): string => {
  const { query } = node;
  const open = recordsIn(verdict).filter((record) => record.truth === "unknown");
  const list = listIn(verdict);
  const clauses = open.map((record) => sayTests(query, record, "unknown", voice, say));
  if (clauses.length === 0)
    return `${sayNone(query, verdict, voice, say)}, but ${sayList(query.recordType, list)}`;
  const partial = list?.truth === "true" ? "" : `, and ${sayList(query.recordType, list)}`;
  return `${joinClauses(clauses, 2)}${partial}`;
};

/** The reason for a count of records: the witness, or that a complete list holds none, or what is open. */
export const saySome = (node: ForSome, verdict: Verdict, voice: Voice, say: Say): string => {
  const { minimumCount, maximumCount } = node;
  if (verdict.truth === "unknown") return sayOpen(node, verdict, voice, say);
  if (maximumCount !== undefined && minimumCount === undefined) {
    const over = not(verdict.truth) === "true";
    return over
      ? sayPresent(node, verdict, maximumCount + 1, voice, say)
      : sayAbsent(node, verdict, maximumCount + 1, voice, say);
  }
  const minimum = minimumCount ?? 1;
  const met = recordsIn(verdict).filter((record) => record.truth === "true").length;
  return met >= minimum
    ? sayPresent(node, verdict, minimum, voice, say)
    : sayAbsent(node, verdict, minimum, voice, say);
};

/** The reason for "every": the record that fails, or that all comply, or what is open. */
export const sayEvery = (node: ForEvery, verdict: Verdict, voice: Voice, say: Say): string => {
  const { query } = node;
  const inner: Voice = { ...voice, scope: bind(voice.scope, query) };
  const records = recordsIn(verdict);
  const domain = nameDomain(query, voice);
  const list = sayList(query.recordType, listIn(verdict));
  const sayOne = (record: Verdict): string => {
    const satisfies = record.children.find((child) => child.nodePath.endsWith("/satisfies"));
    const name = nameRecord(query.recordType, record.record ?? "", voice);
    return satisfies !== undefined && satisfies.truth === record.truth
      ? `${name}: ${say(node.satisfies, satisfies, inner)}`
      : sayTests(query, record, "unknown", voice, say);
  };
  const [worst] = records.filter((record) => record.truth === verdict.truth);
  switch (verdict.truth) {
    case "false":
      return worst === undefined ? `not every ${domain} complies` : sayOne(worst);
    case "true": {
      const complying = records.filter((record) =>
        record.children.some((child) => child.nodePath.endsWith("/satisfies") && child.truth === "true"),
      );
      const clauses = complying.map(sayOne);
      return complying.length === 0
        ? `no ${domain} is recorded, and ${list}`
        : `${joinClauses(clauses)}, and ${list}`;
    }
    case "unknown":
      if (worst !== undefined) return sayOne(worst);
      return listIn(verdict)?.truth === "true"
        ? `no ${domain} is recorded, so this cannot be decided`
        : `${list}, so a ${domain} that nobody has recorded could decide otherwise`;
    default:
      return verdict.truth satisfies never;
  }
};
