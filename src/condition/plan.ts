import { Defect } from "../kernel/failure.ts";
import { recordTypesOf } from "../knowledge/index.ts";
import type {
  AskHuman,
  Compare,
  Condition,
  ForEvery,
  ForSome,
  InWindow,
  MemberOf,
  Opaque,
  Readings,
  RecordQuery,
  RecordType,
  TimeWindow,
  ValueTerm,
} from "./condition.ts";
import { rememberFor } from "./remember.ts";

/** A condition with what every evaluation needs worked out once: paths (JSON pointers) and the repairs below. */
export type Plan = { readonly path: string; readonly repairs: readonly string[] } & (
  | { readonly kind: "join"; readonly node: Join; readonly parts: readonly Plan[] }
  | {
      readonly kind: "compare";
      readonly node: Compare;
      readonly left: TermPlan;
      /** The term on the right, or the baseline. */
      readonly right: TermPlan | null;
    }
  | { readonly kind: "memberOf"; readonly node: MemberOf; readonly left: TermPlan }
  | { readonly kind: "inWindow"; readonly node: InWindow }
  | { readonly kind: "forSome"; readonly node: ForSome; readonly query: QueryPlan }
  | {
      readonly kind: "forEvery";
      readonly node: ForEvery;
      readonly query: QueryPlan;
      readonly satisfies: Plan;
    }
  | { readonly kind: "askHuman"; readonly node: AskHuman }
  | {
      readonly kind: "readings";
      readonly node: Readings;
      readonly alternatives: readonly { readonly label: string; readonly plan: Plan }[];
    }
  | { readonly kind: "opaque"; readonly node: Opaque }
);
export type PlanOf<Kind extends Plan["kind"]> = Extract<Plan, { readonly kind: Kind }>;

/** Nodes that only join the truths of their parts. */
export type Join = Extract<
  Condition,
  { readonly kind: "allOf" | "anyOf" | "not" | "atLeast" | "ifThen" | "unless" | "preferred" }
>;

export type QueryPlan = {
  readonly query: RecordQuery;
  readonly path: string;
  /** Paths of the window test and of the completeness of the list: leaves of their own. */
  readonly withinPath: string;
  readonly listPath: string;
  readonly where: Plan | null;
  /** Lists that have to be complete for a "no": the one it names first. */
  readonly homes: readonly RecordType[];
  /** Lists where a record of the right concept counts although it was filed amiss. */
  readonly strays: readonly RecordType[];
};
type Elapsed = Extract<ValueTerm, { readonly kind: "elapsed" }>;
export type TermPlan =
  | { readonly term: Elapsed; readonly since: QueryPlan }
  | { readonly term: Exclude<ValueTerm, Elapsed>; readonly since: null };

const none: readonly string[] = [];
const repairsOf = (plans: readonly (Plan | null)[]): readonly string[] => {
  const found = plans.flatMap((plan) => plan?.repairs ?? none);
  return found.length === 0 ? none : [...new Set(found)];
};

/** Concepts one of which a record must have to be found; null where the condition lets others through. */
const wantedConcepts = (node: Condition | undefined, record: string): readonly string[] | null => {
  switch (node?.kind) {
    case "memberOf":
      return node.left.kind === "field" && node.left.record === record && node.left.field === "concept"
        ? node.values
        : null;
    case "allOf":
      return node.operands.map((each) => wantedConcepts(each, record)).find((each) => each !== null) ?? null;
    case "anyOf":
      return inEach(node.operands, record);
    case "unless":
      return wantedConcepts(node.base, record);
    case "readings":
      return inEach(
        node.alternatives.map(({ expression }) => expression),
        record,
      );
    default:
      return null;
  }
};
const inEach = (nodes: readonly Condition[], record: string): readonly string[] | null => {
  const found = nodes.map((each) => wantedConcepts(each, record));
  return found.includes(null) ? null : found.flatMap((each) => each ?? []);
};

/** What is done to a patient: sources file one embolisation under therapies, the next under procedures. */
export const interventions: readonly RecordType[] = ["treatment", "procedure", "medication"];

/** The list that a query names and, among interventions, every other one where its concepts stand by right. */
const homesOf = ({ recordType }: RecordQuery, concepts: readonly string[] | null): readonly RecordType[] => {
  const homes = concepts?.flatMap(recordTypesOf) ?? [];
  return [recordType, ...interventions.filter((each) => each !== recordType && homes.includes(each))];
};

const planQuery = (query: RecordQuery, path: string): QueryPlan => {
  const concepts = interventions.includes(query.recordType)
    ? wantedConcepts(query.where, query.bindAs)
    : null;
  return {
    query,
    path,
    withinPath: `${path}/within`,
    listPath: `${path}/recordType`,
    where: query.where === undefined ? null : planNode(query.where, `${path}/where`),
    homes: homesOf(query, concepts),
    strays: concepts === null ? [] : interventions,
  };
};
const planTerm = (term: ValueTerm, path: string): TermPlan =>
  term.kind === "elapsed" ? { term, since: planQuery(term.since, `${path}/since`) } : { term, since: null };
