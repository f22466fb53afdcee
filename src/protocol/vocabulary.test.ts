import { expect, test } from "vitest";
import { z } from "zod";
import {
  concepts,
  dimensionOf,
  findConcept,
  findField,
  findVariable,
  isNarrower,
  methodOf,
  recordTypesOf,
  valueOf as spelledValue,
} from "../knowledge/index.ts";
import { conditionsIn, shippedProtocols } from "./index.ts";

/** Record types by the name that a quantifier binds. */
type Scope = ReadonlyMap<string, string>;

const binder = z.object({ recordType: z.string(), bindAs: z.string() });
const observation = z.object({
  kind: z.literal("observation"),
  variable: z.string(),
  methods: z.array(z.string()).optional(),
});
const field = z.object({ kind: z.literal("field"), record: z.string(), field: z.string() });
const member = z.object({ kind: z.literal("memberOf"), left: z.unknown(), values: z.array(z.string()) });
const quantity = z.strictObject({ value: z.string(), unit: z.string() });

/** Calendar units, scores and grades are compared as written; everything else stands in the conversion table. */
const asWritten: readonly string[] = ["a", "mo", "wk", "h", "1", "{score}", "{CTCAE_grade}", "{INR}"];

const unknownFields = (value: unknown, scope: Scope): readonly string[] => {
  const read = field.safeParse(value);
  if (!read.success) return [];
  const type = scope.get(read.data.record);
  if (type === undefined) return [`${read.data.record} is bound by no quantifier`];
  return findField(type, read.data.field) === undefined ? [`field ${type}.${read.data.field}`] : [];
};

const unknownMembers = (value: unknown, scope: Scope): readonly string[] => {
  const read = member.safeParse(value);
  if (!read.success) return [];
  const { left, values } = read.data;
  const ofField = field.safeParse(left);
  if (ofField.success) {
    if (ofField.data.field === "concept")
      return values.filter((id) => findConcept(id) === undefined).map((id) => `concept ${id}`);
    const entry = findField(scope.get(ofField.data.record) ?? "", ofField.data.field);
    return entry === undefined || entry.values.length === 0
      ? []
      : values
          .filter((each) => spelledValue(entry, each) === undefined)
          .map((each) => `value ${each} of ${entry.field}`);
  }
  const ofVariable = observation.safeParse(left);
  const entry = ofVariable.success ? findVariable(ofVariable.data.variable) : undefined;
  return entry === undefined || entry.values.length === 0
    ? []
    : values
        .filter((each) => spelledValue(entry, each) === undefined)
        .map((each) => `value ${each} of ${entry.id}`);
};

const unknownVariables = (value: unknown): readonly string[] => {
  const read = observation.safeParse(value);
  if (!read.success) return [];
  const { variable, methods = [] } = read.data;
  if (findVariable(variable) === undefined) return [`variable ${variable}`];
  return methods
    .filter((each) => methodOf(variable, each) === undefined)
    .map((each) => `method ${each} of ${variable}`);
};

const unknownUnits = (value: unknown): readonly string[] => {
  const read = quantity.safeParse(value);
  if (!read.success || asWritten.includes(read.data.unit)) return [];
  return dimensionOf(read.data.unit) === undefined ? [`unit ${read.data.unit}`] : [];
};

const unknownIn = (value: unknown, scope: Scope): readonly string[] => {
  if (typeof value !== "object" || value === null) return [];
  const members: readonly unknown[] = Object.values(value);
  const bound = [value, ...members].flatMap((each) => {
    const read = binder.safeParse(each);
    return read.success ? [[read.data.bindAs, read.data.recordType] as const] : [];
  });
  const inner = Array.isArray(value) ? scope : new Map([...scope, ...bound]);
  return [
    ...unknownFields(value, inner),
    ...unknownMembers(value, inner),
    ...unknownVariables(value),
    ...unknownUnits(value),
    ...members.flatMap((each) => unknownIn(each, inner)),
  ];
};

test.each(
  shippedProtocols.flatMap(({ population }) => population.criteria.map((each) => [each.id, each] as const)),
)(
  "%s uses variables, methods, fields, concepts, values and units of the vocabulary only",
  (_, { expression }) => expect(unknownIn(expression, new Map())).toEqual([]),
);

test("a word that the vocabulary does not have is found", () =>
  expect(
    unknownIn(
      {
        kind: "forSome",
        query: {
          recordType: "lesion",
          bindAs: "L",
          where: {
            kind: "compare",
            left: { kind: "field", record: "L", field: "wingspan" },
            relation: ">",
            right: { value: "1", unit: "cubit" },
          },
        },
      },
      new Map(),
    ),
  ).toEqual(["field lesion.wingspan", "unit cubit"]));

test("what a row looks for in a list is filed in that list, narrower concepts too", () => {
  const queries = shippedProtocols
    .flatMap(({ population }) => population.criteria.flatMap(({ expression }) => conditionsIn(expression)))
    .flatMap((each) => (each.kind === "forSome" || each.kind === "forEvery" ? [each.query] : []))
    // an allergy is filed as one whatever the substance is
    .filter(({ recordType }) => recordType !== "allergy");
  const wanted = queries.flatMap(({ recordType, where }) =>
    (where === undefined ? [] : conditionsIn(where))
      .flatMap((each) =>
        each.kind === "memberOf" && each.left.kind === "field" && each.left.field === "concept"
          ? each.values
          : [],
      )
      .map((id) => ({ recordType, id })),
  );
  const missed = wanted.flatMap(({ recordType, id }) =>
    concepts
      .filter((each) => isNarrower(each.id, id) && !recordTypesOf(each.id).includes(recordType))
      .map((each) => `${each.id} is no ${recordType}`),
  );
  expect(wanted.length).toBeGreaterThan(50);
  expect([...new Set(missed)]).toEqual([]);
});
