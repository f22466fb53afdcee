import { monthName } from "../words/showDate.ts";
import { dayOf } from "./scale.ts";

export type Tick = { readonly day: number; readonly label: string; readonly isYear: boolean };

const firstOf = (year: number, month: number): number =>
  dayOf(`${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-01`) ?? 0;

const steps = [1, 2, 3, 6, 12, 24, 60, 120] as const;

/** Firsts of months between two days, as many as have room; January carries the year. */
export const monthTicks = (from: number, to: number, room: number): readonly Tick[] => {
  const months = (to - from) / 30.4;
  const step = steps.find((each) => months / each <= room) ?? 120;
  const startYear = 1970 + Math.floor(from / 365.25);
  const all = Array.from({ length: Math.ceil((to - from) / 30) + 26 }, (_, index) => ({
    year: startYear - 1 + Math.floor(index / 12),
    month: (index % 12) + 1,
  }));
  const left = all.filter(({ year, month }) =>
    step > 12 ? month === 1 && year % (step / 12) === 0 : (month - 1) % step === 0,
  );
  return left
    .map(({ year, month }) => ({ day: firstOf(year, month), year, month }))
    .filter(({ day }) => day >= from && day <= to)
    .map(({ day, year, month }, index) => ({
      day,
      isYear: month === 1,
      label:
        step >= 12
          ? String(year)
          : month === 1 || index === 0
            ? `${monthName(month)} ${year}`
            : monthName(month),
    }));
};
