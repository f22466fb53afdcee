import type { Duration } from "../../kernel/calendar.ts";
import { anchorLexicon } from "../../knowledge/index.ts";
import { foldWord, type Word } from "./words.ts";

const unitOf = new Map<string, { readonly unit: Duration["unit"]; readonly ucum: string }>();
for (const { unit, ucum, words } of anchorLexicon.units)
  for (const word of words) unitOf.set(foldWord(word), { unit, ucum });
const numberOf = new Map(Object.entries(anchorLexicon.numbers).map(([word, value]) => [word, String(value)]));

const glued =
  /^(\d+(?:\.\d+)?)(hours?|hrs?|hr|h|days?|d|weeks?|wks?|wk|w|months?|mos?|mo|years?|yrs?|yr|y|min)$/;
const numeral = /^\d+(?:[.,]\d+)?$/;

const numberAt = (word: Word | undefined): string | null => {
  if (word === undefined) return null;
  if (numeral.test(word.text)) return word.text.replace(",", ".");
  return numberOf.get(word.text) ?? null;
};

/** Number and unit of a stretch of time. */
export type Amount = {
  /** First word of the amount, and the word after its unit. */
  readonly from: number;
  readonly to: number;
  readonly amount: string;
  readonly low: string | null;
  readonly unit: Duration["unit"];
  readonly ucum: string;
};

const isRange = (text: string, a: Word, b: Word): boolean => {
  const between = text.slice(a.end, b.start);
  return between.length <= 4 && /^\s?[-–—~]\s?$/.test(between);
};

/** Number and unit that end at word `at`: "4 weeks", "six (6) months", "1-24 months", "48h". */
export const amountAt = (text: string, words: readonly Word[], at: number): Amount | null => {
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

/** Ages are bounds, no windows: "18 years or older", "aged 18 to 75 years", "years of age". */
export const isAge = (words: readonly Word[], { from, to, unit }: Amount): boolean => {
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
