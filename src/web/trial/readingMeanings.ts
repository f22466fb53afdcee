import { describe } from "../../condition/index.ts";
import type { Condition, Protocol, TrialRepair } from "../api/contract.ts";

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

const isReadings = (value: unknown): value is Extract<Condition, { kind: "readings" }> =>
  isObject(value) && value["kind"] === "readings" && Array.isArray(value["alternatives"]);

/** Every node of open readings inside a value, however deep. */
const readingsIn = (value: unknown): readonly Extract<Condition, { kind: "readings" }>[] => {
  if (!isObject(value)) return [];
  const below = Object.values(value).flatMap(readingsIn);
  return isReadings(value) ? [value, ...below] : below;
};

/** What a candidate would make of the criterion, in plain English; null where the text does not change it. */
export const meaningOf = (repair: TrialRepair, candidate: string, protocol: Protocol): string | null => {
  const nodes = protocol.population.criteria
    .filter((criterion) => repair.criteria.includes(criterion.id))
    .flatMap((criterion) => readingsIn(criterion.expression))
    .filter((node) => node.repairId === repair.id);
  const found = nodes.flatMap((node) => node.alternatives).find((each) => each.label === candidate);
  return found === undefined ? null : describe(found.expression);
};
