import type { Condition, ForEvery, ForSome, Readings, RecordQuery } from "./condition.ts";
import {
  allOf,
  anyOf,
  atLeastOf,
  type BurdenOf,
  both,
  type Cost,
  type Costs,
  decided,
  either,
  leafCosts,
  several,
  swap,
} from "./costs.ts";
import { partsOf } from "./parts.ts";
import type { Verdict } from "./verdict.ts";

const below = (condition: Condition, verdict: Verdict, burdenOf: BurdenOf): readonly Costs[] =>
  partsOf(condition).flatMap((part) => {
    const own = verdict.children.find((child) => child.nodePath === `${verdict.nodePath}${part.path}`);
    return own === undefined ? [] : [settlingCosts(part.condition, own, burdenOf)];
  });

const leaf = (verdict: Verdict, burdenOf: BurdenOf): Costs =>
  verdict.truth === "unknown" ? leafCosts(verdict.unknownReasons, burdenOf) : decided(verdict.truth);

const listCosts = (verdict: Verdict, burdenOf: BurdenOf): Cost => {
  const list = verdict.children.find((child) => child.nodePath.endsWith("/query/recordType"));
  return list === undefined ? null : leaf(list, burdenOf).toTrue;
};
const isOpen = (cost: Cost): boolean => cost !== null && cost.facts.size > 0;

/** Whether one record is one of those asked for. */
const domainCosts = (query: RecordQuery, record: Verdict, burdenOf: BurdenOf): Costs => {
  const tests = record.children.flatMap((child): readonly Costs[] => {
    if (query.where !== undefined && child.nodePath.endsWith("/query/where"))
      return [settlingCosts(query.where, child, burdenOf)];
    return child.nodePath.endsWith("/satisfies") ? [] : [leaf(child, burdenOf)];
  });
  return tests.length === 0 ? leaf(record, burdenOf) : allOf(tests, burdenOf);
};

const recordsIn = (verdict: Verdict): readonly Verdict[] =>
  verdict.children.filter((child) => child.record !== undefined);

/** At least `minimum` records: enough of the open ones, or those and the list; completing a list is one question. */
const countCosts = (node: ForSome, verdict: Verdict, minimum: number, burdenOf: BurdenOf): Costs => {
  const records = recordsIn(verdict);
  const met = records.filter((record) => record.truth === "true").length;
  const open = records
    .filter((record) => record.truth === "unknown")
    .map((record) => domainCosts(node.query, record, burdenOf));
  const list = listCosts(verdict, burdenOf);
  const needed = minimum - met;
  return {
    toTrue: either([
      several(
        needed,
        open.map((record) => record.toTrue),
        burdenOf,
      ),
      // A record that nobody has written down yet could be the one.
      isOpen(list) ? list : null,
    ]),
    toFalse:
      needed <= 0
        ? null
        : both(
            [
              several(
                open.length - needed + 1,
                open.map((record) => record.toFalse),
                burdenOf,
              ),
              list,
            ],
            burdenOf,
          ),
  };
};

const someCosts = (node: ForSome, verdict: Verdict, burdenOf: BurdenOf): Costs => {
  const { minimumCount, maximumCount } = node;
  const rules = [
    ...(minimumCount === undefined && maximumCount !== undefined
      ? []
      : [countCosts(node, verdict, minimumCount ?? 1, burdenOf)]),
    ...(maximumCount === undefined ? [] : [swap(countCosts(node, verdict, maximumCount + 1, burdenOf))]),
  ];
  return allOf(rules, burdenOf);
};

const everyCosts = (node: ForEvery, verdict: Verdict, burdenOf: BurdenOf): Costs => {
  const open = recordsIn(verdict)
    .filter((record) => record.truth === "unknown")
    .map((record) => {
      const domain = domainCosts(node.query, record, burdenOf);
      const own = record.children.find((child) => child.nodePath.endsWith("/satisfies"));
      const satisfies = own === undefined ? [] : [settlingCosts(node.satisfies, own, burdenOf)];
      return anyOf([swap(domain), ...satisfies], burdenOf);
    });
  const list = listCosts(verdict, burdenOf);
  // Nobody recorded is meant: only a further record can settle it.
  if (open.length === 0 && !isOpen(list)) return leafCosts(verdict.unknownReasons, burdenOf);
  return {
    toTrue: both([...open.map((record) => record.toTrue), list], burdenOf),
    toFalse: either([...open.map((record) => record.toFalse), isOpen(list) ? list : null]),
  };
};

/** Either every reading comes out alike, or the repair is confirmed and that one reading does. */
const readingsCosts = (node: Readings, verdict: Verdict, burdenOf: BurdenOf): Costs => {
  const alternatives = below(node, verdict, burdenOf);
  const [only] = alternatives;
  if (only === undefined) return leafCosts(verdict.unknownReasons, burdenOf);
  if (alternatives.length === 1) return only;
  const fact = `repair:${node.repairId}`;
  const confirmed: Cost = { facts: new Set([fact]), burden: burdenOf(fact) };
  const settle = (costs: readonly Cost[]): Cost =>
    either([both(costs, burdenOf), ...costs.map((cost) => both([confirmed, cost], burdenOf))]);
  return {
    toTrue: settle(alternatives.map((each) => each.toTrue)),
    toFalse: settle(alternatives.map((each) => each.toFalse)),
  };
};

/** What it takes to settle an open condition either way; what is decided costs nothing one way and cannot go the other. */
export const settlingCosts = (condition: Condition, verdict: Verdict, burdenOf: BurdenOf): Costs => {
  if (verdict.truth !== "unknown") return decided(verdict.truth);
  switch (condition.kind) {
    case "allOf":
      return allOf(below(condition, verdict, burdenOf), burdenOf);
    case "anyOf":
      return anyOf(below(condition, verdict, burdenOf), burdenOf);
    case "not":
      return swap(allOf(below(condition, verdict, burdenOf), burdenOf));
    case "atLeast":
      return atLeastOf(condition.minimumTrue, below(condition, verdict, burdenOf), burdenOf);
    case "ifThen": {
      const [premise, ...consequence] = below(condition, verdict, burdenOf);
      return premise === undefined
        ? leafCosts(verdict.unknownReasons, burdenOf)
        : anyOf([swap(premise), ...consequence], burdenOf);
    }
    case "unless": {
      const [base, ...exception] = below(condition, verdict, burdenOf);
      return base === undefined
        ? leafCosts(verdict.unknownReasons, burdenOf)
        : allOf([base, ...exception.map(swap)], burdenOf);
    }
    case "preferred": {
      const parts = below(condition, verdict, burdenOf);
      return {
        toTrue: either(parts.map((part) => part.toTrue)),
        toFalse: either(parts.map((part) => part.toFalse)),
      };
    }
    case "readings":
      return readingsCosts(condition, verdict, burdenOf);
    case "forSome":
      return someCosts(condition, verdict, burdenOf);
    case "forEvery":
      return everyCosts(condition, verdict, burdenOf);
    case "compare":
    case "memberOf":
    case "inWindow":
    case "askHuman":
    case "opaque":
      return leafCosts(verdict.unknownReasons, burdenOf);
    default:
      return condition satisfies never;
  }
};
