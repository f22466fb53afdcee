import type { Relation } from "../../condition/index.ts";
import { rational } from "../../kernel/decimal.ts";
import { operatorLexicon } from "../../knowledge/index.ts";
import { tokenize, unitAt } from "../grammar/index.ts";
import { trace } from "../traced.ts";

/** What a stretch of the record prints: all that a proposal may draw on. */
export type Cited = {
  /** Numbers and number words, as written in lowest terms: "1.50" and "1.5" are one. */
  readonly numbers: ReadonlySet<string>;
  /** UCUM codes of the units that are printed, and "{ULN}", "{LLN}". */
  readonly units: ReadonlySet<string>;
  readonly relations: ReadonlySet<Relation>;
  /** Lower case, blanks folded, for names of substances and diagnoses. */
  readonly text: string;
};

/** A number in lowest terms, so that spellings compare. */
export const sameValue = (value: string): string => {
  const { numerator, denominator } = rational(value);
  return `${numerator}/${denominator}`;
};

const folded = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}<>=≤≥%]+/gu, " ")
    .trim()} `;
const holds = (text: string, phrase: string): boolean => text.includes(folded(phrase));

const opposite: Readonly<Record<Relation, Relation>> = {
  "<": ">",
  "<=": ">=",
  "=": "=",
  ">=": "<=",
  ">": "<",
};

/** Reads what is printed in a cited stretch; nothing is understood beyond numbers, units and signs. */
export const citedIn = (text: string): Cited => {
  const tokens = tokenize(trace(text).text);
  const numbers = new Set<string>();
  const units = new Set<string>();
  const relations = new Set<Relation>();
  for (const [index, token] of tokens.entries()) {
    if (token.value !== null) numbers.add(sameValue(token.value));
    if (token.kind === "compare")
      for (const relation of ["<", "<=", "=", ">=", ">"] as const)
        if (relation === token.text) relations.add(relation);
    const unit = unitAt(text, tokens, index);
    if (unit !== null) units.add(unit.unit);
  }
  const plain = folded(text);
  for (const { operator, phrases } of operatorLexicon.operators)
    if (phrases.some((phrase) => holds(plain, phrase))) relations.add(operator);
  for (const { limit, phrases } of operatorLexicon.limits)
    if (limit !== "baseline" && phrases.some((phrase) => holds(plain, phrase))) units.add(`{${limit}}`);
  // A range names both of its ends: "18 to 75".
  if (/\d\s*(?:-|–|to|and)\s*\d/.test(text)) relations.add(">=").add("<=");
  return { numbers, units, relations, text: plain };
};

/** Whether a name, or any of its other names, is printed. */
export const isNamed = ({ text }: Cited, names: readonly string[]): boolean =>
  names.some((name) => holds(text, name));

/** The sign as printed or turned: "not eligible if below" is "at least". */
export const hasRelation = ({ relations }: Cited, relation: Relation): boolean =>
  relations.has(relation) ||
  relations.has(opposite[relation]) ||
  (relation === ">=" && relations.has("<")) ||
  (relation === "<=" && relations.has(">")) ||
  (relation === ">" && relations.has("<=")) ||
  (relation === "<" && relations.has(">="));
