import { skipInvisible } from "./lines.ts";

/** A heading inside a line: "… consent. Exclusion Criteria: * Pregnancy". */
export type InlineHeading = {
  readonly side: "inclusion" | "exclusion";
  readonly start: number;
  readonly end: number;
};

const heading =
  /(?<![A-Z])(?<![a-z](?=[a-z]))(?:(?:Key|Main|Principal|Major|Core|General|Patient|Participant|Subject|KEY|MAIN|PRINCIPAL|MAJOR) ){0,2}(?:(Inclusion|INCLUSION|inclusion)|(Non[- ]?[Ii]nclusion|NON[- ]?INCLUSION|Exclusion|EXCLUSION|exclusion))(?: (?:Criteria|CRITERIA|criteria|Criterion|criterion))?(?= ?[:：]| ?\(|\s*[-–•*]\s|\s*1\s?[.)])/gu;

/**
 * Headings inside a line, which pages without line breaks leave behind. A colon, or the first mark of a list, must
 * follow; in lower case a sentence must have ended before. Between brackets or quotes there are none.
 */
export const inlineHeadings = (text: string, start: number, end: number): readonly InlineHeading[] => {
  const line = text.slice(start, end);
  if (!/clusion/i.test(line)) return [];
  const found: InlineHeading[] = [];
  for (const match of line.matchAll(heading)) {
    const [whole, inclusion] = match;
    const at = match.index;
    if (at === 0) continue;
    // "consentExclusion Criteria": glued to a word or figure only with a capital
    if (/[\p{Ll}\d]/u.test(line[at - 1] ?? "") && !(/^\p{Lu}/u.test(whole) && /criteri/i.test(whole)))
      continue;
    const before = line.slice(Math.max(0, at - 24), at);
    const ended = /(?:[.;:!?|\])*\u2022]|\d)\s*$/u.test(before) || /\s{2,}$/.test(before);
    const capital = /^\p{Lu}/u.test(whole);
    const named = /criteri/i.test(whole);
    if (
      /["“'‘(/]$/.test(before) ||
      /\b(?:the|of|any|all|meets?|meeting|fulfil\w*|see|per|and|or|these|following|other|no|non)\s+$/i.test(
        before,
      )
    )
      continue;
    if (!(capital && named) && !ended) continue;
    let to = at + whole.length;
    const paren = /^ ?\([^()]{1,60}\)/.exec(line.slice(to, to + 70));
    if (paren !== null) to += paren[0].length;
    const after = line.slice(to, to + 3);
    const colon = /^ ?[:：]/.exec(after);
    if (colon !== null) to += colon[0].length;
    else if (!named || !capital) continue;
    found.push({
      side: inclusion === undefined ? "exclusion" : "inclusion",
      start: start + at,
      end: skipInvisible(text, start + to, end),
    });
  }
  return found;
};
