import type { Condition } from "../../condition/index.ts";
import type { Lead } from "../list.ts";
import { type Stretch, stretchOf } from "../traced.ts";
import { askAbout } from "./ask.ts";
import type { FoundAtom } from "./atoms.ts";
import { boundInTime, compileBounds } from "./boundRule.ts";
import type { Clause } from "./clause.ts";
import { recordOfVariable } from "./compare.ts";
import { type CompileContext, opaqueAt, opaqueOf } from "./compileContext.ts";
import { compileConcepts } from "./conceptRule.ts";
import { leadKindOf } from "./labels.ts";
import { compileLesions } from "./lesionRule.ts";
import { compileReproduction } from "./reproductionRule.ts";
import type { Part } from "./rows.ts";
import { sliceAtoms, sliceClause } from "./slice.ts";
import { compileWashout } from "./washoutRule.ts";

/** What a text became: its condition, and whether a part of it was not understood. */
export type Compiled = { readonly condition: Condition; readonly opaque: boolean };

const understand = (clause: Clause, context: CompileContext): Condition | null =>
  compileBounds(clause, context) ??
  (context.above === null ? compileReproduction(clause, context) : null) ??
  (context.above === null ? compileLesions(clause) : null) ??
  compileConcepts(clause, context) ??
  (context.above === null ? compileWashout(clause, context) : null);

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
  if (context.heading === "inclusion" && !isOneDemand(rule.piece)) return null;
  const rest = opaqueAt(stretchOf(clause.text, scope.start, Math.min(length, scope.end)), context);
  if (scope.kind === "exception") return { kind: "unless", base, exception: rest };
  return context.heading === "exclusion"
    ? { kind: "allOf", operands: [base, rest] }
    : { kind: "ifThen", condition: rest, consequence: base };
};

/** No alternatives in it, so that the case named beside it can belong to nothing less than the whole. */
const isOneDemand = ({ bounds, text }: Clause): boolean =>
  !/\bor\b|\//i.test(text.text) && new Set(bounds.map(({ variable }) => variable)).size === bounds.length;

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

/** The condition of a text with its members. A lead that says more than their names stays unknown beside them. */
export const compilePart = (part: Part, whole: Stretch, context: CompileContext): Compiled => {
  if (part.members.length === 0) return compileClause(part.clause, context);
  const kind = leadKindOf(part.clause);
  const [time] = part.clause.times;
  const below: CompileContext =
    kind === "window" && time !== undefined ? { ...context, above: { clause: part.clause, time } } : context;
  const members = part.members.map((member) => compilePart(member, whole, below));
  const conditions = members.map((each) => each.condition);
  const unknown: Compiled = { condition: opaqueAt(whole, context), opaque: true };
  const joined = together(part.lead, context.heading, conditions);
  if (joined === null) return unknown;
  switch (kind) {
    case "label":
    case "window":
      return { condition: joined, opaque: members.some(({ opaque }) => opaque) };
    case "instances":
      return context.heading === "exclusion" && (part.lead === null || part.lead.kind === "any")
        ? {
            condition: { kind: "anyOf", operands: [...conditions, opaqueOf(part.clause, context)] },
            opaque: true,
          }
        : unknown;
    case "joined":
      return {
        condition: { kind: "allOf", operands: [opaqueOf(part.clause, context), joined] },
        opaque: true,
      };
    case "binding":
      return unknown;
    default:
      return kind satisfies never;
  }
};
