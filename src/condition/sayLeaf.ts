import { rational, writeRational } from "../kernel/decimal.ts";
import { anchorLabel, findVariable } from "../knowledge/index.ts";
import type { ClinicalRecord } from "./chart.ts";
import type {
  AskHuman,
  Bound,
  Compare,
  InWindow,
  MemberOf,
  Relation,
  TimeWindow,
  ValueTerm,
} from "./condition.ts";
import { describeBound, type Scope } from "./describe.ts";
import { describeWindow } from "./describeWindow.ts";
import { labelConcept, labelField, labelValue, labelVariable } from "./labels.ts";
import { isMomentary } from "./times.ts";
import type { UnknownReason, UsedFact, Verdict } from "./verdict.ts";
import { isZero, joinWith, relationWords, withinSentence, writeAmount, writeAmountOf } from "./words.ts";

/** How a sentence is spoken: whether truth is good for entry, and what the records in scope are. */
export type Voice = {
  readonly wanted: boolean;
  readonly scope: Scope;
  /** The records of the subject, to call them by what they are. */
  readonly recordOf: (id: string) => ClinicalRecord | undefined;
};

/** The day, with the time dropped from an instant. */
const dayOf = (date: string): string => date.slice(0, 10);
const onDate = (fact: UsedFact): string =>
  fact.date === null ? "" : ` ${fact.date.length < 10 ? "in" : "on"} ${dayOf(fact.date)}`;

/** What a conversion came to: "(= 51.3 µmol/L)"; nothing where only the spelling of the unit differs. */
const converted = (fact: UsedFact): string => {
  const [, value = "", unit = ""] = / = (-?[\d.]+) (\S+)/.exec(fact.note ?? "") ?? [];
  if (value === "" || fact.value.endsWith(value)) return "";
  const short = writeRational(rational(value), 4);
  return ` (${short === value ? "=" : "≈"} ${writeAmount(short, unit)})`;
};

export const nameTerm = (term: ValueTerm, scope: Scope): string => {
  switch (term.kind) {
    case "observation":
      return withinSentence(labelVariable(term.variable));
    case "field": {
      const type = scope.types.get(term.record);
      return withinSentence(type === undefined ? term.field : labelField(type, term.field));
    }
    case "attribute":
      return withinSentence(labelVariable(term.name));
    case "age":
      return term.at === "evaluation" ? "age" : `age at ${anchorLabel(term.at)}`;
    case "elapsed":
      return term.label;
    default:
      return term satisfies never;
  }
};

/** "the last dose of octreotide (octreotide LAR, 2026-03-01)". */
const citeOrigin = (
  term: Extract<ValueTerm, { readonly kind: "elapsed" }>,
  fact: UsedFact,
  voice: Voice,
): string => {
  const record = voice.recordOf(fact.fact);
  const when =
    term.edge === "end" && record?.ongoing === true
      ? "still going on"
      : term.edge === "end" && record !== undefined && record.end === undefined && !isMomentary(record)
        ? "end not recorded"
        : fact.date === null
          ? ""
          : dayOf(fact.date);
  const what = [fact.note ?? "", when].filter((part) => part !== "");
  return `${term.label}${what.length === 0 ? "" : ` (${what.join(", ")})`}`;
};

/** "platelets 82 ×10⁹/L on 2026-03-09". A field belongs to its record, whose date says nothing of the value. */
const cite = (term: ValueTerm, fact: UsedFact, voice: Voice): string => {
  if (term.kind === "elapsed") return citeOrigin(term, fact, voice);
  const name = nameTerm(term, voice.scope);
  const date = term.kind === "observation" ? onDate(fact) : "";
  return fact.value === ""
    ? `${name}${date}`
    : `${name} ${writeAmountOf(name, fact.value, fact.unit)}${converted(fact)}${date}`;
};

