import type { z } from "zod";
import { Defect } from "../kernel/failure.ts";

/** Lifts a file from format `from` to `from + 1`. */
export type Migration = { readonly from: number; readonly migrate: (file: object) => object };

const formatOf = (file: object): number => {
  const format: unknown = "format" in file ? file.format : undefined;
  return typeof format === "number" ? format : 0;
};

/**
 * Reads one file of the knowledge folder: older formats are lifted step by step, then the schema decides.
 * A shipped file that does not fit is a defect of the release, not of the user.
 */
export const readKnowledgeFile = <T>(
  name: string,
  file: object,
  current: number,
  migrations: readonly Migration[],
  schema: z.ZodType<T>,
): T => {
  let lifted = file;
  while (formatOf(lifted) < current) {
    const step = migrations.find((each) => each.from === formatOf(lifted));
    if (step === undefined) throw new Defect(`${name}: no migration from this format`, formatOf(lifted));
    lifted = step.migrate(lifted);
  }
  if (formatOf(lifted) !== current) throw new Defect(`${name}: written by a newer release`, formatOf(lifted));
  const read = schema.safeParse(lifted);
  if (!read.success) throw new Defect(`${name}: does not fit its schema`, read.error.issues);
  return read.data;
};
