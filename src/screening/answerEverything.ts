import type {
  Chart,
  ClinicalRecord,
  Condition,
  Observation,
  RecordType,
  UnknownReason,
} from "../condition/index.ts";
import { partAt, partsOf, recordTypes } from "../condition/index.ts";
import { dateSpan } from "../kernel/calendar.ts";
import { Defect } from "../kernel/failure.ts";
import { findField, findVariable } from "../knowledge/index.ts";
import type { Protocol } from "../protocol/index.ts";
import { person, record, today } from "./fixture.ts";

/** Answers any open question of a screening with a random fact, for property tests; nothing else imports this file. */

/** Picks one of a list; the test draws from it. */
export type Pick = <T>(list: readonly T[]) => T;

/** What is known so far; answers are written into it. */
export type Answered = { readonly chart: Chart; readonly decisions: Map<string, string> };
export const nothingKnown = (): Answered => ({ chart: person(), decisions: new Map() });

const conditionsIn = (condition: Condition): readonly Condition[] => [
  condition,
  ...(condition.kind === "compare" &&
  condition.left.kind === "elapsed" &&
  condition.left.since.where !== undefined
    ? conditionsIn(condition.left.since.where)
    : []),
  ...partsOf(condition).flatMap((part) => conditionsIn(part.condition)),
];

/** Everything a trial asks of one variable: methods, and values it distinguishes. */
const askedMethods = (protocol: Protocol, variable: string): readonly (string | null)[] => {
  const all = protocol.population.criteria.flatMap((criterion) => conditionsIn(criterion.expression));
  const terms = all.flatMap((each) =>
    each.kind === "compare" || each.kind === "memberOf" ? [each.left] : [],
  );
  const methods = terms.flatMap((term) =>
    term.kind === "observation" && (findVariable(term.variable)?.id ?? term.variable) === variable
      ? (term.methods ?? [])
      : [],
  );
  return methods.length === 0 ? [null] : [...new Set(methods)];
};
const conceptsIn = (conditions: readonly Condition[]): readonly string[] =>
  conditions.flatMap((each) =>
    each.kind === "memberOf" && each.left.kind === "field" && each.left.field === "concept"
      ? each.values
      : [],
  );
const wantedConcepts = (protocol: Protocol): readonly string[] =>
  conceptsIn(protocol.population.criteria.flatMap((criterion) => conditionsIn(criterion.expression)));

const numbers = ["0", "1", "2", "8", "9", "20", "50", "51", "75", "100", "150", "1000"];
const day = today;

/** The unit that the bound asking for it is written in: mL/min and mL/min/1.73 m² do not convert. */
const unitAsked = (asking: Condition, reason: UnknownReason): string | undefined => {
  const node = partAt(asking, reason.nodePath);
  return node?.kind === "compare" && !("kind" in node.right) ? node.right.unit : undefined;
};

const valueFor = (id: string, unit: string | undefined, pick: Pick): Observation["value"] => {
  const variable = findVariable(id);
  switch (variable?.kind) {
    case "boolean":
      return pick([true, false]);
    case "presence":
      return pick(["positive", "negative"]);
    case "coded":
      return pick(variable.values.map((each) => each.code));
    case "ordinal":
      return { value: pick(["0", "1", "2"]), unit: unit ?? variable.canonicalUnit ?? "{score}" };
    default:
      return { value: pick(numbers), unit: unit ?? variable?.canonicalUnit ?? "1" };
  }
};

const addResult = (
  known: Answered,
  protocol: Protocol,
  id: string,
  asked: string | undefined,
  pick: Pick,
): void => {
  const variable = findVariable(id);
  const value = valueFor(id, asked, pick);
  const unit = asked ?? variable?.canonicalUnit ?? "1";
  const results = askedMethods(protocol, variable?.id ?? id).map(
    (method, index): Observation => ({
      id: `${id}:${index}:${known.chart.observations.get(id)?.length ?? 0}`,
      variable: variable?.id ?? id,
      ...(value === undefined ? {} : { value }),
      limits: { lower: { value: "2", unit }, upper: { value: "10", unit } },
      collected: day,
      status: "final",
      source: "test",
      ...(method === null ? {} : { method }),
    }),
  );
  put(known.chart.observations, variable?.id ?? id, results);
  if (typeof value === "string" || typeof value === "boolean")
    put(known.chart.attributes, id, { id, value: `${value}`, source: "test" });
};

/** The test owns the chart that it fills. */
const put = <K, V>(map: ReadonlyMap<K, V>, key: K, value: V): void => {
  if (!(map instanceof Map)) throw new Defect("expected a map that can be written", key);
  map.set(key, value);
};

