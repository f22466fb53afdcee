// Stryker disable all: random conditions for tests are not what is tested.
import fc from "fast-check";
import type { Quantity } from "../kernel/quantity.ts";
import type { Anchor, Condition, RecordQuery, RecordType, TimeWindow, ValueTerm } from "./condition.ts";
import { duration } from "./fixture.ts";

export { chartOf, coarsened, evaluationDay, type Facts, fullFacts } from "./arbitraryChart.ts";

/** Random conditions for property tests; nothing else imports this file. */

const anchorsUsed = ["inclusion", "firstDose", "evaluation"] as const;
export const windows: fc.Arbitrary<TimeWindow> = fc.record({
  anchor: fc.constantFrom<Anchor>(...anchorsUsed),
  from: fc.constantFrom("unbounded", "-6 week", "-12 week", "-1 month", "-3 month", "-48 hour").map(duration),
  to: fc.constantFrom("0 day", "0 day", "-1 week", "-24 hour", "2 day", "unbounded").map(duration),
  includesFrom: fc.boolean(),
  includesTo: fc.boolean(),
});

const relations = fc.constantFrom("<", "<=", "=", ">=", ">") satisfies fc.Arbitrary<string>;

/** Which parts of the language a random condition may use. */
export type Language = {
  readonly preferred?: boolean;
  readonly readings?: boolean;
  readonly opaque?: boolean;
  readonly knownOnly?: boolean;
};

type Scope = readonly { readonly name: string; readonly type: RecordType }[];

const optional = (window: TimeWindow | undefined): { readonly within?: TimeWindow } =>
  window === undefined ? {} : { within: window };
const someWindow = fc.option(windows, { nil: undefined });

const results: fc.Arbitrary<ValueTerm> = fc
  .record({
    variable: fc.constantFrom("platelets", "hemoglobin"),
    select: fc.constantFrom("latest", "latest", "earliest", "highest", "lowest"),
    within: someWindow,
  })
  .map(({ variable, select, within }) => ({ kind: "observation", variable, select, ...optional(within) }));

const boundFor = (variable: string): fc.Arbitrary<Quantity> =>
  variable === "platelets"
    ? fc.constantFrom({ value: "100", unit: "10*9/L" }, { value: "75000", unit: "/mm3" })
    : fc.constantFrom({ value: "90", unit: "g/L" }, { value: "9.5", unit: "g/dL" });

const comparisons: fc.Arbitrary<Condition> = results.chain((left) =>
  fc
    .record({
      relation: relations,
      right: fc.oneof(
        boundFor(left.kind === "observation" ? left.variable : ""),
        fc.constant({ kind: "multipleOfLimit", factor: "1.5", limit: "upper" } as const),
        fc.constant({
          kind: "relativeToBaseline",
          baseline: {
            kind: "observation",
            variable: left.kind === "observation" ? left.variable : "",
            select: "earliest",
          },
          measure: "ratio",
          value: { value: "1.2", unit: "1" },
        } as const),
      ),
    })
    .map(({ relation, right }) => ({ kind: "compare", left, relation, right })),
);

const ages: fc.Arbitrary<Condition> = relations.map((relation) => ({
  kind: "compare",
  left: { kind: "age", at: "inclusion" },
  relation,
  right: { value: "75", unit: "a" },
}));

const scores: fc.Arbitrary<Condition> = fc.subarray(["0", "1", "2"], { minLength: 1 }).map((values) => ({
  kind: "memberOf",
  left: { kind: "observation", variable: "ecog", select: "latest" },
  values,
}));

const questions: fc.Arbitrary<Condition> = fc.constantFrom("q1", "q2", "q3").map((id) => ({
  kind: "askHuman",
  topic: "judgement",
  id,
  answeredBy: "investigator",
  question: `${id}?`,
}));

const sexes: fc.Arbitrary<Condition> = fc.constant({
  kind: "memberOf",
  left: { kind: "attribute", name: "sex" },
  values: ["male"],
});

const elapsed: fc.Arbitrary<Condition> = fc
  .record({
    relation: relations,
    edge: fc.constantFrom("start", "end"),
    which: fc.constantFrom("latest", "earliest"),
    until: fc.constantFrom<Anchor>(...anchorsUsed),
    value: fc.constantFrom(
      { value: "4", unit: "wk" },
      { value: "2", unit: "mo" },
      { value: "48", unit: "h" },
      { value: "10.5", unit: "d" },
    ),
    within: someWindow,
    concept: fc.boolean(),
  })
  .map(({ relation, edge, which, until, value, within, concept }) => ({
    kind: "compare",
    left: {
      kind: "elapsed",
      since: {
        recordType: "treatment",
        bindAs: "E",
        ...optional(within),
        ...(concept ? { where: conceptIs("E", "treatment") } : {}),
      },
      edge,
      which,
      until,
      label: "last treatment",
    },
    relation,
    right: value,
  }));

const conceptIs = (name: string, type: RecordType): Condition => ({
  kind: "memberOf",
  left: { kind: "field", record: name, field: "concept" },
  values: [type === "procedure" ? "major-surgery" : "chemotherapy"],
});

