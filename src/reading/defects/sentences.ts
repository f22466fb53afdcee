import { certainly, type Detector, noFindings, perhaps } from "./finding.ts";

const newSentence = / (?=(?:For|If|These|This|However|Such|Note)[ :][a-z])/g;
const beforeIt = /(?:^|[^A-Za-z])[a-z]{3,}\)?$/;
const doubled = / (the|of|in|to|and|with|for|by|is|are|than|within|from|at|on|or) (?=\1 )/g;

/** A unit with the next line's first word stuck to it: "9 g/dLPlatelets". */
const gluedUnit =
  /(?:g\/dL|g\/L|mg\/dL|µmol\/L|umol\/L|mmol\/L|\/mm[3³]|\/[µu]L|[⁹93]\/L|mL\/min|1\.73 ?m²|ULN|%|\d kg|\d mm|\d cm)(?=[A-Z][a-z]{3,})/g;
/** A full stop with the next sentence stuck to it: "older.Patients". */
const gluedStop = /(?<=[a-z]{4}|[a-z]\)|[a-z]{3}\d)[.;](?=[A-Z][a-z]{2,}[ ,])/g;

/** Where the letters before a glued stop begin that are shown with it. */
const wordEnd = (text: string, stop: number): number => {
  const from = Math.max(0, stop - 4);
  const shown = /(?:[a-z]{4}|[a-z]\)|[a-z]{3}\d)$/.exec(text.slice(from, stop));
  return shown === null ? stop : from + shown.index;
};

/** A full stop lost before a new sentence, a small word printed twice. */
export const readSentences: Detector = (traced) => {
  const { text } = traced;
  const found = noFindings();
  for (const { index } of text.matchAll(newSentence)) {
    if (!beforeIt.test(text.slice(Math.max(0, index - 30), index))) continue;
    const from = Math.max(
      text.lastIndexOf(" ", index - 1) + 1,
      text.lastIndexOf("\n", index - 1) + 1,
      index - 30,
    );
    const after = /^ [A-Za-z]+/.exec(text.slice(index, index + 20))?.[0].length ?? 1;
    found.edits.push({ start: index, end: index + 1, text: ". " });
    found.repairs.push(
      certainly(
        traced,
        from,
        index + after,
        "TYPO",
        `${text.slice(from, index)}. ${text.slice(index + 1, index + after)}`,
        ["A capital begins a new sentence; its full stop is lost."],
      ),
    );
  }
  for (const [glued, inserted] of [
    [gluedUnit, "; "],
    [gluedStop, " "],
  ] as const)
    for (const { 0: matched, index } of text.matchAll(glued)) {
      const end = index + matched.length;
      const start = glued === gluedStop ? wordEnd(text, index) : index;
      found.edits.push({ start: end - 1, end, text: `${text.charAt(end - 1)}${inserted}` });
      found.repairs.push(
        certainly(traced, start, end, "TYPO", `${text.slice(start, end)}${inserted}`, [
          "The next sentence is stuck to the end of this one.",
        ]),
      );
    }
  for (const { 1: word = "", index } of text.matchAll(doubled)) {
    const start = index + 1;
    const end = start + 2 * word.length + 1;
    found.edits.push({ start: start + word.length, end, text: "" });
    found.repairs.push(certainly(traced, start, end, "GRAMMAR", word, ["The word is printed twice."]));
  }
  return found;
};

const determiners = new Set([
  "a",
  "an",
  "any",
  "some",
  "such",
  "another",
  "each",
  "every",
  "no",
  "this",
  "that",
]);
/** Words after which a noun phrase goes on; a phrase that follows one of them is no stray repetition. */
const carrying = new Set(
  "a an any some such another each every no this that the these those their his her its of in on at to for with without from by as than or and nor not other same current prior previous known active is are was were be been has have had due following above-mentioned underlying severe serious significant chronic acute".split(
    " ",
  ),
);

type Word = { readonly start: number; readonly end: number; readonly text: string };
const wordsOf = (text: string, from: number, to: number): readonly Word[] => {
  const words: Word[] = [];
  for (const { 0: written, index } of text.slice(from, to).matchAll(/[A-Za-z][A-Za-z'’-]*|[.,;:()]/g))
    words.push({ start: from + index, end: from + index + written.length, text: written.toLowerCase() });
  return words;
};

/** Sentences: from one full stop, semicolon, blank line or marked line to the next, of a length that a sentence has. */
const sentencesOf = (text: string): readonly (readonly [number, number])[] => {
  const found: (readonly [number, number])[] = [];
  let from = 0;
  const close = (to: number): void => {
    if (to - from >= 40 && to - from <= 600) found.push([from, to]);
    from = to;
  };
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 46 || code === 59) {
      const next = text.charCodeAt(at + 1);
      if (next <= 32 || at + 1 === text.length) close(at + 1);
    } else if (
      code === 10 &&
      /^\s*?(?:\n|$|(?:\d{1,2}|[a-z])[.)]\s|[-*•]\s)/.test(text.slice(at + 1, at + 24))
    )
      close(at);
  }
  close(text.length);
  return found;
};

/**
 * A clause that is printed again at the end of its sentence: "… a lung or liver disorder … unfit for the trial lung or liver disorder."
 * Only a phrase with "or" or "and" that stood after an article and now follows a bare noun.
 */
export const findRepeatedTails: Detector = (traced) => {
  const { text } = traced;
  const found = noFindings();
  for (const [from, to] of sentencesOf(text)) {
    const sentence = text.slice(from, to);
    if (!/ (?:or|and) /.test(sentence)) continue;
    const words = wordsOf(text, from, to);
    const last = /^[.;]$/.test(words.at(-1)?.text ?? "") ? words.length - 2 : words.length - 1;
    for (let length = 6; length >= 3; length -= 1) {
      const tail = last - length + 1;
      if (tail < 3) continue;
      const phrase = words.slice(tail, last + 1).map((each) => each.text);
      const before = words[tail - 1]?.text ?? "";
      if (!phrase.some((each) => each === "or" || each === "and") || /^\W/.test(phrase.join(""))) continue;
      if (
        phrase.some((each) => /^\W$/.test(each)) ||
        carrying.has(before) ||
        /^\W$|ed$|ing$|ous$|ive$|al$|ic$/.test(before)
      )
        continue;
      let earlier = -1;
      for (let at = 1; at + length < tail && earlier < 0; at += 1)
        if (
          determiners.has(words[at - 1]?.text ?? "") &&
          phrase.every((each, offset) => words[at + offset]?.text === each)
        )
          earlier = at;
      if (earlier < 0) continue;
      // The noun phrase that the tail sticks to, back to its article.
      let start = tail - 1;
      while (start > 0 && tail - start < 4 && !carrying.has(words[start - 1]?.text ?? "")) start -= 1;
      const first = words[start]?.start ?? from;
      const kept = text.slice(first, words[tail - 1]?.end ?? first);
      found.repairs.push(
        perhaps(
          traced,
          first,
          words[last]?.end ?? to,
          "GARBLED_TOKEN",
          "high",
          [kept],
          [`“${phrase.join(" ")}” stands earlier in the sentence and is repeated at its end.`],
        ),
      );
      break;
    }
  }
  return found;
};
