import type {
  Anchor,
  Attribute,
  Chart,
  ClinicalRecord,
  HumanAnswer,
  Observation,
  RecordList,
  RecordType,
} from "../condition/index.ts";
import type { IsoDate } from "../kernel/calendar.ts";
import { findVariable } from "../knowledge/index.ts";
import { birthOf } from "./birthOf.ts";
import { deriveObservations } from "./deriveObservations.ts";
import type { Event, Identity } from "./event.ts";
import { foldLesions } from "./foldLesions.ts";
import { fillLimits, type LimitTable, limitTableOf } from "./limitTable.ts";
import {
  readAnchor,
  readAnswer,
  readAttribute,
  readListStatement,
  readObservation,
  readRecord,
} from "./payloads.ts";
import { sourceOf } from "./sourceOf.ts";
import { spanOf } from "./spanOf.ts";
import { viewOf } from "./view.ts";

/** Whose chart, for which trial, seen at which two times. */
export type ChartRequest = {
  readonly subject: string;
  /** Anchors of this trial win over those of none; anchors of other trials are left out. */
  readonly trial: string | null;
  readonly asOf: IsoDate;
  readonly zone: string;
  /** Instant; default: everything recorded. */
  readonly knownAt?: string;
  /** Prepared once by `limitTableOf` for many subjects; default: from the events given. */
  readonly limits?: LimitTable;
};

const gather = <Item, Key>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): ReadonlyMap<Key, readonly Item[]> => {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
};

/** By the first day it can mean, then by the order of the log. */
const inTime = (events: readonly Event[], zone: string): readonly Event[] => {
  const day = new Map(events.map((event) => [event.id, spanOf(event.effective, zone).earliest]));
  return events.toSorted((a, b) => {
    const [one = "", other = ""] = [day.get(a.id), day.get(b.id)];
    return one < other ? -1 : one > other ? 1 : a.sequence - b.sequence;
  });
};

const foldAttributes = (events: readonly Event[]): ReadonlyMap<string, Attribute> =>
  new Map(
    events
      .map((event) => ({ event, ...readAttribute(event) }))
      .filter(({ value }) => value !== "unknown")
      .map(({ event, name, value }) => [name, { id: event.id, value, source: sourceOf(event) }]),
  );

const observationOf = (event: Event): Observation => {
  const { key: _key, written: _written, source: _source, ...result } = readObservation(event);
  const variable = findVariable(result.variable)?.id ?? result.variable;
  return { ...result, variable, id: event.id, source: sourceOf(event) };
};

const answerOf = (event: Event): HumanAnswer => {
  const { question, answer, date, by, role } = readAnswer(event);
  return {
    id: event.id,
    question,
    answer,
    by: by ?? event.actor.name,
    role: role ?? event.actor.role,
    date,
    source: sourceOf(event),
  };
};

/** An answer to a question that is a yes-or-no variable is a result of that variable too. */
const observationsOfAnswers = (answers: readonly HumanAnswer[]): readonly Observation[] =>
  answers
    .filter(({ question }) => findVariable(question)?.kind === "boolean")
    .map(({ id, question, answer, date, source, by, role }) => ({
      id,
      variable: findVariable(question)?.id ?? question,
      value: answer === "yes",
      collected: date,
      status: "final",
      source: `${source}: answer of ${by}, ${role}`,
    }));

const recordOf = (event: Event): ClinicalRecord => {
  const { key: _key, source: _source, ...record } = readRecord(event);
  return { ...record, id: event.id, source: sourceOf(event) };
};

const foldLists = (
  records: readonly ClinicalRecord[],
  statements: readonly Event[],
): ReadonlyMap<RecordType, RecordList> => {
  const byType = gather(records, ({ recordType }) => recordType);
  const stated = new Map(statements.map((event) => [readListStatement(event).recordType, event]));
  const listOf = (recordType: RecordType): RecordList => {
    const event = stated.get(recordType);
    const list = { recordType, records: byType.get(recordType) ?? [] };
    if (event === undefined) return { ...list, completeness: "partial" };
    const { completeness, completeAsOf } = readListStatement(event);
    return {
      ...list,
      completeness,
      ...(completeAsOf === undefined ? {} : { completeAsOf }),
      completenessSource: sourceOf(event),
    };
  };
  return new Map(
    [...new Set([...byType.keys(), ...stated.keys()])].map((type) => [type, listOf(type)] as const),
  );
};

const foldAnchors = (events: readonly Event[], trial: string | null): Chart["anchors"] => {
  const fitting = events.filter((event) => event.trial === null || event.trial === trial);
  const general = fitting.filter((event) => event.trial === null);
  const specific = trial === null ? [] : fitting.filter((event) => event.trial !== null);
  return new Map<Anchor, { id: string; date: string; source: string }>(
    [...general, ...specific].map((event) => {
      const { anchor, date } = readAnchor(event);
      return [anchor, { id: event.id, date, source: sourceOf(event) }];
    }),
  );
};

/**
 * What is known of one subject at two times, as conditions are evaluated on it. `events` may hold other subjects
 * too; for many subjects give each its own events and the shared ones (`groupBySubject`).
 */
export const chartOf = (
  events: readonly Event[],
  identity: Identity | undefined,
  request: ChartRequest,
): Chart => {
  const { subject, zone, asOf, trial } = request;
  const viewed = viewOf(
    events.filter(
      (event) => event.subject === subject || (event.subject === null && event.type === "limits/1"),
    ),
    { effective: asOf, zone, ...(request.knownAt === undefined ? {} : { knownAt: request.knownAt }) },
  );
  const byType = gather(viewed, ({ type }) => type);
  const of = (type: Event["type"]): readonly Event[] => inTime(byType.get(type) ?? [], zone);

  const birth = birthOf(of("age/1"), identity, zone);
  const attributes = foldAttributes(of("attribute/1"));
  const person = { zone, sex: attributes.get("sex")?.value, ...(birth === undefined ? {} : { birth }) };
  const table = request.limits ?? limitTableOf(viewed);
  const answers = of("answer/1").map(answerOf);
  const recorded = gather(
    [
      ...(byType.get("observation/1") ?? []).map((event) => fillLimits(observationOf(event), table, person)),
      ...observationsOfAnswers(answers),
    ],
    ({ variable }) => variable,
  );
  const derived = deriveObservations({ ...person, attributes, observations: recorded, asOf });
  const records = [
    ...(byType.get("record/1") ?? []).map(recordOf),
    ...foldLesions(byType.get("lesion/1") ?? [], zone),
  ];

  return {
    subject,
    zone,
    ...(birth === undefined ? {} : { birth }),
    attributes,
    observations: gather([...[...recorded.values()].flat(), ...derived], ({ variable }) => variable),
    lists: foldLists(records, of("listStatement/1")),
    answers: gather(answers, ({ question }) => question),
    anchors: foldAnchors(of("anchor/1"), trial),
  };
};
