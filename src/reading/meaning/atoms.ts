import type { Anchor, TimeWindow } from "../../condition/index.ts";
import { findConcept } from "../../knowledge/index.ts";
import type { AtomEffect, ReadAtom } from "../proposal.ts";
import type { FoundBound, FoundRepair } from "../sentence.ts";
import { stretchOf } from "../traced.ts";
import type { Clause, Mark } from "./clause.ts";
import { effectAt } from "./effects.ts";
import { describeElapsed, isStopped, lastingVariable, recurrenceFree } from "./elapsed.ts";
import type { NamedConcept } from "./lexicon.ts";
import { type FoundTime, windowOf } from "./times.ts";
import { boundName, recoveryIn } from "./toxicity.ts";

/** An atom that still lacks the ids of its repairs and the record's file. */
export type FoundAtom = Omit<ReadAtom, "repairIds" | "span" | "quote"> & {
  readonly clause: Clause;
  readonly start: number;
  readonly end: number;
  readonly repairs: readonly FoundRepair[];
  readonly bound: FoundBound | null;
  readonly time: FoundTime | null;
  /** Where the window of a bound was found; null where it has none, or one from elsewhere. */
  readonly windowFrom: FoundTime | null;
  /** The moment was not named; this says whether it was taken from elsewhere. */
  readonly anchorAssumed: boolean;
};

export type TimeContext = {
  /** The moment taken where a text names none. */
  readonly assumed: Anchor;
  readonly heading: "inclusion" | "exclusion";
  /** Window of the lead above, or of the whole record, for bounds that have none of their own. */
  readonly inherited: TimeWindow | null;
};

/** The concept that a stretch of time speaks of: the nearest one before it in its sentence, else the first after it. */
export const conceptOf = (clause: Clause, time: FoundTime): Mark<NamedConcept> | null => {
  const sentence = clause.sentences.find(
    ({ start, end }) => time.amountStart >= start && time.amountStart < end,
  );
  const here = clause.concepts.filter(
    (mark) => sentence === undefined || (mark.start >= sentence.start && mark.end <= sentence.end),
  );
  const before = here.filter((mark) => mark.end <= time.amountStart && isSubject(clause, mark));
  const last = before.at(-1);
  const earlier = before.at(-2);
  // "radiotherapy for bone metastases within 2 weeks": the treatment is dated, not what it is for.
  if (
    last !== undefined &&
    earlier !== undefined &&
    /^\s*(?:for|of|to|in)\s(?:the\s)?$/i.test(clause.text.text.slice(earlier.end, last.start))
  )
    return earlier;
  if (
    last !== undefined &&
    /\b(?:for|requiring|require|treat(?:ing|ed)?|treatment of|therapy of|prevention of)\s+(?:[\w-]+\s+){0,2}$/i.test(
      clause.text.text.slice(Math.max(0, last.start - 60), last.start),
    ) &&
    last.value.recordTypes[0] === "condition"
  )
    return null;
  return last ?? here.find((mark) => mark.start >= time.end && isSubject(clause, mark)) ?? null;
};

/** Scans and the trial itself date nothing by themselves. */
const isSubject = (clause: Clause, { start, value }: Mark<NamedConcept>): boolean =>
  value.recordTypes[0] !== "imaging" &&
  value.id !== "medication" &&
  !(
    value.id === "clinical-trial" &&
    !/\b(?:other|another|any|previous|prior|participat\w*|enrol\w*)\b/i.test(
      clause.text.text.slice(Math.max(0, start - 50), start),
    )
  );

