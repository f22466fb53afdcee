import file from "../../knowledge/lexicon/variables.json" with { type: "json" };
import { readKnowledgeFile } from "./knowledgeFile.ts";
import type { LexiconEntry, LexiconGroup, LexiconPair } from "./lexiconEntry.ts";
import { currentFormat, lexiconFileSchema } from "./schema.ts";

const read = readKnowledgeFile(
  "knowledge/lexicon/variables.json",
  file,
  currentFormat,
  [],
  lexiconFileSchema,
);

/** Every variable and record field that texts bound, with its spellings, in the order of the file. */
export const lexiconEntries: readonly LexiconEntry[] = read.entries;
/** Names of several variables at once. */
export const lexiconGroups: readonly LexiconGroup[] = read.groups;
/** Names of two values that are written together. */
export const lexiconPairs: readonly LexiconPair[] = read.pairs;
/** Words that may stand before or behind a name without changing it: "serum", "level". */
export const lexiconFillers: { readonly before: readonly string[]; readonly after: readonly string[] } =
  read.fillers;

const byId = new Map(lexiconEntries.map((entry) => [entry.id, entry]));

/** The entry of this variable or of this field of a record ("lesion.shortAxis"). */
export const findLexicon = (id: string): LexiconEntry | undefined => byId.get(id);
