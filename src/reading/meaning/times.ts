import type { Anchor, TimeWindow } from "../../condition/index.ts";
import type { Duration } from "../../kernel/calendar.ts";
import { anchorLexicon } from "../../knowledge/index.ts";
import { type Amount, amountAt, isAge } from "./amounts.ts";
import { anchorAt } from "./anchors.ts";
import type { Found } from "./phrases.ts";
import { foldWord, type Word } from "./words.ts";

/**
 * A stretch of time in a text and what it says: a window ("within 4 weeks prior to inclusion"), a time that must have
 * gone by ("at least 4 weeks before"), or how long something lasts ("for at least 6 months").
 */
export type FoundTime = {
  readonly start: number;
  readonly end: number;
  /** Where number and unit stand. */
  readonly amountStart: number;
  readonly amountEnd: number;
  readonly kind: "window" | "elapsed" | "lasting";
  readonly operator: "<" | "<=" | ">" | ">=" | "=" | null;
  /** Operator as printed or worded; null where the text has none. */
  readonly operatorWritten: string | null;
  readonly amount: string;
  readonly low: string | null;
  readonly unit: Duration["unit"];
  readonly ucum: string;
  readonly anchor: Anchor | null;
  readonly side: "before" | "of" | "after" | "ago" | "past" | null;
  /** An event that is no moment of the trial: "after the last chemotherapy". */
  readonly otherEvent: boolean;
  /** "Since": what is counted from lies before the day, not after a moment of the trial. */
  readonly since: boolean;
};

type Lead = (typeof anchorLexicon.leads)[number];
const key = (phrase: string): string =>
  phrase
    .split(" ")
    .filter((word) => word !== "the" && word !== "a" && word !== "an")
    .map(foldWord)
    .join(" ");
const leads = new Map<string, Lead>();
for (const lead of anchorLexicon.leads) if (!leads.has(key(lead.phrase))) leads.set(key(lead.phrase), lead);
const trails = new Map<string, "before" | "of" | "after" | "ago">();
for (const { phrase, relation } of anchorLexicon.trails)
  if (!trails.has(key(phrase))) trails.set(key(phrase), relation);
const longestLead = 6;
const longestTrail = 6;

/** "or 5 half-lives, whichever is longer" between the amount and its moment. */
const skipHalfLives = (words: readonly Word[], from: number): number => {
  const or = words[from]?.text;
  if (or !== "or" && or !== "and") return from;
  for (let at = from + 1; at < Math.min(words.length, from + 6); at += 1)
    if (/^(?:life|live|halflife|halflive)$/.test(words[at]?.text ?? "")) {
      let next = at + 1;
      while (
        next < Math.min(words.length, at + 9) &&
        /^(?:of|study|drug|agent|whichever|is|longer|shorter|greater|less|occurs|first|occur|medication|prior_|that|previous)$/.test(
          words[next]?.text ?? "",
        )
      )
        next += 1;
      return next;
    }
  return from;
};

const sign = /(>=|=>|<=|=<|≥|≤|＞|＜|>|<|=|⩾|⩽|≧|≦)\s*$/;
const signs: Readonly<Record<string, "<" | "<=" | ">" | ">=" | "=">> = {
  ">=": ">=",
  "=>": ">=",
  "≥": ">=",
  "⩾": ">=",
  "≧": ">=",
  "<=": "<=",
  "=<": "<=",
  "≤": "<=",
  "⩽": "<=",
  "≦": "<=",
  ">": ">",
  "＞": ">",
  "<": "<",
  "＜": "<",
  "=": "=",
};

type LeadFound = Lead & { readonly from: number };
const leadBefore = (words: readonly Word[], end: number): LeadFound | null => {
  let best: LeadFound | null = null;
  let phrase = "";
  for (let from = end - 1; from >= Math.max(0, end - longestLead); from -= 1) {
    const word = words[from];
    if (word === undefined) break;
    phrase = phrase === "" ? word.text : `${word.text} ${phrase}`;
    const found = leads.get(phrase);
    if (found !== undefined) best = { from, ...found };
    if (word.broken) break;
  }
  return best;
};

type TrailFound = {
  readonly relation: "before" | "of" | "after" | "ago";
  readonly to: number;
  readonly since: boolean;
};
const trailAfter = (words: readonly Word[], from: number): TrailFound | null => {
  let best: TrailFound | null = null;
  let phrase = "";
  for (let at = from; at < Math.min(words.length, from + longestTrail); at += 1) {
    const word = words[at];
    if (word === undefined || (word.broken && at > from)) break;
    phrase = phrase === "" ? word.text : `${phrase} ${word.text}`;
    const relation = trails.get(phrase);
    if (relation !== undefined) best = { relation, to: at + 1, since: /\bsince\b|\belapsed\b/.test(phrase) };
  }
  return best;
};

