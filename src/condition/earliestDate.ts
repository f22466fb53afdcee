import { addDays, addDuration, type IsoDate } from "../kernel/calendar.ts";
import { rememberBy } from "./remember.ts";

/** How far ahead is looked. */
export const horizonOf = (asOf: IsoDate): IsoDate => addDuration(asOf, { amount: "2", unit: "year" });

/** What has to stop failing, when that can happen, and a look at any one of them on any day. */
export type Outlook = {
  readonly ids: readonly string[];
  readonly asOf: IsoDate;
  /** Days after `asOf` on which this one can change, in order. */
  readonly breakpointsOf: (id: string) => readonly IsoDate[];
  /** Whether it definitely fails that day; unknown is no failure: a test that grew old is repeated. */
  readonly failsOn: (id: string, date: IsoDate) => boolean;
};

export type EarliestDate = {
  /** First day on which nothing definitely fails; null when the passing of time alone does not bring it. */
  readonly date: IsoDate | null;
  /** What fails on days before that one. */
  readonly because: readonly string[];
  /** Last day before something fails again (ageing out); null when none is in sight. */
  readonly lastDate: IsoDate | null;
  /** What fails today, with the first day on which it no longer does, or null for never. */
  readonly clears: ReadonlyMap<string, IsoDate | null>;
};

/** Between two of its own breakpoints nothing changes, so each is looked at on those days alone, and once. */
const watch = (outlook: Outlook, days: ReadonlyMap<string, readonly IsoDate[]>): Outlook["failsOn"] => {
  const failsSince = rememberBy(
    ({ id, since }: { readonly id: string; readonly since: IsoDate }) => `${id} ${since}`,
    ({ id, since }) => outlook.failsOn(id, since),
  );
  return (id, date) =>
    failsSince({ id, since: days.get(id)?.findLast((day) => day <= date) ?? outlook.asOf });
};

const inOrder = (ids: readonly string[], wanted: ReadonlySet<string>): readonly string[] =>
  ids.filter((id) => wanted.has(id));

/** The first day without a definite failure, with the facts as they are; who delays it and who never clears. */
export const findEarliestDate = (outlook: Outlook): EarliestDate => {
  const { ids, asOf } = outlook;
  const days = new Map(ids.map((id) => [id, outlook.breakpointsOf(id)]));
  const failsOn = watch(outlook, days);
  const failing = ids.filter((id) => failsOn(id, asOf));
  const clears = new Map(failing.map((id) => [id, days.get(id)?.find((day) => !failsOn(id, day)) ?? null]));
  if ([...clears.values()].includes(null)) return { date: null, because: failing, lastDate: null, clears };

  const ahead = [...new Set([...days.values()].flat())].sort();
  const because = new Set(failing);
  let date = failing.length === 0 ? asOf : null;
  for (const day of ahead) {
    const still = ids.filter((id) => failsOn(id, day));
    if (date === null && still.length === 0) date = day;
    else if (date === null) for (const id of still) because.add(id);
    else if (still.length > 0)
      return { date, because: inOrder(ids, because), lastDate: addDays(day, -1), clears };
  }
  return { date, because: inOrder(ids, because), lastDate: null, clears };
};
