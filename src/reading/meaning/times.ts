import type { Anchor, TimeWindow } from "../../condition/index.ts";
import type { Duration } from "../../kernel/calendar.ts";
import { anchorLexicon } from "../../knowledge/index.ts";
import { anchorAt } from "./anchors.ts";
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

const unitOf = new Map<string, { readonly unit: Duration["unit"]; readonly ucum: string }>();
for (const { unit, ucum, words } of anchorLexicon.units)
  for (const word of words) unitOf.set(foldWord(word), { unit, ucum });
const numberOf = new Map(Object.entries(anchorLexicon.numbers).map(([word, value]) => [word, String(value)]));

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

const glued =
  /^(\d+(?:\.\d+)?)(hours?|hrs?|hr|h|days?|d|weeks?|wks?|wk|w|months?|mos?|mo|years?|yrs?|yr|y|min)$/;
const numeral = /^\d+(?:[.,]\d+)?$/;

const numberAt = (word: Word | undefined): string | null => {
  if (word === undefined) return null;
  if (numeral.test(word.text)) return word.text.replace(",", ".");
  return numberOf.get(word.text) ?? null;
};

type Amount = {
  /** First word of the amount, and the word after its unit. */
  readonly from: number;
  readonly to: number;
  readonly amount: string;
  readonly low: string | null;
  readonly unit: Duration["unit"];
  readonly ucum: string;
};

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

const isRange = (text: string, a: Word, b: Word): boolean => {
  const between = text.slice(a.end, b.start);
  return between.length <= 4 && /^\s?[-–—~]\s?$/.test(between);
};

/** Number and unit that end at word `at`: "4 weeks", "six (6) months", "1-24 months", "48h". */
const amountAt = (text: string, words: readonly Word[], at: number): Amount | null => {
  const word = words[at];
  if (word === undefined) return null;
  const compact = glued.exec(word.text);
  if (compact !== null) {
    const unit = unitOf.get(foldWord(compact[2] ?? ""));
    return unit === undefined || compact[1] === undefined
      ? null
      : { from: at, to: at + 1, amount: compact[1], low: null, ...unit };
  }
  const unit = unitOf.get(word.text);
  if (unit === undefined) return null;
  let from = at - 1;
  // "3 calendar months", "4 full weeks", "2 consecutive years"
  if (
    /^(?:calendar|full|consecutive|complete|whole|more|additional|continuous|successive)$/.test(
      words[from]?.text ?? "",
    )
  )
    from -= 1;
  const last = words[from];
  const amount = numberAt(last);
  if (
    last === undefined ||
    amount === null ||
    (word.broken && text.slice(last.end, word.start).trim() !== ")")
  )
    return null;
  // A single letter as unit needs its number close by: "5 d", not "grade 3 D".
  if (word.text.length === 1 && word.start - last.end > 1) return null;
  const before = words[from - 1];
  let low: string | null = null;
  if (before !== undefined) {
    if (last.broken && numberAt(before) === amount) from -= 1;
    else if (numberAt(before) !== null && isRange(text, before, last)) {
      low = numberAt(before);
      from -= 1;
    } else if (before.text === "to" && numberAt(words[from - 2]) !== null && !last.broken) {
      low = numberAt(words[from - 2]);
      from -= 2;
    }
  }
  return { from, to: at + 1, amount, low, ...unit };
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
    if (found !== undefined) best = { ...found, from };
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

/** Ages are bounds, no windows: "18 years or older", "aged 18 to 75 years", "years of age". */
const isAge = (words: readonly Word[], { from, to, unit }: Amount): boolean => {
  if (unit !== "year" && unit !== "month") return false;
  const after = `${words[to]?.text ?? ""} ${words[to + 1]?.text ?? ""}`;
  if (/^(?:of age|old)\b/.test(after) || /^(?:or|and) (?:older|over|above|younger)$/.test(after)) return true;
  for (let at = from - 1; at >= Math.max(0, from - 8); at -= 1) {
    const text = words[at]?.text ?? "";
    if (text === "age" || text === "aged")
      return words[at + 1] === undefined || !/^(?:within|at)$/.test(words[from - 1]?.text ?? "");
  }
  return false;
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
  const relation = lead?.relation ?? null;

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
    ...(time.anchor === null ? { anchorAssumed: true } : {}),
    from: after ? near : far,
    to: after ? far : near,
    includesFrom: after ? true : time.operator !== "<",
    includesTo: after ? time.operator !== "<" : true,
  };
};
