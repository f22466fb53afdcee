import { compare, rational } from "../kernel/decimal.ts";
import type { Issue } from "../kernel/failure.ts";
import { convert } from "../kernel/quantity.ts";
import { findVariable, units } from "../knowledge/index.ts";
import {
  checkPayload,
  type Entry,
  type Event,
  type EventType,
  eventTypes,
  payloadSchemas,
} from "../subject/index.ts";
import { actorOf } from "./actors.ts";
import { appendOne } from "./appending.ts";
import { today } from "./clock.ts";
import type { Dependencies, Desk } from "./dependencies.ts";
import { bodyIssue, refuse } from "./refusal.ts";
import type { ReadEntryRequest } from "./schemas/subjects.ts";

/** What a person may enter by hand; decisions, repairs and imports have their own ways in. */
const enteredByHand: readonly EventType[] = [
  "attribute/1",
  "age/1",
  "observation/1",
  "record/1",
  "lesion/1",
  "listStatement/1",
  "answer/1",
  "anchor/1",
  "clinical/1",
  "retraction/1",
];
const isEntered = (type: string): type is EventType => enteredByHand.some((each) => each === type);

/** What is suspicious about a result: outside the plausible range, or in a unit that does not fit. */
const suspicionsOf = (type: EventType, payload: Entry["payload"]): readonly Issue[] => {
  if (type !== "observation/1") return [];
  const { variable: id, value } = payloadSchemas["observation/1"].parse(payload);
  const variable = findVariable(id);
  if (variable === undefined)
    return [
      bodyIssue(
        "unmapped",
        "payload.variable",
        `The vocabulary has no variable ${id}.`,
        "No criterion will use this value.",
        "warning",
      ),
    ];
  if (typeof value !== "object" || variable.canonicalUnit === null) return [];
  const converted = convert(units, value, variable.canonicalUnit, variable.molarMass?.value);
  if (converted.kind === "notConvertible")
    return [
      bodyIssue(
        "unknown-unit",
        "payload.value.unit",
        `${value.unit} cannot be converted to ${variable.canonicalUnit}.`,
        `Write ${variable.label} in one of: ${variable.units.join(", ")}.`,
        "warning",
      ),
    ];
  const range = variable.plausible;
  if (range === null) return [];
  return compare(converted.value, rational(range.low)) < 0 ||
    compare(converted.value, rational(range.high)) > 0
    ? [
        bodyIssue(
          "implausible",
          "payload.value",
          `${variable.label} ${value.value} ${value.unit} lies outside ${range.low} to ${range.high} ${variable.canonicalUnit}.`,
          "Check value and unit; confirm if it is right.",
          "warning",
        ),
      ]
    : [];
};

const checkRequest = (dependencies: Dependencies, request: ReadEntryRequest): readonly Issue[] => {
  if (!isEntered(request.type))
    return [
      bodyIssue(
        "unknown-value",
        "type",
        `"${request.type}" is ${eventTypes.some((each) => each === request.type) ? "not entered by hand" : "no event type"}.`,
        `One of: ${enteredByHand.join(", ")}.`,
      ),
    ];
  const day = today(dependencies.clock);
  return [
    ...checkPayload(request.type, request.payload).map(({ field, message }) =>
      bodyIssue("malformed", field === "" ? "payload" : `payload.${field}`, message, "Correct this field."),
    ),
    ...(request.effective.slice(0, 10) > day
      ? [
          bodyIssue(
            "future-date",
            "effective",
            `${request.effective} lies after today, ${day}.`,
            "Enter it when it has happened.",
          ),
        ]
      : []),
    ...(request.supersedes !== undefined && request.reason === undefined
      ? [bodyIssue("missing", "reason", "A correction needs a reason.", "Say why the old value was wrong.")]
      : []),
    ...(request.type === "retraction/1" && request.supersedes === undefined
      ? [
          bodyIssue(
            "missing",
            "supersedes",
            "A retraction names the event that it takes back.",
            "Give its id.",
          ),
        ]
      : []),
  ];
};

/** Checks and appends what a person typed. A suspicious value is kept out until the person confirms it. */
export const enterFact = async (
  dependencies: Dependencies,
  desk: Desk,
  subject: string,
  request: ReadEntryRequest,
): Promise<Event> => {
  const faults = checkRequest(dependencies, request);
  if (faults.length > 0 || !isEntered(request.type))
    throw refuse(400, "The entry is faulty", faults.map(({ message }) => message).join(" "), faults);
  const suspicions = suspicionsOf(request.type, request.payload);
  if (suspicions.length > 0 && request.confirmed !== true)
    throw refuse(
      409,
      "Please check this value",
      suspicions.map(({ message }) => message).join(" "),
      suspicions,
    );
  return appendOne(dependencies.clock, desk, {
    type: request.type,
    trial: request.trial ?? null,
    subject,
    payload: request.payload,
    effective: request.effective,
    actor: actorOf(dependencies, request),
    ...(request.reason === undefined ? {} : { reason: request.reason }),
    ...(request.supersedes === undefined ? {} : { supersedes: request.supersedes }),
  });
};
