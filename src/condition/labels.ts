import {
  anchorLabel,
  findConcept,
  findField,
  findVariable,
  recordTypeLabel,
  valueOf as spelledValue,
} from "../knowledge/index.ts";
import { anchors, type RecordType, recordTypes } from "./condition.ts";
import { withinSentence } from "./words.ts";

/** An id of the vocabulary that it does not know, as readable as an id can be. */
const readable = (id: string): string =>
  id
    .replace(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`)
    .replace(/[._]+/g, " ");

export const labelVariable = (id: string): string =>
  findVariable(id)?.label ?? (/\s/.test(id) ? id : readable(id));

export const labelField = (recordType: RecordType, field: string): string =>
  findField(recordType, field)?.label ?? readable(field);

/** Concepts are only named inside sentences. */
export const labelConcept = (id: string): string =>
  withinSentence(findConcept(id)?.label ?? readable(id).replaceAll("-", " "));

/** A coded value as the vocabulary spells it. */
export const labelValue = (variable: string, value: string): string => {
  const entry = findVariable(variable);
  return entry === undefined ? value : (spelledValue(entry, value) ?? value);
};

/** What a used fact is called: a variable, a field of a record, a list, an anchor, or the text it already is. */
export const labelFact = (variable: string): string => {
  const [kind = "", rest = ""] = variable.split(/[.:](.*)/s);
  for (const type of recordTypes) {
    if (variable === type) return recordTypeLabel(type);
    if (variable === `list:${type}`) return `list of ${recordTypeLabel(type, "many")}`;
    if (kind === type && rest !== "") return labelField(type, rest);
  }
  const anchor = anchors.find((each) => each === variable);
  return anchor === undefined ? labelVariable(variable) : anchorLabel(anchor);
};
