import * as z from "zod";
import { recordTypes, anchors as trialAnchors } from "../condition/index.ts";
import { isIsoDate, isPartialDate } from "../kernel/calendar.ts";
import { isDecimal } from "../kernel/decimal.ts";
import type { Event, EventType } from "./event.ts";

/** One schema per event type. Members that no schema names are refused, so nothing enters the log unread. */

const text = z.string().trim().min(1, "expected some text");
const decimal = z.string().refine(isDecimal, "expected a decimal with a point, such as 1.50");
const partialDate = z
  .string()
  .refine(isPartialDate, "expected YYYY, YYYY-MM, YYYY-MM-DD or an instant with its offset");
const isoDate = z.string().refine(isIsoDate, "expected a date as YYYY-MM-DD");
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, "expected 64 hexadecimal digits");
const quantity = z.strictObject({ value: decimal, unit: text });
const count = z.int().min(0);

/** Where an imported fact stood: `key` names the fact in its source, `source` is the place for a reader. */
const origin = { key: z.exactOptional(text), source: z.exactOptional(text) };

const fields = z.record(text, z.union([z.string(), z.boolean(), quantity, z.array(z.string())]));

const jsonObject = z.record(z.string(), z.json());

/** Values that an attribute may take; attributes not named here take any text. */
const attributeValues: Readonly<Record<string, readonly string[]>> = {
  sex: ["male", "female", "other", "unknown"],
  childbearingPotential: ["yes", "no", "unknown"],
};

const attribute = z
  .strictObject({ ...origin, name: text, value: text })
  .superRefine(({ name, value }, context) => {
    const allowed = attributeValues[name];
    if (allowed !== undefined && !allowed.includes(value))
      context.addIssue({
        code: "custom",
        path: ["value"],
        message: `expected ${allowed.join(", ")} for ${name}`,
      });
  });

const limits = z
  .strictObject({
    ...origin,
    laboratory: text,
    variable: text,
    method: z.exactOptional(text),
    sex: z.exactOptional(z.enum(["male", "female", "other"])),
    /** Completed years, both ends included. */
    ageFrom: z.exactOptional(decimal),
    ageTo: z.exactOptional(decimal),
    lower: z.exactOptional(decimal),
    upper: z.exactOptional(decimal),
    unit: text,
    /** First and last day on which the laboratory used them. */
    validFrom: z.exactOptional(partialDate),
    validTo: z.exactOptional(partialDate),
  })
  .refine(
    ({ lower, upper }) => lower !== undefined || upper !== undefined,
    "expected a lower limit, an upper limit or both",
  );

