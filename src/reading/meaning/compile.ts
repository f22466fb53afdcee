import type { Condition, RecordType, TimeWindow } from "../../condition/index.ts";
import type { SourceSpan } from "../../kernel/source.ts";
import type { Lead } from "../list.ts";
import { type Stretch, stretchOf } from "../traced.ts";
import { overWindows } from "./anchorReadings.ts";
import { askAbout } from "./ask.ts";
import type { FoundAtom } from "./atoms.ts";
import type { Clause } from "./clause.ts";
import { conditionOfBound, recordOfVariable } from "./compare.ts";
import { compileConcepts } from "./conceptRule.ts";
import type { Design } from "./design.ts";
import { isLabel, isLabelText } from "./labels.ts";
import { compileLesions } from "./lesionRule.ts";
import { isFiller } from "./lexicon.ts";
import type { RepairBook } from "./repairBook.ts";
import { compileReproduction } from "./reproductionRule.ts";
import type { Part } from "./rows.ts";
import { equivalentScales } from "./scopeRemarks.ts";
import { ofSex, sexWords } from "./sex.ts";
import { sliceAtoms, sliceClause } from "./slice.ts";
import { compileWashout } from "./washoutRule.ts";
import { wordsOf } from "./words.ts";

export type CompileContext = {
  readonly trial: string;
  readonly criterion: string;
  readonly heading: "inclusion" | "exclusion";
  readonly book: RepairBook;
  readonly atomsOf: (clause: Clause) => readonly FoundAtom[];
  readonly spanOf: (start: number, end: number) => SourceSpan;
  /** The moment taken for "prior" and "previous" where the text names none. */
  readonly ever: TimeWindow;
  readonly design: Design;
  readonly stretch: (clause: Clause, start: number, end: number) => Stretch;
  /** Text of the record between two code points. */
  readonly quote: (start: number, end: number) => string;
};

/** What a text became: its condition, and whether a part of it was not understood. */
export type Compiled = { readonly condition: Condition; readonly opaque: boolean };

export const opaqueOf = (clause: Clause, context: CompileContext): Condition =>
  opaqueAt(stretchOf(clause.text), context);

const opaqueAt = ({ start, end }: Stretch, context: CompileContext): Condition => ({
  kind: "opaque",
  text: context.quote(start, end) || "(nothing)",
  span: context.spanOf(start, Math.max(end, start + 1)),
});

