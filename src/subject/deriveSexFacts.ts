import type { Observation } from "../condition/index.ts";
import { type Known, usable } from "./known.ts";
import { spanOf } from "./spanOf.ts";

const derive = (known: Known, variable: string, value: boolean, from: readonly string[]): Observation => ({
  id: `derived:${variable}`,
  variable,
  value,
  collected: known.asOf,
  status: "final",
  source: `derived from ${from.join(" and ")}`,
  derivedFrom: from,
});

const isPositive = ({ value }: Observation): boolean =>
  value === true || value === "true" || value === "yes" || value === "positive";

/** Whether the last pregnancy test, of any kind, was positive: then nothing is concluded from other facts. */
const lastTestIsPositive = (known: Known): boolean => {
  const tests = [...known.observations.keys()]
    .filter((variable) => variable.startsWith("pregnancyTest"))
    .flatMap((variable) => usable(known, variable));
  const day = ({ collected }: Observation): string =>
    collected === undefined ? known.asOf : spanOf(collected, known.zone).latest;
  const last = tests.map(day).sort().at(-1);
  return tests.some((test) => day(test) === last && isPositive(test));
};

/**
 * Pregnancy, lactation and childbearing potential as far as sex and recorded childbearing potential answer them.
 * A man with nothing recorded is not pregnant and does not breastfeed; a woman without childbearing potential is not
 * pregnant, but may breastfeed (a sterilised woman). What was recorded as positive is never overruled.
 */
export const deriveSexFacts = (known: Known): readonly Observation[] => {
  const sex = known.attributes.get("sex")?.value;
  const potential = known.attributes.get("childbearingPotential")?.value;
  const derived: Observation[] = [];
  const nothingRecorded = (variable: string): boolean => usable(known, variable).length === 0;
  const nothingPositive = !usable(known, "pregnant").some(isPositive) && !lastTestIsPositive(known);

  if (sex === "male" && nothingRecorded("pregnant") && nothingPositive)
    derived.push(derive(known, "pregnant", false, ["sex: male"]));
  else if (potential === "no" && nothingPositive)
    derived.push(derive(known, "pregnant", false, ["childbearing potential: no"]));
  if (sex === "male" && nothingRecorded("lactating"))
    derived.push(derive(known, "lactating", false, ["sex: male"]));
  if (nothingRecorded("wocbp")) {
    if (sex === "male") derived.push(derive(known, "wocbp", false, ["sex: male"]));
    else if (sex === "female" && (potential === "yes" || potential === "no"))
      derived.push(
        derive(known, "wocbp", potential === "yes", ["sex: female", `childbearing potential: ${potential}`]),
      );
  }
  return derived;
};