const verbs: Readonly<Record<Relation, { readonly true: string; readonly false: string }>> = {
  ">=": { true: "is at least", false: "is below" },
  ">": { true: "is above", false: "is not above" },
  "<=": { true: "is at most", false: "is above" },
  "<": { true: "is below", false: "is not below" },
  "=": { true: "is exactly", false: "is not" },
};
const lengthVerbs: Readonly<Record<Relation, { readonly true: string; readonly false: string }>> = {
  ">=": { true: "at least", false: "less than" },
  ">": { true: "more than", false: "not more than" },
  "<=": { true: "at most", false: "more than" },
  "<": { true: "less than", false: "not less than" },
  "=": { true: "exactly", false: "not" },
};

/** What the bound is to the reader: a floor that is required, a ceiling that is allowed, or a limit that excludes. */
const article = (relation: Relation, voice: Voice): string =>
  !voice.wanted ? "the limit of" : relation === "<" || relation === "<=" ? "the allowed" : "the required";

/** The laboratory's limit in figures: "(ULN 21 µmol/L)". */
const inFigures = (fact: UsedFact, limit: "upper" | "lower"): string => {
  const [, value = "", unit = ""] = /\(([\d.]+) ([^()]+)\)$/.exec(fact.limit ?? "") ?? [];
  return value === "" ? "" : ` (${limit === "upper" ? "ULN" : "LLN"} ${writeAmount(value, unit)})`;
};

const boundOf = (node: Compare, verdict: Verdict, fact: UsedFact, voice: Voice): string => {
  const { right, relation } = node;
  const words = describeBound(right, voice.scope, nameTerm(node.left, voice.scope)).name;
  if (!("kind" in right)) return `${article(relation, voice)} ${words}`;
  if (right.kind === "multipleOfLimit")
    return `${article(relation, voice)} ${words}${inFigures(fact, right.limit)}`;
  const other = verdict.used.find((each) => each !== fact && each.counted && each.unit === fact.unit);
  return other === undefined ? words : `${words} (${writeAmountOf(words, other.value, other.unit)})`;
};

const who = (askedOf: string): string => `the ${askedOf}`;

/** Why results that exist were not taken; the note is that of the evaluation. */
const notCounted = (term: ValueTerm, fact: UsedFact, voice: Voice): string => {
  const note = (fact.note ?? "").replace(/^Not counted: /, "");
  const methods = term.kind === "observation" ? (term.methods ?? []) : [];
  const [, by = ""] = /^by (.*), .* is asked for$/.exec(note) ?? [];
  const cited = cite(term, fact, voice);
  if (by !== "")
    return `${cited} was obtained by ${by}, not by ${joinWith("or", methods)}, so it does not count`;
  if (note.startsWith("method not stated"))
    return `${cited} does not say how it was obtained; ${joinWith("or", methods)} is required, so it does not count`;
  return `${cited} does not count (${note})`;
};

const noResult = (term: ValueTerm, reason: UnknownReason, verdict: Verdict, voice: Voice): string => {
  const name = nameTerm(term, voice.scope);
  const rejected = verdict.used.filter((fact) => !fact.counted);
  const stale = rejected.find((fact) => fact.note?.includes("outside the window") === true);
  const window = term.kind === "observation" && term.within !== undefined ? ` ${sayWindow(term.within)}` : "";
  if (reason.code === "outsideWindow" && stale !== undefined)
    return `no result for ${name}${window} (latest is from ${stale.date === null ? "an unknown day" : dayOf(stale.date)})`;
  const [other] = rejected;
  if (other !== undefined && other !== stale) return notCounted(term, other, voice);
  switch (term.kind) {
    case "observation": {
      const by = term.methods === undefined ? "" : ` by ${joinWith("or", term.methods)}`;
      const kind = findVariable(term.variable)?.kind;
      return kind === "boolean" || kind === "coded"
        ? `${name}${by === "" ? "" : ` (${by.trim()})`} is not recorded${window}`
        : `no result for ${name}${by}${window}`;
    }
    case "elapsed":
      return `no date for ${term.label} is recorded`;
    case "age":
      return "the date of birth is not recorded";
    case "field":
    case "attribute":
      return `${name} is not recorded`;
    default:
      return term satisfies never;
  }
};