/** Words of a clause that nothing explains. */
export const residueOf = (
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
const boundInTime = (atom: FoundAtom, clause: Clause, context: CompileContext): Condition | null => {
  const otherwise = (): Condition => opaqueAt(stretchOf(clause.text, atom.start, atom.end), context);
  const plain = conditionOfBound(atom, context.book, otherwise);
  if (plain === null || atom.window === null) return plain;
  if (atom.windowFrom === null) return atom.window.anchorAssumed === true ? null : plain;
  return overWindows(
    clause,
    atom.windowFrom,
    context.design,
    context.book,
    (window) => conditionOfBound({ ...atom, window }, context.book, otherwise) ?? plain,
  );
};

const boundsOnly = (clause: Clause, context: CompileContext): Condition | null => {
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
        (direction === "asHeaded" && kind === "requirement" && context.heading === "inclusion"),
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

const understand = (clause: Clause, context: CompileContext): Condition | null =>
  boundsOnly(clause, context) ??
  compileReproduction(clause, context) ??
  compileLesions(clause) ??
  compileConcepts(clause, context) ??
  compileWashout(clause, context);

/** The condition of one text, whole: what is not understood in whole stays opaque. */
export const compileClause = (clause: Clause, context: CompileContext): Compiled => {
  if (clause.words.length === 0 || clause.text.text.trimEnd().endsWith(":"))
    return { condition: opaqueOf(clause, context), opaque: true };
  const understood = understand(clause, context);
  if (understood !== null) return { condition: understood, opaque: false };
  const pieces = compileScoped(clause, context) ?? compileSentences(clause, context);
  if (pieces !== null) return { condition: pieces, opaque: true };
  const asked = askAbout(clause, context);
  if (asked !== null) return { condition: asked, opaque: false };
  return { condition: partly(clause, context) ?? opaqueOf(clause, context), opaque: true };
};

const sliced = (
  clause: Clause,
  context: CompileContext,
  start: number,
  end: number,
): { readonly piece: Clause; readonly context: CompileContext } => {
  const piece = sliceClause(clause, start, end);
  const atoms = sliceAtoms(context.atomsOf(clause), clause, piece, start, end);
  return { piece, context: { ...context, atomsOf: (wanted) => (wanted === piece ? atoms : []) } };
};

const without = (atoms: readonly FoundAtom[], effect: FoundAtom["effect"]): readonly FoundAtom[] =>
  atoms.filter((each) => each.effect !== effect);

/**
 * A rule with one exception or one case that is not understood. Under exclusion either only narrows the rule, so the rule
 * alone can still clear a patient; under inclusion a case only narrows whom it binds, so fulfilling the rule is enough.
 */
const compileScoped = (clause: Clause, context: CompileContext): Condition | null => {
  const scopes = clause.scopes.filter(({ kind }) => kind === "exception" || kind === "condition");
  const scope = scopes[0];
  if (scopes.length !== 1 || scope === undefined || clause.scopes.length !== 1) return null;
  if (clause.sentences.length !== 1 || (scope.kind === "exception" && context.heading === "inclusion"))
    return null;
  const length = clause.text.text.length;
  const opens = clause.text.text.slice(0, scope.start).trim() === "";
  const [from, to] = opens ? [scope.end, length] : [0, scope.start];
  const after = opens ? "" : clause.text.text.slice(scope.end, length);
  if (/[\p{L}\d]/u.test(after)) return null;
  const rule = sliced(clause, context, from, to);
  const base = understand(rule.piece, {
    ...rule.context,
    atomsOf: (wanted) => without(rule.context.atomsOf(wanted), "condition"),
  });
  if (base === null) return null;
  const rest = opaqueAt(stretchOf(clause.text, scope.start, Math.min(length, scope.end)), context);
  if (scope.kind === "exception") return { kind: "unless", base, exception: rest };
  return context.heading === "exclusion"
    ? { kind: "allOf", operands: [base, rest] }
    : { kind: "ifThen", condition: rest, consequence: base };
};

const anaphora =
  /\b(?:such|these|those|this|that|they|it|note|notes|however|otherwise|also|same|following|latter|former)\b/i;

/** Sentences that stand side by side: each is demanded under inclusion, each excludes under exclusion. */
const compileSentences = (clause: Clause, context: CompileContext): Condition | null => {
  const sentences = clause.sentences.filter(({ start, end }) =>
    /[\p{L}\d]/u.test(clause.text.text.slice(start, end)),
  );
  if (sentences.length < 2 || sentences.length > 12) return null;
  if (
    clause.logic.some(({ kind }) =>
      ["exception", "condition", "permission", "provided", "but", "recommendation"].includes(kind),
    )
  )
    return null;
  if (
    sentences.some(({ start, end }, index) => index > 0 && anaphora.test(clause.text.text.slice(start, end)))
  )
    return null;
  let understood = 0;
  const operands = sentences.map(({ start, end }): Condition => {
    const { piece, context: own } = sliced(clause, context, start, end);
    const condition = understand(piece, own);
    if (condition !== null) understood += 1;
    return condition ?? askAbout(piece, own) ?? opaqueOf(piece, own);
  });
  if (understood === 0) return null;
  return { kind: context.heading === "inclusion" ? "allOf" : "anyOf", operands };
};

/**
 * An inclusion that demands a bound among things not understood: the bound can fail it, nothing can fulfil it. Only
 * where no word of the text could make the bound an alternative, an exception or a case.
 */
const partly = (clause: Clause, context: CompileContext): Condition | null => {
  if (context.heading !== "inclusion" || clause.scopes.length > 0) return null;
  if (clause.logic.some(({ kind }) => kind !== "and" && kind !== "requirement")) return null;
  const atoms = context.atomsOf(clause).filter(({ bound }) => bound !== null);
  const variables = atoms.map(({ variable }) => variable);
  if (new Set(variables).size !== variables.length) return null;
  const conditions = atoms.map((atom) => {
    const condition = boundInTime(atom, clause, context);
    return condition === null || atom.variable === null || recordOfVariable(atom.variable) !== null
      ? null
      : condition;
  });
  const sound = conditions.filter((each) => each !== null);
  return sound.length === 0 || sound.length < atoms.length
    ? null
    : { kind: "allOf", operands: [...sound, opaqueOf(clause, context)] };
};

const together = (
  lead: Lead | null,
  heading: CompileContext["heading"],
  operands: readonly Condition[],
): Condition | null => {
  const only = operands[0];
  if (only === undefined) return null;
  if (operands.length === 1) return only;
  if (lead === null)
    return heading === "inclusion" ? { kind: "allOf", operands } : { kind: "anyOf", operands };
  switch (lead.kind) {
    case "any":
      return { kind: "anyOf", operands };
    case "all":
      return { kind: "allOf", operands };
    case "atLeast":
      return lead.count > 0 && lead.count <= operands.length
        ? { kind: "atLeast", minimumTrue: lead.count, operands }
        : null;
    default:
      return lead satisfies never;
  }
};

/** The condition of a text with its members. A lead that says more than their names keeps the whole unknown. */
export const compilePart = (part: Part, whole: Stretch, context: CompileContext): Compiled => {
  if (part.members.length === 0) return compileClause(part.clause, context);
  const members = part.members.map((member) => compilePart(member, whole, context));
  if (!isLabel(part.clause)) return { condition: opaqueAt(whole, context), opaque: true };
  const condition = together(
    part.lead,
    context.heading,
    members.map((each) => each.condition),
  );
  if (condition === null) return { condition: opaqueAt(whole, context), opaque: true };
  return { condition, opaque: members.some(({ opaque }) => opaque) };
};
