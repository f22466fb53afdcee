// Stryker disable all: random charts for tests are not what is tested.
import fc from "fast-check";
import { type IsoDate, isoDate } from "../kernel/calendar.ts";
import type { Chart, ClinicalRecord, HumanAnswer, Observation, RecordList } from "./chart.ts";
import type { RecordType } from "./condition.ts";
import { answer, chart, list, record } from "./fixture.ts";

/** Random persons for property tests; nothing else imports this file. */

export const evaluationDay: IsoDate = isoDate("2026-03-31");

const days = fc.integer({ min: 0, max: 180 }).map((back) => dayBefore(back));
const dayBefore = (back: number): string => {
  // Days of 30 a month are enough variety and need no calendar here.
  const month = Math.floor(back / 28);
  const day = 28 - (back % 28);
  const [year, number] = month < 3 ? [2026, 3 - month] : [2025, 15 - month];
  return `${year}-${String(number).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
};

const lab = (
  id: string,
  variable: string,
  unit: string,
  values: readonly string[],
): fc.Arbitrary<Observation> =>
  fc
    .record({ value: fc.constantFrom(...values), collected: days, upper: fc.constantFrom("60", "80") })
    .map(({ value, collected, upper }) => ({
      id,
      variable,
      value: { value, unit },
      collected,
      status: "final",
      source: "labs.csv",
      limits: { upper: { value: upper, unit } },
    }));

const treatments = (id: string, recordType: RecordType): fc.Arbitrary<ClinicalRecord> =>
  fc
    .record({
      a: days,
      b: days,
      concept: fc.constantFrom(
        ...(recordType === "procedure" ? ["major-surgery", "biopsy"] : ["prrt", "chemotherapy"]),
      ),
    })
    .map(({ a, b, concept }) =>
      record(recordType, id, {
        start: a < b ? a : b,
        end: recordType === "procedure" ? (a < b ? a : b) : a < b ? b : a,
        concepts: [concept],
      }),
    );
const lesions = (id: string): fc.Arbitrary<ClinicalRecord> =>
  fc
    .record({ size: fc.constantFrom("19.9", "20", "25"), isTarget: fc.boolean(), start: days })
    .map(({ size, isTarget, start }) =>
      record("lesion", id, { start, fields: { longestDimension: { value: size, unit: "mm" }, isTarget } }),
    );
const upTo = <T>(count: number, make: (index: number) => fc.Arbitrary<T>): fc.Arbitrary<readonly T[]> =>
  fc
    .integer({ min: 0, max: count })
    .chain((length) => fc.tuple(...Array.from({ length }, (_, index) => make(index))));

export type Facts = Parameters<typeof chart>[0];

/** Everything there is to know about somebody: exact dates, exact values, complete lists, all answers. */
export const fullFacts: fc.Arbitrary<NonNullable<Facts>> = fc
  .record({
    birth: fc.constantFrom("1950-06-15", "1951-03-31", "1950-10-30"),
    sex: fc.constantFrom("male", "female"),
    platelets: upTo(3, (index) => lab(`p${index}`, "platelets", "10*9/L", ["75", "99.9", "100", "130"])),
    hemoglobin: upTo(2, (index) => lab(`h${index}`, "hemoglobin", "g/L", ["89.9", "90", "95", "120"])),
    ecog: upTo(2, (index) => lab(`e${index}`, "ecog", "{score}", ["0", "1", "2"])),
    lesions: upTo(3, (index) => lesions(`l${index}`)),
    treatments: upTo(3, (index) => treatments(`t${index}`, "treatment")),
    procedures: upTo(2, (index) => treatments(`s${index}`, "procedure")),
    answers: fc.tuple(
      ...["q1", "q2", "q3"].map((id) =>
        fc.constantFrom("yes", "no").map((said) => answer(id, said, "2026-03-01")),
      ),
    ),
    inclusion: days,
    firstDose: days,
  })
  .map(
    ({
      birth,
      sex,
      platelets,
      hemoglobin,
      ecog,
      lesions: found,
      treatments: given,
      procedures,
      answers,
      inclusion,
      firstDose,
    }) => ({
      birth,
      attributes: { sex },
      results: [...platelets, ...hemoglobin, ...ecog],
      lists: [list("lesion", found), list("treatment", given), list("procedure", procedures)],
      answers,
      anchors: { inclusion, firstDose },
    }),
  );

export const chartOf = (facts: NonNullable<Facts>): Chart => chart({ zone: "Europe/Stockholm", ...facts });

const keep = fc.boolean();
const coarsenDate = (date: string | undefined, how: number): { readonly date?: string } => {
  if (date === undefined || how === 0) return {};
  if (how === 1) return { date: date.slice(0, 4) };
  return how === 2 ? { date: date.slice(0, 7) } : { date };
};
const precision = fc.integer({ min: 0, max: 9 });

const coarsenRecord = (full: ClinicalRecord): fc.Arbitrary<ClinicalRecord> =>
  fc
    .record({
      start: precision,
      end: precision,
      concepts: fc.constantFrom("same", "broader", "none"),
      fields: fc.infiniteStream(keep),
    })
    .map((how) => {
      const { start, end, ...rest } = full;
      const starts = coarsenDate(start, how.start).date;
      const ends = coarsenDate(end, how.end).date;
      return {
        ...rest,
        ...(starts === undefined ? {} : { start: starts }),
        ...(ends === undefined ? {} : { end: ends }),
        concepts:
          how.concepts === "none"
            ? null
            : how.concepts === "broader" && full.concepts?.includes("major-surgery") === true
              ? ["surgery"]
              : full.concepts,
        fields: Object.fromEntries(
          Object.entries(full.fields).filter(() => how.fields.next().value === true),
        ),
      };
    });
const coarsenList = (full: RecordList): fc.Arbitrary<RecordList> =>
  fc
    .tuple(fc.boolean(), fc.tuple(...full.records.map((each) => fc.tuple(keep, coarsenRecord(each)))))
    .map(([complete, records]) =>
      complete
        ? list(
            full.recordType,
            records.map(([, each]) => each),
          )
        : list(
            full.recordType,
            records.filter(([kept]) => kept).map(([, each]) => each),
            "partial",
          ),
    );
const coarsenResult = (full: Observation): fc.Arbitrary<Observation> =>
  fc.tuple(precision, fc.constantFrom("value", "value", "value", "below", "none")).map(([how, which]) => {
    const { collected, limits, ...rest } = full;
    const date = coarsenDate(collected, how).date;
    const value = full.value;
    return {
      ...rest,
      ...(date === undefined ? {} : { collected: date }),
      ...(which === "none" || limits === undefined ? {} : { limits }),
      ...(which === "below" && typeof value === "object"
        ? { value: { value: `${value.value}1`, unit: value.unit }, comparator: "<" as const }
        : {}),
    };
  });

/**
 * The same person with less known: dates coarser or missing, fields empty, answers not given, results below a limit,
 * lists not stated to be complete. Every fact left is compatible with the full one.
 */
export const coarsened = (full: NonNullable<Facts>): fc.Arbitrary<NonNullable<Facts>> =>
  fc
    .record({
      birth: precision,
      sex: keep,
      variables: fc.subarray(["platelets", "hemoglobin", "ecog"]),
      results: fc.tuple(...(full.results ?? []).map(coarsenResult)),
      lists: fc.tuple(...(full.lists ?? []).map(coarsenList)),
      answers: fc.subarray([...(full.answers ?? [])]),
      inclusion: precision,
      firstDose: precision,
    })
    .map((how) => {
      const birth = how.birth === 0 ? {} : { birth: coarsenDate(full.birth, how.birth).date };
      const at = (anchor: "inclusion" | "firstDose", level: number): NonNullable<Facts>["anchors"] => {
        const date = coarsenDate(full.anchors?.[anchor], Math.max(1, level)).date;
        return date === undefined ? {} : { [anchor]: date };
      };
      const answers: readonly HumanAnswer[] = how.answers;
      return {
        ...(birth.birth === undefined ? {} : { birth: birth.birth }),
        attributes: how.sex ? (full.attributes ?? {}) : {},
        results: how.results.filter((each) => how.variables.includes(each.variable)),
        lists: how.lists,
        answers,
        anchors: { ...at("inclusion", how.inclusion), ...at("firstDose", how.firstDose) },
      };
    });
