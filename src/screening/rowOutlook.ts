import {
  breakpoints,
  type Chart,
  evaluate,
  freezeChart,
  horizonOf,
  needsStopping,
  onlyDecays,
  type Situation,
  stopOngoing,
  type Verdict,
} from "../condition/index.ts";
import type { IsoDate } from "../kernel/calendar.ts";
import type { Criterion } from "../protocol/index.ts";

/** How one row stands on later days, with the facts of today. */
export type RowOutlook = {
  readonly id: string;
  /** A treatment that is still going on is taken to be stopped today. */
  readonly ifStoppedToday: boolean;
  /** Nothing fails later that does not fail today. */
  readonly onlyDecays: boolean;
  /** Days on which the row can change, in order. */
  readonly days: () => readonly IsoDate[];
  readonly verdictOn: (date: IsoDate) => Verdict;
};

/** A value made when it is first asked for. */
const lazily = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

/** The rows of a trial for one subject; charts are frozen and rows evaluated only when somebody looks. */
export const outlookOf = (
  criteria: readonly Criterion[],
  chart: Chart,
  situation: Situation,
  verdictToday: (id: string) => Verdict | undefined,
): ReadonlyMap<string, RowOutlook> => {
  const { asOf, decisions } = situation;
  const horizon = horizonOf(asOf);
  const frozen = lazily(() => freezeChart(chart, asOf));
  const stopped = lazily(() => stopOngoing(frozen(), asOf));
  return new Map(
    criteria.map(({ id, expression }): [string, RowOutlook] => {
      const ifStoppedToday = needsStopping(expression, chart);
      const facts = ifStoppedToday ? stopped : frozen;
      const days = lazily(() => breakpoints(expression, facts(), asOf, horizon));
      const known = new Map<IsoDate, Verdict>();
      const verdictOn = (date: IsoDate): Verdict => {
        const since = days().findLast((day) => day <= date) ?? asOf;
        const before = known.get(since) ?? (since === asOf ? verdictToday(id) : undefined);
        const verdict = before ?? evaluate(expression, facts(), { asOf: since, decisions });
        known.set(since, verdict);
        return verdict;
      };
      return [id, { id, ifStoppedToday, onlyDecays: onlyDecays(expression), days, verdictOn }];
    }),
  );
};
