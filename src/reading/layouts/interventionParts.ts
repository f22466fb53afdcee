const number = "(?:\\d+(?:[.,]\\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)";
const activity =
  /\b\d+(?:[.,]\d+)?(?:\s?(?:-|–|to|\u00b1|\+\/-)\s?\d+(?:[.,]\d+)?)?\s?(?:[GMk]Bq|G?B[GQ]q?|mCi|\u00b5Ci|uCi|Ci)(?:\s?\/\s?(?:kg|m2|m²))?(?![A-Za-z])/gu;
const dose = /\b\d+(?:[.,]\d+)?\s?(?:mg|µg|ug|mcg|g)(?:\s?\/\s?(?:kg|m2|m²|day|d))*(?![A-Za-z])/gu;
const cycles = new RegExp(
  `\\b(?:(?:up to|maximum of|max\\.?|about|at least)\\s)?${number}(?:\\s?(?:-|–|to|or)\\s?${number})?\\s(?:treatment |therapy |PRRT |RLT )?(?:cycles?|administrations?|infusions?|injections?|doses|courses)\\b`,
  "giu",
);
const interval = new RegExp(
  [
    `\\bevery\\s(?:${number}(?:\\s?(?:-|–|to|\\u00b1|\\+/-)\\s?\\d+)?\\s)?(?:days?|weeks?|months?)\\b(?:\\s?\\(?(?:\\u00b1|\\+/-)\\s?\\d+\\s(?:days?|weeks?)\\)?)?`,
    `\\bintervals?\\sof\\s(?:at least\\s)?${number}(?:\\s?(?:-|–|to|\\u00b1|\\+/-)\\s?\\d+)?\\s(?:days?|weeks?|months?)\\b`,
    `\\b${number}(?:\\s?(?:-|–|to)\\s?\\d+)?[\\s-](?:day|week|month)s?[\\s-](?:intervals?|apart)\\b(?:\\s?\\((?:\\u00b1|\\+/-)\\s?\\d+\\s(?:days?|weeks?)\\))?`,
    `\\bcycle length (?:of )?${number}\\s(?:days?|weeks?)\\b`,
    `\\bseparated by\\s${number}(?:\\s?(?:-|–|to|\\u00b1|\\+/-)\\s?\\d+)?\\s(?:days?|weeks?|months?)\\b`,
    `\\bq\\d{1,2}(?:-\\d{1,2})?[dw]\\b`,
  ].join("|"),
  "giu",
);
const routes: readonly (readonly [string, RegExp])[] = [
  ["intra-arterial", /\bintra-?\s?arterial/iu],
  ["intravenous", /\bintra-?\s?venous|\bi\.?v\.?(?=\s|$|,)/iu],
  ["subcutaneous", /\bsub-?cutaneous/iu],
  ["intramuscular", /\bintra-?muscular/iu],
  ["intrathecal", /\bintra-?thecal/iu],
  ["intraperitoneal", /\bintra-?peritoneal/iu],
  ["intratumoural", /\bintra-?tumou?ral/iu],
  ["oral", /\boral(?:ly)?\b|\bby mouth\b|\bper os\b/iu],
];

const all = (text: string, pattern: RegExp): string =>
  [...new Set([...text.matchAll(pattern)].map(([found]) => found.replace(/\s+/g, " ").trim()))].join("; ");

/** How a treatment is given, as far as a description says it in plain figures: nothing is worked out, everything is a quotation. */
export const interventionParts = (description: string): Readonly<Record<string, string>> => {
  const text = description.slice(0, 20_000);
  const found: Readonly<Record<string, string>> = {
    activity: all(text, activity),
    dose: all(text, dose),
    cycles: all(text, cycles),
    interval: all(text, interval),
    route: routes
      .filter(([, pattern]) => pattern.test(text))
      .map(([name]) => name)
      .join("; "),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== ""));
};
