import {
  type Condition,
  type MemberOf,
  type RecordType,
  recordTypes,
  type TimeWindow,
} from "../../condition/index.ts";
import { findField, isNarrower } from "../../knowledge/index.ts";
import { overAnchors, overWindows, undefinedAnchor } from "./anchorReadings.ts";
import { anchorAt } from "./anchors.ts";
import { judgedToo } from "./ask.ts";
import type { Clause, Mark } from "./clause.ts";
import type { CompileContext } from "./compileContext.ts";
import { isFiller, type NamedConcept, stateWords } from "./lexicon.ts";
import { ofSex, sexWords } from "./sex.ts";
import type { FoundTime } from "./times.ts";

type Place = { readonly start: number; readonly end: number };

/** A rule about diagnoses, treatments or procedures; null where a word of it is not understood. */
export const compileConcepts = (clause: Clause, context: CompileContext): Condition | null => {
  if (clause.concepts.length === 0 || clause.bounds.length > 0 || spokenSentences(clause) > 1) return null;
  if (clause.concepts.some(({ value }) => value.recordTypes[0] === "imaging")) return null;
  const logic = readLogic(clause);
  if (logic === null) return null;
  const { exceptions, negated } = logic;
  const main = withoutShortForms(clause, logic.main);
  if (main.length === 0 || !isAnyList(clause, main, negated || context.heading === "exclusion")) return null;

  const states = stateWords.all(clause.words).map(({ from, to, value }) => ({
    start: clause.words[from]?.start ?? 0,
    end: clause.words[to - 1]?.end ?? 0,
    value,
  }));
  const loose = states.filter(
    (state) => !clause.concepts.some((mark) => state.start < mark.end && mark.start < state.end),
  );
  if (loose.length > 0 && main.length > 1) return null;
  if (loose.some(({ start }) => exceptions.some((mark) => mark.start < start))) return null;

  const judged = judgedWords(clause);
  if (judged.length > 0 && main.length > 1) return null;
  const before = beforeMoment(clause);
  const windows = clause.times.filter(({ kind }) => kind === "window");
  if (
    clause.times.length !== windows.length ||
    windows.length > 1 ||
    (windows.length === 1 && before !== null)
  )
    return null;
  const explained: readonly Place[] = [
    ...clause.concepts,
    ...clause.times,
    ...clause.logic,
    ...loose,
    ...(before === null ? [] : [before]),
    ...allergyWords(clause),
    ...otherWords(clause),
    ...sexWords(clause),
    ...judged,
    ...freeWords(clause),
  ];
  if (
    clause.words.some(
      (word) => !isFiller(word) && !explained.some(({ start, end }) => word.start < end && start < word.end),
    )
  )
    return null;

  const text = clause.text.text;
  const known = /\bknown\b/i.test(text);
  const build = (window: TimeWindow | null): Condition | null => {
    const found = recordRules(
      clause,
      main,
      exceptions,
      loose.map(({ value }) => value),
      window,
      known,
      context,
    );
    if (found === null) return null;
    const asked = judged.length === 0 ? found : judgedToo(found, clause, context);
    const whole = ofSex(clause, asked);
    return negated ? { kind: "not", operand: whole } : whole;
  };
  return placeInTime(clause, windows[0] ?? null, before, context, build);
};