const postfixes: Readonly<Record<string, "<" | "<=" | ">" | ">=">> = {
  "or more": ">=",
  "or longer": ">=",
  "or greater": ">=",
  "or earlier": ">=",
  "or older": ">=",
  "at least": ">=",
  "or less": "<=",
  "or fewer": "<=",
  "or shorter": "<=",
};

/** Every stretch of time of a text, ages and intervals between doses left out. */
export const findTimes = (text: string, words: readonly Word[]): readonly FoundTime[] => {
  const found: FoundTime[] = [];
  let last = -1;
  for (let at = 0; at < words.length; at += 1) {
    const amount = amountAt(text, words, at);
    if (amount === null || amount.from <= last || isAge(words, amount)) continue;
    const time = understand(text, words, amount);
    if (time === null) continue;
    last = at;
    found.push(time);
  }
  return found;
};

/** "At least 28 days must have elapsed between the last dose of … and C1D1": the moment stands after "and". */
const betweenMoments = (words: readonly Word[], from: number): Found<Anchor> | null => {
  const farthest = 18;
  let at = from;
  while (/^(?:must|should|have|has|had|elapsed|passed|elapse|pass|apart)$/.test(words[at]?.text ?? ""))
    at += 1;
  if (words[at]?.text !== "between") return null;
  for (let next = at + 2; next < Math.min(words.length, at + farthest); next += 1)
    if (words[next]?.text === "and") {
      const named = anchorAt(words, next + 1);
      if (named !== null) return named;
    }
  return null;
};

/** What lies ahead: "surgery planned within 6 months". */
const ahead = /\b(?:planned|scheduled|anticipated|plan(?:s|ning)? to|intends? to|will|about to)\b[^.;]*$/i;

