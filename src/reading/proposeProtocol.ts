import { type Condition, describe, type Repair } from "../condition/index.ts";
import type { Arm, Criterion, CriterionGroup, Protocol, Statement } from "../protocol/index.ts";
import { maskOpaque } from "./meaning/maskOpaque.ts";
import { distinctTitles, topicOf } from "./meaning/titles.ts";
import type { ReadCriterion, ReadField, ReadRecord } from "./proposal.ts";

const lineStarts = (text: string): readonly number[] => {
  const starts = [0];
  let point = 0;
  for (const character of text) {
    point += 1;
    if (character === "\n") starts.push(point);
  }
  return starts;
};

/** Line of a code point, 1-based. */
const lineOf = (starts: readonly number[], point: number): number => {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= point) low = middle;
    else high = middle - 1;
  }
  return low + 1;
};

const number = (id: string): string => id.replace(/^[IE]/, "");

const summaryOf = ({ id, heading, condition }: ReadCriterion): string => {
  if (condition.kind === "opaque")
    return `Not understood: ${heading} ${number(id)} stays unknown until a person words it.`;
  const words = describe(maskOpaque(condition, `what else ${heading} ${number(id)} of the record says`));
  return heading === "inclusion" ? words : `Excluded when this holds: ${words}`;
};

const fieldText = (fields: readonly ReadField[], name: string): string | null => {
  const field = fields.find((each) => each.name === name);
  const text = field?.understood ?? field?.written ?? null;
  return text === null || text.trim() === "" ? null : text.trim();
};

const agentOf = (fields: readonly ReadField[]): string => {
  const field = fields.find(({ name }) => name === "intervention");
  const drug = field?.parts?.["drug"] ?? field?.understood ?? field?.written ?? "";
  return drug.trim() === "" ? "not named in the record" : drug.trim().slice(0, 120);
};

const armsOf = (fields: readonly ReadField[]): readonly Arm[] =>
  fields
    .filter(({ name }) => name === "arm")
    .map((field, index): Arm => {
      const label = (
        field.parts?.["label"] ??
        field.parts?.["name"] ??
        field.understood ??
        `Arm ${index + 1}`
      ).trim();
      return {
        id: `arm-${index + 1}`,
        label: label === "" ? `Arm ${index + 1}` : label.slice(0, 120),
        summary: field.parts?.["kind"] ?? "As the record describes it.",
        cycles: field.parts?.["cycles"] ?? null,
        activity: field.parts?.["activity"] ?? null,
        interval: field.parts?.["interval"] ?? null,
        questions: [],
      };
    });

const idOf = (read: ReadRecord): string =>
  read.record.ids.find((id) => /^NCT\d{8}$/.test(id)) ??
  read.record.ids[0] ??
  `UNREGISTERED-${read.record.sha256.slice(0, 12)}`;

const repairsOf = (condition: Condition, text: string): boolean =>
  JSON.stringify(condition).includes(`"${text}"`);

/** Repairs that belong to no criterion become statements on the record, so that none is lost. */
const statementsOf = (
  read: ReadRecord,
  starts: readonly number[],
  taken: ReadonlySet<string>,
): readonly Statement[] =>
  read.repairs
    .filter(({ id }) => !taken.has(id))
    .map((repair, index): Statement => {
      const span = repair.span ?? { file: read.record.file, sha256: read.record.sha256, start: 0, end: 1 };
      return {
        id: `record-${index + 1}`,
        role: "meta",
        summary: repair.evidence[0] ?? "A remark on the record.",
        spans: [span],
        lines: {
          first: lineOf(starts, span.start),
          last: lineOf(starts, Math.max(span.start, span.end - 1)),
        },
        repairIds: [repair.id],
      };
    });

/** Rows of one list decide together where they are alternatives. */
const groupsOf = (criteria: readonly ReadCriterion[]): readonly CriterionGroup[] => {
  const groups = new Map<string, { op: "any" | "all"; role: "inclusion" | "exclusion"; members: string[] }>();
  for (const { id, heading, memberOf } of criteria) {
    if (memberOf === undefined) continue;
    const group = groups.get(memberOf.id) ?? { op: memberOf.op, role: heading, members: [] };
    group.members.push(id);
    groups.set(memberOf.id, group);
  }
  const taken = new Set(criteria.map(({ id }) => id));
  return [...groups].map(
    ([id, group]): CriterionGroup => ({ id: taken.has(id) ? `${id}-group` : id, ...group }),
  );
};

/** A read record as a protocol that can be screened with; nothing in it is confirmed. */
export const proposeProtocol = (read: ReadRecord): Protocol => {
  const { record } = read;
  const starts = lineStarts(record.text);
  const titles = distinctTitles(read.criteria);
  const owned = new Map<string, Repair[]>();
  const criterionIds = new Set(read.criteria.map(({ id }) => id));
  for (const repair of read.repairs) {
    const owner = repair.id.replace(/-r\d+$/, "");
    if (criterionIds.has(owner)) owned.set(owner, [...(owned.get(owner) ?? []), repair]);
  }
  const criteria = read.criteria.map((each): Criterion => {
    const lines = {
      first: lineOf(starts, each.span.start),
      last: lineOf(starts, Math.max(each.span.start, each.span.end - 1)),
    };
    const own = (owned.get(each.id) ?? []).map(({ id }) => id);
    const cited = read.repairs
      .filter(({ id }) => !own.includes(id) && repairsOf(each.condition, id))
      .map(({ id }) => id);
    return {
      id: each.id,
      item: `${each.id}, ${lines.first === lines.last ? `line ${lines.first}` : `lines ${lines.first}–${lines.last}`}`,
      role: each.heading,
      topic: topicOf(each),
      title: titles.get(each.id) ?? each.id,
      summary: summaryOf(each),
      expression: each.condition,
      spans: [each.span],
      lines,
      repairIds: [...own, ...cited],
      reviewStatus: "proposed",
    };
  });
  const id = idOf(read);
  return {
    format: "theratrial-protocol/1",
    id,
    version: 1,
    shortName: id,
    summary: "Proposed from the trial record; each criterion waits for a person's word.",
    sponsor: fieldText(record.fields, "sponsor") ?? "not named in the record",
    phase: fieldText(record.fields, "phase"),
    status: fieldText(record.fields, "status"),
    agent: agentOf(record.fields),
    record: {
      file: record.file,
      sha256: record.sha256,
      layout: record.layout,
      length: Array.from(record.text).length,
    },
    questions: read.questions.map(({ id: question, severity, text, affects, span }) => ({
      id: question,
      severity,
      about: text,
      affects,
      span,
    })),
    population: {
      screenable: read.screenable,
      ...(read.notScreenableReason === undefined ? {} : { notScreenableReason: read.notScreenableReason }),
      criteria,
      groups: groupsOf(read.criteria),
      statements: statementsOf(read, starts, new Set(criteria.flatMap(({ repairIds }) => repairIds))),
    },
    repairs: read.repairs,
    arms: armsOf(record.fields),
  };
};
