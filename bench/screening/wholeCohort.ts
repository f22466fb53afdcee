import {
  type Chart,
  type ClinicalRecord,
  type Condition,
  type HumanAnswer,
  type Observation,
  type RecordType,
  recordTypes,
} from "../../src/condition/index.ts";
import { isoDate } from "../../src/kernel/calendar.ts";
import { findVariable } from "../../src/knowledge/index.ts";
import type { Protocol } from "../../src/protocol/index.ts";
import { asOf, makeResults, seeded } from "./cohort.ts";
import { laboratoryBounds } from "./criteria.ts";
import { ourChart } from "./ours.ts";

/** What the conditions of the trials read, gathered from the trees themselves. */
type Needs = {
  readonly variables: ReadonlySet<string>;
  readonly questions: ReadonlySet<string>;
  readonly concepts: ReadonlyMap<RecordType, ReadonlySet<string>>;
};

const nodesOf = (value: unknown): readonly Readonly<Record<string, unknown>>[] => {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (typeof value !== "object" || value === null) return [];
  return [{ ...value }, ...Object.values(value).flatMap(nodesOf)];
};

/** Every variable, question and concept that some criterion asks for. */
export const gatherNeeds = (protocols: readonly Protocol[]): Needs => {
  const conditions: readonly Condition[] = protocols.flatMap((protocol) =>
    protocol.population.criteria.map((each) => each.expression),
  );
  const nodes = nodesOf(conditions);
  const concepts = new Map<RecordType, Set<string>>(recordTypes.map((each) => [each, new Set<string>()]));
  for (const node of nodes) {
    const recordType = recordTypes.find((each) => each === node["recordType"]);
    if (recordType === undefined) continue;
    for (const inner of nodesOf(node["where"]))
      if (
        nodesOf(inner["left"]).some((left) => left["field"] === "concept") &&
        Array.isArray(inner["values"])
      )
        for (const value of inner["values"]) concepts.get(recordType)?.add(String(value));
  }
  const names = (kind: string, key: string) =>
    new Set(nodes.filter((node) => node["kind"] === kind).map((node) => String(node[key])));
  return { variables: names("observation", "variable"), questions: names("askHuman", "id"), concepts };
};

const laboratory = new Set(laboratoryBounds.map((each) => each.variable));

/** Patients with nearly everything recorded: results, judged facts, lists with statements, answers, lesions. */
export const makeCharts = function* (count: number, needs: Needs): Iterable<Chart> {
  const random = seeded(4711);
  const results = makeResults(count, [...laboratory]);
  const judged = [...needs.variables].filter((each) => !laboratory.has(each));
  const chance = (share: number): boolean => random() < share;
  for (const [index, laboratoryResults] of results.entries()) {
    const subject = `B-${index}`;
    const source = "bench";
    const others = judged.flatMap((variable): readonly Observation[] => {
      const known = findVariable(variable);
      if (known === undefined || chance(0.05)) return [];
      const value =
        known.kind === "boolean"
          ? chance(0.3)
          : known.kind === "quantity" || known.kind === "ordinal"
            ? { value: String(Math.floor(random() * 60)), unit: known.canonicalUnit ?? "1" }
            : (known.values[Math.floor(random() * known.values.length)]?.code ?? "negative");
      return [{ id: `${subject}-${variable}`, variable, value, collected: asOf, status: "final", source }];
    });
    const chart = ourChart(subject, [...laboratoryResults, ...others]);
    const lists = recordTypes.map((recordType) => {
      const offered = [...(needs.concepts.get(recordType) ?? [])];
      const records = Array.from(
        { length: recordType === "lesion" ? 4 : Math.floor(random() * 3) },
        (_, n) => {
          const concept = offered[Math.floor(random() * offered.length)];
          const month = String(1 + Math.floor(random() * 11)).padStart(2, "0");
          const lesion = {
            isTarget: chance(0.5),
            measurable: chance(0.8),
            progressive: chance(0.6),
            previouslyIrradiated: chance(0.1),
            sstr: chance(0.9) ? "positive" : "negative",
            rotterdamScore: chance(0.7) ? "III" : "II",
            longestTransaxialDiameter: { value: String(8 + Math.floor(random() * 40)), unit: "mm" },
          };
          const record: ClinicalRecord = {
            id: `${subject}-${recordType}-${n}`,
            recordType,
            concepts: concept === undefined ? [] : [concept],
            display: concept ?? recordType,
            start: `2026-${month}`,
            end: `2026-${month}-15`,
            fields: recordType === "lesion" ? lesion : {},
            source,
          };
          return record;
        },
      );
      return [
        recordType,
        { recordType, records, completeness: "complete", completeAsOf: asOf } as const,
      ] as const;
    });
    const answers = [...needs.questions].flatMap(
      (question): readonly (readonly [string, readonly HumanAnswer[]])[] =>
        chance(0.1)
          ? []
          : [
              [
                question,
                [
                  {
                    id: `${subject}-${question}`,
                    question,
                    answer: chance(0.8) ? "yes" : "no",
                    by: "bench",
                    role: "investigator",
                    date: asOf,
                    source,
                  },
                ],
              ],
            ],
    );
    const birth = isoDate(`${1940 + Math.floor(random() * 60)}-06-15`);
    yield {
      ...chart,
      birth: { id: `${subject}-birth`, span: { earliest: birth, latest: birth }, source },
      attributes: new Map([
        ["sex", { id: `${subject}-sex`, value: chance(0.5) ? "female" : "male", source }],
      ]),
      lists: new Map(lists),
      answers: new Map(answers),
    };
  }
};
