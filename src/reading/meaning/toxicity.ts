import { findField } from "../../knowledge/index.ts";
import type { AtomOperator } from "../proposal.ts";
import type { Clause } from "./clause.ts";

/** A toxicity that has, or has not, come down to a grade. */
export type Recovery = {
  readonly start: number;
  readonly end: number;
  readonly operator: AtomOperator;
  readonly value: string;
  readonly written: { readonly operator: string | null; readonly value: string; readonly unit: string };
  readonly denied: boolean;
};

const recovery =
  /\b(not\s+(?:yet\s+)?|failed to\s+|unresolved\s+)?(?:been\s+)?(return(?:ed)?|resolv(?:ed|ing)|recover(?:ed)?|improv(?:ed)?|subsid(?:ed)?|reduc(?:ed)|decreas(?:ed))\s+(?:back\s+)?(?:to|from)?[^.;()]{0,60}?(≤|<=|<|⩽|at most|no more than|less than or equal to)?\s*(?:(?:NCI[-\s]?)?CTCAE\s+(?:v(?:ersion)?\.?\s?\d(?:\.\d+)?\s+)?)?grades?\s*(≤|<=|<|⩽)?\s*([0-4]|IV|I{1,3})\b(?:\s*(?:or|and|,|\/|-)\s*(?:grade\s*)?([0-4]|I{1,3}|less|lower|better|below|baseline)\b)?/i;

const roman: Readonly<Record<string, string>> = { i: "1", ii: "2", iii: "3", iv: "4" };
const digit = (written: string | undefined): number | null => {
  if (written === undefined) return null;
  const value = roman[written.toLowerCase()] ?? written;
  return /^\d$/.test(value) ? Number(value) : null;
};

/** "has not resolved to grade 1 or 0": the grade is above 1; two negations make one bound the other way round. */
export const recoveryIn = (clause: Clause): Recovery | null => {
  const text = clause.text.text;
  if (!/\bgrade/i.test(text)) return null;
  const hit = recovery.exec(text);
  if (hit === null) return null;
  const first = digit(hit[5]);
  if (first === null) return null;
  const grade = Math.max(first, digit(hit[6]) ?? 0);
  const sign = hit[3] ?? hit[4] ?? null;
  const strict = sign === "<";
  const denied = hit[1] !== undefined;
  const written = hit[5] ?? "";
  return {
    start: hit.index,
    end: hit.index + hit[0].length,
    operator: denied ? (strict ? ">=" : ">") : strict ? "<" : "<=",
    value: String(grade),
    written: { operator: sign, value: written, unit: "grade" },
    denied,
  };
};

const prefixes: Readonly<Record<string, string>> = { lesion: "L", toxicity: "X", malignancy: "M" };

/** The lexicon's "lesion.suv" under the name that conditions bind: "L.suv". A variable of the patient keeps its id. */
export const boundName = (variable: string | null): string | null => {
  if (variable === null) return null;
  const dot = variable.indexOf(".");
  const type = variable.slice(0, Math.max(0, dot));
  const prefix = prefixes[type];
  const field = variable.slice(dot + 1);
  return prefix !== undefined && findField(type, field) !== undefined ? `${prefix}.${field}` : variable;
};
