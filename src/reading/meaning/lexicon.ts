import {
  type CueLexicon,
  concepts,
  cueLexicon,
  type LogicKind,
  recordTypesOf,
} from "../../knowledge/index.ts";
import { compilePhrases } from "./phrases.ts";
import { foldWord, type Word, wordsOf } from "./words.ts";

export type Cue = {
  readonly topic: CueLexicon["cues"][number]["topic"];
  readonly answeredBy: CueLexicon["cues"][number]["answeredBy"];
  /** Leaves the sentence to data when all else in it is understood. */
  readonly weak: boolean;
};

const unfold = (phrase: string): readonly string[] =>
  phrase.includes("{p}") ? cueLexicon.people.map((person) => phrase.replace("{p}", person)) : [phrase];

const weak: ReadonlySet<string> = new Set(cueLexicon.weak);

/** Words that ask a person: judgement, attestation, feasibility. */
export const cues = compilePhrases<Cue>(
  cueLexicon.cues.flatMap(({ topic, answeredBy, phrases }) =>
    phrases.flatMap((phrase) =>
      unfold(phrase).map((each): [string, Cue] => [each, { topic, answeredBy, weak: weak.has(phrase) }]),
    ),
  ),
);

/** Words of logic: exception, condition, permission, negation, and, or. */
export const logic = compilePhrases<LogicKind>(
  cueLexicon.logic.flatMap(({ kind, phrases }) =>
    phrases.map((phrase): [string, LogicKind] => [phrase, kind]),
  ),
);

export type RemarkWords = { readonly code: string; readonly says: string };

const remarkWords = new Map<string, RemarkWords[]>();
for (const { code, says, phrases } of cueLexicon.remarks)
  for (const phrase of phrases.flatMap(unfold))
    remarkWords.set(phrase, [...(remarkWords.get(phrase) ?? []), { code, says }]);

/** Wordings that deserve a remark; one phrase may deserve several. */
export const remarks = compilePhrases<readonly RemarkWords[]>(remarkWords);

/** Acronyms of up to three letters count only in capitals: "PE" is an embolism, "pe" is none. */
const isShort = (phrase: string): boolean => /^[A-Z0-9-]{1,3}$/.test(phrase);

export type NamedConcept = {
  readonly id: string;
  readonly recordTypes: readonly string[];
  readonly capitals: boolean;
};

const named = (id: string, capitals: boolean): NamedConcept => ({
  id,
  recordTypes: recordTypesOf(id),
  capitals,
});

/** Diagnoses, treatments, procedures and substances under each of their names. */
export const namedConcepts = compilePhrases<NamedConcept>(
  [
    ...cueLexicon.concepts.flatMap(({ concept, phrases }) =>
      phrases.map((phrase): [string, NamedConcept] => [phrase, named(concept, false)]),
    ),
    ...concepts.flatMap((concept) =>
      [concept.label, ...concept.synonyms].map((name): [string, NamedConcept] => [
        name,
        named(concept.id, isShort(name)),
      ]),
    ),
  ],
  "overBreaks",
);

/** Words for a field that is true of a record: "uncontrolled", "metastatic". */
export const stateWords = compilePhrases<string>(
  cueLexicon.states.flatMap(({ field, phrases }) =>
    phrases.map((phrase): [string, string] => [phrase, field]),
  ),
);

const fillers: ReadonlySet<string> = new Set(cueLexicon.fillers.map(foldWord));
/** Words that carry no rule of their own. */
export const isFiller = ({ text }: Word): boolean => fillers.has(text) || /^\d+$/.test(text);

/** Whether nothing but fillers stands in a text. */
export const saysNothing = (text: string): boolean => wordsOf(text).every(isFiller);