const fieldValue = (
  type: RecordType,
  field: string,
  protocol: Protocol,
  pick: Pick,
): ClinicalRecord["fields"][string] => {
  const entry = findField(type, field);
  switch (entry?.kind) {
    case "boolean":
      return pick([true, false]);
    case "presence":
      return pick(["positive", "negative"]);
    case "coded":
      return entry.many
        ? [pick(entry.values.map((each) => each.code))]
        : pick(entry.values.map((each) => each.code));
    case "ordinal":
      return entry.values.length > 0
        ? pick(entry.values.map((each) => each.code))
        : { value: pick(["0", "1", "2"]), unit: entry.unit ?? "1" };
    case "quantity":
      return { value: pick(numbers), unit: entry.unit ?? "1" };
    case "concept":
      return pick(wantedConcepts(protocol));
    default:
      return pick([...wantedValues(protocol, field), "something else"]);
  }
};
const wantedValues = (protocol: Protocol, field: string): readonly string[] =>
  protocol.population.criteria
    .flatMap((criterion) => conditionsIn(criterion.expression))
    .flatMap((each) =>
      each.kind === "memberOf" && each.left.kind === "field" && each.left.field === field ? each.values : [],
    );

const changeRecord = (
  known: Answered,
  type: RecordType,
  id: string,
  change: (record: ClinicalRecord) => ClinicalRecord,
): void => {
  const list = known.chart.lists.get(type);
  if (list === undefined) throw new Defect("a record of a list that is not there", type);
  put(known.chart.lists, type, {
    ...list,
    records: list.records.map((each) => (each.id === id ? change(each) : each)),
  });
};

const completeList = (
  known: Answered,
  type: RecordType,
  concepts: readonly string[],
  pick: Pick,
  add: boolean,
): void => {
  const records = known.chart.lists.get(type)?.records ?? [];
  const coded = concepts.length === 0 ? null : [pick(concepts)];
  const more = record(type, `${type}-${records.length}`, {
    concepts: coded,
    start: pick(["2026-03-02", "2025-01-05"]),
  });
  put(known.chart.lists, type, {
    recordType: type,
    records: add ? [...records, more] : records,
    completeness: "complete",
    completeAsOf: day,
  });
};

const answerField = (known: Answered, reason: UnknownReason, protocol: Protocol, pick: Pick): void => {
  const [name = ""] = reason.neededFact.split(".");
  const field = reason.neededFact.slice(reason.neededFact.lastIndexOf(".") + 1);
  const id = reason.neededFact.slice(name.length + 1, -field.length - 1);
  for (const type of known.chart.lists.keys())
    if (type === name)
      changeRecord(known, type, id, (each) =>
        field === "concept"
          ? { ...each, concepts: [pick(wantedConcepts(protocol))] }
          : field === "start" || field === "end"
            ? { ...each, start: "2025-12-01", end: "2026-01-01" }
            : { ...each, fields: { ...each.fields, [field]: fieldValue(type, field, protocol, pick) } },
      );
};

const answerPerson = (known: Answered, question: string, pick: Pick): void => {
  const answer = pick(["yes", "no"] as const);
  put(known.chart.answers, question, [
    {
      id: `answer:${question}`,
      question,
      answer,
      by: "test",
      role: "investigator",
      date: day,
      source: "test",
    },
  ]);
};

const answerBirth = (known: Answered, pick: Pick): void => {
  const span = dateSpan(pick(["1960-05-05", "2010-05-05"]));
  Object.assign(known.chart, { birth: { id: "birth", span, source: "test" } });
};

const answerRepair = (known: Answered, id: string, protocol: Protocol, pick: Pick): void => {
  const candidates = protocol.repairs.find((each) => each.id === id)?.candidates ?? [];
  known.decisions.set(id, pick(candidates));
};

const answerList = (
  known: Answered,
  name: string,
  code: UnknownReason["code"],
  protocol: Protocol,
  asking: Condition,
  pick: Pick,
): void => {
  for (const type of recordTypes) {
    if (type !== name) continue;
    // A complete list in which nothing is meant: the question is for one that is.
    if (code === "noData") completeList(known, type, conceptsIn(conditionsIn(asking)), pick, true);
    else completeList(known, type, wantedConcepts(protocol), pick, pick([true, false]));
  }
};

/** Answers one question that a criterion asked; the answer may fall any way. */
export const answerOne = (
  known: Answered,
  reason: UnknownReason,
  protocol: Protocol,
  asking: Condition,
  pick: Pick,
): void => {
  const { neededFact, code } = reason;
  const [kind = "", rest = ""] = neededFact.split(":");
  if (kind === "anchor") throw new Defect("anchors are all still to come in this test", neededFact);
  if (neededFact === "birth") answerBirth(known, pick);
  else if (kind === "list") answerList(known, rest, code, protocol, asking, pick);
  else if (kind === "repair") answerRepair(known, rest, protocol, pick);
  else if (kind === "limit") addResult(known, protocol, rest, undefined, pick);
  else if (code === "notAnswered" || code === "answerExpired") answerPerson(known, neededFact, pick);
  else if (findVariable(neededFact) !== undefined)
    addResult(known, protocol, neededFact, unitAsked(asking, reason), pick);
  else answerField(known, reason, protocol, pick);
};

/** Whether what still decides of a condition, after the repairs, is text that nobody has understood. */
export const restsOnOpaque = (reasons: readonly UnknownReason[]): boolean =>
  reasons.some((reason) => reason.code === "notParsed");
