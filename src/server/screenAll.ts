import { setImmediate } from "node:timers/promises";
import type { Protocol } from "../protocol/index.ts";
import type { Screening } from "../screening/index.ts";
import type { Desk } from "./dependencies.ts";
import type { View } from "./screener.ts";

/** Screens every subject of a view for one trial; other requests get their turn in between. */
export const screeningsOf = async (
  desk: Desk,
  protocol: Protocol,
  view: View,
): Promise<readonly Screening[]> => {
  const screenings: Screening[] = [];
  for (const { subject } of await desk.screener.subjects(view)) {
    screenings.push(await desk.screener.screening(subject, protocol, view));
    await setImmediate();
  }
  return screenings;
};
