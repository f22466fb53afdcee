/** Named entities of HTML that registry exports leave behind. */
const named: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  le: "≤",
  leq: "≤",
  ge: "≥",
  geq: "≥",
  les: "⩽",
  ges: "⩾",
  ne: "≠",
  equals: "=",
  quot: '"',
  apos: "'",
  nbsp: " ",
  ensp: " ",
  emsp: " ",
  thinsp: " ",
  micro: "µ",
  mu: "µ",
  times: "×",
  middot: "·",
  sdot: "·",
  bull: "•",
  plusmn: "±",
  pm: "±",
  minus: "-",
  ndash: "–",
  mdash: "—",
  hyphen: "-",
  shy: "\u00ad",
  deg: "°",
  sup1: "¹",
  sup2: "²",
  sup3: "³",
  frac12: "½",
  frac14: "¼",
  frac34: "¾",
  alpha: "α",
  beta: "β",
  gamma: "γ",
  Gamma: "Γ",
  delta: "δ",
  Delta: "Δ",
  kappa: "κ",
  lambda: "λ",
  rsquo: "’",
  lsquo: "‘",
  rdquo: "”",
  ldquo: "“",
  sbquo: "‚",
  hellip: "…",
  dagger: "†",
  Dagger: "‡",
  reg: "®",
  copy: "©",
  trade: "™",
  sect: "§",
  para: "¶",
  eacute: "é",
  egrave: "è",
  agrave: "à",
  ccedil: "ç",
  ouml: "ö",
  auml: "ä",
  uuml: "ü",
  Ouml: "Ö",
  Auml: "Ä",
  Uuml: "Ü",
  szlig: "ß",
  aring: "å",
  oslash: "ø",
  ntilde: "ñ",
  lsqb: "[",
  rsqb: "]",
  lbrack: "[",
  rbrack: "]",
  lpar: "(",
  rpar: ")",
  sol: "/",
  bsol: "\\",
  num: "#",
  percnt: "%",
  ast: "*",
  plus: "+",
  comma: ",",
  period: ".",
  colon: ":",
  semi: ";",
  lowbar: "_",
  Tab: "\t",
  NewLine: "\n",
  zwj: "\u200d",
  zwnj: "\u200c",
  lrm: "\u200e",
  rlm: "\u200f",
};

/** Numbers 128 to 159 mean the characters of Windows-1252, as browsers read them. */
const windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009dž\u009f";

const body = /(?:#[xX]([0-9a-fA-F]{1,6})|#(\d{1,7})|([A-Za-z][A-Za-z0-9]{1,9}));/y;
/** "&gt;" without its semicolon, as old exports have it before a number. */
const bare = /(gt|lt|ge|le)(?=[=\s\d.]|$)/y;

const characterOf = (point: number): string | null => {
  if (point >= 128 && point <= 159) return windows1252[point - 128] ?? null;
  if (point === 0 || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return null;
  return String.fromCodePoint(point);
};

type Decoded = { readonly text: string; readonly end: number };

/** Reads what stands after an ampersand. */
const readBody = (text: string, at: number): Decoded | null => {
  body.lastIndex = at;
  const match = body.exec(text);
  if (match === null) {
    bare.lastIndex = at;
    const short = bare.exec(text)?.[1];
    return short === undefined ? null : { text: named[short] ?? "", end: at + short.length };
  }
  const [whole, hexadecimal, decimal, name] = match;
  const character =
    name !== undefined
      ? Object.hasOwn(named, name)
        ? (named[name] ?? null)
        : null
      : characterOf(hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16));
  return character === null ? null : { text: character, end: at + whole.length };
};

/** The entity whose ampersand stands at `at`, however often it was encoded over: "&amp;amp;gt;" is ">". */
export const readEntity = (text: string, at: number): Decoded | null => {
  let found = readBody(text, at + 1);
  while (found !== null && found.text === "&") {
    let { end }: Decoded = found;
    while (text.startsWith("amp;", end)) end += 4;
    found = { text: "&", end };
    const deeper = readBody(text, found.end);
    if (deeper === null) return found;
    found = deeper;
  }
  return found;
};
