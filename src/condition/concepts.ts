import type { Truth } from "../kernel/truth.ts";
import { isConceptIn } from "../knowledge/index.ts";
import { rememberBy, rememberFor } from "./remember.ts";

// A condition's list of concepts is one array for all patients, and charts hold the same few hundred concepts.
const isAmong = rememberFor((wanted: readonly string[]) =>
  rememberBy(
    (recordConcepts: readonly string[]) => recordConcepts.join("|"),
    (recordConcepts) => isConceptIn(recordConcepts, wanted),
  ),
);

/** Whether a record of these concepts is one of the wanted ones, by the vocabulary; remembered. */
export const isConcept = (recordConcepts: readonly string[], wanted: readonly string[]): Truth =>
  isAmong(wanted)(recordConcepts);
