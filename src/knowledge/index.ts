export { canonicalSystem } from "./codeSystems.ts";
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
export { dimensionOf, unitByText, units } from "./units.ts";
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
