import type { Decimal } from "../../kernel/decimal.ts";
import type { UcumCode } from "../../kernel/quantity.ts";
import type { ReadAtom } from "../proposal.ts";
import type { FoundBound, FoundRepair } from "../sentence.ts";
import type { Side } from "./constraint.ts";
import { type Guess, guessComparator, implicitOperator, isLost, lostComparator } from "./lostComparator.ts";
import { isStepped, type Measure, measureOf } from "./measure.ts";
import { type Quantity, unitFor } from "./quantity.ts";
import { judgeQuantity, unprintedUnit } from "./quantityRepairs.ts";
import { type Setting, sliceOf, stretchAt } from "./setting.ts";
import type { ComparisonSign } from "./token.ts";
import { durationUnits } from "./words.ts";

export type Draft = Omit<FoundBound, "joinedBy" | "restatedAs" | "methods">;

const figureOf = (setting: Setting, quantity: Quantity): string => {
  const figure = sliceOf(setting, quantity.figure.start, quantity.figure.end);
  return quantity.lostPower?.isUnit === false ? figure : figure;
};
const unitWritten = (setting: Setting, quantity: Quantity): string | null => {
  if (quantity.foreignUnit !== null)
    return sliceOf(setting, quantity.foreignUnit.start, quantity.foreignUnit.end);
  if (quantity.unit !== null) return sliceOf(setting, quantity.unit.start, quantity.unit.end);
  if (quantity.limit !== null && quantity.end > quantity.figure.end)
    return sliceOf(setting, quantity.figure.end, quantity.end);
  return quantity.limit !== null ? sliceOf(setting, quantity.start, quantity.end) : null;
};

type Settled = {
  readonly unit: UcumCode | null;
  readonly value: Decimal;
  readonly repairs: readonly FoundRepair[];
};

const settle = (
  setting: Setting,
  quantity: Quantity,
  measure: Measure | null,
  shared: Quantity | null,
): Settled => {
  const { marked } = setting;
  if (quantity.limit === "ULN") return { unit: "{ULN}", value: quantity.value, repairs: [] };
  if (quantity.limit === "LLN") return { unit: "{LLN}", value: quantity.value, repairs: [] };
  const own = unitFor(marked.text, marked.tokens, quantity, measure ?? undefined);
  const lent = shared === null ? null : unitFor(marked.text, marked.tokens, shared, measure ?? undefined);
  const unit = own ?? lent ?? (quantity.foreignUnit === null ? (measure?.bareUnit ?? null) : null);
  const judged = judgeQuantity(setting, quantity, measure, unit);
  const missing =
    own === null && lent === null && unit === null && measure !== null
      ? unprintedUnit(setting, quantity, measure)
      : [];
  return { unit: judged.unit, value: judged.value, repairs: [...judged.repairs, ...missing] };
};

type Compared = { readonly operator: ComparisonSign | null; readonly repairs: readonly FoundRepair[] };

/** The operator after what is proposed for a lost one. */
const repairSide = (
  setting: Setting,
  side: Side,
  measure: Measure | null,
  unit: UcumCode | null,
  bound: "low" | "high" | "only",
): Compared => {
  const { marked, context, subject } = setting;
  const token = side.words === null ? undefined : marked.tokens[side.words.start];
  const isOddSign = token?.doubt === "lostSign";
  const isWord = token?.kind !== "compare";
  if (!isOddSign && side.operator !== "=") return { operator: side.operator, repairs: [] };
  if (side.words === null) return { operator: side.operator, repairs: [] };
  if (!isOddSign && isWord) return { operator: "=", repairs: [] };
  if (!isOddSign && token?.doubt !== "unreadable" && !isLost(measure, context))
    return { operator: "=", repairs: [] };
  const from =
    subject.name !== null && subject.name.end <= side.words.start && side.words.start - subject.name.end < 4
      ? lastWord(setting, subject.name)
      : side.words.start;
  const at = stretchAt(setting, from, side.quantity.figure.end);
  const written = sliceOf(setting, from, side.quantity.figure.end);
  if (isOddSign) {
    const guess = {
      operator: side.operator,
      confidence: "high" as const,
      evidence: [
        `"${sliceOf(setting, side.words.start, side.words.end)}" is what ${side.operator === ">=" ? "≥" : "≤"} of the Symbol font becomes`,
      ],
    };
    return { operator: side.operator, repairs: [lostComparator(measure, guess, at, written)] };
  }
  if (bound !== "only") {
    const operator: ComparisonSign = bound === "low" ? ">=" : "<=";
    const guess = {
      operator,
      confidence: "high" as const,
      evidence: [`it is the ${bound === "low" ? "lower" : "upper"} end of a range`],
    };
    return { operator, repairs: [lostComparator(measure, guess, at, written)] };
  }
  const guess = guessComparator(measure, side.quantity.value, context, unit);
  return { operator: guess.operator, repairs: [lostComparator(measure, guess, at, written)] };
};
const lastWord = ({ marked }: Setting, name: { readonly start: number; readonly end: number }): number => {
  for (let at = name.end - 1; at > name.start; at -= 1) if (marked.tokens[at]?.kind === "word") return at;
  return name.start;
};