const boundAtom = (
  clause: Clause,
  bound: FoundBound,
  context: TimeContext,
  { window, from }: BoundWindow,
): FoundAtom => ({
  windowFrom: from,
  variable: boundName(bound.variable),
  written: bound.written,
  operator:
    boundName(bound.variable) === "M.recurrenceFreeInterval" &&
    !/[<≤]|less|most|more than \d+ \w+ ago/i.test(bound.written.operator ?? "") &&
    (bound.operator === "<=" || bound.operator === "<")
      ? ">="
      : bound.operator,
  value: bound.value,
  unit: bound.unit,
  relativeTo: bound.relativeTo,
  window,
  effect: effectAt(
    clause.text.text,
    clause.scopes,
    context.heading,
    bound.start,
    bound.end,
    "bound",
    bound.name === null && clause.bounds[0] !== bound,
  ),
  group: null,
  clause,
  start: bound.start,
  end: bound.end,
  repairs: bound.repairs,
  bound,
  time: null,
  anchorAssumed: false,
  ...(bound.includes === undefined ? {} : { includes: bound.includes }),
  ...(bound.methods.length === 0 ? {} : { methods: bound.methods }),
  ...(bound.restatedAs.length === 0 ? {} : { restatedAs: bound.restatedAs }),
});

const contraception = /\bcontracept|\bbirth control\b/i;

/** "Radiotherapy 4 weeks prior to enrolment" under exclusion: nothing has ended, so the weeks are a window. */
const asWindow = (clause: Clause, time: FoundTime, context: TimeContext): FoundTime =>
  time.kind === "elapsed" &&
  time.operator === null &&
  time.anchor !== null &&
  context.heading === "exclusion" &&
  !isStopped(clause, time)
    ? { ...time, kind: "window", operator: "<=" }
    : time;

/** "Stable for at least 4 weeks before enrolment": what lasts must hold all through that time. */
const lastingAsWindow = (clause: Clause, time: FoundTime): FoundTime =>
  time.kind === "lasting" &&
  time.side === "before" &&
  time.anchor !== null &&
  lastingVariable(clause, time) === null
    ? { ...time, kind: "window", operator: "<=" }
    : time;

const timeAtom = (clause: Clause, found: FoundTime, context: TimeContext): FoundAtom | null => {
  const time = lastingAsWindow(clause, asWindow(clause, found, context));
  const effect: AtomEffect = effectAt(
    clause.text.text,
    clause.scopes,
    context.heading,
    time.amountStart,
    time.amountEnd,
    "time",
  );
  const common = {
    group: null,
    windowFrom: null,
    clause,
    bound: null,
    time,
    relativeTo: null,
    effect,
  } as const;
  const free = recurrenceFree(clause, time);
  if (free !== null)
    return {
      ...common,
      ...free,
      effect: effectAt(
        clause.text.text,
        clause.scopes.filter(({ kind }) => kind !== "negation"),
        context.heading,
        time.amountStart,
        time.amountEnd,
        "time",
      ),
      written: { operator: time.operatorWritten, value: time.amount, unit: writtenUnit(clause, time) },
      value: time.amount,
      unit: time.ucum,
      window: null,
      start: time.start,
      end: time.end,
      anchorAssumed: false,
    };
  if (time.kind === "window") {
    const window = windowOf(time, context.assumed);
    if (window === null) return null;
    const concept = contraception.test(clause.text.text) ? null : conceptOf(clause, time);
    return {
      variable: concept === null ? null : (findConcept(concept.value.id)?.id ?? concept.value.id),
      written: {
        operator: time.operatorWritten,
        value: time.low === null ? time.amount : [time.low, time.amount],
        unit: writtenUnit(clause, time),
      },
      operator: null,
      value: null,
      unit: null,
      window,
      start:
        concept !== null && concept.end <= time.start && time.start - concept.end < 60
          ? concept.start
          : time.start,
      end: time.end,
      repairs: [],
      anchorAssumed: window.anchorAssumed === true,
      ...common,
    };
  }
  const elapsed = describeElapsed(clause, time, context.assumed);
  if (elapsed === null) return null;
  return {
    written: { operator: time.operatorWritten, value: time.amount, unit: writtenUnit(clause, time) },
    value: time.amount,
    unit: time.ucum,
    window: null,
    start: time.start,
    end: time.end,
    anchorAssumed: time.anchor === null && time.kind === "elapsed",
    ...common,
    ...elapsed,
  };
};

const writtenUnit = (clause: Clause, time: FoundTime): string => {
  const written = clause.text.text.slice(time.amountStart, time.amountEnd);
  return /[\p{L}]+$/u.exec(written)?.[0] ?? written;
};

