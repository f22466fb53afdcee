import type { Condition, RecordType, TimeWindow } from "../../condition/index.ts";
import { type Stretch, stretchOf } from "../traced.ts";
import { overWindows } from "./anchorReadings.ts";
import type { FoundAtom } from "./atoms.ts";
import type { Clause } from "./clause.ts";
import { conditionOfBound, recordOfVariable } from "./compare.ts";
import { type CompileContext, opaqueAt } from "./compileContext.ts";
import { isLabelText } from "./labels.ts";
import { isFiller } from "./lexicon.ts";
import { bothOrEither, equivalentScales } from "./scopeRemarks.ts";
import { ofSex, sexWords } from "./sex.ts";
import { wordsOf } from "./words.ts";

/** Words of a clause that nothing explains. */
const residueOf = (
  clause: Clause,
  explained: readonly { readonly start: number; readonly end: number }[],
): readonly string[] =>
  clause.words
    .filter(
      (word) => !isFiller(word) && !explained.some(({ start, end }) => word.start < end && start < word.end),
    )
    .map(({ text }) => text);

const joinedBy = (
  clause: Clause,
  atoms: readonly FoundAtom[],
  heading: CompileContext["heading"],
): "allOf" | "anyOf" | null => {
  if (atoms.length < 2) return "allOf";
  const text = clause.text.text;
  let and = false;
  let or = false;
  let previous = atoms[0];
  for (const atom of atoms.slice(1)) {
    const bounds = [previous?.bound, atom.bound];
    const between = text.slice(previous?.end ?? 0, Math.max(previous?.end ?? 0, atom.start));
    if (/\bor\b/i.test(between) || bounds[1]?.joinedBy === "or") or = true;
    else if (/\band\b|\bwith\b/i.test(between) || bounds[1]?.joinedBy === "and") and = true;
    previous = atom;
  }
  if (or && and) return null;
  if (or) return "anyOf";
  if (heading === "inclusion") return "allOf";
  return and ? null : "anyOf";
};

/** A condition over fields of one lesion, toxicity or malignancy, bound to one record. */
const bindRecord = (conditions: readonly Condition[], atoms: readonly FoundAtom[]): Condition | null => {
  const records = atoms.map(({ variable }) => (variable === null ? null : recordOfVariable(variable)));
  const first = records[0];
  const only = conditions[0];
  if (first === undefined || only === undefined) return null;
  if (first === null)
    return records.every((each) => each === null) ? (conditions.length === 1 ? only : null) : null;
  if (!records.every((each) => each?.type === first.type)) return null;
  const type: RecordType = first.type;
  return {
    kind: "forSome",
    query: {
      recordType: type,
      bindAs: first.name,
      where: conditions.length === 1 ? only : { kind: "allOf", operands: conditions },
    },
  };
};

/** "Adequate renal function with …": the bounds say what is adequate. */
const labelBefore = (clause: Clause, start: number): readonly Stretch[] =>
  start > 0 && isLabelText(clause.text.text.slice(0, start)) ? [{ start: 0, end: start }] : [];

/** Words that name a method of the bounds: "evaluated by 51Cr-EDTA clearance". */
const methodWords = (clause: Clause, atoms: readonly FoundAtom[]): readonly Stretch[] => {
  const named = new Set(
    atoms
      .flatMap(({ methods }) => methods ?? [])
      .flatMap((method) => wordsOf(method).map(({ text }) => text)),
  );
  return named.size === 0
    ? []
    : clause.words.filter(
        ({ text }) => named.has(text) || /^(?:clearance|method|formula|equation|gault)$/.test(text),
      );
};

/** Whether all bounds are demanded as the heading says, or all of them the other way round. */
const directionOf = (
  atoms: readonly FoundAtom[],
  heading: CompileContext["heading"],
): "asHeaded" | "turned" | null => {
  const usual = heading === "inclusion" ? "must_satisfy" : "must_not_satisfy";
  if (atoms.every(({ effect }) => effect === usual)) return "asHeaded";
  return atoms.every(({ effect }) => effect === "must_satisfy" || effect === "must_not_satisfy") &&
    atoms.every(({ effect }) => effect !== usual)
    ? "turned"
    : null;
};

