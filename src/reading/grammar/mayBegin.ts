import { operatorsBefore, rangeWords } from "./lexicon.ts";
import { opensPhrase } from "./phraseTree.ts";
import type { Token } from "./token.ts";
import { words } from "./words.ts";

/** Symbols of nuclides: "68Ga", "177Lu-DOTATATE", "18F". */
const nuclides = words(`
  ga lu f cr i y tc tcm mtc in cu zr ac ra sm sr re c n o rb pb bi tl p xe gd tb sc at th
`);
const ordinals = new Set(["st", "nd", "rd", "th"]);
/** Words before a number that is a label: a version, a visit, a type. */
const labels = words(`
  recist ctcae version v ver type phase cyp figure table section appendix visit cycle part cohort arm
  criterion criteria nct edition isoform no number step protocol study item chapter annex dsm icd day
  vitamin factor covid sars chromosome exon codon hiv hsv hpv htlv interleukin il line week period
  option dsmiv ncidc room question group region lead segment
`);

/** Whether a constraint may begin at this token: not inside "COVID-19", "68Ga", "RECIST 1.1", "2nd", "[3]". */
export const mayBegin = (text: string, tokens: readonly Token[], index: number): boolean => {
  const token = tokens[index];
  if (token === undefined || token.kind === "break") return false;
  if (token.kind === "word")
    return token.value !== null || opensPhrase(operatorsBefore, token) || opensPhrase(rangeWords, token);
  if (token.kind !== "number") return token.kind === "compare" || token.text === '"' || token.text === "“";
  const before = tokens[index - 1];
  const next = tokens[index + 1];
  if (before !== undefined && !token.spaced) {
    const earlier = tokens[index - 2];
    // A letter, a stroke or a hyphen that clings to the number on both sides.
    if (
      (before.text === "-" || before.text === "/") &&
      !before.spaced &&
      earlier?.kind === "word" &&
      earlier.value === null
    )
      return false;
    if (
      before.kind === "word" &&
      before.text.length <= 3 &&
      !/^(?:age|bmi|hb|hgb|wbc|anc|plt|alt|ast|inr|ldh|psa|cr)$/.test(before.text)
    )
      return false;
    if (before.text === "[" && next?.text === "]") return false;
  }
  if (before !== undefined && before.kind === "word" && labels.has(before.stem)) return false;
  if (next !== undefined && next.kind === "word" && !next.spaced) {
    if (ordinals.has(next.text)) return false;
    const symbol = text.slice(next.start, next.end);
    if (
      /^[A-Z]/.test(symbol) &&
      nuclides.has(next.text) &&
      Number(token.text) > 5 &&
      isNuclide(tokens, index)
    )
      return false;
    if (
      /^[a-z]?[A-Z]{2,}/.test(symbol) &&
      !/^(?:ULN|UNL|LLN|IU|MBq|GBq|UI|XULN|AST|GBQ|MBQ|ML|MG|MM|KG|CM|YO)/i.test(symbol)
    )
      return false;
  }
  // The second half of a range that was not read as one.
  if (before?.text === "-" && !token.spaced && !before.spaced && tokens[index - 2]?.kind === "number")
    return false;
  // "37+0 weeks" and its second half.
  if (before?.text === "+" && !token.spaced && tokens[index - 2]?.kind === "number") return false;
  if (next?.text === "+" && !next.spaced && tokens[index + 2]?.kind === "number") return false;
  // "1." or "2)" at the head of a line.
  const isHead = before === undefined || before.kind === "break";
  if (isHead && (next?.text === "." || next?.text === ")") && next.kind !== "break") return false;
  if (isHead && next?.text === ".") return false;
  return true;
};
const isNuclide = (tokens: readonly Token[], index: number): boolean => {
  const after = tokens[index + 2];
  return (
    after === undefined || after.text === "-" || after.text === " " || after.spaced || after.kind !== "word"
  );
};
