/** A registry number found in a text, at these characters of it. */
export type FoundId = {
  readonly registry: string;
  readonly id: string;
  readonly start: number;
  readonly end: number;
};

const registries: readonly (readonly [string, RegExp])[] = [
  ["ClinicalTrials.gov", /\bNCT\s?\d{8}\b/giu],
  // CTIS numbers have the shape of EudraCT numbers, a sequence from 500000 on and two more digits
  ["CTIS", /\b20\d\d-5\d{5}-\d\d-\d\d\b/gu],
  ["EudraCT", /\b(?:19|20)\d\d-\d{6}-\d\d(?!-?\d)/gu],
  ["ISRCTN", /\bISRCTN\s?\d{8}\b/giu],
  ["UMIN", /\b(?:JPRN-)?UMIN\d{9}\b/giu],
  ["jRCT", /\b(?:JPRN-)?jRCTs?\d{9,10}\b/giu],
  ["JapicCTI", /\b(?:JPRN-)?JapicCTI-?\d{6}\b/giu],
  ["ChiCTR", /\bChiCTR(?:-[A-Z]{2,4}-|-)?\d{8,10}\b/giu],
  ["DRKS", /\bDRKS\d{8}\b/giu],
  ["ANZCTR", /\bACTRN\d{14}\b/giu],
  ["CTRI", /\bCTRI\/\d{4}\/\d{2,3}\/\d{5,6}\b/giu],
  ["IRCT", /\bIRCT\d{8,14}N\d{1,3}\b/giu],
  ["CRIS", /\bKCT\d{7}\b/giu],
  ["NTR", /\bNL-?(?:OMON)?\d{4,6}\b|\bNTR\d{3,5}\b/gu],
  ["ReBEC", /\bRBR-\w{6,8}\b/giu],
  ["PACTR", /\bPACTR\d{15,16}\b/giu],
  ["TCTR", /\bTCTR\d{11}\b/giu],
  ["SLCTR", /\bSLCTR\/\d{4}\/\d{3}\b/giu],
  ["UTN", /\bU1111-\d{4}-\d{4}\b/gu],
];

/** The letters that a number of a registry must hold; most texts hold few of them. */
const hintOf = /(NCT|ISRCTN|UMIN|RCT|Japic|ChiCTR|DRKS|ACTRN|CTRI|KCT|RBR|U1111|CTR)/;

/** A number stands near the start of a record; longer texts are not searched to their end. */
const longest = 100_000;

/** Registry numbers of a text, in their order, each place once. */
export const findIds = (whole: string): readonly FoundId[] => {
  const found: FoundId[] = [];
  const text = whole.length > longest ? whole.slice(0, longest) : whole;
  const folded = text.toLowerCase();
  for (const [registry, pattern] of registries) {
    const [, hint = ""] = hintOf.exec(pattern.source) ?? [];
    if (!folded.includes(hint.toLowerCase())) continue;
    for (const match of text.matchAll(pattern))
      found.push({
        registry,
        id: tidy(registry, match[0]),
        start: match.index,
        end: match.index + match[0].length,
      });
  }
  return found.sort((one, other) => one.start - other.start || other.end - one.end);
};

const tidy = (registry: string, written: string): string => {
  const dense = written.replace(/\s/g, "");
  return ["ClinicalTrials.gov", "ISRCTN", "DRKS", "ANZCTR", "UMIN"].includes(registry)
    ? dense.toUpperCase()
    : dense;
};