const ofRecord = (name: string, type: RecordType): fc.Arbitrary<Condition> =>
  type === "lesion"
    ? fc.oneof(
        relations.map(
          (relation): Condition => ({
            kind: "compare",
            left: { kind: "field", record: name, field: "longestDimension" },
            relation,
            right: { value: "20", unit: "mm" },
          }),
        ),
        fc.constantFrom("true", "false").map(
          (value): Condition => ({
            kind: "memberOf",
            left: { kind: "field", record: name, field: "isTarget" },
            values: [value],
          }),
        ),
      )
    : fc.oneof(
        windows.map((window): Condition => ({ kind: "inWindow", record: name, window })),
        fc.constant(conceptIs(name, type)),
      );

/** Labels of a repair are the same wherever it occurs. */
const repairs: Readonly<Record<string, readonly string[]>> = {
  r1: ["a", "b"],
  r2: ["a", "b", "c"],
  r3: ["a", "b"],
};
export const repairLabels = repairs;

const leaves = (scope: Scope): fc.Arbitrary<Condition> =>
  fc.oneof(
    { weight: 3, arbitrary: comparisons },
    { weight: 3, arbitrary: questions },
    { weight: 1, arbitrary: ages },
    { weight: 1, arbitrary: scores },
    { weight: 1, arbitrary: sexes },
    { weight: 2, arbitrary: elapsed },
    ...scope.map(({ name, type }) => ({ weight: 6, arbitrary: ofRecord(name, type) })),
  );

const span = { file: "x.txt", sha256: "0", start: 0, end: 1 };

/** Random conditions, deep enough for quantifiers inside quantifiers. */
export const conditions = (
  language: Language = {},
  depth = 3,
  scope: Scope = [],
): fc.Arbitrary<Condition> => {
  if (depth === 0)
    return language.opaque === true
      ? fc.oneof(
          { weight: 9, arbitrary: leaves(scope) },
          { weight: 1, arbitrary: fc.constant<Condition>({ kind: "opaque", text: "…", span }) },
        )
      : leaves(scope);
  const below = conditions(language, depth - 1, scope);
  const some = fc.array(below, { minLength: 1, maxLength: 3 });
  const query = (name: string): fc.Arbitrary<{ readonly query: RecordQuery; readonly inner: Scope }> =>
    fc.constantFrom<RecordType>("lesion", "treatment", "procedure").chain((recordType) => {
      const inner = [...scope, { name, type: recordType }];
      return fc
        .record({
          where: fc.option(conditions(language, depth - 1, inner), { nil: undefined }),
          within: someWindow,
          knownOnly: language.knownOnly === true ? fc.boolean() : fc.constant(false),
        })
        .map(({ where, within, knownOnly }) => ({
          query: {
            recordType,
            bindAs: name,
            ...(where === undefined ? {} : { where }),
            ...optional(within),
            ...(knownOnly ? { knownOnly } : {}),
          },
          inner,
        }));
    });
  const name = `X${depth}`;
  return fc.oneof(
    { weight: 3, arbitrary: leaves(scope) },
    { weight: 2, arbitrary: some.map((operands): Condition => ({ kind: "allOf", operands })) },
    { weight: 2, arbitrary: some.map((operands): Condition => ({ kind: "anyOf", operands })) },
    { weight: 1, arbitrary: below.map((operand): Condition => ({ kind: "not", operand })) },
    {
      weight: 1,
      arbitrary: some.chain((operands) =>
        fc
          .integer({ min: 1, max: operands.length })
          .map((minimumTrue): Condition => ({ kind: "atLeast", minimumTrue, operands })),
      ),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(below, below)
        .map(([condition, consequence]): Condition => ({ kind: "ifThen", condition, consequence })),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(below, below)
        .map(([base, exception]): Condition => ({ kind: "unless", base, exception })),
    },
    {
      weight: 3,
      arbitrary: fc
        .tuple(query(name), fc.constantFrom([1, null], [2, null], [null, 1], [1, 2], [null, 0]))
        .map(
          ([{ query: made }, [minimum, maximum]]): Condition => ({
            kind: "forSome",
            query: made,
            ...(minimum === null || minimum === undefined ? {} : { minimumCount: minimum }),
            ...(maximum === null || maximum === undefined ? {} : { maximumCount: maximum }),
          }),
        ),
    },
    {
      weight: 2,
      arbitrary: query(name).chain(({ query: made, inner }) =>
        fc
          .record({
            satisfies: conditions(language, depth - 1, inner),
            emptyDomain: fc.constantFrom("true", "unknown"),
          })
          .map(
            ({ satisfies, emptyDomain }): Condition => ({
              kind: "forEvery",
              query: made,
              satisfies,
              emptyDomain,
            }),
          ),
      ),
    },
    ...(language.preferred === true
      ? [
          {
            weight: 1,
            arbitrary: fc
              .tuple(below, below)
              .map((alternatives): Condition => ({ kind: "preferred", alternatives })),
          },
        ]
      : []),
    ...(language.readings === true
      ? [
          {
            weight: 3,
            arbitrary: fc.constantFrom("r1", "r2", "r3").chain((repairId) => {
              const labels = repairs[repairId] ?? [];
              return fc.array(below, { minLength: labels.length, maxLength: labels.length }).map(
                (made): Condition => ({
                  kind: "readings",
                  repairId,
                  alternatives: labels.flatMap((label, index) => {
                    const expression = made[index];
                    return expression === undefined ? [] : [{ label, expression }];
                  }),
                }),
              );
            }),
          },
        ]
      : []),
  );
};
