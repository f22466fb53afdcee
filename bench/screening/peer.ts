import cql from "cql-execution";
import type { Observation } from "../../src/condition/index.ts";
import type { Truth } from "../../src/kernel/truth.ts";
import type { LaboratoryBound } from "./criteria.ts";

/** ELM written by hand: the last result of a variable by date, held against a bound. */
const latest = (variable: string) => ({
  type: "Last",
  source: {
    type: "Query",
    source: [
      {
        alias: "O",
        expression: {
          type: "Retrieve",
          dataType: "{theratrial}Observation",
          codeProperty: "code",
          codes: {
            type: "ToList",
            operand: { type: "Code", code: variable, system: { name: "theratrial" } },
          },
        },
      },
    ],
    relationship: [],
    sort: { by: [{ type: "ByColumn", path: "date", direction: "asc" }] },
  },
});
const relations = { "<": "Less", "<=": "LessOrEqual", ">=": "GreaterOrEqual", ">": "Greater" } as const;

const bound = (each: LaboratoryBound) =>
  each.unit === null
    ? {
        type: "Multiply",
        operand: [
          { type: "Literal", valueType: "{urn:hl7-org:elm-types:r1}Decimal", value: each.value },
          { type: "Property", path: "high", source: { type: "ExpressionRef", name: `${each.name} result` } },
        ],
      }
    : { type: "Quantity", value: Number(each.value), unit: each.unit };

const definition = (name: string, expression: object) => ({
  name,
  context: "Patient",
  accessLevel: "Public",
  expression,
});

/** The library of the peer: two definitions for every bound. */
export const writeElm = (bounds: readonly LaboratoryBound[]) => ({
  library: {
    identifier: { id: "Bench", version: "1" },
    schemaIdentifier: { id: "urn:hl7-org:elm", version: "r1" },
    codeSystems: { def: [{ name: "theratrial", id: "urn:theratrial", accessLevel: "Public" }] },
    usings: { def: [{ localIdentifier: "theratrial", uri: "theratrial" }] },
    statements: {
      def: bounds.flatMap((each) => [
        definition(`${each.name} result`, latest(each.variable)),
        definition(each.name, {
          type: relations[each.relation],
          operand: [
            {
              type: "Property",
              path: "value",
              source: { type: "ExpressionRef", name: `${each.name} result` },
            },
            bound(each),
          ],
        }),
      ]),
    },
  },
});

type PeerRecord = {
  readonly value: unknown;
  readonly high: unknown;
  readonly date: string;
  get(field: string): unknown;
  getCode(): unknown;
};

const quantity = (written: { readonly value: string; readonly unit: string }): unknown =>
  new cql.Quantity(Number(written.value), written.unit);

/** One patient as the peer wants him, built before the clock starts. */
export const peerPatient = (id: number, results: readonly Observation[]) => {
  const records = results.flatMap((each): readonly PeerRecord[] => {
    if (typeof each.value !== "object") return [];
    const upper = each.limits?.upper;
    const record = {
      value: quantity(each.value),
      high: upper === undefined ? null : quantity(upper),
      date: each.collected ?? "",
      get: (field: string): unknown =>
        field === "value" ? record.value : field === "high" ? record.high : record.date,
      getCode: (): unknown => new cql.Code(each.variable, "urn:theratrial"),
    };
    return [record];
  });
  return { id, getId: () => id, findRecords: () => records };
};

/** Runs the peer over all patients; the verdicts by bound, one list a patient. */
export const runPeer = async (
  bounds: readonly LaboratoryBound[],
  patients: readonly ReturnType<typeof peerPatient>[],
): Promise<readonly (readonly Truth[])[]> => {
  const executor = new cql.Executor(new cql.Library(writeElm(bounds)));
  let next = 0;
  const source = { currentPatient: () => patients[next], nextPatient: () => patients[++next] };
  const { patientResults } = await executor.exec(source as never);
  return patients.map(({ id }) =>
    bounds.map(({ name }) => {
      const value: unknown = patientResults[String(id)]?.[name];
      return value === true ? "true" : value === false ? "false" : "unknown";
    }),
  );
};
