import type { UcumCode } from "../../kernel/quantity.ts";
import type { FindBounds, FoundBound } from "../sentence.ts";
import type { CodeList } from "./codes.ts";
import type { Constraint } from "./constraint.ts";
import { constraintAt } from "./constraint.ts";
import { type Accepted, decide } from "./decide.ts";
import { gradeCodesAt } from "./gradeCodes.ts";
import { limitNames } from "./lexicon.ts";
import { type Draft, makeBounds } from "./makeBound.ts";
import { quantityOf, type Subject } from "./marked.ts";
import { markNames } from "./markNames.ts";
import { mayBegin } from "./mayBegin.ts";
import { measureOf } from "./measure.ts";
import { membershipAt } from "./membership.ts";
import { methodsNear } from "./methodsNear.ts";
import type { NameMark } from "./names.ts";
import { longestMatch } from "./phraseTree.ts";
import { type Quantity, unitFor } from "./quantity.ts";
import { conflict, restatementAfter } from "./restatement.ts";
import type { Setting } from "./setting.ts";
import { settleSubject } from "./settleSubject.ts";
import type { Token } from "./token.ts";
import { tokenize } from "./tokenize.ts";

const connector = (tokens: readonly Token[], from: number, to: number): FoundBound["joinedBy"] => {
  let found: FoundBound["joinedBy"] = null;
  for (let at = from; at < to && at < from + 40; at += 1) {
    const text = tokens[at]?.text;
    if (text === "or" || text === "and/or") return "or";
    if (text === "and" || text === "&" || text === "plus") found = "and";
    else if ((text === "," || text === ";" || text === "/") && found === null) found = "comma";
  }
  return found;
};

/** "= 175 x (...", "> 1.5 x liver uptake": a factor of what stands behind it, no value of its own. */
const isFormula = (tokens: readonly Token[], constraint: Constraint): boolean => {
  const next = tokens[constraint.end]?.text;
  const isProduct = next === "x" || next === "*" || next === "×" || next === "·";
  const factor = tokens[constraint.end + 1];
  return (
    isProduct &&
    factor !== undefined &&
    (factor.kind === "word" || factor.text === "(" || factor.text === "[")
  );
};

/** "(0-10 scale)", "on a scale of 0 to 10": how far the scale goes. */
const isExtentOfScale = (tokens: readonly Token[], { start, end, form }: Constraint): boolean => {
  if (form.kind !== "range" || form.low.words !== null || form.high.words !== null) return false;
  const next = tokens[end]?.stem;
  const isNamed = next === "scale" || next === "point" || next === "range";
  const before = tokens[start - 1]?.text;
  const isSaid = before === "of" || before === "from" || before === ":" ? tokens[start - 2]?.stem : before;
  return (
    (isNamed && form.low.quantity.unit === null && (before === "(" || before === "a")) ||
    ((isSaid === "scale" || isSaid === "range") &&
      form.low.quantity.value === "0" &&
      tokens[end]?.text === ")")
  );
};

const baselineAfter = (tokens: readonly Token[], end: number): boolean => {
  for (let at = end; at < end + 6; at += 1) {
    if (tokens[at]?.kind === "break") return false;
    const match = longestMatch(limitNames, tokens, at);
    if (match?.entry === "baseline") return true;
  }
  return false;
};

