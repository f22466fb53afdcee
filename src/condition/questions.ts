import type { Burden } from "../knowledge/index.ts";
import { burdenOfReason, burdens, weightOf } from "./burden.ts";
import type { Condition } from "./condition.ts";
import { allOf, anyOf, type BurdenOf, type Cost, swap } from "./costs.ts";
import { settlingCosts } from "./settlingCosts.ts";
import type { AskedOf, UnknownReason, Verdict } from "./verdict.ts";

/** One row with its outcome. */
export type AskedRow = { readonly id: string; readonly condition: Condition; readonly verdict: Verdict };

/** What decides entry: one row, or rows that decide together. */
export type AskedGate = {
  readonly id: string;
  readonly role: "inclusion" | "exclusion";
  readonly op: "any" | "all";
  readonly parts: readonly AskedRow[];
};

export type NextQuestion = {
  /** The same fact is asked once, whatever needs it. */
  readonly neededFact: string;
  readonly question: string;
  readonly askedOf: AskedOf;
  readonly code: UnknownReason["code"];
  readonly burden: Burden;
  /** Rows that this answer can settle by itself; when it settles none alone, those it is a part of. */
  readonly decides: readonly string[];
  /** If it falls the right way, nothing else stands between the subject and eligibility. */
  readonly settlesTrial: boolean;
};

/** What it takes to pass a gate, and what it takes to fail it. */
type GateCosts = { readonly toPass: Cost; readonly toFail: Cost };

const costsOfGate = (gate: AskedGate, burdenOf: BurdenOf): GateCosts => {
  const rows = gate.parts.map(({ condition, verdict }) => settlingCosts(condition, verdict, burdenOf));
  const whole = gate.op === "any" ? anyOf(rows, burdenOf) : allOf(rows, burdenOf);
  const { toTrue, toFalse } = gate.role === "inclusion" ? whole : swap(whole);
  return { toPass: toTrue, toFail: toFalse };
};

const isFree = (cost: Cost): boolean => cost !== null && cost.facts.size === 0;
/** Costs in which one fact is all but free: a set that costs no more than it needs nothing else. */
const onlyFact =
  (fact: string): BurdenOf =>
  (each) =>
    each === fact ? 1 : 1000;
const isAlone = (cost: Cost): boolean => cost !== null && cost.burden === 1;

/** Whether the answer, if it falls the right way, decides this row without any other. */
const settlesRow = ({ condition, verdict }: AskedRow, fact: string): boolean => {
  const costs = settlingCosts(condition, verdict, onlyFact(fact));
  return isAlone(costs.toTrue) || isAlone(costs.toFalse);
};

type Ranked = NextQuestion & {
  readonly settling: number;
  readonly size: number;
  readonly touched: number;
};

const byRank = (a: Ranked, b: Ranked): number =>
  Number(b.settlesTrial) - Number(a.settlesTrial) ||
  a.settling - b.settling ||
  a.size - b.size ||
  b.touched - a.touched ||
  burdens.indexOf(a.burden) - burdens.indexOf(b.burden);

const farAway = Number.MAX_SAFE_INTEGER;

const needs = (gate: AskedGate, fact: string): boolean =>
  gate.parts.some(({ verdict }) => verdict.unknownReasons.some((reason) => reason.neededFact === fact));

/** Whether the answer, if it falls the right way, passes every open gate without any other. */
const settlesTrial = (open: readonly AskedGate[], fact: string): boolean =>
  open.every((gate) => needs(gate, fact)) &&
  open.every((gate) => isAlone(costsOfGate(gate, onlyFact(fact)).toPass));

/**
 * What to ask next, best first: what settles the trial alone, then by the cheapest set that settles it, the number of
 * rows touched, the burden, and the order of the source.
 */
export const nextQuestions = (gates: readonly AskedGate[]): readonly NextQuestion[] => {
  const rows = gates.flatMap((gate) => gate.parts);
  const reasons = new Map<string, UnknownReason>();
  for (const { verdict } of rows)
    for (const reason of verdict.unknownReasons)
      if (!reasons.has(reason.neededFact)) reasons.set(reason.neededFact, reason);
  const burdenOf: BurdenOf = (fact) => {
    const reason = reasons.get(fact);
    return weightOf(reason === undefined ? "review" : burdenOfReason(reason));
  };

  const priced = gates.map((gate) => ({ gate, costs: costsOfGate(gate, burdenOf) }));
  const open = priced.filter(({ costs }) => !isFree(costs.toPass) && !isFree(costs.toFail));
  const openGates = open.map(({ gate }) => gate);
  const openRows = openGates.flatMap((gate) => gate.parts);
  const ranked = [...reasons.values()].flatMap((reason): readonly Ranked[] => {
    const fact = reason.neededFact;
    const touched = openRows.filter(({ verdict }) =>
      verdict.unknownReasons.some((each) => each.neededFact === fact),
    );
    if (touched.length === 0) return [];
    const alone = touched.filter((row) => settlesRow(row, fact));
    const sets = open.flatMap(({ costs }) => (costs.toFail?.facts.has(fact) === true ? [costs.toFail] : []));
    return [
      {
        neededFact: fact,
        question: reason.question,
        askedOf: reason.askedOf,
        code: reason.code,
        burden: burdenOfReason(reason),
        decides: (alone.length > 0 ? alone : touched).map(({ id }) => id),
        settlesTrial: settlesTrial(openGates, fact),
        settling: Math.min(farAway, ...sets.map((set) => set.burden)),
        size: Math.min(farAway, ...sets.map((set) => set.facts.size)),
        touched: touched.length,
      },
    ];
  });
  return ranked.toSorted(byRank).map(({ settling: _a, size: _b, touched: _c, ...question }) => question);
};
