import type { Ignored, RecordField, Section } from "../document.ts";
import type { Traced } from "../traced.ts";
import { append } from "./append.ts";
import { interventionField, outcomeField } from "./armFields.ts";
import { ageFields, fieldOf, idFields } from "./fieldOf.ts";
import { partOf } from "./labelAt.ts";
import { splitSections } from "./splitSections.ts";

/** "principalInclusionCriteria", "Inclusion_Criteria" as words. */
export const wordsOfKey = (key: string): string =>
  key
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/[_-]+/g, " ")
    .toLowerCase();

export type Tree = {
  readonly fields: RecordField[];
  readonly sections: Section[];
  readonly ignored: Ignored[];
};

export const emptyTree = (): Tree => ({ fields: [], sections: [], ignored: [] });

/** Which side a key names, where it names criteria at all. */
export const sideOfKey = (key: string): "inclusion" | "exclusion" | "both" | null => {
  const words = wordsOfKey(key);
  const exclusion = /\b(?:exclusions?|ineligibility|non inclusion)\b/.test(words);
  const inclusion = !/\bnon inclusion\b/.test(words) && /\binclusions?\b/.test(words);
  if (exclusion && inclusion) return "both";
  if (exclusion) return "exclusion";
  if (inclusion) return "inclusion";
  return partOf(words)?.part === "eligibility" ? "both" : null;
};

/** Takes one value of a tree with names (JSON, XML) by its name. */
export const takeValue = (tree: Tree, key: string, value: Traced, dayFirst = false): void => {
  const side = sideOfKey(key);
  if (side !== null) {
    const split = splitSections(value, side === "both" ? {} : { first: side });
    append(tree.sections, split.sections);
    append(tree.ignored, split.ignored);
    return;
  }
  const part = partOf(wordsOfKey(key))?.part;
  switch (part) {
    case undefined:
    case "eligibility":
    case "eligibilityPart":
    case "group":
    case "skip":
    case "arm":
    case "design":
    case "country":
      return;
    case "id":
      append(tree.fields, idFields(value));
      return;
    case "ages":
      append(tree.fields, ageFields(value));
      return;
    case "intervention":
      tree.fields.push(interventionField({ name: value }));
      return;
    case "primaryOutcome":
    case "secondaryOutcome":
      tree.fields.push(outcomeField(part, value));
      return;
    default:
      append(tree.fields, fieldOf(part, value, dayFirst));
  }
};
