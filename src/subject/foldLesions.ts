import type { ClinicalRecord, FieldValue } from "../condition/index.ts";
import type { Event } from "./event.ts";
import { readLesion } from "./payloads.ts";
import { sourceOf } from "./sourceOf.ts";
import { spanOf } from "./spanOf.ts";

/** Day of a reading for ordering; an undated one comes first, so that a dated one overrides it. */
const dayOf = (event: Event, zone: string): string => {
  const { date } = readLesion(event);
  return date === undefined ? "" : spanOf(date, zone).earliest;
};

const isEmpty = (value: FieldValue): boolean => value === "" || (Array.isArray(value) && value.length === 0);

/**
 * One record per lesion from all its readings: the first date is the start, and a field has the value of the
 * latest reading that says anything on it. The record bears the id of the latest reading.
 */
export const foldLesions = (events: readonly Event[], zone: string): readonly ClinicalRecord[] => {
  const byLesion = new Map<string, Event[]>();
  for (const event of events) {
    const { lesion } = readLesion(event);
    byLesion.set(lesion, [...(byLesion.get(lesion) ?? []), event]);
  }
  return [...byLesion].map(([lesion, readings]) => {
    const ordered = readings.toSorted((a, b) =>
      dayOf(a, zone) < dayOf(b, zone) ? -1 : dayOf(a, zone) > dayOf(b, zone) ? 1 : a.sequence - b.sequence,
    );
    const fields: Record<string, FieldValue> = {};
    for (const reading of ordered)
      for (const [name, value] of Object.entries(readLesion(reading).fields))
        if (!isEmpty(value)) fields[name] = value;
    const dates = ordered.flatMap((each) => readLesion(each).date ?? []);
    const concepts = ordered.flatMap((each) => readLesion(each).concepts ?? []);
    const [first] = dates;
    const organ = fields["organ"];
    return {
      id: ordered.at(-1)?.id ?? lesion,
      recordType: "lesion",
      concepts: concepts.length === 0 ? null : [...new Set(concepts)],
      display: typeof organ === "string" ? `${lesion} (${organ})` : lesion,
      ...(first === undefined ? {} : { start: first }),
      fields,
      source: [...new Set(ordered.map(sourceOf))].join("; "),
    };
  });
};