const inner = (operator: ReadAtom["operator"], side: "low" | "high"): boolean =>
  side === "low" ? operator !== ">" : operator !== "<";

/** The bounds that a constraint states about one variable (one, or two where the ends of a range differ in unit). */
export const makeBounds = (setting: Setting, id: string | null, pairIndex: number): readonly Draft[] => {
  const { marked, constraint, subject } = setting;
  const measure = id === null ? null : measureOf(id);
  const { tokens, text } = marked;
  const first = subject.name === null ? constraint.start : Math.min(subject.name.start, constraint.start);
  const last = subject.name === null ? constraint.end : Math.max(subject.name.end, constraint.end);
  const nameStart = subject.name === null ? null : (tokens[subject.name.start]?.start ?? 0);
  const nameEnd = subject.name === null ? null : (tokens[subject.name.end - 1]?.end ?? 0);
  const shared = {
    start: tokens[first]?.start ?? 0,
    end: tokens[last - 1]?.end ?? 0,
    name: nameStart === null || nameEnd === null ? null : { start: nameStart, end: nameEnd },
    variable: id,
    nameWritten: nameStart === null || nameEnd === null ? null : text.slice(nameStart, nameEnd),
  };
  const { form } = constraint;
  const one = (given: Side, bound: "low" | "high" | "only", lender: Quantity | null): Draft => {
    const side = turnBetter(setting, given, measure);
    const quantity = side.quantity;
    const picked =
      pairIndex === 1 && quantity.second !== null ? { ...quantity, value: quantity.second } : quantity;
    const settled = settle(setting, picked, measure, lender);
    const compared = repairSide(setting, side, measure, settled.unit, bound);
    return {
      written: {
        operator: side.words === null ? null : sliceOf(setting, side.words.start, side.words.end),
        value:
          quantity.second === null
            ? figureOf(setting, quantity)
            : (figureOf(setting, quantity).split("/")[pairIndex] ?? ""),
        unit: unitWritten(setting, quantity) ?? (lender === null ? null : unitWritten(setting, lender)),
      },
      operator: compared.operator,
      value: settled.value,
      unit: settled.unit,
      relativeTo: relativeTo(quantity),
      repairs: [...compared.repairs, ...settled.repairs],
      ...shared,
    };
  };
  if (form.kind === "bare") {
    const quantity = form.quantity;
    const side: Side = { operator: "=", words: null, quantity };
    const draft = one(side, "only", null);
    const guess = lastsFor(setting)
      ? impliedGuess(">=")
      : subject.implied == null
        ? guessComparator(measure, quantity.value, setting.context, draft.unit)
        : impliedGuess(subject.implied);
    const from =
      subject.name !== null && subject.name.end <= constraint.start
        ? lastWord(setting, subject.name)
        : constraint.start;
    const hasGap = from < constraint.start && hasTwoBlanks(setting, constraint.start);
    const repair = implicitOperator(
      guess,
      stretchAt(setting, from, quantity.figure.end),
      sliceOf(setting, from, quantity.figure.end),
      hasGap ? "MISSING_OPERATOR" : "IMPLICIT_OPERATOR",
    );
    return [{ ...draft, operator: guess.operator, repairs: [repair, ...draft.repairs] }];
  }
  if (form.kind === "compare" && subject.implied != null) {
    const draft = one({ ...form.side, operator: subject.implied }, "only", null);
    const at = stretchAt(setting, constraint.start, constraint.end);
    const repair = implicitOperator(
      impliedGuess(subject.implied),
      at,
      sliceOf(setting, constraint.start, constraint.end),
      "IMPLICIT_OPERATOR",
    );
    return [{ ...draft, repairs: [repair, ...draft.repairs] }];
  }
  if (form.kind === "compare") return [one(form.side, "only", constraint.lender ?? null)];
  const lowLender = form.low.quantity.unit === null ? form.high.quantity : null;
  const highLender = form.high.quantity.unit === null ? form.low.quantity : null;
  const low = one(form.low, "low", lowLender);
  const high = one(form.high, "high", highLender);
  if (low.unit !== high.unit && low.unit !== null && high.unit !== null) return [low, high];
  // An end that does not belong to the range is said by its own bound.
  if (!inner(low.operator, "low") || !inner(high.operator, "high")) return [low, high];
  if (typeof low.value !== "string" || typeof high.value !== "string") return [low, high];
  const isSigned = form.low.words !== null && form.high.words !== null;
  const isDistributed =
    isSigned &&
    form.low.quantity.unit === null &&
    form.high.quantity.unit !== null &&
    form.high.quantity.end > form.high.quantity.figure.end;
  const joint = jointOf(setting);
  const distribution: readonly FoundRepair[] =
    isDistributed && measure !== null && measure.id !== "age"
      ? [
          {
            code: "UNIT_DISTRIBUTION",
            at: stretchAt(setting, constraint.start, constraint.end),
            written: sliceOf(setting, constraint.start, constraint.end),
            candidates: [],
            proposed: `${low.value} to ${high.value} ${high.written.unit ?? ""}`.trim(),
            confidence: "certain",
            evidence: ["the unit printed behind the second bound holds for both"],
          },
        ]
      : [];
  return [
    {
      written: {
        operator:
          low.written.operator === null && high.written.operator === null
            ? joint
            : [low.written.operator, high.written.operator].filter((each) => each !== null).join(" "),
        value: [String(low.written.value), String(high.written.value)],
        unit: high.written.unit ?? low.written.unit,
      },
      operator: "between",
      value: { low: low.value, high: high.value },
      includes: { low: true, high: true },
      unit: high.unit ?? low.unit,
      relativeTo: high.relativeTo ?? low.relativeTo,
      repairs: unique([...low.repairs, ...high.repairs, ...distribution]),
      ...shared,
    },
  ];
};

