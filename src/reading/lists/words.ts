import { leads } from "../../knowledge/index.ts";
import type { Lead } from "../list.ts";

const numberWords: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
};
const numberPattern = "(\\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)";

const phrases = leads.leads.flatMap(({ kind, phrases: list }) => list.map((phrase) => ({ kind, phrase })));
const escapePhrase = (phrase: string): string => phrase.replace(/[.+*?()[\]]/g, "\\$&");
const optionsOf = (kind: "any" | "all"): string =>
  phrases
    .filter((each) => each.kind === kind)
    .map(({ phrase }) => phrase)
    .sort((a, b) => b.length - a.length)
    .map(escapePhrase)
    .join("|");
const anyLead = new RegExp(`(?<![a-z])(?:${optionsOf("any")})(?![a-z])`, "g");
const allLead = new RegExp(`(?<![a-z])(?:${optionsOf("all")})(?![a-z])`, "g");
const countLead = new RegExp(
  `(?<![a-z\\d.])(?:${phrases
    .filter(({ kind }) => kind === "atLeast")
    .map(({ phrase }) => escapePhrase(phrase).replace("{n}", numberPattern))
    .sort((a, b) => b.length - a.length)
    .join("|")})(?![a-z])`,
  "g",
);

const lastOf = (pattern: RegExp, text: string): RegExpMatchArray | null => {
  let last: RegExpMatchArray | null = null;
  for (const match of text.matchAll(pattern)) last = match;
  return last;
};

/** Only the end of a long text can announce what stands under it. */
const tailLength = 400;

/** A lead has one of these words. */
const leadWords = /follow|below|these|those|criteria|listed|meeting one|\ba ?\+ ?b|\ba and b/;

/** How the members belong together, by the last words that say so. */
export const leadOf = (text: string): Lead | null => {
  const tail = text.slice(-tailLength).toLowerCase().replace(/\s+/g, " ");
  if (!leadWords.test(tail)) return null;
  const any = lastOf(anyLead, tail);
  const all = lastOf(allLead, tail);
  const count = lastOf(countLead, tail);
  const ends = (match: RegExpMatchArray | null): number =>
    match === null ? -1 : (match.index ?? 0) + match[0].length;
  const written = count?.slice(1).find((each) => each !== undefined);
  const number = written === undefined ? 0 : (numberWords[written] ?? Number(written));
  if (count !== null && ends(count) >= ends(any) && ends(count) >= ends(all)) {
    if (number > 1) return { kind: "atLeast", count: number };
    return { kind: "any" };
  }
  if (any === null && all === null) return null;
  return { kind: ends(any) >= ends(all) ? "any" : "all" };
};

const announcing = new RegExp(`(?:^|[^a-z])(?:${leads.announcing.map(escapePhrase).join("|")})\\s?$`);