/** Whether what is needed is a value of this term. */
const asksFor = (bound: Bound, { neededFact }: UnknownReason): bound is ValueTerm =>
  "kind" in bound &&
  (bound.kind === "observation"
    ? neededFact === bound.variable
    : bound.kind === "field" && neededFact.endsWith(`.${bound.field}`));

/** What keeps a value from being decided on; `missing` is the term that has none. */
const sayOpenValue = (
  term: ValueTerm,
  missing: ValueTerm,
  reason: UnknownReason,
  verdict: Verdict,
  voice: Voice,
  test: string,
): string => {
  const fact = verdict.used.find((each) => each.counted);
  const cited = fact === undefined ? nameTerm(term, voice.scope) : cite(term, fact, voice);
  switch (reason.code) {
    case "noData":
    case "outsideWindow":
      return reason.neededFact.startsWith("list:")
        ? `nothing is recorded to count from: ${nameTerm(term, voice.scope)}`
        : noResult(missing, reason, verdict, voice);
    case "baselineMissing":
      return `${cited} cannot be compared, because there is no baseline result`;
    case "limitMissing":
      return `${cited} cannot be judged, because the laboratory's limit of normal for it is not known`;
    case "unitNotConvertible":
      return `${cited} cannot be compared, because its unit does not convert`;
    case "valueTooCoarse":
      return `${cited} leaves open whether it ${test}`;
    case "dateTooCoarse":
      return `${cited} is dated too coarsely to tell whether it ${test}`;
    case "listNotComplete":
      return `${reason.need} is needed`;
    default:
      return `${reason.need} is missing`;
  }
};

const sayElapsed = (
  node: Compare,
  term: Extract<ValueTerm, { readonly kind: "elapsed" }>,
  verdict: Verdict & { readonly truth: "true" | "false" },
  fact: UsedFact,
  voice: Voice,
): string => {
  const bound = `${article(node.relation, voice)} ${describeBound(node.right, voice.scope).name}`;
  return `${writeAmount(fact.value, fact.unit)} from ${citeOrigin(term, fact, voice)} to ${anchorLabel(term.until)} is ${lengthVerbs[node.relation][verdict.truth]} ${bound}`;
};

export const sayCompare = (node: Compare, verdict: Verdict, voice: Voice): string => {
  const fact = verdict.used.find((each) => each.counted);
  const { left, relation, right } = node;
  const bound = describeBound(right, voice.scope, nameTerm(left, voice.scope)).name;
  if (verdict.truth === "unknown") {
    const test =
      left.kind === "elapsed"
        ? `was ${relationWords[relation]} ${bound} before ${anchorLabel(left.until)}`
        : `${verbs[relation].true} ${bound}`;
    const [reason] = verdict.unknownReasons;
    const missing = (asked: UnknownReason): ValueTerm =>
      !asksFor(left, asked) && asksFor(right, asked) ? right : left;
    return reason === undefined
      ? `${nameTerm(left, voice.scope)} is not known`
      : sayOpenValue(left, missing(reason), reason, verdict, voice, test);
  }
  if (fact === undefined) return `${nameTerm(left, voice.scope)} ${verbs[relation][verdict.truth]} ${bound}`;
  const decided = { ...verdict, truth: verdict.truth };
  if (left.kind === "elapsed" && !("kind" in right)) return sayElapsed(node, left, decided, fact, voice);
  return `${cite(left, fact, voice)} ${verbs[relation][verdict.truth]} ${boundOf(node, verdict, fact, voice)}`;
};

const nameValue = (term: ValueTerm, value: string): string =>
  term.kind === "observation" ? labelValue(term.variable, value) : value;

