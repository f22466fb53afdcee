import type { RecordField } from "../document.ts";
import { cut, type Traced } from "../traced.ts";

const patterns = [
  ["allocation", "non-randomised", /\bnon[- ]?randomi[sz]ed\b/iu],
  ["allocation", "randomised", /(?<!non[- ]?)(?<!not )\brandomi[sz]ed\b/iu],
  ["model", "single group", /\b(?:single|one)[- ](?:arm|group)(?![- ]\w*\s*vs)\b/iu],
  ["model", "parallel", /\bparallel(?:[- ](?:group|arm|assignment|design))?\b/iu],
  ["model", "crossover", /\bcross-?over (?:design|study|trial|assignment)\b/iu],
  ["masking", "double", /\bdouble[- ]?(?:blind(?:ed)?|masked)\b/iu],
  ["masking", "single", /\bsingle[- ]?(?:blind(?:ed)?|masked)\b/iu],
  ["masking", "none", /\bopen[- ]label\b|\bunblinded\b/iu],
] as const;

/** A record has few titles and summaries; a hostile one may have many. */
const mostTexts = 20;

/** What a title, a summary or a line of design says of the design, where the record has no field of its own for it. */
export const designFields = (
  texts: readonly Traced[],
  present: readonly RecordField[],
): readonly RecordField[] => {
  const found: RecordField[] = [];
  for (const text of texts.slice(0, mostTexts))
    for (const [name, understood, pattern] of patterns) {
      if ([...present, ...found].some((each) => each.name === name && each.understood !== null)) continue;
      const match = pattern.exec(text.text.slice(0, 5000));
      if (match === null) continue;
      found.push({ name, written: cut(text, match.index, match.index + match[0].length), understood });
    }
  return found;
};

const count =
  /\b(?:(?:a )?total of )?(\d{1,5}) (?:\w+ ){0,2}?(?:patients|subjects|participants|people|individuals|men|women)(?: \w+){0,4}? (?:will|are to|to|is planned to|are planned to) be (?:enrolled|recruited|included|randomi[sz]ed)\b/iu;

/** "120 patients will be enrolled": the number of participants that a summary states. */
export const enrolmentIn = (texts: readonly Traced[]): readonly RecordField[] => {
  for (const text of texts.slice(0, mostTexts)) {
    const match = count.exec(text.text.slice(0, 5000));
    const understood = match?.[1]?.replace(/^0+/, "") ?? "";
    if (match !== null && understood !== "")
      return [
        { name: "enrolment", written: cut(text, match.index, match.index + match[0].length), understood },
      ];
  }
  return [];
};