/** "Neuroendocrine tumours (NET)": the bracket repeats the name in short. */
const withoutShortForms = (
  clause: Clause,
  marks: readonly Mark<NamedConcept>[],
): readonly Mark<NamedConcept>[] =>
  marks.filter((mark, index) => {
    const before = marks[index - 1];
    return (
      before === undefined ||
      before.value.id !== mark.value.id ||
      !/^\s*\(\s*$/.test(clause.text.text.slice(before.end, mark.start))
    );
  });

const unconstrained = /\b(?:of\s+)?any\s+(?:primary\s+)?(?:tumou?r\s+)?(?:origin|site|grade|stage)\b/gi;

/** "Of any primary tumour origin and any grade": said to make no difference. */
const freeWords = (clause: Clause): readonly Place[] =>
  [...clause.text.text.matchAll(unconstrained)].map((hit) => ({
    start: hit.index,
    end: hit.index + hit[0].length,
  }));

const grading =
  /^(?:clinically )?(?:significant|relevant|severe|serious|unstable|important|substantial|extensive|marked)$/;

/** Adjectives that a person must judge: "severe", "clinically significant". */
const judgedWords = (clause: Clause): readonly Place[] =>
  clause.cues.filter(
    ({ start, end, value }) =>
      value.topic === "judgement" && grading.test(clause.text.text.slice(start, end).toLowerCase()),
  );

const spokenSentences = (clause: Clause): number =>
  clause.sentences.filter(({ start, end }) =>
    clause.words.some((word) => word.start >= start && word.end <= end),
  ).length;

type Logic = {
  readonly main: readonly Mark<NamedConcept>[];
  readonly exceptions: readonly Mark<NamedConcept>[];
  readonly negated: boolean;
};

/** Which concepts are meant, which are left out, and whether the whole is denied; null where the words of logic do more. */
const readLogic = (clause: Clause): Logic | null => {
  const first = clause.concepts[0];
  if (first === undefined) return null;
  let negated = false;
  let exception: Place | null = null;
  let example: Place | null = null;
  for (const mark of clause.logic) {
    switch (mark.kind) {
      case "negation":
      case "prohibition":
        if (negated || mark.start > first.start) return null;
        negated = true;
        break;
      case "exception":
        if (exception !== null || example !== null || mark.start < first.end) return null;
        exception = mark;
        break;
      case "example":
        if (example !== null || exception !== null || mark.start < first.end) return null;
        if (/not (?:limited|restricted) to/i.test(clause.text.text.slice(mark.start, mark.end))) return null;
        example = mark;
        break;
      case "or":
      case "and":
        break;
      case "requirement":
        if (!negated && mark.start > first.start) return null;
        break;
      case "condition":
      case "permission":
      case "provided":
      case "but":
      case "recommendation":
        return null;
      default:
        mark.kind satisfies never;
    }
  }
  const cut = exception ?? example;
  const main = cut === null ? clause.concepts : clause.concepts.filter((mark) => mark.end <= cut.start);
  const rest = cut === null ? [] : clause.concepts.filter((mark) => mark.start >= cut.end);
  if (
    cut !== null &&
    (rest.length === 0 || clause.times.some(({ start }) => start > cut.end && exception !== null))
  )
    return null;
  if (exception !== null && !isPlainList(clause.text.text, rest)) return null;
  const head = main.at(-1);
  if (
    example !== null &&
    (main.length !== 1 ||
      head === undefined ||
      !rest.every((mark) => isNarrower(mark.value.id, head.value.id)))
  )
    return null;
  return { main, exceptions: exception === null ? [] : rest, negated };
};

/** Whether a list means any of its members: joined by "or", or by commas where the whole is denied or excludes. */
const isAnyList = (clause: Clause, main: readonly Mark<NamedConcept>[], denies: boolean): boolean => {
  if (main.length === 1) return true;
  const text = clause.text.text;
  let or = false;
  for (let index = 1; index < main.length; index += 1) {
    const between = text.slice(main[index - 1]?.end ?? 0, main[index]?.start ?? 0);
    if (/\band\s*\/\s*or\b|\bor\b/i.test(between)) or = true;
    else if (/\band\b|\bwith\b|\bfor\b|\bof\b|\bin\b|\bto\b|\bafter\b|\bfollowing\b|\bdue\b/i.test(between))
      return false;
    else if (!/[,/;(]/.test(between)) return false;
  }
  return or || denies;
};

/** Nothing but commas, "and" and "or" between the members. */
const isPlainList = (text: string, marks: readonly Mark<NamedConcept>[]): boolean =>
  marks.every(
    (mark, index) =>
      index === 0 ||
      /^[\s,;()]*(?:and|or|and\/or)?[\s,;()]*$/i.test(text.slice(marks[index - 1]?.end ?? 0, mark.start)),
  );

/** "prior to randomization" without an amount. */
const beforeMoment = (clause: Clause): (Place & { readonly anchor: TimeWindow["anchor"] }) | null => {
  for (let at = 0; at < clause.words.length; at += 1) {
    const word = clause.words[at];
    if (word === undefined || clause.times.some(({ start, end }) => word.start >= start && word.start < end))
      continue;
    const from =
      word.text === "prior" && clause.words[at + 1]?.text === "to"
        ? at + 2
        : word.text === "before"
          ? at + 1
          : null;
    if (from === null) continue;
    const named = anchorAt(clause.words, from);
    if (named === null) continue;
    return { start: word.start, end: clause.words[named.to - 1]?.end ?? word.end, anchor: named.value };
  }
  return null;
};

/** "Other" says nothing before a malignancy, which is another one by its list; before a treatment it may spare the trial's own. */
const otherWords = (clause: Clause): readonly Place[] =>
  clause.concepts.every(({ value }) => value.recordTypes[0] === "malignancy")
    ? clause.words.filter(({ text }) => text === "other")
    : [];

const allergy =
  /^(?:hypersensitivity|allergy|allergic|anaphylaxis|anaphylactic|reaction|component|excipient)$/;
const allergyWords = (clause: Clause): readonly Place[] =>
  isAllergy(clause) ? clause.words.filter(({ text }) => allergy.test(text)) : [];
const isAllergy = (clause: Clause): boolean =>
  clause.words.some(({ text }) => /^(?:hypersensitivity|allergy|allergic|anaphylaxis)$/.test(text));

const member = (field: string, values: readonly string[]): MemberOf => ({
  kind: "memberOf",
  left: { kind: "field", record: "R", field },
  values,
});

const typeOf = (concept: NamedConcept, clause: Clause): RecordType | null => {
  if (isAllergy(clause)) return "allergy";
  return recordTypes.find((each) => each === concept.recordTypes[0]) ?? null;
};

const pooled: ReadonlySet<RecordType> = new Set(["treatment", "procedure", "medication"]);

const recordRules = (
  clause: Clause,
  main: readonly Mark<NamedConcept>[],
  exceptions: readonly Mark<NamedConcept>[],
  states: readonly string[],
  window: TimeWindow | null,
  known: boolean,
  context: CompileContext,
): Condition | null => {
  const groups = new Map<RecordType, string[]>();
  for (const { value } of main) {
    const type = typeOf(value, clause);
    if (type === null) return null;
    const home = pooled.has(type) ? ([...groups.keys()].find((each) => pooled.has(each)) ?? type) : type;
    const ids = groups.get(home) ?? [];
    if (!ids.includes(value.id)) ids.push(value.id);
    groups.set(home, ids);
  }
  const rules: Condition[] = [];
  const left = [...new Set(exceptions.map(({ value }) => value.id))];
  for (const [type, ids] of groups) {
    if (!states.every((field) => findField(type, field) !== undefined)) return null;
    const parts: Condition[] = [member("concept", ids), ...states.map((field) => member(field, ["true"]))];
    if (left.length > 0) parts.push({ kind: "not", operand: member("concept", left) });
    const only = parts[0];
    if (only === undefined) return null;
    rules.push({
      kind: "forSome",
      query: {
        recordType: type,
        bindAs: "R",
        where: parts.length === 1 ? only : { kind: "allOf", operands: parts },
        ...(window === null || type === "allergy" ? {} : { within: window }),
        ...(known ? { knownOnly: true } : {}),
      },
    });
  }
  if (groups.size > 1 && left.length > 0) return null;
  if (groups.size > 1 && context.heading === "inclusion" && rules.length > 1)
    return { kind: "anyOf", operands: rules };
  const only = rules[0];
  return rules.length === 1 && only !== undefined
    ? only
    : rules.length === 0
      ? null
      : { kind: "anyOf", operands: rules };
};

const now: TimeWindow = {
  anchor: "evaluation",
  from: { amount: "0", unit: "day" },
  to: { amount: "0", unit: "day" },
  includesFrom: true,
  includesTo: true,
};

/** The rule at its moment: the window of the text, "ever before" for what is past, the day itself for what is current. */
const placeInTime = (
  clause: Clause,
  time: FoundTime | null,
  before: ReturnType<typeof beforeMoment>,
  context: CompileContext,
  build: (window: TimeWindow | null) => Condition | null,
): Condition | null => {
  const whole = build(null);
  if (whole === null) return null;
  const sure = (window: TimeWindow): Condition => build(window) ?? whole;
  if (time === null && before === null && context.above !== null)
    return overWindows(context.above.clause, context.above.time, context.design, context.book, sure);
  if (time !== null) return overWindows(clause, time, context.design, context.book, sure);
  if (before !== null) {
    const window: TimeWindow = { ...context.ever, anchor: before.anchor };
    const { anchorAssumed: _assumed, ...stated } = window;
    if (before.anchor === "randomization" && context.design.singleArm)
      return overAnchors(undefinedAnchor(clause, before.start, before.end), context.book, window, sure);
    return sure(stated);
  }
  const text = clause.text.text;
  const past = /\b(?:prior|previous(?:ly)?|past|history of|received|underwent|undergone|had)\b/i.test(text);
  const current =
    /\b(?:current(?:ly)?|ongoing|concomitant|concurrent|receiving|taking|on|simultaneous|active)\b/i.test(
      text,
    );
  const given = clause.concepts.some(({ value }) => pooled.has(typeOf(value, clause) ?? "condition"));
  const lasting = /\b(?:current(?:ly)?|ongoing|active(?:ly)?|concurrent|concomitant)\b/i.test(text);
  if (!given)
    return lasting && !past && !isAllergy(clause)
      ? sure(now)
      : lasting && past && !/\bor\b/i.test(text)
        ? null
        : whole;
  if (past && current) return null;
  if (past) return sure(context.ever);
  return current ? sure(now) : null;
};
