import { findVariable } from "../../knowledge/index.ts";
import type { Event, Identity, Json } from "../../subject/index.ts";
import { Exact, type Writable, writeJson } from "./exactJson.ts";
import {
  anchorExtension,
  childbearingExtension,
  conceptSystem,
  fieldsExtension,
  lesionFieldSystem,
  listCompletenessExtension,
  questionnaire,
  recordTypeExtension,
  trialExtension,
  ucumSystem,
  variableSystem,
} from "./systems.ts";

export type Fact = Pick<Event, "type" | "subject" | "trial" | "payload" | "effective">;
type Payload = Fact["payload"];
type Resource = { readonly [key: string]: Writable | undefined };

const text = (value: Json | undefined): string => (typeof value === "string" ? value : "");
const given = (value: Json | undefined): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;
const isObject = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const objectAt = (payload: Payload, name: string): { readonly [key: string]: Json } => {
  const value = payload[name];
  return isObject(value) ? value : {};
};

const quantity = (value: { readonly [key: string]: Json }, comparator?: string): Resource => ({
  value: new Exact(text(value["value"])),
  comparator,
  unit: text(value["unit"]),
  system: ucumSystem,
  code: text(value["unit"]),
});

/** A value under the name that FHIR gives its type: valueQuantity, valueBoolean, valueString. */
const valueMember = (value: Json | undefined, comparator?: string): Resource =>
  isObject(value)
    ? { valueQuantity: quantity(value, comparator) }
    : typeof value === "boolean"
      ? { valueBoolean: value }
      : { valueString: text(value) };

const fieldExtensions = (fields: { readonly [key: string]: Json }): readonly Writable[] => {
  const extension = Object.entries(fields).flatMap(([url, value]) =>
    (Array.isArray(value) ? value : [value]).map((each): Writable => ({ url, ...valueMember(each) })),
  );
  return extension.length === 0 ? [] : [{ url: fieldsExtension, extension }];
};

const observation = (payload: Payload): Resource => {
  const variable = findVariable(text(payload["variable"]));
  const value = payload["value"];
  const code = variable?.codes.find((each) => each.role === "accept" && each.method === undefined);
  const limits = objectAt(payload, "limits");
  const range = { low: limits["lower"], high: limits["upper"] };
  return {
    resourceType: "Observation",
    status: text(payload["status"]),
    code: {
      coding: [
        ...(code === undefined ? [] : [{ system: code.system, code: code.code }]),
        { system: variableSystem, code: text(payload["variable"]), display: variable?.label },
      ],
    },
    effectiveDateTime: given(payload["collected"]),
    issued: given(payload["issued"]),
    ...(typeof value === "string"
      ? { valueCodeableConcept: { text: value } }
      : valueMember(value, given(payload["comparator"]))),
    referenceRange:
      range.low === undefined && range.high === undefined
        ? undefined
        : [
            {
              low: isObject(range.low) ? quantity(range.low) : undefined,
              high: isObject(range.high) ? quantity(range.high) : undefined,
            },
          ],
    method: given(payload["method"]) === undefined ? undefined : { text: text(payload["method"]) },
    performer:
      given(payload["laboratory"]) === undefined ? undefined : [{ display: text(payload["laboratory"]) }],
  };
};

const statusCode = (system: string, code: string): Writable => ({
  coding: [{ system: `http://terminology.hl7.org/CodeSystem/${system}`, code }],
});

const record = (payload: Payload): Resource => {
  const recordType = text(payload["recordType"]);
  const concepts = payload["concepts"];
  const code = {
    coding: Array.isArray(concepts)
      ? concepts.map((each): Writable => ({ system: conceptSystem, code: text(each) }))
      : undefined,
    text: text(payload["display"]),
  };
  const start = given(payload["start"]);
  const end = given(payload["end"]);
  const { ongoing } = payload;
  const extension = [
    { url: recordTypeExtension, valueCode: recordType },
    ...fieldExtensions(objectAt(payload, "fields")),
  ];
  if (
    recordType === "treatment" ||
    recordType === "procedure" ||
    recordType === "imaging" ||
    recordType === "trialParticipation"
  )
    return {
      resourceType: "Procedure",
      extension,
      status: ongoing === true ? "in-progress" : "completed",
      code,
      performedPeriod: start === undefined && end === undefined ? undefined : { start, end },
    };
  if (recordType === "medication")
    return {
      resourceType: "MedicationStatement",
      extension,
      status: ongoing === true ? "active" : "completed",
      medicationCodeableConcept: code,
      effectivePeriod: start === undefined && end === undefined ? undefined : { start, end },
    };
  const clinical = ongoing === undefined ? undefined : ongoing === true ? "active" : "inactive";
  if (recordType === "allergy")
    return {
      resourceType: "AllergyIntolerance",
      extension,
      clinicalStatus:
        clinical === undefined ? undefined : statusCode("allergyintolerance-clinical", clinical),
      code,
      onsetDateTime: start,
    };
  return {
    resourceType: "Condition",
    extension,
    clinicalStatus: clinical === undefined ? undefined : statusCode("condition-clinical", clinical),
    code,
    onsetDateTime: start,
    abatementDateTime: end,
  };
};

