import { describe, expect, test } from "vitest";
import { findConcept } from "./concepts.ts";
import { fields } from "./fields.ts";
import { anchorLabel } from "./labels.ts";
import { anchorLexicon, cueLexicon } from "./readingLexicons.ts";

describe("words of time", () => {
  test("each moment is one that the vocabulary names", () => {
    for (const { anchor, phrases } of anchorLexicon.anchors) {
      expect(anchorLabel(anchor)).not.toBe("");
      expect(phrases.length).toBeGreaterThan(0);
    }
  });

  test("no phrase names two moments", () => {
    const phrases = anchorLexicon.anchors.flatMap((each) => each.phrases);
    expect(phrases.filter((phrase, index) => phrases.indexOf(phrase) !== index)).toEqual([]);
  });
});

describe("cues", () => {
  test("each further spelling belongs to a concept of the vocabulary", () => {
    expect(cueLexicon.concepts.filter(({ concept }) => findConcept(concept) === undefined)).toEqual([]);
  });

  test("each state is a field that some record carries", () => {
    const known = new Set(fields.map(({ field }) => field));
    expect(cueLexicon.states.filter(({ field }) => !known.has(field))).toEqual([]);
  });

  test("no phrase asks for two kinds of answer", () => {
    const phrases = cueLexicon.cues.flatMap((each) => each.phrases);
    expect(phrases.filter((phrase, index) => phrases.indexOf(phrase) !== index)).toEqual([]);
  });

  test("what leaves a sentence to data is a cue", () => {
    const phrases = new Set(cueLexicon.cues.flatMap((each) => each.phrases));
    expect(cueLexicon.weak.filter((phrase) => !phrases.has(phrase))).toEqual([]);
  });
});
