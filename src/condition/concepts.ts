import type { Truth } from "../kernel/truth.ts";
import { isConceptIn } from "../knowledge/index.ts";

// A condition's list of concepts is one array for all patients, and charts hold the same few hundred concepts.
const known = new WeakMap<readonly string[], Map<string, Truth>>();

/** Whether a record of these concepts is one of the wanted ones, by the vocabulary; remembered. */
export const isConcept = (recordConcepts: readonly string[], wanted: readonly string[]): Truth => {
  let ofWanted = known.get(wanted);
  if (ofWanted === undefined) {
    ofWanted = new Map();
    known.set(wanted, ofWanted);
  }
  const key = recordConcepts.join("|");
  const before = ofWanted.get(key);
  if (before !== undefined) return before;
  const found = isConceptIn(recordConcepts, wanted);
  ofWanted.set(key, found);
  return found;
};
