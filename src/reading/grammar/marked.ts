import type { Constraint } from "./constraint.ts";
import type { NameMark } from "./names.ts";
import type { Quantity } from "./quantity.ts";
import type { Token } from "./token.ts";

/** What a constraint is about. `name` are the tokens of the name; null when it was inherited or only implied. */
export type Subject = {
  readonly ids: readonly string[];
  readonly isPair: boolean;
  readonly name: { readonly start: number; readonly end: number } | null;
  readonly origin: "left" | "right" | "implied" | "inherited" | "composed" | "unknown";
  /** How the names of several are joined. */
  readonly joinedBy: "and" | "or" | "comma" | null;
  /** Operator that the words imply where none, or another, is printed. */
  readonly implied?: ">=" | "<=" | null;
};

/** A text with its names found. */
export type Marked = {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** By the token after its last one. */
  readonly ending: ReadonlyMap<number, NameMark>;
  /** By its first token. */
  readonly starting: ReadonlyMap<number, NameMark>;
};

export const quantityOf = ({ form, lender }: Constraint): Quantity => {
  if (lender !== undefined) return lender;
  if (form.kind === "bare") return form.quantity;
  if (form.kind === "compare") return form.side.quantity;
  const { low, high } = form;
  return high.quantity.unit !== null || high.quantity.limit !== null ? high.quantity : low.quantity;
};

export const isExplicit = ({ form }: Constraint): boolean => form.kind !== "bare";
export const signsOnly = ({ form }: Constraint, tokens: readonly Token[]): boolean =>
  form.kind === "compare" && form.side.words !== null && tokens[form.side.words.start]?.kind === "compare";
export const openingOf = (tokens: readonly Token[], closing: number, limit: number): number => {
  for (let at = closing - 1; at >= limit && at > closing - 40; at -= 1) {
    if (tokens[at]?.text === "(" || tokens[at]?.text === "[") return at;
    if (tokens[at]?.kind === "break") return -1;
  }
  return -1;
};
export const closingMarks = new Set([")", "]"]);
export const neutralMarks = new Set([
  "(",
  "[",
  ":",
  '"',
  "“",
  "”",
  "-",
  "*",
  "'",
  "’",
  "/",
  "?",
  "{",
  "}",
  "=",
  "·",
  "•",
  "~",
]);