/** "or better" is at most on a scale where less is better, "or worse" at least. */
const turnBetter = ({ marked }: Setting, side: Side, measure: Measure | null): Side => {
  const word = side.words === null ? undefined : marked.tokens[side.words.end - 1]?.text;
  if (word !== "better" && word !== "worse") return side;
  const isLessBetter = measure !== null && measure.direction === "ceiling";
  return { ...side, operator: (word === "better") === isLessBetter ? "<=" : ">=" };
};

/** "disease free for 5 years": a time that lasts is at least as long. */
const lastsFor = ({ marked, constraint }: Setting): boolean => {
  const { form } = constraint;
  if (form.kind !== "bare" || form.quantity.unit === null || !durationUnits.has(form.quantity.unit.unit))
    return false;
  return marked.tokens[constraint.start - 1]?.text === "for";
};

const impliedGuess = (operator: ComparisonSign): Guess => ({
  operator,
  confidence: "medium",
  evidence: ["a change, or a time without one, by at least this much is meant"],
});

const unique = (repairs: readonly FoundRepair[]): readonly FoundRepair[] =>
  repairs.filter(
    (each, index) =>
      repairs.findIndex(
        (other) =>
          other.code === each.code && other.at?.start === each.at?.start && other.at?.end === each.at?.end,
      ) === index,
  );

const jointOf = (setting: Setting): string => {
  const { constraint, marked } = setting;
  if (constraint.form.kind !== "range") return "-";
  const { low, high } = constraint.form;
  if (constraint.start < low.quantity.start) return sliceOf(setting, constraint.start, low.quantity.start);
  for (let at = low.quantity.end; at < high.quantity.start; at += 1) {
    const text = marked.tokens[at]?.text;
    if (text === "to" || text === "-" || text === "through" || text === "and")
      return sliceOf(setting, at, at + 1);
  }
  return "-";
};

const hasTwoBlanks = ({ marked }: Setting, start: number): boolean => {
  const before = marked.tokens[start - 1];
  const token = marked.tokens[start];
  return (
    before !== undefined && token !== undefined && token.start - before.end >= 2 && before.kind === "word"
  );
};

const relativeTo = (quantity: Quantity): "ULN" | "LLN" | "baseline" | null => quantity.limit;

/** A list of codes: a membership, as printed. */
export const isMembership = (measure: Measure | null): boolean => measure !== null && isStepped(measure);
