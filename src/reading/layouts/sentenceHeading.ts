import { dropInvisible, skipInvisible } from "./lines.ts";

/** A sentence that opens a list of its side: "Subjects will be excluded if any of the following apply:". */
export type SentenceHeading = {
  readonly side: "inclusion" | "exclusion";
  readonly start: number;
  readonly end: number;
};

const people =
  /^(?:(?:the|any|all|a|an|only|male|female|adult|eligible|potential|prospective|to|in|exclude|include)\s+){0,3}(?:following\s+)?(?:patients?|subjects?|participants?|individuals|people|persons?|women|men|volunteers?|candidates?|children|adults|you|be eligible|order to be|qualify|take part)\b/;

const refusals = [
  "be excluded",
  "are excluded",
  "is excluded",
  "excluded from",
  "excluded if",
  "ineligible",
  "not eligible",
  "not be eligible",
  "not be included",
  "not be enrolled",
  "not be entered",
  "cannot join",
  "cannot participate",
  "cannot take part",
  "can't join",
  "can't take part",
  "may not participate",
  "not able to join",
  "must not have",
  "must not meet",
  "should not have",
] as const;
const admissions = [
  "must meet",
  "must fulfil",
  "must satisfy",
  "must have all",
  "should meet",
  "should fulfil",
  "have to meet",
  "need to meet",
  "are eligible",
  "is eligible",
  "be eligible",
  "be included if",
  "be enrolled if",
  "are included if",
  "who meet all",
  "meeting all",
  "fulfilling all",
  "able to join",
  "can join",
  "able to take part",
  "can take part",
  "qualify if",
] as const;

const longest = 260;

/** Reads an unmarked line as such a sentence; it must point at what follows. */
export const sentenceHeadingAt = (
  text: string,
  lineStart: number,
  lineEnd: number,
): SentenceHeading | null => {
  const start = skipInvisible(text, lineStart, lineEnd);
  const end = dropInvisible(text, start, lineEnd);
  if (end - start < 20 || end - start > longest) return null;
  const folded = text.slice(start, end).toLowerCase().replace(/’/g, "'");
  const colon = folded.endsWith(":") || folded.endsWith("：");
  const points =
    folded.includes("following") ||
    folded.includes("criteria below") ||
    folded.includes("of these apply") ||
    (colon && /\b(?:if|criteria|apply|you)\b/.test(folded));
  if (!points || (!colon && !/(?:following(?: \w+){0,4}|apply|below|if)[.:]?$/.test(folded.slice(-60))))
    return null;
  if (!people.test(folded)) return null;
  if (refusals.some((each) => folded.includes(each))) return { side: "exclusion", start, end };
  // "one of the following" states a rule of its own
  if (/\b(?:one|two|either|at least \w+) of\b/.test(folded)) return null;
  return admissions.some((each) => folded.includes(each)) ? { side: "inclusion", start, end } : null;
};
