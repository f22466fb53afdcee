import type { Protocol, SubjectDetail } from "../api/contract.ts";
import { recordsName } from "../words/anchors.ts";
import { limitLines, type Series } from "./limitLines.ts";
import { daysOf } from "./scale.ts";

export type { Series } from "./limitLines.ts";
export type RecordEntry = SubjectDetail["records"][number];

/** A stretch of time with a name: a treatment, a medication. */
export type Bar = {
  readonly key: string;
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly isOpen: boolean;
  /** The row inside the lane, so that bars do not cover each other. */
  readonly row: number;
};
export type BarLane = {
  readonly kind: "bars";
  readonly name: string;
  readonly bars: readonly Bar[];
  readonly rows: number;
};
export type PointMark = { readonly key: string; readonly label: string; readonly day: number };
export type MarkLane = {
  readonly kind: "marks";
  readonly name: string;
  readonly marks: readonly PointMark[];
};

const barTypes: readonly string[] = ["treatment", "medication"];
const markTypes: readonly string[] = [
  "imaging",
  "procedure",
  "lesion",
  "condition",
  "toxicity",
  "malignancy",
];

/** Puts each bar into the first row where it has room, its name included. */
const stack = (bars: readonly Omit<Bar, "row">[], nameDays: number): readonly Bar[] => {
  const ends: number[] = [];
  return [...bars]
    .sort((a, b) => a.from - b.from)
    .map((bar) => {
      const needs = Math.max(bar.to, bar.from + nameDays * Math.min(bar.label.length, 30));
      const free = ends.findIndex((end) => end < bar.from);
      const row = free < 0 ? ends.length : free;
      ends[row] = needs;
      return { ...bar, row };
    });
};

export const barLanes = (
  records: readonly RecordEntry[],
  now: number,
  nameDays: number,
): readonly BarLane[] =>
  barTypes.flatMap((type) => {
    const bars = records
      .filter((record) => record.type === type && record.start !== null)
      .flatMap((record) => {
        const start = daysOf(record.start ?? "");
        if (start === null) return [];
        const end = record.end === null ? null : daysOf(record.end);
        return [
          {
            key: record.event,
            label: record.label,
            from: start.first,
            to: end?.last ?? (record.ongoing ? now : start.last),
            isOpen: record.ongoing,
          },
        ];
      });
    const stacked = stack(bars, nameDays).filter((bar) => bar.row < 4);
    return stacked.length === 0
      ? []
      : [
          {
            kind: "bars" as const,
            name: recordsName(type),
            bars: stacked,
            rows: Math.max(...stacked.map((bar) => bar.row)) + 1,
          },
        ];
  });

/** Marks of one day and type fold to one: "2 lesions". */
export const markLanes = (records: readonly RecordEntry[]): readonly MarkLane[] =>
  markTypes.flatMap((type) => {
    const dated = records
      .filter((record) => record.type === type)
      .flatMap((record) => {
        const date = record.start ?? record.fields["date"] ?? null;
        const days = date === null ? null : daysOf(date);
        return days === null ? [] : [{ record, day: (days.first + days.last) / 2 }];
      });
    const days = [...new Set(dated.map((each) => each.day))];
    const marks = days.map((day) => {
      const members = dated.filter((each) => each.day === day);
      const label =
        members.length === 1
          ? (members[0]?.record.label ?? "")
          : `${members.length} ${recordsName(type).toLowerCase()}`;
      return { key: `${type} ${day}`, day, label };
    });
    return marks.length === 0 ? [] : [{ kind: "marks" as const, name: recordsName(type), marks }];
  });

/** What an open criterion looks at comes first, then what the trial limits, then what has more points. */
export const orderSeries = (
  series: readonly Series[],
  protocol: Protocol | null,
  open: readonly string[],
): readonly Series[] => {
  const asked = (each: Series): number =>
    open.includes(each.variable) ? 2 : limitLines(each, protocol).length > 0 ? 1 : 0;
  return [...series].sort((a, b) => asked(b) - asked(a) || b.points.length - a.points.length);
};
