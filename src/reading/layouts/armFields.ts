import type { RecordField } from "../document.ts";
import { cut, type Traced, trim } from "../traced.ts";
import { interventionParts } from "./interventionParts.ts";

const armKind =
  /^(experimental|active comparator|placebo comparator|sham comparator|no intervention|other|control|active_comparator|placebo_comparator|sham_comparator|no_intervention)$/i;
export const isArmKind = (text: string): boolean => armKind.test(text.trim());

const interventionKind =
  /^(drug|device|biological|procedure|radiation|behavioral|behavioural|genetic|dietary[ _]supplement|combination[ _]product|diagnostic[ _]test|other)\s*:\s*(?=\S)/i;

const sayKind = (text: string): string => text.trim().toLowerCase().replaceAll("_", " ");

export type ArmText = {
  readonly label: Traced;
  readonly kind?: Traced | undefined;
  readonly description?: Traced | undefined;
};

/** One arm: its label is what is written; kind and description keep their places. */
export const armField = ({ label, kind, description }: ArmText): RecordField => ({
  name: "arm",
  written: label,
  understood: label.text.replace(/\s+/g, " "),
  parts: {
    label: label.text.replace(/\s+/g, " "),
    ...(kind === undefined ? {} : { kind: sayKind(kind.text) }),
    ...(description === undefined
      ? {}
      : { description: description.text, ...interventionParts(description.text) }),
  },
  places: {
    ...(kind === undefined ? {} : { kind }),
    ...(description === undefined ? {} : { description }),
  },
});

export type InterventionText = {
  readonly name: Traced;
  readonly kind?: Traced | undefined;
  readonly description?: Traced | undefined;
  readonly route?: Traced | undefined;
};

/** One intervention; "DRUG: name" is taken apart. */
export const interventionField = ({ name, kind, description, route }: InterventionText): RecordField => {
  const written = trim(name);
  const prefix = interventionKind.exec(written.text);
  const drug = prefix === null ? written : cut(written, prefix[0].length);
  const kindText = kind?.text ?? prefix?.[1];
  return {
    name: "intervention",
    written,
    understood: drug.text.replace(/\s+/g, " "),
    parts: {
      drug: drug.text.replace(/\s+/g, " "),
      ...(kindText === undefined ? {} : { kind: sayKind(kindText) }),
      ...interventionParts(`${drug.text} ${description?.text ?? ""}`),
      ...(route === undefined ? {} : { route: route.text.trim().toLowerCase() }),
      ...(description === undefined ? {} : { description: description.text }),
    },
    places: {
      ...(kind === undefined ? {} : { kind }),
      ...(description === undefined ? {} : { description }),
    },
  };
};

const frameInBrackets = /\s*\[\s*time ?frame\s*:?\s*([^\]]{1,2000})\]/i;
const frameLabel = /\s*\btime ?frame\s*:\s*(.{1,600})$/i;
/** A time frame after the last comma: "Overall survival, Up to 5 years", "PFS, 12 months", "ORR, through study completion". */
const frameTail =
  /,\s*((?:up to|from|at|after|within|through|until|during|over|baseline|day|days|week|weeks|month|months|year|years|cycle|every|end of|approximately|about|an average|the|prior|before|pre|\d+|one|two|three|four|five|six|twelve|Q\d)\b[^|]{0,300})$/i;

/** One outcome with its time frame, wherever the layout puts it. */
export const outcomeField = (
  name: "primaryOutcome" | "secondaryOutcome",
  value: Traced,
  timeFrame?: Traced,
): RecordField => {
  const written = trim(value);
  const tail = written.text.length > 6000 ? "" : written.text;
  const found =
    timeFrame === undefined
      ? (frameInBrackets.exec(tail) ?? frameLabel.exec(tail) ?? frameTail.exec(tail))
      : null;
  const measure =
    found === null
      ? written.text
      : `${written.text.slice(0, found.index)}${written.text.slice(found.index + found[0].length)}`;
  const frame = timeFrame?.text ?? found?.[1];
  return {
    name,
    written,
    understood: measure.replace(/\s+/g, " ").trim(),
    parts: {
      measure: measure.replace(/\s+/g, " ").trim(),
      ...(frame === undefined ? {} : { timeFrame: frame.replace(/\s+/g, " ").trim() }),
    },
    ...(timeFrame === undefined ? {} : { places: { timeFrame } }),
  };
};