type BoundWindow = { readonly window: TimeWindow | null; readonly from: FoundTime | null };

/** The window that binds a bound: one that stands in the same sentence and is no window of a concept there. */
const windowForBound = (clause: Clause, bound: FoundBound, context: TimeContext): BoundWindow => {
  const sentence = clause.sentences.find(({ start, end }) => bound.start >= start && bound.start < end);
  const from = clause.times.find(
    (each) =>
      each.kind === "window" &&
      sentence !== undefined &&
      each.amountStart >= sentence.start &&
      each.amountEnd <= sentence.end &&
      !clause.concepts.some((mark) => mark.start >= bound.end && mark.end <= each.start),
  );
  const window = from === undefined ? null : windowOf(from, context.assumed);
  return from === undefined || window === null ? { window: context.inherited, from: null } : { window, from };
};

/** Every bound and every stretch of time of a clause, in the order of the text. */
export const atomsOf = (clause: Clause, context: TimeContext): readonly FoundAtom[] => {
  const atoms: FoundAtom[] = clause.bounds.map((bound) =>
    boundAtom(clause, bound, context, windowForBound(clause, bound, context)),
  );
  const used = new Set(atoms.map(({ windowFrom }) => windowFrom));
  for (const time of clause.times) {
    if (used.has(time)) continue;
    const atom = timeAtom(clause, time, context);
    if (atom !== null) atoms.push(atom);
  }
  return [...withRecovery(clause, context, atoms), ...newLesions(clause, context)].sort(
    (a, b) => a.start - b.start || a.end - b.end,
  );
};

/** A grade that a toxicity must have come down to takes the place of what was read as a grade of the tumour. */
const withRecovery = (clause: Clause, context: TimeContext, atoms: readonly FoundAtom[]): FoundAtom[] => {
  const recovery = recoveryIn(clause);
  if (recovery === null) return [...atoms];
  const { start, end, operator, value, written, denied } = recovery;
  const others = atoms.filter((atom) => atom.end <= start || atom.start >= end);
  const remark: FoundRepair = {
    code: "DOUBLE_NEGATION",
    at: stretchOf(clause.text, start, end),
    candidates: [],
    confidence: "none",
    evidence: [`not come down to grade ${value}: the present grade is above it`],
  };
  const excludes = context.heading === "exclusion";
  const bound: FoundAtom = {
    variable: "X.currentGrade",
    written,
    operator,
    value,
    unit: "{CTCAE_grade}",
    relativeTo: null,
    window: null,
    effect:
      excludes === denied
        ? excludes
          ? "must_not_satisfy"
          : "must_satisfy"
        : excludes
          ? "must_satisfy"
          : "must_not_satisfy",
    group: null,
    clause,
    start,
    end,
    repairs: denied ? [remark] : [],
    bound: null,
    time: null,
    windowFrom: null,
    anchorAssumed: false,
  };
  return [...others, bound];
};

/** "Appearance of new lesion(s)": one or more. */
const newLesions = (clause: Clause, context: TimeContext): readonly FoundAtom[] => {
  const hit = /\bnew lesions?\(s\)|\bone or more new lesions\b/i.exec(clause.text.text);
  if (hit === null || clause.bounds.some(({ variable }) => variable === "lesion.newCount")) return [];
  const start = hit.index;
  const end = start + hit[0].length;
  const time = clause.times.find(({ kind }) => kind === "window");
  const window = (time === undefined ? null : windowOf(time, context.assumed)) ?? context.inherited;
  return [
    {
      variable: "lesion.newCount",
      written: { operator: null, value: null, unit: null },
      operator: ">=",
      value: "1",
      unit: "1",
      relativeTo: null,
      window,
      windowFrom: time ?? null,
      effect: effectAt(clause.text.text, clause.scopes, context.heading, start, end, "time"),
      group: null,
      clause,
      start,
      end,
      repairs: [],
      bound: null,
      time: null,
      anchorAssumed: false,
    },
  ];
};