export const sayMember = (node: MemberOf, verdict: Verdict, voice: Voice): string => {
  const { left, values } = node;
  const name = nameTerm(left, voice.scope);
  const isConcept = left.kind === "field" && left.field === "concept";
  const wanted = joinWith("or", values.map(isConcept ? labelConcept : (value) => nameValue(left, value)));
  const fact = verdict.used.find((each) => each.counted);
  if (verdict.truth === "unknown") {
    const [reason] = verdict.unknownReasons;
    if (isConcept) return `it is recorded too broadly to tell whether it counts as ${wanted}`;
    return reason === undefined
      ? `${name} is not known`
      : sayOpenValue(left, left, reason, verdict, voice, `is ${wanted}`);
  }
  if (isConcept) return `it ${verdict.truth === "true" ? "counts" : "does not count"} as ${wanted}`;
  if (fact === undefined) return `${name} is ${verdict.truth === "true" ? "" : "not "}${wanted}`;
  const date = left.kind === "observation" ? onDate(fact) : "";
  const derived = fact.note === undefined ? "" : ` (${fact.note})`;
  if (fact.value === "true" || fact.value === "false")
    return `${name} is recorded as ${fact.value === "true" ? "yes" : "no"}${date}${derived}`;
  const value = `${name} is ${fact.unit === null ? nameValue(left, fact.value) : writeAmount(fact.value, fact.unit)}${date}${derived}`;
  if (verdict.truth === "false") return `${value}, not ${wanted}`;
  return values.length === 1 ? value : `${value}, one of ${wanted}`;
};

/** A window without the remark that its anchor was assumed: that belongs to the rule. */
export const sayWindow = ({ anchorAssumed: _, ...window }: TimeWindow): string => describeWindow(window);

const isNow = (edge: TimeWindow["from"]): boolean => edge !== "unbounded" && isZero(edge.amount);
const asksIfCurrent = (window: TimeWindow): boolean =>
  window.anchor === "evaluation" && isNow(window.from) && isNow(window.to);

/** When a record was: "2025-10-01 to 2026-02-20", "since 2025-01-01", "2026-02-20". */
export const sayPeriod = ({ start, end, ongoing }: ClinicalRecord): string => {
  const from = start === undefined ? null : dayOf(start);
  const until = end === undefined ? null : dayOf(end);
  if (ongoing === true) return from === null ? "still going on" : `since ${from}`;
  if (until === null || until === from) return from ?? "no date";
  return from === null ? `until ${until}` : `${from} to ${until}`;
};

const whenRecorded = ({ fact, date }: UsedFact, voice: Voice): string => {
  const record = voice.recordOf(fact);
  if (record !== undefined) return sayPeriod(record);
  return date === null ? "no date" : dayOf(date);
};

export const sayInWindow = (node: InWindow, verdict: Verdict, voice: Voice): string => {
  const [fact] = verdict.used;
  const name = fact === undefined ? "it" : `${fact.value} (${whenRecorded(fact, voice)})`;
  const [reason] = verdict.unknownReasons;
  const current = asksIfCurrent(node.window);
  const window = current ? "current" : sayWindow(node.window);
  switch (verdict.truth) {
    case "true":
      return `${name} ${current ? "is" : "falls"} ${window}`;
    case "false":
      return `${name} ${current ? "is not" : "does not fall"} ${window}`;
    case "unknown":
      return reason?.code === "anchorNotSet"
        ? `${reason.need} is missing`
        : `${name} is dated too coarsely to tell whether it ${current ? "is" : "falls"} ${window}`;
    default:
      return verdict.truth satisfies never;
  }
};

export const sayAnswer = (node: AskHuman, verdict: Verdict): string => {
  const [fact] = verdict.used;
  if (fact === undefined) return `${who(node.answeredBy)} has not yet answered “${node.question}”`;
  const answered = `${who(node.answeredBy)} answered ${fact.value}${onDate(fact)} to “${node.question}”`;
  if (verdict.truth !== "unknown") return answered;
  return verdict.unknownReasons[0]?.code === "answerExpired"
    ? `${answered}, which is too long ago to hold`
    : `${answered}, which may be too long ago to hold`;
};
