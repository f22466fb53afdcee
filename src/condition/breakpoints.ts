import {
  addDays,
  addDuration,
  type Duration,
  elapsedMilliseconds,
  type IsoDate,
  negated,
  type PartialDate,
} from "../kernel/calendar.ts";
import type { Quantity } from "../kernel/quantity.ts";
import type { Chart } from "./chart.ts";
import type {
  Anchor,
  Bound,
  Condition,
  RecordQuery,
  RecordType,
  TimeWindow,
  ValueTerm,
} from "./condition.ts";
import { partsOf } from "./parts.ts";
import { interventions } from "./plan.ts";
import { rememberBy } from "./remember.ts";
import { resultsOf } from "./selectObservation.ts";
import { daysOf as daysOfDate } from "./times.ts";

const unitsOfTime: Readonly<Record<string, Duration["unit"]>> = {
  a: "year",
  mo: "month",
  wk: "week",
  d: "day",
  h: "hour",
  min: "minute",
};

const durationOf = (quantity: Quantity): Duration | null => {
  const unit = unitsOfTime[quantity.unit];
  return unit === undefined ? null : { amount: quantity.value, unit };
};

const millisecondsPerDay = 86_400_000;
/** Hours end on some hour of a day, so the whole of that day and the next are looked at. */
const wholeDays = (duration: Duration): number =>
  Math.ceil(elapsedMilliseconds(duration) / millisecondsPerDay);

const perUnit = { year: 12, month: 1, week: 7, day: 1 } as const;
/** Half a year is six months, ten and a half days are over after eleven. */
const wholeCalendar = (amount: string, unit: keyof typeof perUnit): Duration => ({
  amount: `${Math.ceil(Number(amount) * perUnit[unit])}`,
  unit: unit === "year" || unit === "month" ? "month" : "day",
});

const reach = (date: IsoDate, { amount, unit }: Duration): IsoDate =>
  unit === "hour" || unit === "minute"
    ? addDays(date, wholeDays({ amount, unit }))
    : addDuration(date, wholeCalendar(amount, unit));

// The same days and lengths come back for everybody in a cohort, and calendar arithmetic is slow.
/** The day on which a length of time after a date is over, and the day after it. */
const later = rememberBy(
  ({ date, duration }: { readonly date: IsoDate; readonly duration: Duration }) =>
    `${date} ${duration.amount} ${duration.unit}`,
  ({ date, duration }) => {
    const day = reach(date, duration);
    return [day, addDays(day, 1)] as const;
  },
);

/** What a walk knows: the facts, the day it starts from, the record type that each bound name stands for. */
type Walk = {
  readonly chart: Chart;
  readonly asOf: IsoDate;
  readonly scope: ReadonlyMap<string, RecordType>;
};
type Days = readonly IsoDate[];
const none: Days = [];

/** An anchor that already has its date no longer moves with the day of evaluation. */
const moves = (anchor: Anchor, { chart, asOf }: Walk): boolean => {
  const set = chart.anchors.get(anchor);
  return anchor === "evaluation" || set === undefined || daysOfDate(set.date, chart.zone).latest > asOf;
};

const daysAfter = (date: PartialDate | undefined, duration: Duration, walk: Walk): Days => {
  if (date === undefined) return none;
  const { earliest, latest } = daysOfDate(date, walk.chart.zone);
  const first = later({ date: earliest, duration });
  return earliest === latest ? first : [...first, ...later({ date: latest, duration })];
};

/** The days on which a fact comes into the window or leaves it: window ends lie before the anchor. */
const daysOfWindow = (window: TimeWindow, dates: readonly (PartialDate | undefined)[], walk: Walk): Days =>
  moves(window.anchor, walk)
    ? [window.from, window.to].flatMap((edge) =>
        edge === "unbounded" ? none : dates.flatMap((date) => daysAfter(date, negated(edge), walk)),
      )
    : none;

