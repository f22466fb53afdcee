import { z } from "zod";
import misspellingFile from "../../knowledge/lexicon/misspellings.json" with { type: "json" };
import mistranslationFile from "../../knowledge/lexicon/mistranslations.json" with { type: "json" };
import { readKnowledgeFile } from "./knowledgeFile.ts";

/** A wording and what it stands for. In `pattern` blanks part the words, bars part alternatives, `?` marks a word that may be absent. */
export type DefectPhrase = {
  readonly pattern: string;
  /** `{2}` is the second word as written. */
  readonly candidates: readonly string[];
  readonly code: string;
  readonly confidence: "certain" | "high" | "medium" | "low";
  readonly evidence: string;
  /** `start`: only at the beginning of a text. */
  readonly place?: "start";
};

/** A method whose chemical name is long enough to be known again in a glued or mangled word. */
export type ChemicalMethod = {
  readonly name: string;
  readonly chemical: string;
  readonly parts: readonly string[];
  readonly needs: readonly string[];
};

const text = z.string().min(1);
const phrase: z.ZodType<DefectPhrase> = z.strictObject({
  pattern: text,
  candidates: z.array(text).min(1),
  code: text,
  confidence: z.enum(["certain", "high", "medium", "low"]),
  evidence: text,
  place: z.literal("start").exactOptional(),
});

const misspellings = readKnowledgeFile(
  "knowledge/lexicon/misspellings.json",
  misspellingFile,
  1,
  [],
  z.strictObject({
    format: z.literal(1),
    notice: text,
    words: z.record(text, text),
    phrases: z.array(phrase),
    lexicon: z.array(text),
    known: z.array(text),
    units: z.record(text, text),
    methods: z.array(
      z.strictObject({ name: text, chemical: text, parts: z.array(text), needs: z.array(text) }),
    ),
  }),
);

const mistranslations = readKnowledgeFile(
  "knowledge/lexicon/mistranslations.json",
  mistranslationFile,
  1,
  [],
  z.strictObject({ format: z.literal(1), notice: text, terms: z.array(phrase) }),
);

/** Words as misspelt, in lower case, to the word that is meant. */
export const misspeltWords: ReadonlyMap<string, string> = new Map(Object.entries(misspellings.words));
/** Units as misprinted after a number. */
export const misprintedUnits: ReadonlyMap<string, string> = new Map(Object.entries(misspellings.units));
/** Long words whose near misses are worth a report. */
export const spelledWords: readonly string[] = misspellings.lexicon;
/** Words that are no misspelling, in lower case. */
export const knownWords: ReadonlySet<string> = new Set(misspellings.known.flatMap((line) => line.split(" ")));
export const chemicalMethods: readonly ChemicalMethod[] = misspellings.methods;
/** Phrases of both lists: those of misspellings.json may be certain, a mistranslation never is. */
export const defectPhrases: readonly DefectPhrase[] = [...mistranslations.terms, ...misspellings.phrases];
