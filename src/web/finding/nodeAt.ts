import type { Condition } from "../api/contract.ts";

const isCondition = (value: unknown): value is Condition =>
  typeof value === "object" && value !== null && "kind" in value && typeof value.kind === "string";

const step = (value: unknown, key: string): unknown =>
  Array.isArray(value)
    ? value[Number(key)]
    : typeof value === "object" && value !== null
      ? Object.entries(value).find(([name]) => name === key)?.[1]
      : undefined;

/** The node of a condition that a JSON pointer leads to; null when the pointer ends in something else. */
export const nodeAt = (condition: Condition, pointer: string): Condition | null => {
  const keys = pointer
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
  const found = keys.reduce<unknown>(step, condition);
  return isCondition(found) ? found : null;
};
