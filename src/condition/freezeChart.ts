import type { IsoDate, PartialDate } from "../kernel/calendar.ts";
import type { Chart, ClinicalRecord, RecordList } from "./chart.ts";
import type { Condition, RecordType, ValueTerm } from "./condition.ts";
import { partsOf } from "./parts.ts";
import { daysOf } from "./times.ts";

/** A list that is complete today stays so: with the facts as they are, nothing is added to it. */
const keepComplete = (list: RecordList, zone: string, asOf: IsoDate): RecordList => {
  const { completeAsOf, ...rest } = list;
  return completeAsOf !== undefined && daysOf(completeAsOf, zone).earliest >= asOf ? rest : list;
};

/**
 * The facts of a day as they are, for looking ahead: without what begins later, and with complete lists staying
 * complete.
 */
export const freezeChart = (chart: Chart, asOf: IsoDate): Chart => {
  const had = (date: PartialDate | undefined): boolean =>
    date === undefined || daysOf(date, chart.zone).earliest <= asOf;
  return {
    ...chart,
    observations: new Map(
      [...chart.observations].map(([variable, list]) => [
        variable,
        list.filter((each) => had(each.collected)),
      ]),
    ),
    lists: new Map(
      [...chart.lists].map(([type, list]) => [
        type,
        {
          ...keepComplete(list, chart.zone, asOf),
          records: list.records.filter((each) => had(each.start)),
        },
      ]),
    ),
    answers: new Map(
      [...chart.answers].map(([question, list]) => [question, list.filter((each) => had(each.date))]),
    ),
  };
};

/** Lists whose going on is in somebody's hands: what is being given can be stopped today. */
const stoppable: readonly RecordType[] = ["treatment", "medication", "trialParticipation"];

const stop = (record: ClinicalRecord, on: IsoDate): ClinicalRecord => {
  if (record.ongoing !== true) return record;
  const { ongoing: _, ...rest } = record;
  return { ...rest, end: on };
};

/** The same chart had every treatment that is still going on been stopped on a day: for washouts yet to be made. */
export const stopOngoing = (chart: Chart, on: IsoDate): Chart => ({
  ...chart,
  lists: new Map(
    [...chart.lists].map(([type, list]) => [
      type,
      stoppable.includes(type) ? { ...list, records: list.records.map((each) => stop(each, on)) } : list,
    ]),
  ),
});

const isStoppable = (term: ValueTerm): boolean =>
  term.kind === "elapsed" && term.edge === "end" && stoppable.includes(term.since.recordType);

const waitsForStop = (condition: Condition): boolean =>
  (condition.kind === "compare" && isStoppable(condition.left)) ||
  partsOf(condition).some((part) => waitsForStop(part.condition));

/** Whether a washout is asked of a treatment that is still going on. */
export const needsStopping = (condition: Condition, chart: Chart): boolean =>
  stoppable.some(
    (type) => chart.lists.get(type)?.records.some((record) => record.ongoing === true) === true,
  ) && waitsForStop(condition);