/** Finds the numeric and ordinal bounds of a text, each with its variable, in one pass over its tokens. */
export const findBounds: FindBounds = (traced, context) => {
  const text = traced.text;
  const tokens = tokenize(text);
  const marked = markNames(text, tokens);
  const found: FoundBound[] = [];
  let limit = 0;
  let before: Accepted | null = null;
  let lastBound: Accepted | null = null;

  const accept = (
    constraint: Constraint,
    subject: Subject,
    drafts: readonly Draft[][],
    end: number,
    extra: Partial<FoundBound>,
  ): void => {
    const first = subject.name === null ? constraint.start : Math.min(subject.name.start, constraint.start);
    const joined = before === null ? null : connector(tokens, before.end, Math.max(before.end, first));
    drafts.forEach((group, index) => {
      group.forEach((draft, part) => {
        found.push({
          methods:
            draft.variable === null
              ? []
              : methodsNear(draft.variable, tokens, first, Math.min(tokens.length, end + 12)),
          restatedAs: [],
          joinedBy: index === 0 && part === 0 ? joined : part > 0 ? "and" : (subject.joinedBy ?? "and"),
          ...draft,
          ...extra,
        });
      });
    });
    before = { constraint, subject, end };
    if (subject.ids.length > 0) lastBound = before;
    limit = end;
  };

  const acceptCodes = (id: string, codes: CodeList, unit: UcumCode | null, name: NameMark | null): void => {
    const figure = { start: codes.start, end: codes.end };
    const quantity: Quantity = {
      ...figure,
      value: "0",
      figure,
      unit: null,
      foreignUnit: null,
      limit: null,
      lostPower: null,
      second: null,
      doubt: null,
    };
    const start = tokens[name?.start ?? codes.start]?.start ?? 0;
    const nameEnd = name === null ? null : (tokens[name.end - 1]?.end ?? 0);
    const draft: Draft = {
      start,
      end: tokens[codes.end - 1]?.end ?? 0,
      name: nameEnd === null ? null : { start, end: nameEnd },
      variable: id,
      nameWritten: nameEnd === null ? null : text.slice(start, nameEnd),
      written: { operator: null, value: codes.printed, unit: null },
      operator: "in",
      value: codes.codes,
      unit,
      relativeTo: null,
      repairs: [],
    };
    const subject: Subject = {
      ids: [id],
      isPair: false,
      name: name === null ? null : { start: name.start, end: name.end },
      origin: "left",
      joinedBy: null,
    };
    accept(
      { ...figure, form: { kind: "bare", quantity }, about: null, inside: null },
      subject,
      [[draft]],
      codes.end,
      {},
    );
  };

  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined) break;
    if (token.kind === "break") {
      limit = index + 1;
      before = null;
      if (token.text === "\n") lastBound = null;
      continue;
    }
    const mark = marked.starting.get(index);
    if (mark !== undefined) {
      const membership = membershipAt(marked, mark);
      if (membership === null) {
        index = mark.end - 1;
        continue;
      }
      const { id, codes, measure } = membership;
      acceptCodes(id, codes, measure.bareUnit, mark);
      index = codes.end - 1;
      continue;
    }
    const grades = gradeCodesAt(marked, index);
    if (grades !== null) {
      acceptCodes("tumor.grade", grades, null, null);
      index = grades.end - 1;
      continue;
    }
    if (!mayBegin(text, tokens, index)) continue;
    const constraint = constraintAt(text, tokens, index);
    if (constraint === null) continue;
    if (isFormula(tokens, constraint) || isExtentOfScale(tokens, constraint)) {
      index = constraint.end;
      continue;
    }
    const accepted = decide(marked, constraint, limit, before, context.inherited, lastBound);
    if (accepted === null) {
      if (constraint.form.kind !== "bare") index = constraint.end - 1;
      else index = Math.max(index, quantityOf(constraint).figure.end - 1);
      continue;
    }
    const { constraint: settledConstraint, subject: settledSubject } = accepted;
    const settled = settleSubject(marked, settledConstraint, settledSubject, traced);
    const setting: Setting = {
      traced,
      marked,
      context,
      constraint: settledConstraint,
      subject: settled.subject,
    };
    const ids: readonly (string | null)[] = settled.subject.ids.length === 0 ? [null] : settled.subject.ids;
    const measure = ids[0] == null ? null : measureOf(ids[0]);
    const restated = measure === null ? null : restatementAfter(marked, settledConstraint, measure);
    const isBaseline =
      quantityOf(settledConstraint).unit?.unit === "%" && baselineAfter(tokens, settledConstraint.end);
    const drafts = ids.map((id, position) =>
      makeBounds(setting, id, settled.subject.isPair ? position : 0).map(
        (draft): Draft => ({
          ...draft,
          relativeTo: isBaseline ? "baseline" : draft.relativeTo,
          repairs: [
            ...draft.repairs,
            ...settled.repairs,
            ...accepted.repairs(setting),
            ...(restated === null || measure === null ? [] : conflict(setting, measure, restated)),
          ],
        }),
      ),
    );
    const restatedAs =
      restated === null || measure === null
        ? []
        : restated.quantities.flatMap((quantity) => {
            const unit =
              unitFor(text, tokens, quantity, measure) ??
              unitFor(text, tokens, restated.quantities[restated.quantities.length - 1] ?? quantity, measure);
            return unit === null ? [] : [{ value: quantity.value, unit }];
          });
    const end = restated?.end ?? settledConstraint.end;
    accept(
      settledConstraint,
      settled.subject,
      drafts.map((each) => [...each]),
      end,
      restated === null ? {} : { restatedAs, end: tokens[end - 1]?.end ?? 0 },
    );
    index = Math.max(end, settledConstraint.end) - 1;
  }
  return found;
};
