import { describe, expect, it } from "vitest";
import { conceptByText } from "./concepts.ts";
import { leads } from "./leads.ts";
import { defectPhrases, knownWords, misprintedUnits, misspeltWords, spelledWords } from "./misspellings.ts";

describe("misspellings", () => {
  it("are words that nobody spells so on purpose", () => {
    for (const [written, meant] of misspeltWords) {
      expect(knownWords.has(written), written).toBe(false);
      expect(conceptByText(written), written).toBeUndefined();
      expect(misspeltWords.has(meant), meant).toBe(false);
      expect(written).toBe(written.toLowerCase());
    }
  });
  it("are no words of the lexicon, which are all known", () => {
    for (const word of spelledWords) {
      expect(misspeltWords.has(word), word).toBe(false);
      expect(knownWords.has(word) || word.length < 6, word).toBe(true);
    }
  });
  it("of units lead to a unit that is not itself misprinted", () => {
    for (const meant of misprintedUnits.values()) expect(misprintedUnits.has(meant)).toBe(false);
  });
});

describe("phrases", () => {
  it("are certain only where they correct spelling or grammar", () => {
    for (const { confidence, code, pattern } of defectPhrases)
      if (confidence === "certain") expect(["TYPO", "GRAMMAR"], pattern).toContain(code);
  });
  it("name no word of the pattern that is not there", () => {
    for (const { pattern, candidates } of defectPhrases)
      for (const candidate of candidates)
        for (const [, slot] of candidate.matchAll(/\{(\d)\}/g))
          expect(Number(slot), pattern).toBeLessThanOrEqual(pattern.split(" ").length);
  });
  it("propose a drug only with the written one as the other candidate", () => {
    for (const { evidence, candidates } of defectPhrases)
      if (evidence.includes("never replaced")) expect(candidates.length).toBeGreaterThanOrEqual(2);
  });
});

describe("leads", () => {
  it("stand in lower case, and none in two kinds", () => {
    const phrases = leads.leads.flatMap((each) => each.phrases);
    expect(new Set(phrases).size).toBe(phrases.length);
    for (const phrase of [...phrases, ...leads.preambles, ...leads.narrative])
      expect(phrase).toBe(phrase.toLowerCase());
  });
});