/** Whether the text says that members follow: it ends with a colon, or with words such as "one of the following". */
export const announces = (text: string): boolean => {
  const tail = text.slice(-160).trimEnd().toLowerCase().replace(/\s+/g, " ");
  if (/[:：]["”)]?$/.test(tail)) return true;
  if (
    /(?:the following|as follows|listed below|of the below)(?: (?:criteria|conditions|features|findings|factors))?[.\-–—]?$/.test(
      tail,
    )
  )
    return true;
  return /[-–—]$/.test(tail) && announcing.test(tail.slice(0, -1).trimEnd());
};

const connector = /^\W{0,3}(?:and\s?\/\s?or|or|and|either|plus)\W{0,3}$/i;
/** "OR" alone on its line. */
export const isConnector = (text: string): boolean => text.length < 12 && connector.test(text);

const noteStart = new RegExp(
  `^(?:(?:${leads.notes.map(escapePhrase).join("|")})(?:\\s?\\d{1,2})?\\s?[:.\\-–—]|[†‡§]|\\*{1,3}\\s?(?=[A-Z])(?!\\*))`,
  "i",
);
export const isNote = (text: string): boolean => noteStart.test(text.slice(0, 40)) && !/^\*/.test(text);

const headingTexts = new Set(leads.headings);
const preambles = leads.preambles;
const bound = /[<>≤≥=]|\d\s?(?:mg|g|%|x|×|ml|years|weeks|months|days)/i;

const population =
  /^(?:group|cohort|arm|part|sub-?study|module|stratum)\s+[A-Z0-9]{1,3}(?:\s(?:only|patients|participants|subjects))?\s?(?:\([^)]{0,40}\))?$/i;
/** Whether a line only names what follows: "Hematological function:", "Cohort A only:", "EXCLUSION CRITERIA". */
export const isHeading = (text: string): boolean => {
  if (text.length > 120) return false;
  const plain = text
    .replace(/[*_#:：\-–—.\s]+$/, "")
    .replace(/^[*_#\s]+/, "")
    .toLowerCase();
  if (headingTexts.has(plain) || /^(?:\w+\s){0,3}(?:inclusion|exclusion|eligibility)\scriteria$/.test(plain))
    return true;
  if (population.test(plain)) return true;
  if (!/[:：]\W{0,2}$/.test(text) || text.length > 90) return false;
  return (
    plain.split(/\s+/).length <= 9 &&
    !bound.test(plain) &&
    leadOf(text) === null &&
    !/(?:defined|includ|evidenc|demonstrat|follow|below)/.test(plain)
  );
};

const groupWords =
  /function|status|criteri|patient|subject|participant|volunteer|\bcontrols?\b|\bcases?\b|cohort|\barms?\b|group|\bpart\b|based|characteristic|laborator|disease|therap|treatment|requirement|parameter|values?\b|\bage\b|\bsex\b|general|hematolog|haematolog|hematopoie|hepatic|renal|cardi|medical|phase|population|\bonly\b/i;
/** Whether a heading names a group; "Respiratory failure:" without lines of its own may be a rule. */
export const namesGroup = (text: string): boolean =>
  groupWords.test(text) || headingTexts.has(text.toLowerCase().replace(/\W+$/, ""));

const preambleEnd =
  /(?:criteria|conditions|apply|excluded|study|trial|met|below|following|[:：]["”)]?)\W{0,3}$/i;
/** Whether a line introduces the whole list: "Patients must meet all of the following criteria". */
export const isPreamble = (text: string): boolean => {
  if (text.length > 300 || text.length < 16 || !preambleEnd.test(text.slice(-16))) return false;
  const lower = text.toLowerCase().replace(/\s+/g, " ");
  return (
    preambles.some((each) => lower.includes(each)) &&
    /following|below|criteria|apply|met\b|eligible|excluded|[:：]\W{0,2}$/.test(lower) &&
    !bound.test(lower)
  );
};

const narrativePhrases = leads.narrative;
const narrativeWords =
  /recommended|advised|informed|asked|followed|randomi|study will|trial will|protocol|criteria|details|contact|information|re-?screen/i;
const isAdvice = (sentence: string): boolean => {
  const lower = sentence.toLowerCase().replace(/\([^)]*\)/g, " ");
  return narrativePhrases.some((each) => lower.includes(each));
};
/** Whether a line states no rule: advice, what will happen, where to read on, or no letter at all. */
export const isNarrative = (text: string): boolean => {
  if (text.length < 24) {
    if (!/[\p{L}\p{N}]/u.test(text)) return true;
    if (/^(?:n\/a|none|not applicable|none\.|see above|see below|nil|tbd)\W{0,2}$/i.test(text)) return true;
  } else if (!/[\p{L}\p{N}]/u.test(text)) return true;
  if (text.length > 400 || !narrativeWords.test(text)) return false;
  return (
    !/\bmust\b|\bshould (?:have|not|be able)|[<>≤≥]/i.test(text) &&
    text.split(/[.;]\s+(?=[A-Z])/).every(isAdvice)
  );
};
