import type { Condition, Repair, TimeWindow } from "../condition/index.ts";
import type { Decimal } from "../kernel/decimal.ts";
import type { UcumCode } from "../kernel/quantity.ts";
import type { SourceSpan } from "../kernel/source.ts";
import type { LayoutId } from "./document.ts";

export type AtomOperator = "<" | "<=" | ">" | ">=" | "=" | "between" | "in";
export type AtomEffect = "must_satisfy" | "must_not_satisfy" | "exception" | "condition";

/**
 * A bound as the text prints it and as it is understood after proposed repairs. Operators are never negated:
 * an exclusion "platelets < 75" is `<` with `must_not_satisfy`. A time window that stands without a number to
 * compare ("surgery within 6 weeks") is an atom with `window` and without operator and value.
 */
export type ReadAtom = {
  /** Id of the catalogue; null when the text names something that the catalogue lacks. */
  readonly variable: string | null;
  readonly written: {
    readonly operator: string | null;
    readonly value: string | readonly string[] | null;
    readonly unit: string | null;
  };
  readonly operator: AtomOperator | null;
  readonly value: Decimal | readonly string[] | { readonly low: Decimal; readonly high: Decimal } | null;
  /** Ends of a `between`; both included unless said otherwise. */
  readonly includes?: { readonly low: boolean; readonly high: boolean };
  readonly unit: UcumCode | null;
  readonly relativeTo: "ULN" | "LLN" | "baseline" | null;
  readonly window: TimeWindow | null;
  readonly methods?: readonly string[];
  /** The same bound as the text repeats it in other units. */
  readonly restatedAs?: readonly { readonly value: Decimal; readonly unit: UcumCode }[];
  readonly repairIds: readonly string[];
  readonly effect: AtomEffect;
  /** Atoms of one group belong together: alternatives, or rules for one lesion. */
  readonly group: string | null;
  readonly quote: string;
  readonly span: SourceSpan;
};

export type ReadCriterion = {
  readonly id: string;
  readonly heading: "inclusion" | "exclusion";
  readonly text: string;
  readonly span: SourceSpan;
  /** In the sense of its role: true means that an inclusion is met, or that an exclusion applies. */
  readonly condition: Condition;
  readonly status: "proposed" | "opaque";
  readonly atoms: readonly ReadAtom[];
  /** The list that this criterion was cut from: its rows are alternatives, or all of them are demanded. */
  readonly memberOf?: { readonly id: string; readonly op: "any" | "all" };
};

export type ReadQuestion = {
  readonly id: string;
  readonly severity: "blocking" | "clarify";
  readonly text: string;
  readonly span: SourceSpan | null;
  readonly affects: readonly string[];
};

export type ReadField = {
  readonly name: string;
  readonly written: string;
  readonly understood: string | null;
  readonly parts?: Readonly<Record<string, string>>;
  readonly span: SourceSpan;
};

/** What became of a stretch of the text; together they cover the whole record. */
export type ReadStretch = {
  readonly span: SourceSpan;
  readonly state:
    | "parsed"
    | "repaired"
    | "toConfirm"
    | "asksAPerson"
    | "opaque"
    | "field"
    | "heading"
    | "ignored";
  readonly criterion: string | null;
};

/** One record, read: the JSON of `theratrial read`. */
export type ReadRecord = {
  readonly record: {
    readonly file: string;
    readonly sha256: string;
    readonly layout: LayoutId;
    readonly layoutEvidence: readonly string[];
    readonly text: string;
    readonly ids: readonly string[];
    readonly title: string | null;
    readonly fields: readonly ReadField[];
  };
  readonly screenable: boolean;
  readonly notScreenableReason?: "noEligibilitySection";
  readonly criteria: readonly ReadCriterion[];
  readonly repairs: readonly Repair[];
  readonly questions: readonly ReadQuestion[];
  readonly coverage: readonly ReadStretch[];
};
