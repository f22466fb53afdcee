import type { Anchor } from "../../condition/index.ts";
import { findConcept, isNarrower } from "../../knowledge/index.ts";
import type { AtomOperator } from "../proposal.ts";
import type { FoundRepair } from "../sentence.ts";
import { stretchOf } from "../traced.ts";
import type { Clause, Mark } from "./clause.ts";
import type { NamedConcept } from "./lexicon.ts";
import type { FoundTime } from "./times.ts";

/** The name of an anchor inside `timeSince(…)`. */
export const anchorName = (anchor: Anchor): string => (anchor === "firstDose" ? "D0" : anchor);

const lowerFirst = (label: string): string =>
  /^[A-Z]{2}|^[A-Z]-|\d/.test(label.slice(0, 3))
    ? label
    : `${label.charAt(0).toLowerCase()}${label.slice(1)}`;

const given = (id: string): boolean =>
  ["treatment", "medication"].some((type) => findConcept(id)?.recordTypes.includes(type) === true);

export type ElapsedSubject = {
  readonly concepts: readonly string[];
  readonly label: string;
  readonly edge: "start" | "end";
};

/** Concepts named in a row before an index of the same sentence, nothing but "and", "or" and commas between: one list. */
export const listedBefore = (clause: Clause, time: FoundTime): readonly Mark<NamedConcept>[] => {
  const sentence = clause.sentences.find(
    ({ start, end }) => time.amountStart >= start && time.amountStart < end,
  );
  return clause.concepts.filter(
    (mark) => mark.end <= time.amountStart && (sentence === undefined || mark.start >= sentence.start),
  );
};

/** What a wash-out counts from, in the words of the vocabulary: "last surgery", "long-acting SSA last dose". */
export const elapsedSubject = (clause: Clause, time: FoundTime): ElapsedSubject | null => {
  const text = clause.text.text;
  const sentence = clause.sentences.find(
    ({ start, end }) => time.amountStart >= start && time.amountStart < end,
  );
  const before = listedBefore(clause, time);
  // "Between the last … and D1": what it counts from stands before the moment.
  const from = /\bbetween\b/i.test(text.slice(time.amountEnd, time.end)) ? time.amountEnd : time.end;
  const after = clause.concepts.filter(
    (mark) => mark.start >= from && (sentence === undefined || mark.end <= sentence.end),
  );
  const wording = text.slice(sentence?.start ?? 0, time.amountStart);
  const stop = /\b(?:discontinu|stopp|withheld|withdrawn|washed?.?out|switch|last dose|taken)/i.test(wording);
  const listed =
    time.otherEvent && time.side === "after" && after.length > 0 ? after : before.length > 0 ? before : after;
  const concerned =
    stop && listed === before ? before.slice(-1) : listed.filter((mark) => !isExample(text, mark, listed));
  if (concerned.length === 0) return null;
  const ids = [...new Set(concerned.map(({ value }) => value.id))];
  const first = ids[0];
  const concept = first === undefined ? undefined : findConcept(first);
  if (first === undefined || concept === undefined) return null;
  if (ids.length > 1) return { concepts: ids, label: "last such therapy end", edge: "end" };
  const label = lowerFirst(concept.label);
  const isEvent =
    isNarrower(first, "surgery") ||
    isNarrower(first, "biopsy") ||
    concept.recordTypes.includes("procedure") ||
    concept.recordTypes[0] === "condition";
  if (
    isNarrower(first, "surgery") ||
    (isEvent && !given(first) && !isNarrower(first, "local-therapy") && !isNarrower(first, "radiotherapy"))
  )
    return { concepts: ids, label: `last ${label}`, edge: "start" };
  if (stop) return { concepts: ids, label: `${label} last dose`, edge: "end" };
  return { concepts: ids, label: `last ${label} end`, edge: "end" };
};

/** "local therapy (e.g. chemoembolization)": what the bracket names is an example of what stands before. */
const isExample = (
  text: string,
  mark: Mark<NamedConcept>,
  listed: readonly Mark<NamedConcept>[],
): boolean => {
  const first = listed[0];
  if (first === undefined || mark === first) return false;
  const between = text.slice(first.end, mark.start);
  const opened = between.lastIndexOf("(");
  return opened >= 0 && between.indexOf(")", opened) < 0;
};