/** Baseline is the result at or before the first dose unless the trial defines it. */
const beforeFirstDose: TimeWindow = {
  anchor: "firstDose",
  from: "unbounded",
  to: { amount: "0", unit: "day" },
  includesFrom: true,
  includesTo: true,
};
const baselineTerm = (term: ValueTerm): ValueTerm =>
  term.kind === "observation" && term.within === undefined ? { ...term, within: beforeFirstDose } : term;

const planRight = (node: Compare, path: string): TermPlan | null => {
  if (!("kind" in node.right) || node.right.kind === "multipleOfLimit") return null;
  return node.right.kind === "relativeToBaseline"
    ? planTerm(baselineTerm(node.right.baseline), `${path}/right/baseline`)
    : planTerm(node.right, `${path}/right`);
};

const partsOf = (node: Join, path: string): readonly Plan[] => {
  switch (node.kind) {
    case "atLeast":
      if (node.minimumTrue < 1 || node.minimumTrue > node.operands.length)
        throw new Defect("expected a count between 1 and the number of operands", node);
      return node.operands.map((each, index) => planNode(each, `${path}/operands/${index}`));
    case "allOf":
    case "anyOf":
      if (node.operands.length === 0) throw new Defect("expected operands", path);
      return node.operands.map((each, index) => planNode(each, `${path}/operands/${index}`));
    case "not":
      return [planNode(node.operand, `${path}/operand`)];
    case "ifThen":
      return [
        planNode(node.condition, `${path}/condition`),
        planNode(node.consequence, `${path}/consequence`),
      ];
    case "unless":
      return [planNode(node.base, `${path}/base`), planNode(node.exception, `${path}/exception`)];
    case "preferred":
      return node.alternatives.map((each, index) => planNode(each, `${path}/alternatives/${index}`));
    default:
      return node satisfies never;
  }
};

const planNode = (node: Condition, path: string): Plan => {
  switch (node.kind) {
    case "allOf":
    case "anyOf":
    case "atLeast":
    case "not":
    case "ifThen":
    case "unless":
    case "preferred": {
      const parts = partsOf(node, path);
      return { kind: "join", node, path, parts, repairs: repairsOf(parts) };
    }
    case "compare": {
      const left = planTerm(node.left, `${path}/left`);
      const right = planRight(node, path);
      const repairs = repairsOf([left.since?.where ?? null, right?.since?.where ?? null]);
      return { kind: "compare", node, path, left, right, repairs };
    }
    case "memberOf": {
      const left = planTerm(node.left, `${path}/left`);
      return { kind: "memberOf", node, path, left, repairs: repairsOf([left.since?.where ?? null]) };
    }
    case "inWindow":
      return { kind: "inWindow", node, path, repairs: none };
    case "forSome": {
      const query = planQuery(node.query, `${path}/query`);
      return { kind: "forSome", node, path, query, repairs: repairsOf([query.where]) };
    }
    case "forEvery": {
      const query = planQuery(node.query, `${path}/query`);
      const satisfies = planNode(node.satisfies, `${path}/satisfies`);
      return { kind: "forEvery", node, path, query, satisfies, repairs: repairsOf([query.where, satisfies]) };
    }
    case "askHuman":
      return { kind: "askHuman", node, path, repairs: none };
    case "readings": {
      const alternatives = node.alternatives.map(({ label, expression }, index) => ({
        label,
        plan: planNode(expression, `${path}/alternatives/${index}/expression`),
      }));
      const below = repairsOf(alternatives.map(({ plan }) => plan));
      return {
        kind: "readings",
        node,
        path,
        alternatives,
        repairs: [node.repairId, ...below.filter((id) => id !== node.repairId)],
      };
    }
    case "opaque":
      return { kind: "opaque", node, path, repairs: none };
    default:
      return node satisfies never;
  }
};

/** The plan of a whole condition; made once per condition. */
export const planOf = rememberFor((condition: Condition): Plan => planNode(condition, ""));

/** Plans directly below, those inside record queries and value terms included. */
export const plansBelow = (plan: Plan): readonly Plan[] => {
  const present = (list: readonly (Plan | null | undefined)[]): readonly Plan[] =>
    list.filter((each) => each !== null && each !== undefined);
  switch (plan.kind) {
    case "join":
      return plan.parts;
    case "compare":
      return present([plan.left.since?.where, plan.right?.since?.where]);
    case "memberOf":
      return present([plan.left.since?.where]);
    case "forSome":
      return present([plan.query.where]);
    case "forEvery":
      return present([plan.query.where, plan.satisfies]);
    case "readings":
      return plan.alternatives.map((each) => each.plan);
    case "inWindow":
    case "askHuman":
    case "opaque":
      return [];
    default:
      return plan satisfies never;
  }
};
