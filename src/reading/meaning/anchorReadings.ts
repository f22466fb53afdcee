import { type Anchor, anchors, type Condition, type TimeWindow } from "../../condition/index.ts";
import type { FoundRepair } from "../sentence.ts";
import { stretchOf } from "../traced.ts";
import type { Clause } from "./clause.ts";
import type { Design } from "./design.ts";
import { anchorName } from "./elapsed.ts";
import type { RepairBook } from "./repairBook.ts";
import { type FoundTime, windowOf } from "./times.ts";

const anchorOf = (name: string): Anchor | undefined =>
  name === "D0" ? "firstDose" : anchors.find((each) => each === name);

/** A stretch of time whose moment is not named. */
export const missingAnchor = (clause: Clause, time: FoundTime, design: Design): FoundRepair => ({
  code: "MISSING_ANCHOR",
  at: stretchOf(clause.text, time.start, time.end),
  candidates: design.candidates.map(anchorName),
  proposed: anchorName(design.assumed),
  confidence: "medium",
  evidence: [
    "the text names no moment to count from",
    "proposed: the moment that the record counts from most often, else inclusion",
  ],
});

/** A moment that the trial does not have. */
export const undefinedAnchor = (clause: Clause, start: number, end: number): FoundRepair => ({
  code: "UNDEFINED_ANCHOR",
  at: stretchOf(clause.text, start, end),
  candidates: ["enrollment", "D0"],
  proposed: "enrollment",
  confidence: "medium",
  evidence: ["the trial has one group: nobody is randomised"],
});

const short: Readonly<Record<FoundTime["unit"], string>> = {
  year: "a",
  month: "mo",
  week: "wk",
  day: "d",
  hour: "h",
  minute: "min",
};

/** "Within 6 months of": before the moment, or on either side of it. */
export const eitherSide = (clause: Clause, time: FoundTime): FoundRepair | null => {
  if (
    time.side !== "of" ||
    time.anchor === null ||
    time.kind !== "window" ||
    time.anchor === "endOfTreatment"
  )
    return null;
  const amount = `${time.amount} ${short[time.unit]}`;
  const moment = time.anchor === "studyEntry" ? "study entry" : anchorName(time.anchor);
  return {
    code: "AMBIGUOUS_SCOPE",
    at: stretchOf(clause.text, time.start, time.end),
    candidates: [`[-${amount}, ${moment}]`, `[-${amount}, +${amount}]`],
    proposed: `[-${amount}, ${moment}]`,
    confidence: "high",
    evidence: ["what makes a patient eligible lies before the moment"],
  };
};

const readingsOf = (
  repair: FoundRepair,
  book: RepairBook,
  expressions: ReadonlyMap<string, Condition>,
): Condition | null => {
  const entered = book.repairOf(book.enter(repair));
  if (entered === undefined) return null;
  const alternatives = entered.candidates.flatMap((label) => {
    const expression = expressions.get(label);
    return expression === undefined ? [] : [{ label, expression }];
  });
  return alternatives.length < 2 || alternatives.length !== entered.candidates.length
    ? null
    : { kind: "readings", repairId: entered.id, alternatives };
};

/** A condition over the window of a found time, one for each moment or side that the text leaves open. */
export const overWindows = (
  clause: Clause,
  time: FoundTime,
  design: Design,
  book: RepairBook,
  build: (window: TimeWindow) => Condition,
): Condition | null => {
  const window = windowOf(time, design.assumed);
  if (window === null) return null;
  if (time.anchor === null) {
    const repair = missingAnchor(clause, time, design);
    return readingsOf(
      repair,
      book,
      new Map(
        repair.candidates.flatMap((name) => {
          const anchor = anchorOf(name);
          return anchor === undefined ? [] : [[name, build({ ...window, anchor })]];
        }),
      ),
    );
  }
  if (time.anchor === "randomization" && design.singleArm)
    return overAnchors(undefinedAnchor(clause, ...placeOf(clause, time)), book, window, build);
  const sides = eitherSide(clause, time);
  const [before, both] = sides?.candidates ?? [];
  if (sides !== null && before !== undefined && both !== undefined && window.from !== "unbounded") {
    const after = { ...window.from, amount: window.from.amount.replace(/^-/, "") };
    return readingsOf(
      sides,
      book,
      new Map([
        [before, build(window)],
        [both, build({ ...window, to: after })],
      ]),
    );
  }
  return build(window);
};

const placeOf = (clause: Clause, time: FoundTime): [number, number] => {
  const hit = randomisation.exec(clause.text.text.slice(time.start, time.end));
  return hit === null
    ? [time.start, time.end]
    : [time.start + hit.index, time.start + hit.index + hit[0].length];
};
export const randomisation = /(?:prior to|before|of|after|since|at)\s+(?:the\s+)?randomi[sz]ation/i;

/** As the repair names its moments, the same window at each. */
export const overAnchors = (
  repair: FoundRepair,
  book: RepairBook,
  window: TimeWindow,
  build: (window: TimeWindow) => Condition,
): Condition | null =>
  readingsOf(
    repair,
    book,
    new Map(
      repair.candidates.flatMap((name) => {
        const anchor = anchorOf(name);
        return anchor === undefined ? [] : [[name, build({ ...window, anchor, anchorAssumed: true })]];
      }),
    ),
  );
