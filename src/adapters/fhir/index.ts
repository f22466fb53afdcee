export { type FhirOptions, readFhir } from "./readFhir.ts";
export { writeFhirBundle } from "./writeFhirBundle.ts";
