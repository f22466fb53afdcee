import type { Ignored, Section } from "../document.ts";
import { cut, type Traced, trim } from "../traced.ts";
import { append } from "./append.ts";
import { isPageTurn, isPageWords } from "./boilerplate.ts";
import { inlineHeadings } from "./inlineHeadings.ts";
import { cutTrimmed, isBlank, linesOf, skipInvisible } from "./lines.ts";
import { sectionHeadingAt } from "./sectionHeading.ts";
import { sentenceHeadingAt } from "./sentenceHeading.ts";

/** What an eligibility text holds. */
export type Sections = {
  readonly sections: readonly Section[];
  readonly ignored: readonly Ignored[];
  readonly evidence: readonly string[];
};

type Mark = {
  readonly side: "inclusion" | "exclusion" | "both";
  readonly start: number;
  readonly end: number;
};

export type SplitOptions = {
  /** The side of a text that starts without a heading. */
  readonly first?: "inclusion" | "exclusion";
  /** On a page a sentence between "Eligibility" and the first heading guides the reader and is no content. */
  readonly page?: boolean;
};

const sayNoHeading =
  "No heading names inclusion or exclusion: the whole eligibility text counts as inclusion.";

/** Takes an eligibility text apart at its headings; blocks of both sides may alternate. */
export const splitSections = (whole: Traced, options: SplitOptions = {}): Sections => {
  const { text } = whole;
  const marks = marksOf(text, options.first ?? null);
  const sections: Section[] = [];
  const ignored: Ignored[] = [];
  let side: "inclusion" | "exclusion" | null = options.first ?? null;
  let title: Traced | null = null;
  let hasSide = false;
  const isHeaded = marks.some((mark) => mark.side !== "both");
  const add = (start: number, end: number): void => {
    if (start >= end) return;
    const written = cutTrimmed(whole, start, end);
    // "Details<tab>1. …" in a table of fields
    const name =
      options.page === true
        ? /^(?:details|description)\s*[\t|]\s*/i.exec(written.text.slice(0, 40))?.[0].length
        : undefined;
    const content = name === undefined ? written : cut(written, name);
    if (name !== undefined) ignored.push({ text: cutTrimmed(written, 0, name), reason: "heading" });
    if (!/[\p{L}\p{N}]/u.test(content.text)) return;
    if (side === null && isHeaded && !hasSide && options.page === true && !isListLike(content.text)) {
      ignored.push({ text: content, reason: "boilerplate" });
      return;
    }
    for (const part of withoutPageWords(content, ignored))
      sections.push({ heading: side ?? "inclusion", text: part, ...(title === null ? {} : { title }) });
  };
  let from = 0;
  for (const mark of marks) {
    add(from, mark.start);
    const heading = cutTrimmed(whole, mark.start, mark.end);
    ignored.push({ text: heading, reason: "heading" });
    if (mark.side !== "both") {
      side = mark.side;
      hasSide = true;
      title = heading;
    }
    from = mark.end;
  }
  add(from, text.length);
  const evidence = !isHeaded && sections.length > 0 && options.first === undefined ? [sayNoHeading] : [];
  return { sections, ignored, evidence };
};

/** A list mark, a bound or more than a few lines: content, not a guiding sentence. */
const isListLike = (text: string): boolean =>
  /(?:^|\n)\s*(?:[-•*–]|\d{1,2}[.)])\s/u.test(text) ||
  /[≥≤<>=]/u.test(text) ||
  (text.length <= 200 && /\d/.test(text) && !isPageTurn(text));

const marksOf = (text: string, first: "inclusion" | "exclusion" | null): readonly Mark[] => {
  const marks: Mark[] = [];
  let side: "inclusion" | "exclusion" | null = first;
  let isFresh = true; // nothing but headings since the section began
  for (const line of linesOf(text)) {
    if (isBlank(text, line)) continue;
    const heading = sectionHeadingAt(text, line.start, line.end);
    if (heading !== null) {
      marks.push(heading);
      if (heading.side !== "both") side = heading.side;
      isFresh = true;
      if (skipInvisible(text, heading.end, line.end) < line.end) {
        isFresh = false;
        side = pushInline(marks, text, heading.end, line.end) ?? side;
      }
      continue;
    }
    const sentence = sentenceHeadingAt(text, line.start, line.end);
    if (sentence !== null && (isFresh || sentence.side !== side)) {
      marks.push(sentence);
      side = sentence.side;
      isFresh = true;
      continue;
    }
    isFresh = false;
    side = pushInline(marks, text, line.start, line.end) ?? side;
  }
  return marks;
};

const pushInline = (
  marks: Mark[],
  text: string,
  start: number,
  end: number,
): "inclusion" | "exclusion" | null => {
  const inline = inlineHeadings(text, start, end);
  append(marks, inline);
  return inline.at(-1)?.side ?? null;
};

/** Lines of navigation inside a section are left out; what is around them stays one section where it can. */
const withoutPageWords = (content: Traced, ignored: Ignored[]): readonly Traced[] => {
  const parts: Traced[] = [];
  let from = 0;
  for (const line of linesOf(content.text)) {
    const written = content.text.slice(line.start, Math.min(line.end, line.start + 401));
    const isTurn = written.length <= 400 && written.length >= 20 && isPageTurn(written);
    if (!isTurn && (written.length > 40 || !isPageWords(written))) continue;
    const before = trim(cut(content, from, line.start));
    if (before.text !== "") parts.push(before);
    ignored.push({
      text: trim(cut(content, line.start, line.end)),
      reason: isTurn ? "boilerplate" : "navigation",
    });
    from = line.next;
  }
  if (from === 0) return [content];
  const rest = trim(cut(content, from));
  if (rest.text !== "") parts.push(rest);
  return parts;
};
