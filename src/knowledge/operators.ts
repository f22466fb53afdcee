import { z } from "zod";
import file from "../../knowledge/lexicon/operators.json" with { type: "json" };
import { readKnowledgeFile } from "./knowledgeFile.ts";
import { currentFormat } from "./schema.ts";

const text = z.string().min(1);
const texts = z.array(text).min(1);

const operatorFileSchema = z.strictObject({
  format: z.literal(currentFormat),
  notice: text,
  operators: z.array(
    z.strictObject({
      operator: z.enum(["<", "<=", ">", ">=", "="]),
      /** Before its number ("at least 3") or behind it ("3 or more"). */
      place: z.enum(["before", "after"]),
      /** Variable that the words alone tell: "older than" is about age. */
      about: text.exactOptional(),
      phrases: texts,
    }),
  ),
  limits: z.array(z.strictObject({ limit: z.enum(["ULN", "LLN", "baseline"]), phrases: texts })),
  /** Words that may stand before the name of a limit: "the institutional". */
  limitWords: texts,
  /** Words between a factor and a limit: "x", "times". */
  times: texts,
  /** Words that open a range: "between", "ranging from". */
  between: texts,
  /** Words that say that both ends of a range belong to it. */
  inclusive: texts,
});

/** How texts compare: the words for operators, limits of normal and ranges. */
export const operatorLexicon = readKnowledgeFile(
  "knowledge/lexicon/operators.json",
  file,
  currentFormat,
  [],
  operatorFileSchema,
);
