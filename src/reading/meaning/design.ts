import { type Anchor, anchors, type TimeWindow } from "../../condition/index.ts";
import type { RecordDocument } from "../document.ts";
import type { ListItem } from "../list.ts";
import { countAnchors } from "./anchors.ts";
import { wordsOfTraced } from "./words.ts";

/** What a record as a whole says of its design and of the moments it counts from. */
export type Design = {
  /** One group only, so that nobody is randomised. */
  readonly singleArm: boolean;
  /** The record speaks of neuroendocrine tumours. */
  readonly neuroendocrine: boolean;
  /** The moment taken where a text names none: the one that the record counts from most often. */
  readonly assumed: Anchor;
  /** Other moments of the record, the assumed one first. */
  readonly candidates: readonly Anchor[];
};

const single =
  /\bsingle[-\s](?:arm|group)\b|\bSINGLE_GROUP\b|\bone[-\s]arm\b|\bnon[-\s]?randomi[sz]ed\b|\bopen[-\s]label,? single\b/i;
const several = /\brandomi[sz]ed\b|\bRANDOMIZED\b|\bPARALLEL\b|\btwo[-\s]arm\b/;
const usual: readonly Anchor[] = ["inclusion", "firstDose", "consent"];

/** Characters of criteria in which moments are counted. */
const mostLookedAt = 100_000;

const everyItem = (items: readonly ListItem[]): readonly ListItem[] =>
  items.flatMap((item) => [item, ...everyItem(item.members)]);

export const designOf = (document: RecordDocument, items: readonly ListItem[]): Design => {
  const told = document.fields
    .filter(
      ({ name }) =>
        name === "allocation" ||
        name === "model" ||
        name === "summary" ||
        name === "officialTitle" ||
        name === "title",
    )
    .map(({ written }) => written.text.slice(0, 5000))
    .join("\n");
  const singleArm =
    single.test(told) &&
    !/\bnon[-\s]?randomi[sz]ed\b/i.test(told.replace(single, "")) &&
    !several.test(told.replace(/non[-\s]?randomi[sz]ed/gi, ""));
  const counts = new Map<Anchor, number>();
  let left = mostLookedAt;
  for (const { text } of everyItem(items)) {
    left -= text.text.length;
    if (left < 0) break;
    countAnchors(wordsOfTraced(text), counts);
  }
  counts.delete("endOfTreatment");
  counts.delete("eachDose");
  if (singleArm) counts.delete("randomization");
  const ranked = anchors
    .filter((each) => counts.has(each))
    .sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  const named = ranked.filter((each) => each !== "firstDose" && each !== "consent" && each !== "evaluation");
  const assumed = named[0] ?? ranked[0] ?? "inclusion";
  const neuroendocrine =
    /\bneuroendocrine\b|\bGEP-?NETs?\b/i.test(told) ||
    items.some(({ text }) => /\bneuroendocrine\b|\bNETs?\b/.test(text.text));
  return { singleArm, neuroendocrine, assumed, candidates: [...new Set([assumed, ...usual])].slice(0, 3) };
};

/** "Ever before": no moment is named. */
export const everBefore = (anchor: Anchor): TimeWindow => ({
  anchor,
  anchorAssumed: true,
  from: "unbounded",
  to: { amount: "0", unit: "day" },
  includesFrom: true,
  includesTo: true,
});
