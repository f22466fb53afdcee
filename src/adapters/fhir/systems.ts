/** Addresses that we define, where FHIR has no element of its own (docs/fhir.md). */
const base = "https://theratrial.org/fhir";

/** Code system whose codes are the ids of knowledge/codes/variables.json. */
export const variableSystem = `${base}/variable`;
/** Code system whose codes are the ids of knowledge/codes/concepts.json. */
export const conceptSystem = `${base}/concept`;
/** Code system whose codes are the lesion fields of knowledge/codes/fields.json. */
export const lesionFieldSystem = `${base}/lesion-field`;
/** Extension with one extension inside for each field of the record. */
export const fieldsExtension = `${base}/fields`;
/** Extension that files a resource under another record type. */
export const recordTypeExtension = `${base}/record-type`;
/** Extension of a List: recordType, completeness and asOf inside. */
export const listCompletenessExtension = `${base}/list-completeness`;
/** Extension that names the trial a consent belongs to. */
export const trialExtension = `${base}/trial`;
/** Extension of a ResearchSubject: one moment of the trial, with anchor and date inside. */
export const anchorExtension = `${base}/anchor`;
/** Extension of a Patient: yes, no or unknown. */
export const childbearingExtension = `${base}/childbearing-potential`;
/** Questionnaire whose link ids are the ids of questions to a person. */
export const questionnaire = `${base}/questionnaire/questions`;

export const ucumSystem = "http://unitsofmeasure.org";
export const loinc = "http://loinc.org";