/** A bound at its moment: readings where the text leaves the moment out, null where a lead above does. */
export const boundInTime = (atom: FoundAtom, clause: Clause, context: CompileContext): Condition | null => {
  const otherwise = (): Condition => opaqueAt(stretchOf(clause.text, atom.start, atom.end), context);
  const plain = conditionOfBound(atom, context.book, otherwise);
  if (plain === null || atom.window === null) return plain;
  const dated = (window: TimeWindow): Condition =>
    conditionOfBound({ ...atom, window }, context.book, otherwise) ?? plain;
  if (atom.windowFrom === null) {
    if (context.above !== null)
      return overWindows(context.above.clause, context.above.time, context.design, context.book, dated);
    return atom.window.anchorAssumed === true ? null : plain;
  }
  return overWindows(clause, atom.windowFrom, context.design, context.book, dated);
};

/** A text of nothing but bounds; null where a word of it is not understood. */
export const compileBounds = (clause: Clause, context: CompileContext): Condition | null => {
  const atoms = context.atomsOf(clause).filter(({ bound }) => bound !== null);
  if (atoms.length === 0 || atoms.length < clause.bounds.length) return null;
  if (clause.times.some((time) => !atoms.some((atom) => atom.window !== null && atom.windowFrom === time)))
    return null;
  const direction = directionOf(atoms, context.heading);
  if (direction === null) return null;
  const explained = [
    ...atoms,
    ...clause.times,
    ...sexWords(clause),
    ...clause.logic.filter(
      ({ kind }) =>
        kind === "or" ||
        kind === "and" ||
        (direction === "turned" && (kind === "requirement" || kind === "prohibition")) ||
        (direction === "asHeaded" && kind === "requirement" && context.heading === "inclusion") ||
        (direction === "asHeaded" && kind === "prohibition" && context.heading === "exclusion"),
    ),
  ];
  if (clause.logic.some((mark) => !explained.includes(mark))) return null;
  const label = labelBefore(clause, atoms[0]?.start ?? 0);
  const names = atoms.flatMap(({ bound }) =>
    bound?.name === null || bound?.name === undefined ? [] : [bound.name],
  );
  const adults = atoms.some(({ variable }) => variable === "age")
    ? clause.words.filter(({ text }) => text === "adult")
    : [];
  if (
    residueOf(clause, [...explained, ...names, ...label, ...adults, ...methodWords(clause, atoms)]).length > 0
  )
    return null;
  const conditions: Condition[] = [];
  for (const atom of atoms) {
    const condition = boundInTime(atom, clause, context);
    if (condition === null) return null;
    const bound = bindRecord([condition], [atom]);
    if (bound === null) return null;
    conditions.push(bound);
  }
  const only = conditions[0];
  const scales = scalesRule(clause, atoms, conditions, context);
  if (scales !== null) return scales;
  const either = eitherOrBoth(clause, atoms, conditions, context);
  if (either !== null) return either;
  const kind = direction === "turned" ? turnedJoin(clause, atoms) : joinedBy(clause, atoms, context.heading);
  if (only === undefined || kind === null) return null;
  const whole = ofSex(clause, conditions.length === 1 ? only : { kind, operands: conditions });
  return direction === "turned" ? { kind: "not", operand: whole } : whole;
};

/** Requirements under exclusion are all required; prohibitions under inclusion each forbid. */
const turnedJoin = (clause: Clause, atoms: readonly FoundAtom[]): "allOf" | "anyOf" | null =>
  atoms.length === 1
    ? "allOf"
    : joinedBy(clause, atoms, "inclusion") === "allOf" && atoms[0]?.effect === "must_satisfy"
      ? "allOf"
      : null;

/** "ECOG 0 or 1 (Karnofsky ≥ 70 %)": the second scale only where the first is missing, or both. */
const scalesRule = (
  clause: Clause,
  atoms: readonly FoundAtom[],
  conditions: readonly Condition[],
  { book }: CompileContext,
): Condition | null => {
  const repair = atoms.length === 2 ? equivalentScales(clause, atoms) : null;
  if (repair === null) return null;
  return {
    kind: "readings",
    repairId: book.enter(repair),
    alternatives: [
      { label: "equivalent", expression: { kind: "preferred", alternatives: conditions } },
      { label: "and", expression: { kind: "allOf", operands: conditions } },
    ],
  };
};

/** "ALT or AST ≤ 3 × ULN" under inclusion: mostly both are meant. */
const eitherOrBoth = (
  clause: Clause,
  atoms: readonly FoundAtom[],
  conditions: readonly Condition[],
  { heading, book }: CompileContext,
): Condition | null => {
  const repair = heading === "inclusion" ? bothOrEither(clause, atoms) : null;
  if (repair === null) return null;
  return {
    kind: "readings",
    repairId: book.enter(repair),
    alternatives: [
      { label: "both", expression: { kind: "allOf", operands: conditions } },
      { label: "either", expression: { kind: "anyOf", operands: conditions } },
    ],
  };
};
