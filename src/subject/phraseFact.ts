import type { EventType, Json } from "./event.ts";

type Payload = { readonly [key: string]: Json };

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

const isQuantity = (value: Json | undefined): value is { readonly value: string; readonly unit: string } =>
  typeof value === "object" && value !== null && "value" in value && "unit" in value;

const phraseValue = (value: Json | undefined): string =>
  value === undefined || value === null
    ? ""
    : isQuantity(value)
      ? `${value.value} ${value.unit}`
      : value === true
        ? "yes"
        : value === false
          ? "no"
          : isList(value)
            ? value.map(phraseValue).join(", ")
            : typeof value === "object"
              ? phraseMembers(value)
              : String(value);

const phraseMembers = (members: Payload): string =>
  Object.entries(members)
    .map(([name, value]) => `${name} ${phraseValue(value)}`)
    .join(", ");

const join = (...parts: readonly (string | false)[]): string =>
  parts.filter((part) => part !== false && part !== "").join(" ");

/** A date with its preposition, or nothing. */
const on = (value: Json | undefined, preposition = "on"): string | false =>
  typeof value === "string" && `${preposition} ${value}`;

/** What a fact is about, for a reader: "platelets on 2026-03-09". */
export const phraseSubjectMatter = (type: EventType, payload: Payload): string => {
  const word = (name: string): string => phraseValue(payload[name]);
  switch (type) {
    case "observation/1":
      return join(word("variable"), on(payload["collected"]));
    case "record/1":
      return join(word("recordType"), word("display"));
    case "lesion/1":
      return join("lesion", word("lesion"), on(payload["date"]));
    case "attribute/1":
      return word("name");
    case "age/1":
      return join("age", on(payload["date"]));
    case "listStatement/1":
      return `list of ${word("recordType")} records`;
    case "answer/1":
      return `answer to ${word("question")}`;
    case "anchor/1":
      return word("anchor");
    case "limits/1":
      return join("limits of", word("variable"), "at", word("laboratory"));
    case "clinical/1":
      return word("type");
    case "repairDecision/1":
      return `repair ${word("repairId")}`;
    case "criterionDecision/1":
      return `criterion ${word("criterion")}`;
    case "reading/1":
      return `reading of ${word("file")}`;
    case "subjectRegistered/1":
      return "registration";
    case "retraction/1":
    case "screeningDecision/1":
    case "signature/1":
    case "import/1":
      return type.replace("/1", "");
    default:
      return type satisfies never;
  }
};

/** What a fact says, for a reader: "120 10*9/L". */
export const phraseStatement = (type: EventType, payload: Payload): string => {
  const word = (name: string): string => phraseValue(payload[name]);
  const { key: _key, source: _source, ...rest } = payload;
  switch (type) {
    case "observation/1": {
      const { variable: _variable, value, comparator, collected: _collected, status, ...others } = rest;
      return join(
        `${phraseValue(comparator)}${phraseValue(value)}`,
        status !== "final" && `(${phraseValue(status)})`,
        Object.keys(others).length > 0 && `[${phraseMembers(others)}]`,
      );
    }
    case "attribute/1":
      return word("value");
    case "age/1":
      return join(word("years"), "years");
    case "answer/1":
      return join(word("answer"), on(payload["date"]));
    case "anchor/1":
      return word("date");
    case "listStatement/1":
      return join(word("completeness"), on(payload["completeAsOf"], "as of"));
    case "record/1": {
      const { recordType: _type, display: _display, ...others } = rest;
      return phraseMembers(others);
    }
    case "lesion/1":
      return phraseValue(payload["fields"]);
    case "limits/1":
      return `${word("lower")} to ${word("upper")} ${word("unit")}`.trim();
    case "clinical/1":
      return phraseValue(payload["payload"]);
    case "subjectRegistered/1":
    case "retraction/1":
    case "reading/1":
      return join("as", word("layout"));
    case "criterionDecision/1":
      return word("decision");
    case "repairDecision/1":
    case "screeningDecision/1":
    case "signature/1":
    case "import/1":
      return phraseMembers(rest);
    default:
      return type satisfies never;
  }
};
