import file from "../../knowledge/codes/concepts.json" with { type: "json" };
import type { Truth } from "../kernel/truth.ts";
import { canonicalSystem } from "./codeSystems.ts";
import { readKnowledgeFile } from "./knowledgeFile.ts";
import { foldText, indexBySpelling } from "./normalise.ts";
import { conceptFileSchema, currentFormat } from "./schema.ts";
import type { Concept } from "./variable.ts";

/** Every diagnosis, treatment, procedure and substance of the vocabulary. */
export const concepts: readonly Concept[] = readKnowledgeFile(
  "knowledge/codes/concepts.json",
  file,
  currentFormat,
  [],
  conceptFileSchema,
).concepts;

const byId = indexBySpelling(concepts, (each) => [each.id, ...each.aliases]);

/** The concept of this id or of an id that is its alias. */
export const findConcept = (id: string): Concept | undefined => byId.get(id);

const broaderById = new Map<string, ReadonlySet<string>>();

/** Ids of the concept itself and of everything broader; the hierarchy has no cycle, and answers are kept. */
export const selfAndBroader = (id: string): ReadonlySet<string> => {
  const known = broaderById.get(id);
  if (known !== undefined) return known;
  const concept = findConcept(id);
  const found = new Set([concept?.id ?? id]);
  for (const parent of concept?.broader ?? []) for (const each of selfAndBroader(parent)) found.add(each);
  broaderById.set(id, found);
  return found;
};

/** Whether the first concept is the second or a narrower one. */
export const isNarrower = (id: string, wanted: string): boolean =>
  selfAndBroader(id).has(findConcept(wanted)?.id ?? wanted);

/** Whether one and the same record can be both: a long-acting analogue is never a short-acting one. */
const areDisjoint = (id: string, wanted: string): boolean =>
  [...selfAndBroader(id)].some((each) =>
    findConcept(each)?.disjointWith.some((other) => selfAndBroader(wanted).has(other)),
  ) ||
  [...selfAndBroader(wanted)].some((each) =>
    findConcept(each)?.disjointWith.some((other) => selfAndBroader(id).has(other)),
  );

const possibleById = new Map<string, ReadonlySet<string>>();

/** What a concept may belong to over exactly one uncertain step: a maybe of a maybe says nothing. */
const possiblyBroader = (id: string): ReadonlySet<string> => {
  const known = possibleById.get(id);
  if (known !== undefined) return known;
  const found = new Set<string>();
  for (const each of selfAndBroader(id))
    for (const possible of findConcept(each)?.possiblyIn ?? [])
      for (const reached of selfAndBroader(possible)) found.add(reached);
  possibleById.set(id, found);
  return found;
};

const mayBeNarrower = (id: string, wanted: string): boolean =>
  possiblyBroader(id).has(findConcept(wanted)?.id ?? wanted) && !areDisjoint(id, wanted);

/**
 * Whether a record of these concepts is one of the wanted ones. Unknown when the record is only known more
 * broadly ("surgery" where major surgery is asked: the chart is too coarse), or when it may belong there and
 * nothing recorded says so (an appendectomy as major surgery).
 */
export const isConceptIn = (recordConcepts: readonly string[], wanted: readonly string[]): Truth => {
  if (recordConcepts.some((id) => wanted.some((each) => isNarrower(id, each)))) return "true";
  return recordConcepts.some((id) => wanted.some((each) => isNarrower(each, id) || mayBeNarrower(id, each)))
    ? "unknown"
    : "false";
};

const exactCodes = new Map<string, Concept>();
const prefixes = new Map<string, { readonly prefix: string; readonly concept: Concept }[]>();
for (const concept of concepts)
  for (const { system, code, prefix } of concept.codes) {
    const key = `${system}|${code.toUpperCase()}`;
    exactCodes.set(key, concept);
    if (prefix === true)
      prefixes.set(system, [...(prefixes.get(system) ?? []), { prefix: code.toUpperCase(), concept }]);
  }
for (const list of prefixes.values()) list.sort((a, b) => b.prefix.length - a.prefix.length);

const icd10 = "http://hl7.org/fhir/sid/icd-10";
const nationalIcd10: readonly string[] = [
  "http://hl7.org/fhir/sid/icd-10-cm",
  "http://fhir.de/CodeSystem/bfarm/icd-10-gm",
];
const isIcd = (system: string): boolean => system === icd10 || nationalIcd10.includes(system);

/** ICD codes come with and without the point, and with German marks: "E119", "I10.90 G". */
const tidyCode = (system: string, code: string): string => {
  const plain = code.trim().toUpperCase();
  if (!isIcd(system)) return plain;
  const [first = ""] = plain.split(/\s/);
  const letters = first.replace(/[^A-Z0-9.]/g, "");
  return /^[A-Z]\d[0-9A-Z]{2,}$/.test(letters) ? `${letters.slice(0, 3)}.${letters.slice(3)}` : letters;
};

/**
 * The narrowest concept of a code: the code itself, else the longest listed prefix of it. National editions of
 * ICD-10 fall back on the international one, whose chapters they share.
 */
export const conceptByCode = (system: string, code: string): Concept | undefined => {
  const home = canonicalSystem(system);
  const tidy = tidyCode(home, code);
  for (const place of nationalIcd10.includes(home) ? [home, icd10] : [home]) {
    const found =
      exactCodes.get(`${place}|${tidy}`) ??
      prefixes.get(place)?.find(({ prefix }) => tidy.startsWith(prefix))?.concept;
    if (found !== undefined) return found;
  }
  return undefined;
};

const byText = indexBySpelling(concepts, (each) =>
  [each.id, each.label, ...each.aliases, ...each.synonyms].map(foldText),
);
const withoutBrackets = (text: string): string => text.replace(/\([^)]*\)|\[[^\]]*\]/g, " ");
/** "Metformin 850 mg 1-0-1", "octreotide LAR 30 mg/28 d": the strength says nothing of what it is. */
const withoutStrength = (text: string): string =>
  text.replace(
    /\s\d+(?:[.,]\d+)?\s?(?:mg|g|mcg|µg|μg|ug|ml|iu|ie|ui|i\.e\.|mmol|mbq|gbq|%)(?![\p{L}]).*$/iu,
    "",
  );

/** The concept that free text names: exactly an id, label or synonym once case, accents and punctuation are folded. */
export const conceptByText = (text: string): Concept | undefined => {
  for (const reading of [text, withoutBrackets(text), withoutStrength(withoutBrackets(text))]) {
    const found = byText.get(foldText(reading));
    if (found !== undefined) return found;
  }
  return undefined;
};

/** Lists in which a record of this concept belongs, its usual home first; empty when the vocabulary does not say. */
export const recordTypesOf = (id: string): readonly string[] => {
  const own = findConcept(id)?.recordTypes ?? [];
  if (own.length > 0) return own;
  for (const parent of findConcept(id)?.broader ?? []) {
    const inherited = recordTypesOf(parent);
    if (inherited.length > 0) return inherited;
  }
  return [];
};
