import { z } from "zod";
import { isDecimal } from "../kernel/decimal.ts";
import type { UnitDefinition } from "../kernel/quantity.ts";
import type { LexiconEntry, LexiconGroup, LexiconPair } from "./lexiconEntry.ts";
import type { Concept, Field, Variable } from "./variable.ts";

/** Current format of every file in knowledge/codes and knowledge/units. */
export const currentFormat = 1;

const text = z.string().min(1);
const texts = z.array(text);
const decimal = z.string().refine(isDecimal, "expected a decimal");
const range = z.strictObject({ low: decimal, high: decimal }).nullable();
const supplier = z.enum(["laboratory", "coordinator", "investigator", "patient", "sponsor"]);
const burden = z.enum(["review", "question", "blood", "imaging", "invasive"]);
const valueKinds = ["quantity", "ordinal", "presence", "boolean", "coded"] as const;
const codedValues = z.array(z.strictObject({ code: text, aliases: texts }));

const variable: z.ZodType<Variable> = z.strictObject({
  id: text,
  label: text,
  short: text.max(24),
  aliases: texts,
  kind: z.enum(valueKinds),
  canonicalUnit: text.nullable(),
  units: texts,
  refusedUnits: z.array(z.strictObject({ unit: text, reason: text })),
  molarMass: z.strictObject({ value: decimal, source: text }).nullable(),
  plausible: range,
  values: codedValues,
  codes: z.array(
    z.strictObject({
      system: text,
      code: text,
      name: text,
      role: z.enum(["accept", "reject", "separate-series"]),
      method: text.exactOptional(),
      note: text.exactOptional(),
    }),
  ),
  methods: z.array(z.strictObject({ id: text, aliases: texts })),
  askedOf: supplier,
  burden,
  question: text,
  source: text,
});

const field: z.ZodType<Field> = z.strictObject({
  recordTypes: texts.min(1),
  field: text,
  label: text,
  kind: z.enum([...valueKinds, "date", "concept", "text"]),
  many: z.boolean(),
  open: z.boolean(),
  unit: text.nullable(),
  units: texts,
  plausible: range,
  values: codedValues,
  question: text,
  askedOf: supplier,
  burden,
  source: text,
});

const concept: z.ZodType<Concept> = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  label: text,
  aliases: texts,
  broader: texts,
  possiblyIn: texts,
  disjointWith: texts,
  synonyms: texts,
  recordTypes: texts,
  codes: z.array(
    z.strictObject({
      system: text,
      code: text,
      name: text.exactOptional(),
      prefix: z.boolean().exactOptional(),
    }),
  ),
  source: text,
});

const unit: z.ZodType<UnitDefinition> = z.strictObject({
  unit: text,
  dimension: text,
  numerator: z.string().regex(/^[1-9]\d*$/),
  denominator: z.string().regex(/^[1-9]\d*$/),
});

const lexiconEntry: z.ZodType<LexiconEntry> = z.strictObject({
  id: text,
  phrases: texts.min(1),
  exactPhrases: texts.exactOptional(),
  withUnitOnly: texts.exactOptional(),
  direction: z.enum(["floor", "ceiling", "either"]),
  scale: z.enum(["continuous", "count", "score"]),
  bareUnit: text.exactOptional(),
  alsoUnits: texts.exactOptional(),
  unitNames: z.array(z.strictObject({ text, unit: text })).exactOptional(),
  confusable: texts.exactOptional(),
  notOf: z.strictObject({ before: texts.exactOptional(), after: texts.exactOptional() }).exactOptional(),
});

const lexiconGroup: z.ZodType<LexiconGroup> = z.strictObject({
  phrases: texts.min(1),
  exactPhrases: texts.exactOptional(),
  ids: texts.min(2),
});

const lexiconPair: z.ZodType<LexiconPair> = z.strictObject({
  phrases: texts.min(1),
  exactPhrases: texts.exactOptional(),
  ids: z.tuple([text, text]),
  separator: text,
});

/** Where the entries come from, under the short name that each entry's `source` begins with. */
const sources = z.record(text, text);
const decisions = z.array(z.strictObject({ question: text, choice: text, because: text }));
const head = { format: z.literal(currentFormat), sources, decisions };

export const variableFileSchema = z.strictObject({ ...head, notice: text, variables: z.array(variable) });
export const fieldFileSchema = z.strictObject({ ...head, fields: z.array(field) });
export const lexiconFileSchema = z.strictObject({
  ...head,
  entries: z.array(lexiconEntry),
  groups: z.array(lexiconGroup),
  pairs: z.array(lexiconPair),
  fillers: z.strictObject({ before: texts, after: texts }),
});
export const conceptFileSchema = z.strictObject({
  ...head,
  /** Full address of a code system, then every spelling under which files name it. */
  systems: z.array(z.strictObject({ system: text, aliases: texts })),
  concepts: z.array(concept),
});
export const unitFileSchema = z.strictObject({
  ...head,
  dimensions: z.array(z.strictObject({ dimension: text, base: text, note: z.string() })),
  units: z.array(unit),
});
export const unitSynonymFileSchema = z.strictObject({
  ...head,
  synonyms: z.array(
    z.strictObject({
      unit: text,
      texts: texts.min(1),
      /** The spelling means this unit whatever the letter case. */
      anyCase: z.boolean(),
    }),
  ),
});
