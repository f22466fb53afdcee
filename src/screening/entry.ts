import { every, some, type Truth } from "../kernel/truth.ts";
import type { CriterionGroup, Protocol } from "../protocol/index.ts";
import type { CriterionFinding, Entry, Screening } from "./screening.ts";

/** What a truth means for entering: an inclusion passes when true, an exclusion when false. */
export const entryOf = (role: "inclusion" | "exclusion", truth: Truth): Entry =>
  truth === "unknown" ? "unknown" : (truth === "true") === (role === "inclusion") ? "pass" : "fail";

/** What decides entry to a trial: a row of its own, or rows that only decide together. */
export type Gate = {
  readonly id: string;
  readonly role: "inclusion" | "exclusion";
  readonly op: "any" | "all";
  readonly members: readonly string[];
};

/** Rows of "any of" inclusions and "all of" exclusions decide together; in the other groups each decides alone. */
const together = (group: CriterionGroup): boolean =>
  group.op === (group.role === "inclusion" ? "any" : "all") && group.members.length > 1;

/** The gates of a trial in the order of its criteria. */
export const gatesOf = (population: Protocol["population"]): readonly Gate[] => {
  const groups = population.groups.filter(together);
  const seen = new Set<string>();
  return population.criteria.flatMap(({ id, role }): readonly Gate[] => {
    if (seen.has(id)) return [];
    const group = groups.find((each) => each.members.includes(id));
    const members = group?.members ?? [id];
    for (const member of members) seen.add(member);
    return [group ?? { id, role, op: "all", members }];
  });
};

/** The truth of rows taken together. */
export const combine = (op: "any" | "all", truths: readonly Truth[]): Truth =>
  op === "any" ? some(truths) : every(truths);

/** Eligible needs every gate passed; one that fails settles it; anything else is open. */
export const statusOf = (entries: readonly Entry[]): Screening["status"] =>
  entries.includes("fail") ? "ineligible" : entries.includes("unknown") ? "undetermined" : "eligible";

/** Rows that only decide together carry the entry of their group. */
export const settleEntries = (
  findings: readonly CriterionFinding[],
  groups: Screening["groups"],
  gates: readonly Gate[],
): readonly CriterionFinding[] =>
  findings.map((finding) => {
    const gate = gates.find((each) => each.members.includes(finding.id));
    if (gate === undefined || gate.members.length === 1) return finding;
    const group = groups.find((each) => each.id === gate.id);
    return { ...finding, group: gate.id, entry: group?.entry ?? finding.entry };
  });
