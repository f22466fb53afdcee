import type { IsoDate } from "../../kernel/calendar.ts";
import { fault, type ImportFile, type ImportItem, issueAt } from "../../subject/index.ts";
import { isNode, textAt } from "./access.ts";
import { type Context, issueOf, type Resource, subjectOf } from "./context.ts";
import { readJson } from "./readJson.ts";
import { lesionOf, readBodyStructure, readLesionObservation } from "./readLesion.ts";
import { readObservation } from "./readObservation.ts";
import { readPatient } from "./readPatient.ts";
import { readRecord } from "./readRecord.ts";
import { readConsent, readList, readQuestionnaireResponse, readResearchSubject } from "./readStatements.ts";
import { recordResources } from "./recordShape.ts";

export type FhirOptions = {
  /** The day of the import: nothing recorded may lie after it. */
  readonly today: IsoDate;
  /** The site's zone, in which an instant has its day; default: the offset it was written with. */
  readonly zone?: string;
  /** System of the identifier that names subjects; without it Patient.id does. */
  readonly identifierSystem?: string;
};

const readResource = async (
  resource: Resource,
  subject: string,
  context: Context,
): Promise<readonly ImportItem[]> => {
  if (recordResources.includes(resource.type)) return readRecord(resource, subject, context);
  switch (resource.type) {
    case "Observation": {
      const lesion = lesionOf(resource.node);
      return lesion === undefined
        ? readObservation(resource, subject, context)
        : readLesionObservation(resource, subject, lesion, context);
    }
    case "BodyStructure":
      return readBodyStructure(resource, subject, context);
    case "List":
      return readList(resource, subject, context);
    case "Consent":
      return readConsent(resource, subject, context);
    case "QuestionnaireResponse":
      return readQuestionnaireResponse(resource, subject, context);
    case "ResearchSubject":
      return readResearchSubject(resource, subject, context);
    default:
      return [];
  }
};

const readable: readonly string[] = [
  ...recordResources,
  "Observation",
  "BodyStructure",
  "List",
  "Consent",
  "QuestionnaireResponse",
  "ResearchSubject",
];

const refersToMedication = (resource: Resource, context: Context): boolean => {
  const reference = resource.node["medicationReference"];
  if (!isNode(reference)) return false;
  const address = textAt(reference, "reference");
  return address !== "" && !address.startsWith("#") && !context.medications.has(address);
};

/** Reads one resource, or says that it must wait for a patient or medication that has not been met yet. */
const take = async (
  resource: Resource,
  context: Context,
  atEnd: boolean,
): Promise<readonly ImportItem[] | "later"> => {
  const { type, node, place, fullUrl } = resource;
  if (type === "Patient") return readPatient(resource, context);
  if (type === "Medication") {
    for (const address of [`Medication/${textAt(node, "id")}`, fullUrl ?? ""])
      if (address !== "") context.medications.set(address, node);
    return [];
  }
  if (!readable.includes(type))
    return [
      {
        kind: "unmapped",
        subject: null,
        system: "resourceType",
        code: type,
        display: "resource that is not read",
        place,
      },
    ];
  if (!atEnd && refersToMedication(resource, context)) return "later";
  const found = subjectOf(node, context, atEnd);
  if (found.kind === "later") return "later";
  if (found.kind === "none")
    return [
      issueOf(
        resource,
        "subject",
        fault(
          "missing",
          "The resource names no patient of this import; it was left out.",
          "Export the Patient resources too.",
        ).fault,
      ),
    ];
  return readResource(resource, found.subject, context);
};

/** Patients first, medications next: the other files of a bulk export refer to them. */
const order = (name: string): number =>
  /patient/i.test(name) ? 0 : /medication(?![a-z])/i.test(name) ? 1 : 2;

/**
 * Reads FHIR R4 (docs/fhir.md): Bundles, bare resources and NDJSON files of a bulk export, resource by resource.
 * What is not read is counted by its code or resource type; every fault is an issue with its line.
 */
export async function* readFhir(
  files: ImportFile | readonly ImportFile[],
  options: FhirOptions,
): AsyncGenerator<ImportItem, void, undefined> {
  const context: Context = {
    today: options.today,
    zone: options.zone,
    identifierSystem: options.identifierSystem,
    subjects: new Map(),
    medications: new Map(),
  };
  const waiting: Resource[] = [];
  const all: readonly ImportFile[] = "bytes" in files ? [files] : files;
  for (const file of all.toSorted((a, b) => order(a.name) - order(b.name))) {
    let rows = 0;
    let format = "fhir";
    for await (const part of readJson(file)) {
      if (part.kind === "issue") {
        yield part;
        continue;
      }
      if (part.kind === "format") {
        format = part.format === "ndjson" ? "fhir-ndjson" : "fhir-json";
        continue;
      }
      rows += 1;
      const place = { file: file.name, line: part.line };
      const type = isNode(part.value) ? textAt(part.value, "resourceType") : "";
      if (!isNode(part.value) || type === "") {
        yield issueAt(
          place,
          "resourceType",
          fault("missing", "This is no FHIR resource: resourceType is missing.", "").fault,
        );
        continue;
      }
      const resource: Resource = { type, node: part.value, place, fullUrl: part.fullUrl };
      const items = await take(resource, context, false);
      if (items === "later") waiting.push(resource);
      else yield* items;
    }
    yield { kind: "file", name: file.name, format, rows };
  }
  for (const resource of waiting) {
    const items = await take(resource, context, true);
    if (items !== "later") yield* items;
  }
}
