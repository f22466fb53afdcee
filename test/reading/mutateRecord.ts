import { inventRecord, seeded } from "../../bench/reading/inventRecord.ts";

/** What damages registry texts, and what was made to break readers. */
const junk = [
  "\u0000",
  "\uFEFF",
  "\u202E",
  "\u200B",
  "\u00AD",
  "\uD800",
  "\uDC00",
  "\u{1F9EC}",
  "e\u0301\u0301\u0301",
  "\u2028",
  "\r",
  "\t",
  "\u00A0",
  "ﬁ",
  "Ⅳ",
  "５０",
  "½",
  "٣",
  "&amp;amp;lt;",
  "&#x3e;",
  "&#99999999;",
  "&bogus;",
  "\\\\>",
  "\\",
  "<br/>",
  "<li>",
  "]]>",
  "<![CDATA[",
  "</criteria>",
  '"',
  '{"a":',
  "]}",
  "|||",
  " = ",
  "  ",
  "≥",
  "³",
  "£",
  "=<",
  "> =",
  "+/-",
  "x109/L",
  "·103/µL",
  "75.000/mm3",
  "1,5",
  "..",
  "--",
  "10^",
  "e9",
  "-",
  "1.1.1.1.1",
  "(((((",
  ")))))",
  "[",
  "1)",
  "a)",
  "iv.",
  "•",
  "Inclusion Criteria:",
  "EXCLUSION CRITERIA",
  "one of the following:",
  "Note:",
  "OR\n",
  "unless",
  "except",
  "within 4 weeks",
  "ULN",
  "at least",
  "or",
  "and/or",
  "not",
  "NCT00000000",
  "68Ga",
  "RECIST 1.1",
  "9".repeat(400),
  "(".repeat(300),
  "a".repeat(2000),
  "\n".repeat(200),
  " ".repeat(500),
  "- ".repeat(200),
  "1. ".repeat(200),
  "or ".repeat(200),
  "> ".repeat(200),
] as const;

const change = (text: string, dice: () => number): string => {
  const at = Math.floor(dice() * (text.length + 1));
  const length = Math.floor(dice() ** 3 * 200);
  const other = Math.floor(dice() * (text.length + 1));
  switch (Math.floor(dice() * 7)) {
    case 0:
      return text.slice(0, at) + text.slice(at + length);
    case 1:
      return text.slice(0, at) + text.slice(other, other + length) + text.slice(at);
    case 2:
      return text.slice(0, at);
    case 3:
      return text.slice(0, at) + String.fromCharCode(Math.floor(dice() * 65_536)) + text.slice(at + 1);
    case 4:
      return text.replaceAll(/[≥≤]/g, "=");
    default:
      return text.slice(0, at) + junk[Math.floor(dice() * junk.length)] + text.slice(at);
  }
};

/** Record number `seed`, invented and then damaged in one to eight places. */
export const mutateRecord = (seed: number): string => {
  const dice = seeded(seed * 104_729 + 31);
  let text = inventRecord(seed, 1 + (seed % 7));
  for (let left = 1 + Math.floor(dice() * 8); left > 0; left -= 1) text = change(text, dice);
  return text;
};
