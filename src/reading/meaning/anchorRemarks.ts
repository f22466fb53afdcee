import type { FoundRepair } from "../sentence.ts";
import { eitherSide, missingAnchor, randomisation, undefinedAnchor } from "./anchorReadings.ts";
import type { FoundAtom } from "./atoms.ts";
import type { Clause } from "./clause.ts";
import type { Design } from "./design.ts";

/** Moments that a text leaves out or that the trial does not have, each with what could be meant. */
export const anchorRemarks = (
  clause: Clause,
  atoms: readonly FoundAtom[],
  design: Design,
): readonly FoundRepair[] => {
  const found = clause.times.flatMap((time): readonly FoundRepair[] => {
    const sides = eitherSide(clause, time);
    if (sides !== null) return [sides];
    const used = atoms.some(
      (atom) => atom.time === time || (atom.window?.anchorAssumed === true && time.kind === "window"),
    );
    return time.anchor === null && time.kind !== "lasting" && !time.otherEvent && used
      ? [missingAnchor(clause, time, design)]
      : [];
  });
  const hit = design.singleArm ? randomisation.exec(clause.text.text) : null;
  return hit === null ? found : [...found, undefinedAnchor(clause, hit.index, hit.index + hit[0].length)];
};
