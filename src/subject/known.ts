import type { Chart, Observation } from "../condition/index.ts";
import type { IsoDate } from "../kernel/calendar.ts";

/** What derivations may look at. */
export type Known = Pick<Chart, "birth" | "attributes" | "observations" | "zone"> & {
  /** The day of the view: facts without a day of their own hold on it. */
  readonly asOf: IsoDate;
};

/** FHIR statuses of results that stand. */
const standing = ["final", "corrected", "amended"];

/** Results of a variable that stand. */
export const usable = (known: Pick<Known, "observations">, variable: string): readonly Observation[] =>
  (known.observations.get(variable) ?? []).filter(({ status }) => standing.includes(status));
