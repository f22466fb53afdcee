import { z } from "zod";
import boilerplateFile from "../../knowledge/lexicon/boilerplate.json" with { type: "json" };
import headingsFile from "../../knowledge/lexicon/headings.json" with { type: "json" };
import { readKnowledgeFile } from "./knowledgeFile.ts";

const words = z.array(z.string().min(1)).min(1);
const sides = z.strictObject({ inclusion: words, exclusion: words });

const recordPart = z.enum([
  "eligibility",
  "eligibilityPart",
  "id",
  "title",
  "officialTitle",
  "summary",
  "phase",
  "status",
  "sponsor",
  "enrolment",
  "conditions",
  "arm",
  "intervention",
  "primaryOutcome",
  "secondaryOutcome",
  "site",
  "country",
  "startDate",
  "completionDate",
  "lastUpdated",
  "minimumAge",
  "maximumAge",
  "ages",
  "sex",
  "healthyVolunteers",
  "allocation",
  "model",
  "masking",
  "purpose",
  "design",
  "group",
  "skip",
]);

/** What a label of a record heads: a field, the eligibility text, a group of labels, or something that is not read. */
export type RecordPart = z.infer<typeof recordPart>;

const headingsSchema = z.strictObject({
  format: z.number(),
  note: z.string(),
  polarity: sides,
  companions: words,
  leading: words,
  trailing: words,
  phrases: sides,
  labels: z.array(z.strictObject({ is: recordPart, strength: z.enum(["strong", "weak"]), labels: words })),
});

const boilerplateSchema = z.strictObject({
  format: z.number(),
  note: z.string(),
  openers: words,
  addressees: words,
  turns: words,
  navigation: words,
});

/** How the parts of a trial record are headed. */
export const headingWords = readKnowledgeFile(
  "knowledge/lexicon/headings.json",
  headingsFile,
  1,
  [],
  headingsSchema,
);

/** What pages add around a record. */
export const boilerplateWords = readKnowledgeFile(
  "knowledge/lexicon/boilerplate.json",
  boilerplateFile,
  1,
  [],
  boilerplateSchema,
);
