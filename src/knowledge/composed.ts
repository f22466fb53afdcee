import { z } from "zod";
import file from "../../knowledge/lexicon/composed.json" with { type: "json" };
import { readKnowledgeFile } from "./knowledgeFile.ts";
import { currentFormat } from "./schema.ts";

const text = z.string().min(1);

const composedFileSchema = z.strictObject({
  format: z.literal(currentFormat),
  notice: text,
  composed: z.array(
    z.strictObject({
      id: text,
      /** Stems; one of every row stands near the number. */
      words: z.array(z.array(text).min(1)).min(1),
      units: z.array(text).min(1),
      implied: z.enum([">=", "<="]).exactOptional(),
    }),
  ),
});

/** Quantities that texts say in several words with others between, the more special first. */
export const composedQuantities = readKnowledgeFile(
  "knowledge/lexicon/composed.json",
  file,
  currentFormat,
  [],
  composedFileSchema,
).composed;
