import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";

/** Chia: Kury et al., Scientific Data 7, 281 (2020), doi:10.1038/s41597-020-00620-0, CC BY 4.0; read where it lies, never copied. */
const shared = fileURLToPath(new URL("../../../shared", import.meta.url));
const folder = join(shared, "acceptance", "criteria", "dev");

export const hasDevelopmentData = existsSync(folder);

const span = z.tuple([z.number(), z.number()]);
const textSchema = z.object({
  document: z.string(),
  trial: z.string(),
  section: z.enum(["inclusion", "exclusion"]),
  text: z.string(),
});
const valueSchema = z.object({
  document: z.string(),
  entity: z.string(),
  entitySpans: z.array(span),
  value: z.string(),
  valueSpans: z.array(span),
  equalsBeforeNumber: z.boolean(),
  line: z.string(),
});
const notComputableSchema = z.object({
  document: z.string(),
  label: z.string(),
  text: z.string(),
  spans: z.array(span),
  line: z.string(),
});

const readLines = <T>(name: string, schema: z.ZodType<T>): readonly T[] =>
  readFileSync(join(folder, name), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => schema.parse(JSON.parse(line)));

export type AnnotatedValue = z.infer<typeof valueSchema>;
export type NotComputable = z.infer<typeof notComputableSchema>;

/** One trial as a plain-text record, with its annotations moved to offsets in it. */
export type AnnotatedRecord = {
  readonly trial: string;
  readonly text: string;
  readonly values: readonly AnnotatedValue[];
  readonly notComputable: readonly NotComputable[];
};

const headings = { inclusion: "Inclusion Criteria:\n\n", exclusion: "Exclusion Criteria:\n\n" };

const groupBy = <T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
};

/** The development trials: inclusion text, then exclusion text, each under its heading. */
export const readAnnotatedRecords = (): readonly AnnotatedRecord[] => {
  const texts = readLines("chia-texts.jsonl", textSchema);
  const values = groupBy(readLines("chia-values.jsonl", valueSchema), (each) => each.document);
  const notComputable = groupBy(
    readLines("chia-not-computable.jsonl", notComputableSchema),
    (each) => each.document,
  );
  const move = (spans: readonly (readonly [number, number])[], by: number): [number, number][] =>
    spans.map(([start, end]) => [start + by, end + by]);
  return [...groupBy(texts, (each) => each.trial)].map(([trial, sections]) => {
    let text = "";
    const moved: { values: AnnotatedValue[]; notComputable: NotComputable[] } = {
      values: [],
      notComputable: [],
    };
    for (const role of ["inclusion", "exclusion"] as const)
      for (const section of sections.filter((each) => each.section === role)) {
        text += headings[role];
        for (const each of values.get(section.document) ?? [])
          moved.values.push({
            ...each,
            entitySpans: move(each.entitySpans, text.length),
            valueSpans: move(each.valueSpans, text.length),
          });
        for (const each of notComputable.get(section.document) ?? [])
          moved.notComputable.push({ ...each, spans: move(each.spans, text.length) });
        text += `${section.text}\n\n`;
      }
    return { trial, text, ...moved };
  });
};
