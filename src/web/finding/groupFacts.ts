import type { UsedFact } from "../api/contract.ts";

/** One fact with every bound it was held against. */
export type FactGroup = {
  readonly key: string;
  readonly value: string;
  readonly unit: string | null;
  readonly date: string | null;
  readonly source: string;
  readonly variables: readonly string[];
  readonly limits: readonly string[];
  readonly notes: readonly string[];
  readonly counted: boolean;
};

const distinct = (texts: readonly (string | undefined)[]): readonly string[] => [
  ...new Set(texts.filter((text) => text !== undefined)),
];

/** A record that several parts of a criterion look at is one fact; counted ones keep their place in front. */
export const groupFacts = (used: readonly UsedFact[]): readonly FactGroup[] => {
  const keyOf = (fact: UsedFact): string => `${fact.fact}|${fact.value}|${fact.unit ?? ""}`;
  const keys = [...new Set(used.map(keyOf))];
  return keys.flatMap((key) => {
    const same = used.filter((fact) => keyOf(fact) === key);
    const [first] = same;
    if (first === undefined) return [];
    const { value, unit, date, source } = first;
    return [
      {
        key,
        value,
        unit,
        date,
        source,
        variables: distinct(same.map((fact) => fact.variable)),
        limits: distinct(same.map((fact) => fact.limit)),
        notes: distinct(same.map((fact) => fact.note)),
        counted: same.some((fact) => fact.counted),
      },
    ];
  });
};
