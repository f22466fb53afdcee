import { z } from "zod";
import { anchors, type Bound, type Condition, recordTypes, type ValueTerm } from "../condition/index.ts";
import type { Duration } from "../kernel/calendar.ts";
import { isDecimal } from "../kernel/decimal.ts";
import type { SourceSpan } from "../kernel/source.ts";

/** Text that says something. */
export const text = z.string().min(1);
export const position = z.int().nonnegative();

/** A stretch of the record; it is not empty and not reversed. */
export const sourceSpan: z.ZodType<SourceSpan> = z
  .strictObject({
    file: text,
    sha256: z.string().regex(/^[0-9a-f]{64}$/, "expected 64 hexadecimal digits"),
    start: position,
    end: position,
  })
  .refine(({ start, end }) => start < end, "expected a start before the end");

const decimal = z.string().refine(isDecimal, "expected a decimal with a point, such as 1.5");
const quantity = z.strictObject({ value: decimal, unit: text });
const anchor = z.enum(anchors);
const recordType = z.enum(recordTypes);
const duration: z.ZodType<Duration> = z
  .strictObject({ amount: decimal, unit: z.enum(["year", "month", "week", "day", "hour", "minute"]) })
  .refine(
    ({ amount, unit }) => unit === "hour" || unit === "minute" || /^[+-]?\d+$/.test(amount),
    "expected a whole number of calendar units",
  );
const edge = z.union([z.literal("unbounded"), duration]);
const timeWindow = z.strictObject({
  anchor,
  anchorAssumed: z.boolean().exactOptional(),
  from: edge,
  to: edge,
  includesFrom: z.boolean(),
  includesTo: z.boolean(),
});

const recordQuery = z.strictObject({
  recordType,
  bindAs: text,
  get where() {
    return condition.exactOptional();
  },
  within: timeWindow.exactOptional(),
  knownOnly: z.boolean().exactOptional(),
});

const valueTerm: z.ZodType<ValueTerm> = z.lazy(() =>
  z.discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("observation"),
      variable: text,
      select: z.enum(["latest", "earliest", "highest", "lowest"]),
      within: timeWindow.exactOptional(),
      methods: z.array(text).min(1).exactOptional(),
    }),
    z.strictObject({ kind: z.literal("field"), record: text, field: text }),
    z.strictObject({ kind: z.literal("attribute"), name: text }),
    z.strictObject({ kind: z.literal("age"), at: anchor }),
    z.strictObject({
      kind: z.literal("elapsed"),
      since: recordQuery,
      edge: z.enum(["start", "end"]),
      which: z.enum(["latest", "earliest"]),
      until: anchor,
      label: text,
    }),
  ]),
);

const bound: z.ZodType<Bound> = z.union([
  quantity,
  z.strictObject({
    kind: z.literal("multipleOfLimit"),
    factor: decimal,
    limit: z.enum(["upper", "lower"]),
  }),
  z.strictObject({
    kind: z.literal("relativeToBaseline"),
    baseline: valueTerm,
    measure: z.enum(["ratio", "percentChange", "difference"]),
    value: quantity,
  }),
  valueTerm,
]);

/** Every node of theratrial-criteria/1. Empty lists of operands and unknown keys are refused. */
export const condition: z.ZodType<Condition> = z.lazy(() =>
  z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("allOf"), operands }),
    z.strictObject({ kind: z.literal("anyOf"), operands }),
    z.strictObject({ kind: z.literal("not"), operand: condition }),
    z.strictObject({ kind: z.literal("atLeast"), minimumTrue: z.int().positive(), operands }),
    z.strictObject({ kind: z.literal("ifThen"), condition, consequence: condition }),
    z.strictObject({ kind: z.literal("unless"), base: condition, exception: condition }),
    z.strictObject({ kind: z.literal("preferred"), alternatives: operands }),
    z.strictObject({
      kind: z.literal("compare"),
      left: valueTerm,
      relation: z.enum(["<", "<=", "=", ">=", ">"]),
      right: bound,
      restatedAs: z.array(quantity).min(1).exactOptional(),
    }),
    z.strictObject({ kind: z.literal("memberOf"), left: valueTerm, values: z.array(text).min(1) }),
    z.strictObject({ kind: z.literal("inWindow"), record: text, window: timeWindow }),
    z.strictObject({
      kind: z.literal("forSome"),
      query: recordQuery,
      minimumCount: z.int().positive().exactOptional(),
      maximumCount: z.int().nonnegative().exactOptional(),
    }),
    z.strictObject({
      kind: z.literal("forEvery"),
      query: recordQuery,
      satisfies: condition,
      emptyDomain: z.enum(["true", "unknown"]),
    }),
    z.strictObject({
      kind: z.literal("askHuman"),
      topic: z.enum(["judgement", "attestation", "feasibility"]),
      id: text,
      answeredBy: z.enum(["laboratory", "coordinator", "investigator", "patient", "sponsor"]),
      question: text,
      answerValidFor: duration.exactOptional(),
    }),
    z.strictObject({
      kind: z.literal("readings"),
      repairId: text,
      alternatives: z.array(z.strictObject({ label: text, expression: condition })).min(2),
    }),
    z.strictObject({ kind: z.literal("opaque"), text, span: sourceSpan }),
  ]),
);
const operands = z.array(condition).min(1);
