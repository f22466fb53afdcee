export { canonicalSystem } from "./codeSystems.ts";
export { composedQuantities } from "./composed.ts";
export {
  conceptByCode,
  conceptByText,
  concepts,
  findConcept,
  isConceptIn,
  isNarrower,
  recordTypesOf,
  selfAndBroader,
} from "./concepts.ts";
export { fields, findField } from "./fields.ts";
export { anchorLabel, recordTypeLabel } from "./labels.ts";
export { leads } from "./leads.ts";
export { findLexicon, lexiconEntries, lexiconFillers, lexiconGroups, lexiconPairs } from "./lexicon.ts";
export type { LexiconEntry, LexiconGroup, LexiconPair } from "./lexiconEntry.ts";
export { boilerplateWords, headingWords, type RecordPart } from "./lexiconHeadings.ts";
export { findMeasure, type Measure } from "./measures.ts";
export {
  type ChemicalMethod,
  chemicalMethods,
  type DefectPhrase,
  defectPhrases,
  knownWords,
  misprintedUnits,
  misspeltWords,
  spelledWords,
} from "./misspellings.ts";
export { operatorLexicon } from "./operators.ts";
export {
  type AnchorLexicon,
  anchorLexicon,
  type CueLexicon,
  cueLexicon,
  type LogicKind,
} from "./readingLexicons.ts";
export { unitSpellings } from "./unitSpellings.ts";
export { dimensionOf, printedUnits, unitByText, units } from "./units.ts";
export type {
  Burden,
  CodedValue,
  Concept,
  Field,
  RefusedUnit,
  Supplier,
  ValueKind,
  Variable,
} from "./variable.ts";
export type { CodeRole, VariableOfCode } from "./variables.ts";
export {
  canonicalValue,
  canonicalValue as valueOf,
  findVariable,
  methodOf,
  variableByCode,
  variableByText,
  variables,
} from "./variables.ts";