const understand = (text: string, words: readonly Word[], amount: Amount): FoundTime | null => {
  const first = words[amount.from];
  const final = words[amount.to - 1];
  if (first === undefined || final === undefined) return null;
  let start = first.start;
  const head = text.slice(Math.max(0, start - 4), start);
  const printed = sign.exec(head);
  let operator: FoundTime["operator"] = null;
  let operatorWritten: string | null = null;
  let lead: LeadFound | null = null;
  if (printed !== null) {
    operatorWritten = printed[1] ?? null;
    operator = operatorWritten === null ? null : (signs[operatorWritten] ?? null);
    start -= printed[0].length;
    const outer = leadBefore(words, amount.from);
    if (outer !== null && !first.broken) lead = outer;
    else {
      const before = words[amount.from - 1];
      if (before?.text === "for" || before?.text === "lasting")
        lead = { phrase: "for", relation: "lasting", operator: ">=", from: amount.from - 1 };
      else if (before?.text === "within")
        lead = { phrase: "within", relation: "within", from: amount.from - 1 };
    }
  } else if (!first.broken) {
    lead = leadBefore(words, amount.from);
    if (lead !== null) {
      operatorWritten = text.slice(words[lead.from]?.start ?? start, words[amount.from - 1]?.end ?? start);
    }
  }
  if (lead?.relation === "every") return null;
  if (lead !== null) start = Math.min(start, words[lead.from]?.start ?? start);

  let next = amount.to;
  let end = final.end;
  const two = `${words[next]?.text ?? ""} ${words[next + 1]?.text ?? ""}`;
  const postfix = postfixes[two];
  if (postfix !== undefined && words[next]?.broken !== true) {
    operator = postfix;
    operatorWritten = text.slice(words[next]?.start ?? end, words[next + 1]?.end ?? end);
    end = words[next + 1]?.end ?? end;
    next += 2;
  }
  // "3 months' period", "4 week wash-out period", "6 months interval"
  while (
    /^(?:period|interval|washout|wash|out|time|window|duration|immediately|just|directly|must|have|has|elapsed|passed)$/.test(
      words[next]?.text ?? "",
    ) &&
    words[next]?.broken !== true
  )
    next += 1;

  next = skipHalfLives(words, next);
  const opening = words[next];
  const parted =
    opening?.broken === true &&
    text.slice(end, opening.start).replace(/[),]/g, "").trim() !== "" &&
    next === amount.to;
  const bracketed =
    opening?.broken === true && /[(:;.]/.test(text.slice(words[next - 1]?.end ?? end, opening.start));
  const comma =
    opening?.broken === true && !/^(?:prior|before|preceding|after|following|since)$/.test(opening.text);
  const relation = lead?.relation ?? null;
  const spanned = parted || bracketed ? null : betweenMoments(words, next);
  if (spanned !== null && (operator ?? relation) !== null && relation !== "within") {
    const least = operator ?? (relation === "moreThan" ? ">" : ">=");
    return {
      start,
      end: words[spanned.to - 1]?.end ?? end,
      amountStart: first.start,
      amountEnd: final.end,
      kind: "elapsed",
      operator: least,
      operatorWritten,
      amount: amount.amount,
      low: amount.low,
      unit: amount.unit,
      ucum: amount.ucum,
      anchor: spanned.value,
      side: "before",
      otherEvent: false,
      since: false,
    };
  }
  const trail = parted || bracketed || comma ? null : trailAfter(words, next);
  let anchor: Anchor | null = null;
  let side: FoundTime["side"] = null;
  let otherEvent = false;
  const since = trail?.since === true;
  if (trail !== null) {
    const named = trail.relation === "ago" || since ? null : anchorAt(words, trail.to);
    if (trail.relation === "ago") {
      side = "ago";
      end = words[trail.to - 1]?.end ?? end;
    } else if (named !== null) {
      side = trail.relation;
      anchor = named.value;
      end = words[named.to - 1]?.end ?? end;
    } else if (trail.relation === "of") {
      const word = words[trail.to];
      if (word !== undefined && !word.broken) {
        side = "of";
        otherEvent = true;
      }
    } else {
      const word = words[trail.to];
      side = trail.relation;
      if (word !== undefined && !word.broken) otherEvent = true;
      end = words[trail.to - 1]?.end ?? end;
      // "within 4 weeks before" at the end of a sentence
    }
  }
  if (side === null && lead?.past === true) side = "past";
  if (side === null && ahead.test(text.slice(Math.max(0, start - 80), start))) side = "after";

  const shape = (kind: FoundTime["kind"], op: FoundTime["operator"]): FoundTime => ({
    start,
    end,
    amountStart: first.start,
    amountEnd: final.end,
    kind,
    operator: op,
    operatorWritten,
    amount: amount.amount,
    low: amount.low,
    unit: amount.unit,
    ucum: amount.ucum,
    anchor,
    side,
    otherEvent,
    since,
  });

  if (relation === "lasting" && side === "after" && anchor !== null && !since) return shape("window", "<=");
  if (relation === "lasting") {
    const op = operator ?? lead?.operator ?? null;
    if (lead?.past === true) return shape("window", "<=");
    return shape("lasting", op);
  }
  if (relation === "within") {
    if (lead?.past === true || side !== null) return shape("window", operator === "<" ? "<" : "<=");
    // "within 4 weeks" alone: the moment is missing
    return lead?.phrase.startsWith("within") === true ? shape("window", "<=") : null;
  }
  const op: FoundTime["operator"] =
    operator ??
    (relation === "lessThan" ? "<" : relation === "atLeast" ? ">=" : relation === "moreThan" ? ">" : null);
  if (side === null) return null;
  if (side === "of" && !otherEvent) return op === "<" || op === "<=" ? shape("window", op) : null;
  if (op === "<" || op === "<=") return shape("window", op);
  if (side === "after" && !since && anchor !== null) return shape("window", "<=");
  return shape("elapsed", op);
};

const zero: Duration = { amount: "0", unit: "day" };
const signed = (amount: string, unit: Duration["unit"], minus: boolean): Duration => ({
  amount: minus ? `-${amount}` : amount,
  unit,
});

/** The window of time that a found stretch describes; null where it describes none. */
export const windowOf = (time: FoundTime, assumed: Anchor): TimeWindow | null => {
  if (time.kind !== "window" || (time.otherEvent && time.anchor === null && !time.since)) return null;
  const anchor = time.anchor ?? assumed;
  const whole = time.unit === "hour" || time.unit === "minute" || /^\d+$/.test(time.amount);
  const low = time.low === null || time.unit === "hour" || /^\d+$/.test(time.low);
  if (!whole || !low) return null;
  const after =
    (time.side === "after" && !time.since) || (time.side === "of" && time.anchor === "endOfTreatment");
  const near: Duration = time.low === null ? zero : signed(time.low, time.unit, !after);
  const far = signed(time.amount, time.unit, !after);
  return {
    anchor,
    from: after ? near : far,
    to: after ? far : near,
    includesFrom: after ? true : time.operator !== "<",
    includesTo: after ? time.operator !== "<" : true,
    ...(time.anchor === null ? { anchorAssumed: true } : {}),
  };
};
