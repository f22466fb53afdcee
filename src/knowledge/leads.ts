import { z } from "zod";
import file from "../../knowledge/lexicon/leads.json" with { type: "json" };
import { readKnowledgeFile } from "./knowledgeFile.ts";

const text = z.string().min(1);
const texts = z.array(text);

/** How a line announces the lines under it, and which lines state no rule. All in lower case. */
export const leads = readKnowledgeFile(
  "knowledge/lexicon/leads.json",
  file,
  1,
  [],
  z.strictObject({
    format: z.literal(1),
    notice: text,
    /** `{n}` in a phrase is a number or a number word. */
    leads: z.array(z.strictObject({ kind: z.enum(["any", "all", "atLeast"]), phrases: texts })),
    /** Words before a final colon after which members follow. */
    announcing: texts,
    /** Sentences that introduce a whole list. */
    preambles: texts,
    narrative: texts,
    /** Advice, also within a criterion. */
    recommendations: texts,
    notes: texts,
    /** Words that stand before the number of an item: "Inclusion 3:". */
    labels: texts,
    /** Whole lines that only name what follows. */
    headings: texts,
  }),
);