/** Ids of FHIR hold letters, digits, hyphens and points. */
const idOf = (...parts: readonly string[]): string => parts.join("-").replace(/[^A-Za-z0-9.-]/g, "-");

const lesion = (subject: string, payload: Payload): Resource => ({
  resourceType: "Observation",
  status: "final",
  code: { text: "Reading of a lesion" },
  focus: [{ reference: `BodyStructure/${idOf(subject, text(payload["lesion"]))}` }],
  effectiveDateTime: given(payload["date"]),
  component: Object.entries(objectAt(payload, "fields")).flatMap(([field, value]) =>
    (Array.isArray(value) ? value : [value]).map(
      (each): Writable => ({
        code: { coding: [{ system: lesionFieldSystem, code: field }] },
        ...valueMember(each),
      }),
    ),
  ),
});

const resourceOf = (fact: Fact): Resource | undefined => {
  const { payload } = fact;
  switch (fact.type) {
    case "observation/1":
      return observation(payload);
    case "record/1":
      return record(payload);
    case "lesion/1":
      return lesion(fact.subject ?? "", payload);
    case "listStatement/1":
      return {
        resourceType: "List",
        extension: [
          {
            url: listCompletenessExtension,
            extension: [
              { url: "recordType", valueCode: text(payload["recordType"]) },
              { url: "completeness", valueCode: text(payload["completeness"]) },
              { url: "asOf", valueDate: text(payload["completeAsOf"]) },
            ],
          },
        ],
        status: "current",
        mode: "snapshot",
        date: given(payload["completeAsOf"]),
      };
    case "answer/1":
      return {
        resourceType: "QuestionnaireResponse",
        questionnaire,
        status: "completed",
        authored: text(payload["date"]),
        author: { type: given(payload["role"]), display: given(payload["by"]) },
        item: [
          { linkId: text(payload["question"]), answer: [{ valueBoolean: payload["answer"] === "yes" }] },
        ],
      };
    case "anchor/1":
      return payload["anchor"] === "consent"
        ? {
            resourceType: "Consent",
            extension: [{ url: trialExtension, valueString: fact.trial ?? "" }],
            status: "active",
            scope: statusCode("consentscope", "research"),
            dateTime: text(payload["date"]),
          }
        : {
            resourceType: "ResearchSubject",
            extension: [
              { url: trialExtension, valueString: fact.trial ?? "" },
              {
                url: anchorExtension,
                extension: [
                  { url: "anchor", valueCode: text(payload["anchor"]) },
                  { url: "date", valueDate: text(payload["date"]) },
                ],
              },
            ],
            status: "screening",
          };
    default:
      return undefined;
  }
};

const patientOf = (subject: string, facts: readonly Fact[], identity: Identity | undefined): Resource => {
  const attribute = (name: string): string | undefined =>
    facts
      .filter((fact) => fact.type === "attribute/1" && fact.payload["name"] === name)
      .map((fact) => given(fact.payload["value"]))
      .at(-1);
  const potential = attribute("childbearingPotential");
  return {
    resourceType: "Patient",
    id: subject,
    extension: potential === undefined ? undefined : [{ url: childbearingExtension, valueCode: potential }],
    gender: attribute("sex"),
    birthDate: identity?.birthDate,
  };
};

/** Which element names the patient. */
const patientElement = (resource: Resource): string =>
  resource["resourceType"] === "AllergyIntolerance" || resource["resourceType"] === "Consent"
    ? "patient"
    : resource["resourceType"] === "ResearchSubject"
      ? "individual"
      : "subject";

/**
 * Facts of subjects as a FHIR R4 collection Bundle that `readFhir` reads back. Facts of laboratories, ages and
 * events that have no FHIR form here are left out. Numbers are written as they stand in the log.
 */
export const writeFhirBundle = (facts: readonly Fact[], identities: readonly Identity[]): string => {
  const identityOf = new Map(identities.map((each) => [each.subject, each]));
  const subjects = [
    ...new Set([...facts.flatMap(({ subject }) => subject ?? []), ...identityOf.keys()]),
  ].sort();
  const entry = subjects.flatMap((subject): readonly Writable[] => {
    const own = facts.filter((fact) => fact.subject === subject);
    const reference = { reference: `Patient/${subject}` };
    const counts = new Map<string, number>();
    return [
      { resource: patientOf(subject, own, identityOf.get(subject)) },
      ...own.flatMap((fact): readonly Writable[] => {
        const resource = resourceOf(fact);
        if (resource === undefined) return [];
        const { resourceType, ...others } = resource;
        const type = typeof resourceType === "string" ? resourceType : "";
        const count = (counts.get(type) ?? 0) + 1;
        counts.set(type, count);
        return [
          {
            resource: {
              resourceType,
              id: idOf(subject, type.toLowerCase(), String(count)),
              ...others,
              [patientElement(resource)]: reference,
            },
          },
        ];
      }),
    ];
  });
  return `${writeJson({ resourceType: "Bundle", type: "collection", entry })}\n`;
};
