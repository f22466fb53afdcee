import type { Event, Vocabulary } from "../api/contract.ts";
import type { Draft } from "../place/useDraft.ts";
import { buildResult } from "./buildResult.ts";
import { dateFault, firstFault, numberFault, typed, wrong } from "./checks.ts";
import { correctedFields, fieldMembers } from "./correctedFields.ts";
import type { Built } from "./EntryForm.tsx";
import { fieldFaults, fieldsOf } from "./FieldInputs.tsx";

/** The entry with the corrected members; what the form does not show stays as it was. */
const withMembers = (
  event: Event,
  changed: Readonly<Record<string, unknown>>,
  effective: string = event.effective,
): Built => ({
  kind: "entry",
  entry: { type: event.type, payload: { ...event.payload, ...changed }, effective },
});

const without = (event: Event, ...names: readonly string[]): Event => ({
  ...event,
  payload: Object.fromEntries(Object.entries(event.payload).filter(([name]) => !names.includes(name))),
});

const correctRecord = (event: Event, draft: Draft, vocabulary: Vocabulary): Built => {
  const fields = fieldsOf(typed(draft, "recordType"));
  const name = typed(draft, "concept");
  const start = typed(draft, "start");
  const end = typed(draft, "end");
  const fault = firstFault(
    name === "" ? "Say what it is." : null,
    start === "" ? null : dateFault(start, "The start"),
    end === "" ? null : dateFault(end, "The end"),
    ...fieldFaults(draft, fields, numberFault),
  );
  if (fault !== null) return wrong(fault);
  const concept = vocabulary.concepts.find((each) => each.id === name || each.label === name);
  const isSame = name === event.payload["display"] || name === conceptOf(event);
  return withMembers(
    without(event, "start", "end", "ongoing"),
    {
      ...(isSame
        ? {}
        : { concepts: concept === undefined ? null : [concept.id], display: concept?.label ?? name }),
      ...(start === "" ? {} : { start }),
      ...(end === "" ? {} : { end }),
      ...(end === "" && typed(draft, "ongoing") === "yes" ? { ongoing: true } : {}),
      fields: correctedFields(fieldMembers(event.payload), draft, fields),
    },
    start === "" ? event.effective : start,
  );
};

const correctLesion = (event: Event, draft: Draft): Built => {
  const fields = fieldsOf("lesion");
  const lesion = typed(draft, "lesion");
  const date = typed(draft, "date");
  const fault = firstFault(
    lesion === "" ? "Name the lesion, such as L1." : null,
    dateFault(date, "The date of the scan"),
    ...fieldFaults(draft, fields, numberFault),
  );
  if (fault !== null) return wrong(fault);
  const members = correctedFields(fieldMembers(event.payload), draft, fields);
  return withMembers(event, { lesion, date, fields: members }, date);
};

const correctAge = (event: Event, draft: Draft): Built => {
  const years = typed(draft, "years");
  const date = typed(draft, "date");
  const fault = firstFault(
    /^\d{1,3}$/.test(years) ? null : "The age is a whole number of completed years.",
    dateFault(date, "The day"),
  );
  return fault === null ? withMembers(event, { years: Number(years), date }, date) : wrong(fault);
};

const correctList = (event: Event, draft: Draft): Built => {
  const date = typed(draft, "date");
  const completeness = typed(draft, "completeness");
  const fault = dateFault(date, "The day");
  return fault === null
    ? withMembers(
        without(event, "completeAsOf"),
        { completeness, ...(completeness === "complete" ? { completeAsOf: date } : {}) },
        date,
      )
    : wrong(fault);
};

const correctDated = (event: Event, draft: Draft, changed: Readonly<Record<string, unknown>>): Built => {
  const date = typed(draft, "date");
  const fault = dateFault(date, "The date");
  return fault === null ? withMembers(event, { ...changed, date }, date) : wrong(fault);
};

/** The one concept of a record; several are kept as they are under the record's own name. */
export const conceptOf = ({ payload }: Event): string | null => {
  const concepts = payload["concepts"];
  const [only, second] = Array.isArray(concepts) ? concepts : [];
  return typeof only === "string" && second === undefined ? only : null;
};

/** What a correction makes of an entry, or what is still wrong with it. */
export const buildCorrection = (event: Event, draft: Draft, vocabulary: Vocabulary): Built => {
  switch (event.type) {
    case "observation/1":
      return buildResult(
        draft,
        vocabulary.variables.find((each) => each.id === event.payload["variable"]),
      );
    case "record/1":
      return correctRecord(event, draft, vocabulary);
    case "lesion/1":
      return correctLesion(event, draft);
    case "age/1":
      return correctAge(event, draft);
    case "attribute/1":
      return withMembers(event, { value: typed(draft, "value") });
    case "listStatement/1":
      return correctList(event, draft);
    case "answer/1":
      return correctDated(event, draft, {
        answer: typed(draft, "answer"),
        by: typed(draft, "by"),
        role: typed(draft, "role"),
      });
    default:
      return correctDated(event, draft, {});
  }
};
