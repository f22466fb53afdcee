import { misprintedUnits } from "../../knowledge/index.ts";
import { certainly, type Detector, noFindings, perhaps } from "./finding.ts";

/** The Symbol font prints ≥ where plain text has ³, and ≤ where it has £. */
const symbols = /[³£](?=\s{0,2}\d)/g;
const beforeSymbol = /[A-Za-z):,;(]\s{1,3}$|[:,;(]$/;
const money = /^\s{0,2}\d{1,3}(?:,\d{3})+|^\s{0,2}\d+\.\d\d(?!\d)/;
/** A character that could not be kept, before a number. */
const lost = /[\ufffd?](?=\s{0,2}\d)/g;
const beforeLost = /[A-Za-z)]\s{1,3}$/;
/** "Haemoglobin  9 g/dL": two blanks between a name and a number with its unit. */
const gap =
  / {2,3}(?=\d[\d.,]{0,9}\s?(?:[x×]\s?10|g\/|mg\/|µmol\/|umol\/|mmol\/|\/\s?mm|\/\s?[µu][lL]|[x×]\s?(?:the )?(?:ULN|LLN|upper|lower)|ULN|mL\/min|ml\/min|%|years|cm\b|mm\b|kg\/))/g;

/** Places where a comparison was: all are proposed, and the text stays. */
export const findLostSigns: Detector = (traced) => {
  const { text } = traced;
  const found = noFindings();
  for (const { 0: sign, index } of text.matchAll(symbols)) {
    if (!beforeSymbol.test(text.slice(Math.max(0, index - 4), index))) continue;
    if (sign === "£" && money.test(text.slice(index + 1, index + 14))) continue;
    found.repairs.push(
      perhaps(
        traced,
        index,
        index + 1,
        "LOST_COMPARATOR",
        "high",
        [sign === "£" ? "≤" : "≥"],
        [`In the Symbol font this character is printed as ${sign === "£" ? "≤" : "≥"}.`],
      ),
    );
  }
  for (const { index } of text.matchAll(lost)) {
    if (!beforeLost.test(text.slice(Math.max(0, index - 4), index))) continue;
    found.repairs.push(
      perhaps(
        traced,
        index,
        index + 1,
        "LOST_COMPARATOR",
        "medium",
        ["≥", "≤"],
        ["A character before a number could not be kept."],
        false,
      ),
    );
  }
  for (const { 0: blanks, index } of text.matchAll(gap)) {
    if (!/[a-zA-Z)]/.test(text.charAt(index - 1))) continue;
    found.repairs.push(
      perhaps(
        traced,
        index,
        index + blanks.length,
        "MISSING_OPERATOR",
        "medium",
        ["≥", "≤", "="],
        ["Two blanks between a name and its number: a sign was dropped."],
        false,
      ),
    );
  }
  return found;
};

const printed = [...misprintedUnits.keys()].map((each) => each.replace(/[/^.]/g, "\\$&")).join("|");
const afterNumber = new RegExp(`(?<=\\d\\s?)(?:${printed})(?![A-Za-z0-9])`, "g");

/** Units with a letter for a digit or a wrong letter: "7.4 GBG", "3 mg/d1". */
export const readUnits: Detector = (traced) => {
  const { text } = traced;
  const found = noFindings();
  for (const { 0: written, index } of text.matchAll(afterNumber)) {
    const meant = misprintedUnits.get(written);
    if (meant === undefined) continue;
    const end = index + written.length;
    const isActivity = meant.endsWith("Bq");
    found.edits.push({ start: index, end, text: meant });
    found.repairs.push(
      certainly(traced, index, end, isActivity ? "TYPO" : "UNIT_TYPO", meant, [
        isActivity
          ? "The unit of activity is the becquerel."
          : "No unit is written so; the letters are those of this one.",
      ]),
    );
  }
  return found;
};
