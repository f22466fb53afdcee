import { addDuration, dateSpan, type IsoDate, isoDate } from "../kernel/calendar.ts";
import type { Entry } from "../subject/index.ts";

/** Entries that the log took in at one instant. */
export type Batch = { readonly at: string; readonly entries: readonly Entry[] };

/** Older facts came with the first record. */
const monthsBack = "-18";

/** Who somebody is and what a laboratory's limits are was known before the first result. */
const timeless: readonly Entry["type"][] = ["subjectRegistered/1", "attribute/1", "age/1", "limits/1"];

const monthEnd = (month: string): IsoDate => dateSpan(month).latest;

/**
 * An invented past for an example log: every fact is taken in at the end of the month in which it was true, those of
 * the present month now. So the pages can be shown as of an earlier day, with what was known by then.
 */
export const asRecordedThen = (entries: readonly Entry[], today: IsoDate, now: string): readonly Batch[] => {
  const thisMonth = today.slice(0, 7);
  const firstMonth = addDuration(isoDate(`${thisMonth}-01`), { amount: monthsBack, unit: "month" }).slice(
    0,
    7,
  );
  const byMonth = new Map<string, Entry[]>();
  for (const entry of entries) {
    const month = timeless.includes(entry.type) ? firstMonth : entry.effective.slice(0, 7);
    const taken = month < firstMonth ? firstMonth : month > thisMonth || month.length < 7 ? thisMonth : month;
    const batch = byMonth.get(taken) ?? [];
    byMonth.set(taken, batch);
    batch.push(entry);
  }
  return [...byMonth]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, batch]) => ({
      at: month === thisMonth ? now : `${monthEnd(month)}T12:00:00Z`,
      entries: batch,
    }));
};
