import { type Anchor, anchors } from "../../condition/index.ts";
import { anchorLexicon } from "../../knowledge/index.ts";
import { compilePhrases, type Found } from "./phrases.ts";
import { foldWord, type Word } from "./words.ts";

const anchorNamed = (name: string): Anchor | undefined => anchors.find((each) => each === name);

const phrases = compilePhrases<Anchor>(
  anchorLexicon.anchors.flatMap((entry) => {
    const anchor = anchorNamed(entry.anchor);
    return anchor === undefined ? [] : entry.phrases.map((phrase): [string, Anchor] => [phrase, anchor]);
  }),
);
const skipped: ReadonlySet<string> = new Set(
  anchorLexicon.skipped.flatMap((each) => each.split(" ").map(foldWord)),
);

const skippable = 5;

/** The moment that is named at this word, or after a few words that say nothing ("the planned …"). */
export const anchorAt = (words: readonly Word[], from: number): Found<Anchor> | null => {
  for (let at = from; at < Math.min(words.length, from + skippable); at += 1) {
    const word = words[at];
    if (word === undefined || (word.broken && at > from)) return null;
    const found = namedAct(words, at) ?? phrases.at(words, at);
    if (found !== null) return found;
    if (!skipped.has(word.text) && !/^\d+[a-z]*$/.test(word.text)) return null;
  }
  return null;
};

const acts: ReadonlySet<string> = new Set([
  "injection",
  "infusion",
  "administration",
  "dose",
  "treatment",
  "cycle",
  "therapy",
  "application",
  "session",
]);
const starts: ReadonlySet<string> = new Set([
  "start",
  "initiation",
  "beginning",
  "commencement",
  "starting",
  "initiating",
  "beginning",
  "commencing",
  "onset",
]);
const lastOnes: ReadonlySet<string> = new Set(["last", "final"]);
const reach = 6;

/** "first 177Lu-octreotate injection", "start of 177Lu-DOTATATE treatment": the drug's name stands inside the moment's. */
const namedAct = (words: readonly Word[], from: number): Found<Anchor> | null => {
  const first = words[from]?.text ?? "";
  const value: Anchor | null =
    first === "first" || starts.has(first) ? "firstDose" : lastOnes.has(first) ? "endOfTreatment" : null;
  if (value === null) return null;
  let drug = false;
  for (let at = from + 1; at < Math.min(words.length, from + reach); at += 1) {
    const word = words[at];
    if (word === undefined || (word.broken && at > from + 3)) return null;
    if (acts.has(word.text)) return drug ? { from, to: at + 1, value } : null;
    if (/\d/.test(word.text) || radioligand.test(word.text)) drug = true;
    else if (!/^(?:of|lu|ga|y|dose|study|trial|first|treatment|with|cycle|lutetium|prrt)$/.test(word.text))
      return null;
  }
  return null;
};
const radioligand =
  /^(?:177lu|lu177|90y|225ac|lutathera|pluvicto|dotatate|dotatoc|octreotate|octreotide|edotreotide|oxodotreotide|lutetium|prrt|psma|lu|xofigo|radium)$/;

/** Whether the words at an anchor name it outright ("randomization"), and not by a word of many uses ("treatment", "study"). */
export const namesAnchor = (words: readonly Word[], { from, to }: Found<Anchor>): boolean =>
  to - from > 1 || !vague.has(words[from]?.text ?? "");
const vague: ReadonlySet<string> = new Set([
  "treatment",
  "therapy",
  "study",
  "trial",
  "consent",
  "screening",
  "entry",
  "infusion",
  "injection",
]);

/** How often each moment is named in a text after "before", "of" or "after". */
export const countAnchors = (words: readonly Word[], counts: Map<Anchor, number>): void => {
  for (let at = 1; at < words.length; at += 1) {
    if (!leading.has(words[at - 1]?.text ?? "")) continue;
    const found = phrases.at(words, at);
    if (found === null) continue;
    counts.set(found.value, (counts.get(found.value) ?? 0) + 1);
    at = found.to - 1;
  }
};
const leading: ReadonlySet<string> = new Set([
  "to",
  "before",
  "of",
  "after",
  "preceding",
  "since",
  "at",
  "from",
  "following",
]);
