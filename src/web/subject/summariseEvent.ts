import type { Event } from "../api/contract.ts";
import { anchorName, recordName, recordsName } from "../words/anchors.ts";
import { showDate } from "../words/showDate.ts";
import { showValue } from "../words/showValue.ts";

type Payload = Event["payload"];

const text = (payload: Payload, name: string): string => {
  const value = payload[name];
  return typeof value === "string" ? value : "";
};

const isQuantity = (value: unknown): value is { readonly value: string; readonly unit: string } =>
  typeof value === "object" && value !== null && "value" in value && "unit" in value;

const signs: Readonly<Record<string, string>> = {
  "<": "<\u2009",
  "<=": "≤\u2009",
  ">": ">\u2009",
  ">=": "≥\u2009",
};

const resultOf = (payload: Payload): string => {
  const value = payload["value"];
  const sign = signs[text(payload, "comparator")] ?? "";
  if (isQuantity(value)) return `${sign}${showValue(value.value, value.unit)}`;
  return value === true ? "yes" : value === false ? "no" : typeof value === "string" ? value : "no value";
};

/** Imports that give only a concept have its id for a name. */
const nameOfDisplay = (display: string, nameOf: (id: string) => string): string =>
  display === "" ? "unnamed" : /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(display) ? nameOf(display) : display;

/** One line of the log in words; `nameOf` turns an id of the vocabulary into its name. */
export const summariseEvent = (event: Event, nameOf: (id: string) => string = (id) => id): string => {
  const { payload } = event;
  switch (event.type) {
    case "subjectRegistered/1":
      return "Subject registered";
    case "attribute/1":
      return `${nameOf(text(payload, "name"))}: ${text(payload, "value")}`;
    case "age/1":
      return `Age ${String(payload["years"])} on ${showDate(text(payload, "date"))}`;
    case "observation/1":
      return `${nameOf(text(payload, "variable"))} ${resultOf(payload)}`;
    case "record/1":
      return `${recordName(text(payload, "recordType"))}: ${nameOfDisplay(text(payload, "display"), nameOf)}`;
    case "lesion/1":
      return `Lesion ${text(payload, "lesion")} measured`;
    case "listStatement/1":
      return `${recordsName(text(payload, "recordType"))}: list stated as ${text(payload, "completeness")}`;
    case "answer/1":
      return `Answered ${text(payload, "answer")}: ${nameOf(text(payload, "question"))}`;
    case "anchor/1":
      return `${anchorName(text(payload, "anchor"))} set to ${showDate(text(payload, "date"))}`;
    case "limits/1":
      return `Limits of ${text(payload, "laboratory")} for ${nameOf(text(payload, "variable"))}`;
    case "clinical/1":
      return nameOf(text(payload, "type"));
    case "retraction/1":
      return "Taken back";
    case "repairDecision/1":
      return `Repair ${text(payload, "repairId")} ${text(payload, "decision")}`;
    case "screeningDecision/1":
      return `Decision recorded: ${text(payload, "status")}`;
    case "signature/1":
      return `Signed: ${text(payload, "meaning")}`;
    case "reading/1":
      return `Record read: ${text(payload, "file")}`;
    case "criterionDecision/1":
      return `Criterion ${text(payload, "criterion")} ${text(payload, "decision")}`;
    case "import/1":
      return "Import";
    default:
      return event.type satisfies never;
  }
};
