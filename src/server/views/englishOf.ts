import { describe } from "../../condition/index.ts";
import type { Protocol } from "../../protocol/index.ts";

const made = new WeakMap<Protocol, Readonly<Record<string, string>>>();

/** Plain English of every criterion by its id. */
export const englishOf = (protocol: Protocol): Readonly<Record<string, string>> => {
  const known = made.get(protocol);
  if (known !== undefined) return known;
  const english = Object.fromEntries(
    protocol.population.criteria.map(({ id, expression }) => [id, describe(expression)]),
  );
  made.set(protocol, english);
  return english;
};

export const titlesOf = (protocol: Protocol): Readonly<Record<string, string>> =>
  Object.fromEntries(protocol.population.criteria.map(({ id, title }) => [id, title]));
