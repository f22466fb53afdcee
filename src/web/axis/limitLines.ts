import { type Condition, partsOf } from "../../condition/index.ts";
import { multiply, rational, writeRational } from "../../kernel/decimal.ts";
import { convert } from "../../kernel/quantity.ts";
import { findVariable, units } from "../../knowledge/index.ts";
import type { Criterion, Protocol, SubjectDetail } from "../api/contract.ts";
import { showNumber } from "../words/showValue.ts";

export type Series = SubjectDetail["series"][number];
type Compare = Extract<Condition, { kind: "compare" }>;

/** A bound of the trial on the axis of a variable; `bad` is the side that keeps the subject out. */
export type LimitLine = {
  readonly key: string;
  readonly value: number;
  readonly label: string;
  readonly bad: "below" | "above" | null;
};
type Bound = {
  readonly criterion: string;
  readonly relation: Compare["relation"];
  readonly value: string;
  readonly isMinimum: boolean;
};

const signs = { "<": "<", "<=": "≤", "=": "=", ">=": "≥", ">": ">" } as const;

/** Below a "not", a premise or an exception the meaning of a comparison turns round. */
const turns = (condition: Condition, path: string): boolean =>
  condition.kind === "not" || path === "/condition" || path === "/exception";

const comparesIn = (
  condition: Condition,
  isUpright: boolean,
): readonly { readonly compare: Compare; readonly isUpright: boolean }[] => [
  ...(condition.kind === "compare" ? [{ compare: condition, isUpright }] : []),
  ...partsOf(condition).flatMap((part) =>
    comparesIn(part.condition, turns(condition, part.path) ? !isUpright : isUpright),
  ),
];

/** The limit of the laboratory that came with the newest result, in the unit of the axis. */
const newestLimit = (series: Series, which: "upper" | "lower"): string | null =>
  [...series.points].reverse().find((point) => point[which] !== null)?.[which] ?? null;

/** The bound as a number on the axis; null when it does not convert, or no limit of normal is on file. */
const valueOn = (series: Series, right: Compare["right"]): string | null => {
  if ("unit" in right) {
    const molarMass = findVariable(series.variable)?.molarMass?.value;
    const converted = convert(units, right, series.unit, molarMass);
    return converted.kind === "converted" ? writeRational(converted.value, 4) : null;
  }
  if (right.kind !== "multipleOfLimit") return null;
  const limit = newestLimit(series, right.limit);
  return limit === null ? null : writeRational(multiply(rational(right.factor), rational(limit)), 4);
};

/** Every bound that a criterion sets on a variable, in the unit of its axis. */
export const boundsOf = (series: Series, criterion: Criterion): readonly Bound[] =>
  comparesIn(criterion.expression, criterion.role === "inclusion").flatMap(({ compare, isUpright }) => {
    if (compare.left.kind !== "observation" || compare.left.variable !== series.variable) return [];
    const value = valueOn(series, compare.right);
    if (value === null) return [];
    const isMinimum = compare.relation.startsWith(">") === isUpright;
    return [{ criterion: criterion.id, relation: compare.relation, value, isMinimum }];
  });

/** One line per value and criterion; a bound whose sign is still open has no bad side. */
export const limitLines = (series: Series, protocol: Protocol | null): readonly LimitLine[] => {
  const bounds = (protocol?.population.criteria ?? []).flatMap((criterion) => boundsOf(series, criterion));
  const keys = [...new Set(bounds.map((bound) => `${bound.criterion} ${bound.value}`))];
  return keys.slice(0, 3).flatMap((key): readonly LimitLine[] => {
    const same = bounds.filter((bound) => `${bound.criterion} ${bound.value}` === key);
    const [first] = same;
    if (first === undefined) return [];
    const isOpen = new Set(same.map((bound) => bound.relation)).size > 1;
    const item = first.criterion.split("-").at(-1) ?? "";
    const value = showNumber(writeRational(rational(first.value), 1));
    return [
      {
        key,
        value: Number(first.value),
        label: isOpen ? `${item} ${value}, sign?` : `${item} ${signs[first.relation]} ${value}`,
        bad: isOpen || first.relation === "=" ? null : first.isMinimum ? "below" : "above",
      },
    ];
  });
};
