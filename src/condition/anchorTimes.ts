import { anchorLabel } from "../knowledge/index.ts";
import type { Chart, Situation } from "./chart.ts";
import type { Anchor } from "./condition.ts";
import type { AnchorTime, Context } from "./context.ts";
import { noFacts, noStrings } from "./findings.ts";
import { placeFact } from "./times.ts";
import type { UsedFact } from "./verdict.ts";

/** The order in which a trial passes its anchors; those of one row are names of the same day. */
const order: readonly (readonly Anchor[])[] = [
  ["consent"],
  ["screening"],
  ["inclusion", "enrollment", "studyEntry"],
  ["randomization"],
  ["firstDose"],
  ["eachDose"],
  ["endOfTreatment"],
];

const readSet = (context: Context, anchor: Anchor): AnchorTime | null => {
  const { chart, situation } = context;
  const fact = chart.anchors.get(anchor);
  if (fact === undefined) return null;
  const edge = placeFact(fact.date, chart, situation.asOf);
  if (edge === null) return null;
  const cited: UsedFact = {
    fact: fact.id,
    variable: anchor,
    value: fact.date,
    unit: null,
    date: fact.date,
    source: fact.source,
    counted: true,
  };
  return { kind: "at", edge, cited: [cited], warnings: noStrings };
};

const read = (context: Context, anchor: Anchor): AnchorTime => {
  const { asOf } = context.situation;
  const today: AnchorTime = {
    kind: "at",
    edge: { days: { earliest: asOf, latest: asOf }, text: asOf },
    cited: noFacts,
    warnings: noStrings,
  };
  if (anchor === "evaluation") return today;
  const own = readSet(context, anchor);
  if (own !== null) return own;
  const row = order.findIndex((names) => names.includes(anchor));
  for (const synonym of order[row] ?? []) {
    const set = readSet(context, synonym);
    if (set?.kind === "at")
      return {
        ...set,
        warnings: [
          `The date of ${anchorLabel(anchor)} is not recorded; that of ${anchorLabel(synonym)} was taken.`,
        ],
      };
  }
  if (order.slice(row + 1).some((names) => names.some((name) => readSet(context, name) !== null)))
    return { kind: "notSet" };
  return {
    ...today,
    warnings: [`The date of ${anchorLabel(anchor)} is not set; the evaluation date ${asOf} stands for it.`],
  };
};

/**
 * Where an anchor stands. One that is still to come stands at the evaluation date, with a warning; one that has
 * been passed without its date being recorded is not set.
 */
export const anchorTime = (context: Context, anchor: Anchor): AnchorTime => {
  const known = context.anchors.get(anchor);
  if (known !== undefined) return known;
  const found = read(context, anchor);
  context.anchors.set(anchor, found);
  return found;
};

const remembered = new WeakMap<Chart, { readonly asOf: string; readonly anchors: Context["anchors"] }>();

/** Where the anchors of a chart stand on a day is shared by all conditions evaluated on it. */
export const anchorsOf = (chart: Chart, { asOf }: Situation): Context["anchors"] => {
  const known = remembered.get(chart);
  if (known?.asOf === asOf) return known.anchors;
  const anchors: Context["anchors"] = new Map();
  remembered.set(chart, { asOf, anchors });
  return anchors;
};