const recordDates = (type: RecordType, walk: Walk): readonly (PartialDate | undefined)[] => {
  const types = interventions.includes(type) ? interventions : [type];
  const lists = types.flatMap((each) => walk.chart.lists.get(each) ?? []);
  return lists.flatMap(({ records, completeAsOf }) => [
    ...records.flatMap((record) => [record.start, record.end]),
    completeAsOf,
  ]);
};

/** This year's birthday and those around it, for both ends of a birth date known in part. */
const birthdays = (walk: Walk): Days => {
  const span = walk.chart.birth?.span;
  if (span === undefined) return none;
  const age = Number(walk.asOf.slice(0, 4)) - Number(span.earliest.slice(0, 4));
  return [span.earliest, span.latest].flatMap((day) =>
    [age - 1, age, age + 1, age + 2]
      .filter((years) => years >= 0)
      .flatMap((years) => daysAfter(day, { amount: `${years}`, unit: "year" }, walk)),
  );
};

const daysOfTerm = (term: ValueTerm, bound: Bound | null, walk: Walk): Days => {
  switch (term.kind) {
    case "observation": {
      const dates = resultsOf(walk.chart, term.variable).map((each) => each.collected);
      return term.within === undefined ? none : daysOfWindow(term.within, dates, walk);
    }
    case "age":
      return moves(term.at, walk) ? birthdays(walk) : none;
    case "elapsed": {
      const duration = bound === null || "kind" in bound ? null : durationOf(bound);
      const dates = recordDates(term.since.recordType, walk);
      return [
        ...daysOfQuery(term.since, walk),
        ...(duration !== null && moves(term.until, walk)
          ? dates.flatMap((date) => daysAfter(date, duration, walk))
          : none),
      ];
    }
    case "field":
    case "attribute":
      return none;
    default:
      return term satisfies never;
  }
};

const daysOfBound = (bound: Bound, walk: Walk): Days => {
  if (!("kind" in bound) || bound.kind === "multipleOfLimit") return none;
  return daysOfTerm(bound.kind === "relativeToBaseline" ? bound.baseline : bound, null, walk);
};

const bind = (query: RecordQuery, walk: Walk): Walk => ({
  ...walk,
  scope: new Map([...walk.scope, [query.bindAs, query.recordType]]),
});

/** The query's own window and what its records must be. */
const daysOfQuery = (query: RecordQuery, walk: Walk): Days => [
  ...(query.within === undefined
    ? none
    : daysOfWindow(query.within, recordDates(query.recordType, walk), walk)),
  ...(query.where === undefined ? none : daysOf(query.where, bind(query, walk))),
];

const daysOf = (condition: Condition, walk: Walk): Days => {
  switch (condition.kind) {
    case "compare":
      return [...daysOfTerm(condition.left, condition.right, walk), ...daysOfBound(condition.right, walk)];
    case "memberOf":
      return daysOfTerm(condition.left, null, walk);
    case "inWindow": {
      const type = walk.scope.get(condition.record);
      return type === undefined ? none : daysOfWindow(condition.window, recordDates(type, walk), walk);
    }
    case "forSome":
      return daysOfQuery(condition.query, walk);
    case "forEvery":
      return [
        ...daysOfQuery(condition.query, walk),
        ...daysOf(condition.satisfies, bind(condition.query, walk)),
      ];
    case "askHuman": {
      const valid = condition.answerValidFor;
      const answers = walk.chart.answers.get(condition.id) ?? [];
      return valid === undefined ? none : answers.flatMap((answer) => daysAfter(answer.date, valid, walk));
    }
    default:
      return partsOf(condition).flatMap((part) => daysOf(part.condition, walk));
  }
};

/**
 * The days after `asOf`, up to `horizon`, on which the verdict of a condition can change while the facts stay as
 * they are: birthdays, event + duration, ends of windows and of answers, each with the day after it.
 */
export const breakpoints = (
  condition: Condition,
  chart: Chart,
  asOf: IsoDate,
  horizon: IsoDate,
): readonly IsoDate[] =>
  [...new Set(daysOf(condition, { chart, asOf, scope: new Map() }))]
    .filter((day) => day > asOf && day <= horizon)
    .sort();
