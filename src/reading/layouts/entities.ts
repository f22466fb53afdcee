import { type Edit, replace, type Traced } from "../traced.ts";

const named: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
  ge: "≥",
  le: "≤",
  ne: "≠",
  plusmn: "±",
  times: "×",
  middot: "·",
  micro: "µ",
  mu: "μ",
  deg: "°",
  ndash: "–",
  mdash: "—",
  hellip: "…",
  bull: "•",
  sup1: "¹",
  sup2: "²",
  sup3: "³",
  frac12: "½",
  frac14: "¼",
  frac34: "¾",
  alpha: "α",
  beta: "β",
  gamma: "γ",
  delta: "δ",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  laquo: "«",
  raquo: "»",
  copy: "©",
  reg: "®",
  trade: "™",
  auml: "ä",
  ouml: "ö",
  uuml: "ü",
  Auml: "Ä",
  Ouml: "Ö",
  Uuml: "Ü",
  szlig: "ß",
  eacute: "é",
  egrave: "è",
  agrave: "à",
  ccedil: "ç",
  ocirc: "ô",
  ecirc: "ê",
  aring: "å",
  oslash: "ø",
  ntilde: "ñ",
  minus: "−",
  asymp: "≈",
  rarr: "→",
  shy: "\u00ad",
  ensp: "\u2002",
  emsp: "\u2003",
  thinsp: "\u2009",
};

const entity = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,8}));/g;

const decode = (
  decimal: string | undefined,
  hex: string | undefined,
  name: string | undefined,
): string | null => {
  if (name !== undefined) return named[name] ?? null;
  const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
    ? String.fromCodePoint(code)
    : null;
};

/** Entities of XML and HTML, once: what was escaped twice keeps its inner escape for the step that mends texts. */
export const decodeEntities = (value: Traced): Traced => {
  if (!value.text.includes("&")) return value;
  const edits: Edit[] = [];
  for (const match of value.text.matchAll(entity)) {
    const text = decode(match[1], match[2], match[3]);
    if (text !== null) edits.push({ start: match.index, end: match.index + match[0].length, text });
  }
  return replace(value, edits);
};
