import type { Chart } from "../../condition/index.ts";
import { completedYears, type IsoDate } from "../../kernel/calendar.ts";

const sexLetters: Readonly<Record<string, string>> = { female: "F", male: "M", other: "X" };

const ageOf = (chart: Chart, asOf: IsoDate): string | null => {
  if (chart.birth === undefined || chart.birth.span.latest > asOf) return null;
  const oldest = completedYears(chart.birth.span.earliest, asOf);
  const youngest = completedYears(chart.birth.span.latest, asOf);
  return oldest === youngest ? `${oldest}` : `${youngest}–${oldest}`;
};

/** Age and sex as far as known: "64 F". */
export const describePerson = (chart: Chart, asOf: IsoDate): string => {
  const sex = chart.attributes.get("sex")?.value;
  return [ageOf(chart, asOf), sex === undefined ? null : (sexLetters[sex] ?? null)]
    .filter((each) => each !== null)
    .join(" ");
};
