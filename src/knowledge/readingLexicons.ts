import { z } from "zod";
import anchorFile from "../../knowledge/lexicon/anchors.json" with { type: "json" };
import cueFile from "../../knowledge/lexicon/cues.json" with { type: "json" };
import { readKnowledgeFile } from "./knowledgeFile.ts";
import { currentFormat } from "./schema.ts";

const text = z.string().min(1);
const texts = z.array(text);
const head = { format: z.literal(currentFormat), notice: text };

/** How a stretch of time is meant: "within 4 weeks", "at least 4 weeks before", "for at least 4 weeks", "every 4 weeks". */
export const timeRelations = ["within", "lessThan", "atLeast", "moreThan", "lasting", "every"] as const;
export const timeSides = ["before", "of", "after", "ago"] as const;

const anchorFileSchema = z.strictObject({
  ...head,
  anchors: z.array(z.strictObject({ anchor: text, phrases: texts })),
  leads: z.array(
    z.strictObject({
      phrase: text,
      relation: z.enum(timeRelations),
      /** The words themselves say that it lies in the past. */
      past: z.boolean().exactOptional(),
      operator: z.enum([">=", ">", "="]).exactOptional(),
    }),
  ),
  trails: z.array(z.strictObject({ phrase: text, relation: z.enum(timeSides) })),
  /** Words that may stand between "before" and the moment: "the", "planned", "study". */
  skipped: texts,
  units: z.array(
    z.strictObject({
      unit: z.enum(["year", "month", "week", "day", "hour", "minute"]),
      ucum: text,
      words: texts,
    }),
  ),
  numbers: z.record(text, z.int().positive()),
});

export const logicKinds = [
  "exception",
  "condition",
  "permission",
  "provided",
  "requirement",
  "prohibition",
  "negation",
  "or",
  "and",
  "but",
  "recommendation",
  "example",
] as const;
export type LogicKind = (typeof logicKinds)[number];

const cueFileSchema = z.strictObject({
  ...head,
  /** Who may judge; "{p}" in a phrase stands for each of them. */
  people: texts,
  cues: z.array(
    z.strictObject({
      topic: z.enum(["judgement", "attestation", "feasibility"]),
      answeredBy: z.enum(["laboratory", "coordinator", "investigator", "patient", "sponsor"]),
      phrases: texts,
    }),
  ),
  /** Cues that leave a sentence to data when all else in it is understood. */
  weak: texts,
  logic: z.array(z.strictObject({ kind: z.enum(logicKinds), phrases: texts })),
  remarks: z.array(z.strictObject({ code: z.string().regex(/^[A-Z][A-Z_]*$/), says: text, phrases: texts })),
  /** Words for what a record may be marked as: a field of the vocabulary that is true. */
  states: z.array(z.strictObject({ field: text, phrases: texts })),
  /** Words that carry no rule of their own. */
  fillers: texts,
  /** Further spellings of concepts, as sentences use them. */
  concepts: z.array(z.strictObject({ concept: text, phrases: texts })),
});

export type AnchorLexicon = z.infer<typeof anchorFileSchema>;
export type CueLexicon = z.infer<typeof cueFileSchema>;

/** How texts name moments, and the words around a stretch of time. */
export const anchorLexicon: AnchorLexicon = readKnowledgeFile(
  "knowledge/lexicon/anchors.json",
  anchorFile,
  currentFormat,
  [],
  anchorFileSchema,
);

/** Words that ask a person, words of logic, remarks, fillers. */
export const cueLexicon: CueLexicon = readKnowledgeFile(
  "knowledge/lexicon/cues.json",
  cueFile,
  currentFormat,
  [],
  cueFileSchema,
);
