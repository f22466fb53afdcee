import type { Bound, Condition, Relation, TimeWindow, ValueTerm } from "../../condition/index.ts";
import { isDecimal } from "../../kernel/decimal.ts";
import { findField, findVariable, unitByText } from "../../knowledge/index.ts";
import type { AtomOperator } from "../proposal.ts";
import type { FoundAtom } from "./atoms.ts";
import type { RepairBook } from "./repairBook.ts";

const relations: Readonly<Record<string, Relation>> = {
  "<": "<",
  "<=": "<=",
  ">": ">",
  ">=": ">=",
  "=": "=",
};
const signs: Readonly<Record<string, Relation>> = {
  "≥": ">=",
  "≤": "<=",
  "=": "=",
  ">": ">",
  "<": "<",
  ">=": ">=",
  "<=": "<=",
};

const recordOf: Readonly<Record<string, "lesion" | "toxicity" | "malignancy">> = {
  L: "lesion",
  X: "toxicity",
  M: "malignancy",
};

/** The record type whose field a variable such as `L.longestDimension` is; null for an observation. */
export const recordOfVariable = (
  variable: string,
): {
  readonly type: "lesion" | "toxicity" | "malignancy";
  readonly field: string;
  readonly name: string;
} | null => {
  const [name = "", field = ""] = variable.split(".");
  const type = recordOf[name];
  return type === undefined || field === "" ? null : { type, field, name };
};

const termOf = (
  variable: string,
  window: TimeWindow | null,
  methods: readonly string[] | undefined,
): ValueTerm | null => {
  if (variable === "age") return { kind: "age", at: "evaluation" };
  const record = recordOfVariable(variable);
  if (record !== null)
    return findField(record.type, record.field) === undefined
      ? null
      : { kind: "field", record: record.name, field: record.field };
  const known = findVariable(variable);
  if (known === undefined) return null;
  return {
    kind: "observation",
    variable: known.id,
    select: "latest",
    ...(window === null ? {} : { within: window }),
    ...(methods === undefined || methods.length === 0 ? {} : { methods }),
  };
};

const unitFor = (variable: string, unit: string | null): string | null => {
  if (variable === "age") return unit ?? "a";
  const record = recordOfVariable(variable);
  const canonical =
    record === null ? findVariable(variable)?.canonicalUnit : findField(record.type, record.field)?.unit;
  if (unit !== null) return unit;
  return canonical !== undefined && canonical !== null && /^\{|^1$/.test(canonical) ? canonical : null;
};

const rightOf = (atom: FoundAtom, value: string): Bound | null => {
  if (!isDecimal(value) || atom.variable === null) return null;
  if (atom.relativeTo === "ULN") return { kind: "multipleOfLimit", factor: value, limit: "upper" };
  if (atom.relativeTo === "LLN") return { kind: "multipleOfLimit", factor: value, limit: "lower" };
  if (atom.relativeTo === "baseline") return null;
  const unit = unitFor(atom.variable, atom.unit);
  return unit === null ? null : { value, unit };
};

const one = (atom: FoundAtom, term: ValueTerm, relation: Relation, value: string): Condition | null => {
  const right = rightOf(atom, value);
  if (right === null) return null;
  return {
    kind: "compare",
    left: term,
    relation,
    right,
    ...(atom.restatedAs === undefined || atom.restatedAs.length === 0 ? {} : { restatedAs: atom.restatedAs }),
  };
};

const isList = (value: FoundAtom["value"]): value is readonly string[] => Array.isArray(value);

const withOperator = (atom: FoundAtom, term: ValueTerm, operator: AtomOperator): Condition | null => {
  const { value } = atom;
  if (value === null) return null;
  if (isList(value)) {
    if (operator !== "in" || value.length === 0) return null;
    return { kind: "memberOf", left: term, values: value };
  }
  if (typeof value === "string") {
    const relation = relations[operator];
    return relation === undefined ? null : one(atom, term, relation, value);
  }
  if (operator !== "between") return null;
  const low = one(atom, term, atom.includes?.low === false ? ">" : ">=", value.low);
  const high = one(atom, term, atom.includes?.high === false ? "<" : "<=", value.high);
  return low === null || high === null ? null : { kind: "allOf", operands: [low, high] };
};

/**
 * A bound as a condition, with every open repair as readings; null where the language or the vocabulary cannot say it.
 * A repair whose candidates are signs gives one comparison each; of any other one only the proposed reading is known.
 */
export const conditionOfBound = (
  atom: FoundAtom,
  book: RepairBook,
  otherwise: (label: string) => Condition,
): Condition | null => {
  if (atom.variable === null) return null;
  const term = termOf(atom.variable, atom.window, atom.methods);
  if (term === null) return null;
  const open = atom.repairs.filter(
    ({ candidates, confidence }) =>
      confidence !== "certain" && confidence !== "none" && candidates.length > 1,
  );
  const first = open[0];
  const plain = atom.operator === null ? null : withOperator(atom, term, atom.operator);
  if (first === undefined) return plain;
  const entered = book.repairOf(book.idOf(first));
  if (entered === undefined || entered.candidates.length < 2) return plain;
  const alternatives = entered.candidates.map((label) => {
    const sign = signs[label];
    const unit = unitByText(label);
    const expression =
      sign !== undefined && open.length === 1
        ? withOperator(atom, term, sign)
        : unit !== undefined && open.length === 1 && atom.relativeTo === null && atom.operator !== null
          ? withOperator({ ...atom, unit }, term, atom.operator)
          : label === entered.proposed && open.length === 1
            ? plain
            : null;
    return { label, expression: expression ?? otherwise(label) };
  });
  return { kind: "readings", repairId: entered.id, alternatives };
};
