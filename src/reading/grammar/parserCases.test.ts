// biome-ignore lint/style/noRestrictedImports: the cases are a file beside the repository
import { existsSync, readFileSync } from "node:fs";
// biome-ignore lint/style/noRestrictedImports: the same
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { findVariable } from "../../knowledge/index.ts";
import type { FoundBound } from "../sentence.ts";
import { boundsOf } from "./sayBounds.ts";

/** Clinical-Trial-Parser, Copyright (c) Facebook, Inc. and its affiliates, Apache-2.0; read where it lies, never copied. */
const file = join(
  import.meta.dirname,
  "../../../../shared",
  "acceptance/criteria/dev/clinical-trial-parser-cases.json",
);
const present = existsSync(file);
if (!present)
  process.stderr.write("reading: left out, no cases of the Clinical-Trial-Parser beside the repository\n");

const end = z.object({ incl: z.boolean(), value: z.string() });
const cases = z.array(
  z.object({
    input: z.string(),
    relations: z.array(
      z.object({
        name: z.string(),
        lower: end.optional(),
        upper: end.optional(),
        value: z.array(z.string()).optional(),
      }),
    ),
  }),
);
type Relation = z.infer<typeof cases>[number]["relations"][number];

/** Its names and ours. */
const ids: Readonly<Record<string, string>> = {
  a1c: "hba1c",
  weight: "bodyWeight",
  karnofsky_score: "karnofsky",
  sbp: "bloodPressure.systolic",
  dbp: "bloodPressure.diastolic",
  "ast/alt_ratio": "astAltRatio",
  triglyceride_level: "triglycerides",
  fasting_triglyceride_level: "triglycerides",
  total_cholesterol: "cholesterol.total",
  pf_ratio: "pfRatio",
};

/** A bound as its ends; its numbers as written. It counts cells, we keep the printed multiple. */
const endsOf = (bounds: readonly FoundBound[]): Pick<Relation, "lower" | "upper"> => {
  let ends: Pick<Relation, "lower" | "upper"> = {};
  for (const { operator, value, written } of bounds) {
    const number = (text: string): string => (/109/.test(written.unit ?? "") ? `${text}e9` : text);
    if (typeof value === "string" && operator?.startsWith(">"))
      ends = { ...ends, lower: { incl: operator === ">=", value: number(value) } };
    else if (typeof value === "string" && operator?.startsWith("<"))
      ends = { ...ends, upper: { incl: operator === "<=", value: number(value) } };
    else if (value !== null && typeof value === "object" && "low" in value)
      ends = { lower: { incl: true, value: value.low }, upper: { incl: true, value: value.high } };
  }
  return ends;
};

/** It lists every score that "≤ 2" allows. */
const allowed = (bound: FoundBound): readonly string[] => {
  const { operator, value, variable } = bound;
  if (operator === "in" && Array.isArray(value)) return value;
  const codes = findVariable(variable ?? "")?.values.map(({ code }) => code) ?? [];
  return typeof value === "string" && operator === "<="
    ? codes.filter((code) => Number(code) <= Number(value))
    : [];
};

test("in continuous integration the cases are there", () =>
  expect(present || process.env["CI"] !== "true").toBe(true));

describe.runIf(present)("cases of the Clinical-Trial-Parser", () => {
  for (const { input, relations } of present ? cases.parse(JSON.parse(readFileSync(file, "utf8"))) : [])
    test(input.trim(), () => {
      const found = boundsOf(input);
      const taken = new Set<FoundBound>();
      for (const relation of relations) {
        const id = ids[relation.name] ?? relation.name;
        const own = found.filter((bound) => bound.variable === id && !taken.has(bound));
        if (relation.value !== undefined) {
          expect(own.map(allowed)).toEqual([relation.value]);
          continue;
        }
        const { lower, upper } = relation;
        const fitting = own.filter(
          (bound) =>
            bound === own[0] ||
            (lower !== undefined &&
              upper !== undefined &&
              own.length === 2 &&
              bound.operator !== "between" &&
              own[0]?.operator !== "between"),
        );
        for (const bound of fitting) taken.add(bound);
        expect(endsOf(fitting)).toEqual({
          ...(lower === undefined ? {} : { lower }),
          ...(upper === undefined ? {} : { upper }),
        });
      }
    });
});
