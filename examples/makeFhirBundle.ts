import { readCsvFolder } from "../src/adapters/csv/index.ts";
import { writeFhirBundle } from "../src/adapters/fhir/index.ts";
import type { Observation } from "../src/condition/index.ts";
import { dateSpan } from "../src/kernel/calendar.ts";
import {
  type Entry,
  fillLimits,
  type ImportFile,
  knownFrom,
  limitTableOf,
  linkEvents,
  planInMemory,
  readAttribute,
  readObservation,
} from "../src/subject/index.ts";
import { exampleDay } from "./cohort/dossier.ts";
import { type ExampleFile, makeCohort } from "./makeCohort.ts";

/** Subjects of the cohort that also come as FHIR: complete, in American units, and one answer away. */
export const fhirSubjects: readonly string[] = ["LU-031", "LU-042", "LU-074"];

const asImportFile = ({ name, text }: ExampleFile): ImportFile => {
  const bytes = new TextEncoder().encode(text);
  return {
    name,
    size: bytes.length,
    bytes: async function* () {
      yield bytes;
    },
  };
};

/** The same facts as in the CSV folder. FHIR has no table of limits, so each result carries its laboratory's. */
export const makeFhirBundle = async (): Promise<string> => {
  const by = {
    actor: { name: "Theratrial examples", role: "system", site: "Example" } as const,
    on: exampleDay,
  };
  const plan = await planInMemory(
    readCsvFolder(makeCohort().map(asImportFile), { today: exampleDay }),
    knownFrom([]),
    by,
  );
  const events = linkEvents(null, plan.entries, `${exampleDay}T08:00:00Z`);
  const table = limitTableOf(events);
  const facts = events.filter(({ subject }) => subject !== null && fhirSubjects.includes(subject));
  const identities = plan.identities.filter(({ subject }) => fhirSubjects.includes(subject));
  const withLimits = facts.map((event): Entry => {
    if (event.type !== "observation/1") return event;
    const sex = facts
      .filter((each) => each.subject === event.subject && each.type === "attribute/1")
      .map(readAttribute)
      .find(({ name }) => name === "sex")?.value;
    const birthDate = identities.find(({ subject }) => subject === event.subject)?.birthDate;
    const { key: _key, source: _source, ...result } = readObservation(event);
    const observation: Observation = { ...result, id: event.id, source: "" };
    const { limits } = fillLimits(observation, table, {
      zone: "UTC",
      sex,
      ...(birthDate === undefined
        ? {}
        : { birth: { id: "identity", span: dateSpan(birthDate), source: "" } }),
    });
    return limits === undefined
      ? event
      : {
          ...event,
          payload: {
            ...event.payload,
            limits: {
              ...(limits.lower === undefined ? {} : { lower: { ...limits.lower } }),
              ...(limits.upper === undefined ? {} : { upper: { ...limits.upper } }),
            },
          },
        };
  });
  return writeFhirBundle(withLimits, identities);
};
