import type { SubjectDetail } from "../../adapters/http/index.ts";
import type { Chart, ClinicalRecord, FieldValue } from "../../condition/index.ts";
import type { IsoDate } from "../../kernel/calendar.ts";
import { findConcept } from "../../knowledge/index.ts";
import type { Protocol } from "../../protocol/index.ts";
import { type Event, type Identity, supersededBy } from "../../subject/index.ts";
import { describePerson } from "./person.ts";
import { subjectSeries } from "./subjectSeries.ts";

const writeField = (value: FieldValue): string => {
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "yes" : "no";
  return "unit" in value ? `${value.value} ${value.unit}` : value.join(", ");
};

const labelOf = (record: ClinicalRecord): string => {
  const labels = (record.concepts ?? []).map((id) => findConcept(id)?.label ?? id);
  return record.display === "" ? labels.join(", ") : record.display;
};

const recordOf = (record: ClinicalRecord): SubjectDetail["records"][number] => ({
  event: record.id,
  type: record.recordType,
  label: labelOf(record),
  start: record.start ?? null,
  end: record.end ?? null,
  ongoing: record.ongoing ?? false,
  fields: Object.fromEntries(Object.entries(record.fields).map(([name, value]) => [name, writeField(value)])),
  source: record.source,
});

/** Everything that the page of one subject shows, from the chart and the log of one view. */
export const subjectDetail = (
  chart: Chart,
  events: readonly Event[],
  identity: Identity | undefined,
  protocols: readonly Protocol[],
  asOf: IsoDate,
): SubjectDetail => {
  const corrected = supersededBy(events);
  return {
    subject: chart.subject,
    name: identity?.name ?? null,
    birthDate: identity?.birthDate ?? null,
    person: describePerson(chart, asOf),
    attributes: [...chart.attributes].map(([name, { value }]) => ({ name, value })),
    anchors: [...chart.anchors].map(([anchor, { date }]) => ({ anchor, date })),
    series: subjectSeries(chart, protocols),
    records: [...chart.lists.values()].flatMap(({ records }) => records.map(recordOf)),
    lists: [...chart.lists.values()].map((list) => ({
      type: list.recordType,
      completeness: list.completeness,
      asOf: list.completeAsOf ?? null,
    })),
    answers: [...chart.answers.values()].flat().map((answer) => ({
      event: answer.id,
      question: answer.question,
      answer: answer.answer,
      by: answer.by,
      role: answer.role,
      date: answer.date,
    })),
    events: events.map((event) => ({ ...event, supersededBy: corrected.get(event.id) ?? null })),
  };
};
