import type { FoundRepair } from "../sentence.ts";
import { composedSubject } from "./composedSubject.ts";
import type { Constraint } from "./constraint.ts";
import { fitOf } from "./fit.ts";
import { isExplicit, type Marked, quantityOf, type Subject } from "./marked.ts";
import { measureOf } from "./measure.ts";
import { type Setting, stretchAt } from "./setting.ts";
import { subjectOf } from "./subject.ts";
import type { Token } from "./token.ts";
import { unknownSubjectOf } from "./unknownSubject.ts";
import { durationUnits, people, words } from "./words.ts";

export type Accepted = { readonly constraint: Constraint; readonly subject: Subject; readonly end: number };

/** Words that tell for whom another bound holds: "for patients with liver metastases". */
const conditions = words(`
  if for in with patient subject participant unless except who known case when presence due
`);
const isConditional = (tokens: readonly Token[], from: number, to: number): boolean => {
  for (let at = to - 1; at >= from && at > to - 26; at -= 1)
    if (conditions.has(tokens[at]?.stem ?? "")) return true;
  return false;
};

/** "unless due to Gilbert's disease (≤ 3 mg/dl)", "For patients with ... ≤ 3 x ULN": a bound of the variable bounded last. */
const repeatsLast = (marked: Marked, last: Accepted, constraint: Constraint): boolean => {
  const { tokens } = marked;
  if (constraint.start - last.end > 40 || !isConditional(tokens, last.end, constraint.start)) return false;
  const one = quantityOf(last.constraint);
  const other = quantityOf(constraint);
  if (other.limit !== null) return other.limit === one.limit;
  const isBracket = tokens[constraint.start - 1]?.text === "(";
  return (
    isBracket && one.unit !== null && other.unit?.unit === one.unit.unit && !durationUnits.has(one.unit.unit)
  );
};

/** Whether a constraint without a name of its own goes on about what the one before it was about. */
const isContinuation = (marked: Marked, before: Accepted, constraint: Constraint): boolean => {
  const { tokens } = marked;
  const gap = constraint.start - before.end;
  if (gap < 0 || gap > 25) return false;
  const one = quantityOf(before.constraint);
  const other = quantityOf(constraint);
  if (tokens[other.figure.start]?.kind === "word" && other.unit === null && other.limit === null)
    return false;
  const isSameLimit = other.limit !== null && other.limit === one.limit;
  let words = 0;
  let strokes = 0;
  for (let at = before.end; at < constraint.start; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.kind === "break") return false;
    if (token.text === ";") strokes += 1;
    if (token.kind === "word" && !continuing.has(token.text) && !people.has(token.stem)) words += 1;
  }
  if (isSameLimit) return words === 0 || isConditional(tokens, before.end, constraint.start);
  const isSameUnit = other.unit !== null && one.unit !== null && other.unit.unit === one.unit.unit;
  if (strokes > 0) return words === 0 && isSameUnit && gap > 1;
  const first = tokens[before.end]?.text;
  const last = tokens[constraint.start - 1]?.text;
  const isForOthers =
    (first === "for" || first === "in" || first === "if") && (last === "and" || last === "or") && words <= 4;
  const isJoined = last === "or" || last === "and" || (last === "as" && words <= 8);
  const measure = measureOf(before.subject.ids[0] ?? "");
  const fits = measure !== null && fitOf(marked.text, tokens, other, measure) === "good";
  if (
    isJoined &&
    words <= 8 &&
    fits &&
    (isSameUnit || one.unit === null) &&
    tokens[constraint.start]?.kind === "compare"
  )
    return true;
  if (isForOthers && isSameUnit && tokens[constraint.start]?.kind === "compare") return true;
  return words === 0 && (isSameUnit || (other.unit === null && one.unit === null) || other.unit === null);
};

const continuing = new Set(["or", "and", "but", "than", "either", "to", "for", "in", "with"]);

type Decided = {
  readonly constraint: Constraint;
  readonly subject: Subject;
  readonly repairs: (setting: Setting) => readonly FoundRepair[];
};

const none = (): readonly FoundRepair[] => [];

export const decide = (
  marked: Marked,
  constraint: Constraint,
  limit: number,
  before: Accepted | null,
  inherited: readonly string[],
  /** The last bound with a variable of the catalogue, also of an earlier sentence. */
  lastBound: Accepted | null,
): Decided | null => {
  const subject = subjectOf(marked, constraint, limit);
  // "transaxial plane diameter": one word of the catalogue, the rest said around it.
  if (
    subject?.name != null &&
    subject.name.end - subject.name.start === 1 &&
    subject.ids[0]?.startsWith("lesion.") === true
  ) {
    const special = composedSubject(marked, constraint, limit);
    if (special !== null) return { constraint, subject: { ...special, name: subject.name }, repairs: none };
  }
  if (subject !== null) return { constraint, subject, repairs: none };
  if (before !== null && isContinuation(marked, before, constraint)) {
    const shared: Subject = { ...before.subject, name: null, origin: "inherited" };
    if (constraint.form.kind !== "bare") return { constraint, subject: shared, repairs: none };
    const { form } = before.constraint;
    const isBracket =
      marked.tokens[constraint.start - 1]?.text === "(" && constraint.start - 1 === before.end;
    if (isBracket && constraint.form.quantity.limit !== null && form.kind === "compare") {
      const side = { ...form.side, words: null, quantity: constraint.form.quantity };
      return {
        constraint: { ...constraint, form: { kind: "compare", side } },
        subject: shared,
        repairs: (setting) => [
          {
            code: "IMPLICIT_OPERATOR",
            at: stretchAt(setting, constraint.start, constraint.end),
            candidates: [side.operator, "="],
            proposed: side.operator,
            confidence: "high",
            evidence: ["the bound before the bracket has this operator"],
          },
        ],
      };
    }
  }
  if (constraint.form.kind !== "bare" && inherited.length > 0 && isFirst(marked, constraint, limit)) {
    const ids = inherited.filter((id) => measureOf(id) !== null);
    if (ids.length > 0)
      return {
        constraint,
        subject: { ids, isPair: false, name: null, origin: "inherited", joinedBy: null },
        repairs: none,
      };
  }
  if (lastBound !== null && isExplicit(constraint) && repeatsLast(marked, lastBound, constraint))
    return { constraint, subject: { ...lastBound.subject, name: null, origin: "inherited" }, repairs: none };
  const composed = composedSubject(marked, constraint, limit);
  if (composed !== null) return { constraint, subject: composed, repairs: none };
  const unknown = unknownSubjectOf(marked, constraint, limit);
  return unknown === null ? null : { constraint, subject: unknown, repairs: none };
};

const isFirst = ({ tokens }: Marked, constraint: Constraint, limit: number): boolean => {
  for (let at = limit; at < constraint.start; at += 1) {
    const token = tokens[at];
    if (token === undefined) return false;
    if (token.kind === "word" && token.text !== "or" && token.text !== "and") return false;
  }
  return true;
};