/** Whether the words before a time say that something ended: "stopped 48 h before". */
export const isStopped = (clause: Clause, time: FoundTime): boolean => {
  const sentence = clause.sentences.find(
    ({ start, end }) => time.amountStart >= start && time.amountStart < end,
  );
  return /\b(?:discontinu|stopp|withheld|withdrawn|wash|complet|finish|ended|ceased|cessation|interrupt|off\b|last\b|elapsed|paused)/i.test(
    clause.text.text.slice(sentence?.start ?? 0, time.amountStart),
  );
};

export type ElapsedAtom = {
  readonly variable: string | null;
  readonly operator: AtomOperator | null;
  readonly repairs: readonly FoundRepair[];
};

const stable = /\b(?:stable|stabili[sz]ed|controlled|no progression|without progression)\b/i;

const recurrence =
  /\b(?:recurrence|relapse|disease|cancer|tumou?r|malignancy)[-\s]free\b|\bfree of (?:disease|recurrence|cancer|tumou?r|malignancy)\b|\b(?:no|without|free from)\s+(?:any\s+)?(?:evidence\s+of\s+|signs?\s+of\s+)?(?:active\s+)?(?:recurrences?|relapses?|disease(?:\s+recurrence)?)\b|\bin\s+(?:complete\s+)?remission\b/i;

const leastTime = (clause: Clause, time: FoundTime): FoundRepair => ({
  code: "IMPLICIT_OPERATOR",
  at: stretchOf(clause.text, time.start, time.end),
  candidates: ["≥", "="],
  proposed: "≥",
  confidence: "high",
  evidence: ["a time that must have gone by is a least time"],
});

/** How long another malignancy has stayed away, however the text words it. */
export const recurrenceFree = (clause: Clause, time: FoundTime): ElapsedAtom | null => {
  const text = clause.text.text;
  const sentence = clause.sentences.find(
    ({ start, end }) => time.amountStart >= start && time.amountStart < end,
  );
  const before = text.slice(Math.max(sentence?.start ?? 0, time.start - 60), time.start);
  if (
    !recurrence.test(before) ||
    (time.kind === "window" && time.side !== "past" && time.side !== "after" && time.side !== null)
  )
    return null;
  if (!clause.concepts.some(({ value }) => value.recordTypes.includes("malignancy"))) return null;
  // A sign that the text prints is kept, also where it makes little sense.
  const printed =
    (time.operator === "<" || time.operator === "<=") && /[<≤]/.test(time.operatorWritten ?? "")
      ? time.operator
      : null;
  const isSaid = printed !== null || time.operator === ">" || time.operator === ">=";
  return {
    variable: "M.recurrenceFreeInterval",
    operator: printed ?? (time.operator === ">" ? ">" : ">="),
    repairs: isSaid ? [] : [leastTime(clause, time)],
  };
};

/** What a lasting state is measured as, where the vocabulary has it. */
export const lastingVariable = (clause: Clause, time: FoundTime): string | null => {
  const text = clause.text.text;
  const before = text.slice(Math.max(0, time.start - 90), time.start);
  return stable.test(before) && clause.concepts.some(({ value }) => isNarrower(value.id, "cns-metastases"))
    ? "brainMets.stableDuration"
    : null;
};

/** A wash-out or a duration as an atom; null where the text does not say what it counts from. */
export const describeElapsed = (clause: Clause, time: FoundTime, assumed: Anchor): ElapsedAtom | null => {
  if (time.kind === "lasting") {
    const variable = lastingVariable(clause, time);
    return variable === null || time.operator === null
      ? null
      : { variable, operator: time.operator === "=" ? ">=" : time.operator, repairs: [] };
  }
  if (time.otherEvent && time.anchor === null && !time.since && time.side !== "after") return null;
  const subject = elapsedSubject(clause, time);
  if (subject === null || (time.operator === null && !isStopped(clause, time))) return null;
  const anchor = time.anchor ?? assumed;
  const implicit: readonly FoundRepair[] = time.operator === null ? [leastTime(clause, time)] : [];
  return {
    variable: `timeSince(${subject.label}, ${anchorName(anchor)})`,
    operator: time.operator ?? ">=",
    repairs: implicit,
  };
};