export const payloadSchemas = {
  "subjectRegistered/1": z.strictObject(origin),
  "attribute/1": attribute,
  /** Completed years on a day: all that is known of the birth of somebody whose birth date is not given. */
  "age/1": z.strictObject({ ...origin, years: z.int().min(0).max(130), date: partialDate }),
  "observation/1": z.strictObject({
    ...origin,
    variable: text,
    value: z.exactOptional(z.union([quantity, z.string(), z.boolean()])),
    comparator: z.exactOptional(z.enum(["<", "<=", ">=", ">"])),
    limits: z.exactOptional(
      z.strictObject({ lower: z.exactOptional(quantity), upper: z.exactOptional(quantity) }),
    ),
    collected: z.exactOptional(partialDate),
    issued: z.exactOptional(partialDate),
    status: text,
    method: z.exactOptional(text),
    laboratory: z.exactOptional(text),
    /** Value and unit as the source wrote them, when reading changed their form. */
    written: z.exactOptional(text),
  }),
  "record/1": z.strictObject({
    ...origin,
    recordType: z.enum(recordTypes),
    concepts: z.array(text).nullable(),
    display: z.string(),
    start: z.exactOptional(partialDate),
    end: z.exactOptional(partialDate),
    ongoing: z.exactOptional(z.boolean()),
    fields,
  }),
  /** One reading of one lesion; all readings of a lesion fold to one record. */
  "lesion/1": z.strictObject({
    ...origin,
    lesion: text,
    date: z.exactOptional(partialDate),
    concepts: z.exactOptional(z.array(text).nullable()),
    fields,
  }),
  "listStatement/1": z.strictObject({
    ...origin,
    recordType: z.enum(recordTypes),
    completeness: z.enum(["complete", "partial"]),
    completeAsOf: z.exactOptional(partialDate),
  }),
  /** `by` and `role` are those of the person who answered, where somebody else enters the answer. */
  "answer/1": z.strictObject({
    ...origin,
    question: text,
    answer: z.enum(["yes", "no"]),
    date: partialDate,
    by: z.exactOptional(text),
    role: z.exactOptional(text),
  }),
  "anchor/1": z.strictObject({ ...origin, anchor: z.enum(trialAnchors), date: partialDate }),
  "limits/1": limits,
  "clinical/1": z.strictObject({ ...origin, type: text, payload: jsonObject }),
  /** Takes back the event that it supersedes and puts nothing in its place. */
  "retraction/1": z.strictObject(origin),
  "repairDecision/1": z.strictObject({
    repairId: text,
    decision: z.enum(["confirmed", "rejected"]),
    chosen: z.string().nullable(),
    reason: text,
  }),
  /** A trial record as it was read, with the protocol proposed from it; its text lies among the documents. */
  "reading/1": z.strictObject({
    record: sha256,
    file: text,
    layout: text,
    read: jsonObject,
    protocol: jsonObject,
  }),
  /** A named person's word on one criterion of a reading; `expression` when the person mended the proposal. */
  "criterionDecision/1": z.strictObject({
    record: sha256,
    criterion: text,
    decision: z.enum(["confirmed", "rejected", "reopened"]),
    expression: jsonObject.nullable(),
    reason: text,
  }),
  "screeningDecision/1": z.strictObject({
    protocolVersion: count,
    asOf: isoDate,
    status: z.enum(["eligible", "ineligible", "undetermined"]),
    resultHash: sha256,
    logHead: sha256,
  }),
  "signature/1": z.strictObject({ meaning: text, signedEvent: text, signedHash: sha256 }),
  "import/1": z.strictObject({
    files: z.array(z.strictObject({ name: text, format: z.string(), rows: count })),
    added: count,
    corrected: count,
    unchanged: count,
  }),
} satisfies Readonly<Record<EventType, z.ZodType>>;

/** What an event of a type carries. */
export type PayloadOf<Type extends EventType> = z.output<(typeof payloadSchemas)[Type]>;

export type PayloadFault = { readonly field: string; readonly message: string };

/** Every reason why a payload does not fit its type; none when it fits. */
export const checkPayload = (type: EventType, payload: unknown): readonly PayloadFault[] => {
  const outcome = payloadSchemas[type].safeParse(payload);
  return outcome.success
    ? []
    : outcome.error.issues.map((issue) => ({
        field: issue.path.join("."),
        message:
          issue.code === "unrecognized_keys" ? `does not know ${issue.keys.join(", ")}` : issue.message,
      }));
};

/** Reads once per event object: a chart is folded anew for every trial and every day. */
const reader = <Schema extends z.ZodType>(schema: Schema): ((event: Event) => z.output<Schema>) => {
  const seen = new WeakMap<Event, z.output<Schema>>();
  return (event) => {
    const known = seen.get(event);
    if (known !== undefined) return known;
    const read = schema.parse(event.payload);
    seen.set(event, read);
    return read;
  };
};

export const readAttribute = reader(payloadSchemas["attribute/1"]);
export const readAge = reader(payloadSchemas["age/1"]);
export const readObservation = reader(payloadSchemas["observation/1"]);
export const readRecord = reader(payloadSchemas["record/1"]);
export const readLesion = reader(payloadSchemas["lesion/1"]);
export const readListStatement = reader(payloadSchemas["listStatement/1"]);
export const readAnswer = reader(payloadSchemas["answer/1"]);
export const readAnchor = reader(payloadSchemas["anchor/1"]);
export const readLimits = reader(payloadSchemas["limits/1"]);
export const readRepairDecision = reader(payloadSchemas["repairDecision/1"]);
export const readScreeningDecision = reader(payloadSchemas["screeningDecision/1"]);
export const readSignature = reader(payloadSchemas["signature/1"]);

/** Key and place that an imported payload carries, whatever its type. */
export const originOf = (
  payload: Event["payload"],
): { readonly key: string | null; readonly source: string | null } => {
  const { key, source } = payload;
  return {
    key: typeof key === "string" ? key : null,
    source: typeof source === "string" ? source : null,
  };
};
