import type { FoundRepair } from "../sentence.ts";
import type { Traced } from "../traced.ts";
import { readCharacters } from "./characters.ts";
import { readExponents, readSquares } from "./exponents.ts";
import { applyEdits, type Detector } from "./finding.ts";
import { findLostSigns, readUnits } from "./gaps.ts";
import { findGarbledWords, findUnbalanced } from "./garbled.ts";
import { readOperators } from "./operators.ts";
import { findRepeatedTails, readSentences } from "./sentences.ts";
import { readDecimals, readThousands } from "./thousands.ts";
import { unescapeText } from "./unescape.ts";
import { readWords } from "./words.ts";

export type Mended = { readonly text: Traced; readonly repairs: readonly FoundRepair[] };

const mostRounds = 4;

/** Each reads the text that those before it have mended. */
const detectors: readonly Detector[] = [
  readOperators,
  readUnits,
  readExponents,
  readSquares,
  readThousands,
  readDecimals,
  readSentences,
  readWords,
  findGarbledWords,
  findRepeatedTails,
  findLostSigns,
  findUnbalanced,
];

/**
 * Mends what is damaged in the text itself, before any grammar. Defects with one reading are rewritten and reported; all others are
 * only reported. Mending a mended text changes nothing.
 */
export const mendText = (section: Traced): Mended => {
  let text = section;
  const repairs: FoundRepair[] = [];
  const keep = (found: readonly FoundRepair[]): void => {
    for (const each of found) repairs.push(each);
  };
  // A wide sign may stand in an escape, and an escape may hide an entity: until nothing changes.
  for (let round = 0; round < mostRounds; round += 1) {
    const unescaped = unescapeText(text);
    const found = readCharacters(unescaped.text);
    keep(unescaped.repairs);
    keep(found.repairs);
    const before = text;
    text = applyEdits(unescaped.text, found.edits);
    if (text === before) break;
  }
  for (const detect of detectors) {
    const found = detect(text);
    keep(found.repairs);
    text = applyEdits(text, found.edits);
  }
  return {
    text,
    repairs: repairs.sort(
      (a, b) => (a.at?.start ?? 0) - (b.at?.start ?? 0) || (a.at?.end ?? 0) - (b.at?.end ?? 0),
    ),
  };
};
