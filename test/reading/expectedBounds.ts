/** A numeric bound as an annotator's words state it. `sign` is null where the text has lost it or prints none. */
export type ExpectedBound = { readonly sign: "<" | "<=" | ">" | ">=" | "=" | null; readonly number: string };

const number = String.raw`(\d[\d,]*(?:\.\d+)?|\.\d+)`;
const signs: readonly (readonly [RegExp, ExpectedBound["sign"]])[] = [
  [/^(?:<\s*\/?\s*(?:or)?\s*=|≤|≦|=\s*<|<\s*\/\s*=|<\s*or\s*equal(?: to)?)/, "<="],
  [/^(?:>\s*\/?\s*(?:or)?\s*=|≥|≧|=\s*>|>\s*\/\s*=|>\s*or\s*equal(?: to)?)/, ">="],
  [/^(?:less|lower|fewer|smaller|below)(?: than)?,? or (?:is )?equal(?: to| or)?/, "<="],
  [/^(?:more|greater|higher|larger|older|above|over)(?: than)?,? or (?:is )?equal(?: to| or)?/, ">="],
  [/^(?:equal(?: to)? or|equal to or) (?:less|lower|below)(?: than)?/, "<="],
  [/^(?:equal(?: to)? or|equal to or) (?:more|greater|higher|above|over)(?: than)?/, ">="],
  [/^(?:no|not) (?:more|greater|higher|older|larger) than/, "<="],
  [/^(?:no|not) (?:less|lower|fewer|younger|smaller) than/, ">="],
  [/^(?:at least|minimum(?: score)? of|a minimum of|from)/, ">="],
  [/^(?:at most|up to|maximum of|a maximum of|not exceeding)/, "<="],
  [/^(?:less|lower|fewer|smaller|younger|shorter)(?: than)?(?: the age of)?/, "<"],
  [/^(?:more|greater|higher|larger|older|longer)(?: than)?(?: the age of)?/, ">"],
  [/^(?:below|under)/, "<"],
  [/^(?:above|over|exceeding|exceeds)/, ">"],
  [/^[<＜˂]/, "<"],
  [/^[>＞˃]/, ">"],
  [/^=/, null],
];

const range = new RegExp(
  String.raw`^(?:between|from)?\s*${number}[^\d<>=]{0,12}?(?:-|–|to|and|through)\s*${number}`,
);
const after = new RegExp(
  String.raw`^${number}[^\d<>=]{0,22}?(?:and|or)\s+(?:is )?(?<side>older|over|above|more|greater|higher|better|less|lower|below|under|younger|worse)`,
);
const lead =
  /^(?:[([:,;\s]|\b(?:of|is|an?|scores?|values?|levels?|grade|class|stage|aged?|ages|to|be|the|and|or|but)\b(?! equal))+/;

const plain = (text: string): string => text.replace(/,(?=\d{3}\b)/g, "").replace(/^\./, "0.");
/** Written alike for comparison: no thousands comma, no trailing zeros. */
export const sameNumber = (text: string): string =>
  plain(text)
    .replace(/(\.\d*?)0+$/, "$1")
    .replace(/\.$/, "");

/**
 * The bounds in an annotated value such as "> 4 mm and < 14 mm" or "18 years or older". Empty where the words are no
 * bound that these few patterns know: then the pair is left out of the measure and counted.
 */
export const expectedBounds = (value: string): readonly ExpectedBound[] => {
  let rest = value.toLowerCase().replace(/\s/g, " ").replace(/⁄/g, "/");
  const found: ExpectedBound[] = [];
  for (;;) {
    rest = rest.replace(lead, "");
    const between = range.exec(rest);
    if (between !== null) {
      found.push({ sign: ">=", number: sameNumber(between[1] ?? "") });
      found.push({ sign: "<=", number: sameNumber(between[2] ?? "") });
      rest = rest.slice(between[0].length);
      continue;
    }
    const turned = after.exec(rest);
    if (turned !== null) {
      const isLow = /less|lower|below|under|younger/.test(turned.groups?.["side"] ?? "");
      if (/better|worse/.test(turned[0])) return [];
      found.push({ sign: isLow ? "<=" : ">=", number: sameNumber(turned[1] ?? "") });
      rest = rest.slice(turned[0].length);
      continue;
    }
    const known = signs.find(([pattern]) => pattern.test(rest));
    if (known === undefined) break;
    const [pattern, sign] = known;
    rest = rest.replace(pattern, "").replace(lead, "");
    const digits = new RegExp(`^${number}`).exec(rest);
    if (digits === null) break;
    found.push({ sign, number: sameNumber(digits[1] ?? "") });
    rest = rest.slice(digits[0].length).replace(/^[^<>=≥≤;,&]*?(?=[<>=≥≤]|\b(?:and|but|or)\b|$)/, "");
  }
  return found;
};
