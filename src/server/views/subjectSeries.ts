import type { SubjectDetail } from "../../adapters/http/index.ts";
import type { Chart, Compare, Observation } from "../../condition/index.ts";
import { writeRational } from "../../kernel/decimal.ts";
import { convert, type Quantity } from "../../kernel/quantity.ts";
import { findVariable, units, type Variable } from "../../knowledge/index.ts";
import { conditionsIn, type Protocol } from "../../protocol/index.ts";

type Series = SubjectDetail["series"][number];
type Point = Series["points"][number];

const isQuantity = (value: unknown): value is Quantity =>
  typeof value === "object" && value !== null && "unit" in value && "value" in value;

/** The value in the unit of the axis, rounded for display; null when it does not convert. */
const inUnit = (quantity: Quantity | undefined, variable: Variable): string | null => {
  if (quantity === undefined || variable.canonicalUnit === null) return null;
  const converted = convert(units, quantity, variable.canonicalUnit, variable.molarMass?.value);
  return converted.kind === "converted" ? writeRational(converted.value, 4) : null;
};

const pointOf = (observation: Observation, variable: Variable): readonly Point[] => {
  const { value, collected } = observation;
  if (!isQuantity(value) || collected === undefined) return [];
  const converted = inUnit(value, variable);
  return converted === null
    ? []
    : [
        {
          date: collected,
          value: converted,
          written: `${value.value} ${value.unit}`,
          comparator: observation.comparator ?? null,
          lower: inUnit(observation.limits?.lower, variable),
          upper: inUnit(observation.limits?.upper, variable),
          source: observation.source,
          event: observation.id,
        },
      ];
};

const comparesOf = (
  protocol: Protocol,
): readonly { readonly criterion: string; readonly compare: Compare }[] =>
  protocol.population.criteria.flatMap(({ id, expression }) =>
    conditionsIn(expression).flatMap((condition) =>
      condition.kind === "compare" ? [{ criterion: id, compare: condition }] : [],
    ),
  );

const limitsOf = (protocols: readonly Protocol[], variable: Variable): Series["limits"] => {
  const found = protocols.flatMap((protocol) =>
    comparesOf(protocol).flatMap(({ criterion, compare }) => {
      if (compare.left.kind !== "observation" || compare.left.variable !== variable.id) return [];
      const value = isQuantity(compare.right) ? inUnit(compare.right, variable) : null;
      return value === null ? [] : [{ trial: protocol.id, criterion, relation: compare.relation, value }];
    }),
  );
  return [...new Map(found.map((each) => [JSON.stringify(each), each])).values()];
};

const byDate = (a: Point, b: Point): number => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0);

/** Results over time, one axis for each variable with a unit, and what the trials ask of it. */
export const subjectSeries = (chart: Chart, protocols: readonly Protocol[]): SubjectDetail["series"] =>
  [...chart.observations].flatMap(([id, observations]) => {
    const variable = findVariable(id);
    if (variable === undefined || variable.canonicalUnit === null) return [];
    const points = observations.flatMap((each) => pointOf(each, variable)).sort(byDate);
    return points.length === 0
      ? []
      : [
          {
            variable: id,
            label: variable.label,
            unit: variable.canonicalUnit,
            points,
            limits: limitsOf(protocols, variable),
          },
        ];
  });
