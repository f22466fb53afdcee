import type { Truth } from "../kernel/truth.ts";
import type { Chart, ClinicalRecord, Situation } from "./chart.ts";
import type { Anchor } from "./condition.ts";
import type { Plan } from "./plan.ts";
import type { Edge } from "./times.ts";
import type { UsedFact, Verdict } from "./verdict.ts";

/** Lets a test put its own truth in the place of a leaf; `record` is the key of the bound records. */
export type Assume = (nodePath: string, record: string) => Truth | undefined;

/** An anchor as it stands for this evaluation. */
export type AnchorTime =
  | {
      readonly kind: "at";
      readonly edge: Edge;
      /** The fact it comes from, as it is cited; empty when the evaluation date stands for it. */
      readonly cited: readonly UsedFact[];
      readonly warnings: readonly string[];
    }
  | { readonly kind: "notSet" };

/** What one evaluation knows; the same object travels through all nodes. */
export type Context = {
  readonly chart: Chart;
  readonly situation: Situation;
  readonly assume: Assume | null;
  /** Reading taken for each open repair; null evaluates every `readings` node alone. */
  readonly choices: ReadonlyMap<string, string> | null;
  readonly bound: ReadonlyMap<string, ClinicalRecord>;
  /** Ids of the bound records, outermost first: tells the leaves of different records apart. */
  readonly recordKey: string;
  readonly anchors: Map<Anchor, AnchorTime>;
  /** Verdicts already reached, while several readings are gone through. */
  readonly settled: Map<string, Verdict> | null;
  readonly evaluate: (plan: Plan, context: Context) => Verdict;
};

/** How a leaf is named among those of other records: its path, and the bound records after `#`. */
export const leafKey = (nodePath: string, record: string): string =>
  record === "" ? nodePath : `${nodePath}#${record}`;

export const assumed = (context: Context, path: string): Truth | undefined =>
  context.assume?.(path, context.recordKey);
