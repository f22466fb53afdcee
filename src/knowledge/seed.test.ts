// biome-ignore lint/style/noRestrictedImports: the seed and the reference are files beside the repository
import { existsSync, readFileSync } from "node:fs";
// biome-ignore lint/style/noRestrictedImports: the same
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { compare, divide, fraction, rational, subtract } from "../kernel/decimal.ts";
import { convert } from "../kernel/quantity.ts";
import { findConcept, findField, findVariable, units } from "./index.ts";

const shared = join(import.meta.dirname, "../../../shared");
const present = existsSync(shared);
const mustRun = process.env["CI"] === "true";
if (!present && !mustRun)
  console.info("left out: the variable seed and the acceptance reference are not at hand");

const factor = z.object({
  from: z.string(),
  num: z.string(),
  den: z.string(),
  kind: z.enum(["definition", "molarMass"]),
});
const seedSchema = z.object({
  variables: z.array(
    z.object({
      id: z.string(),
      canonicalUnit: z.string().nullable(),
      codes: z.array(z.object({ system: z.string(), code: z.string(), role: z.string() })),
      conversions: z.array(z.unknown()),
      refuse: z.array(z.object({ unit: z.string() })),
    }),
  ),
});
const read = (path: string): unknown => JSON.parse(readFileSync(join(shared, path), "utf8"));
const seed = () => seedSchema.parse(read("reference/data/codes/variables.json")).variables;

describe.runIf(present || mustRun)("the variable seed", () => {
  test("is complete: every variable with every code in its role", () => {
    const lost = seed().flatMap(({ id, codes }) =>
      codes
        .filter(
          ({ system, code, role }) =>
            !findVariable(id)?.codes.some(
              (each) => each.system === system && each.code === code && each.role === role,
            ),
        )
        .map(({ code }) => `${id}: ${code}`),
    );
    expect(seed()).toHaveLength(28);
    expect(lost).toEqual([]);
  });

  test("converts the same: definitions exactly, molar masses to four significant figures", () => {
    const wrong: string[] = [];
    let tried = 0;
    for (const { id, canonicalUnit, conversions } of seed())
      for (const conversion of conversions) {
        const known = factor.safeParse(conversion);
        if (!known.success || canonicalUnit === null) continue;
        const { from, num, den, kind } = known.data;
        const variable = findVariable(id);
        const ours = convert(units, { value: "1", unit: from }, canonicalUnit, variable?.molarMass?.value);
        tried += 1;
        if (ours.kind === "notConvertible" || variable?.units.includes(from) !== true) {
          wrong.push(`${id}: ${from} is not accepted`);
          continue;
        }
        const theirs = fraction(BigInt(num), BigInt(den));
        const off = divide(subtract(ours.value, theirs), theirs);
        const far = compare(off, rational("0.0001")) > 0 || compare(off, rational("-0.0001")) < 0;
        if (kind === "definition" ? compare(ours.value, theirs) !== 0 : far) wrong.push(`${id}: ${from}`);
      }
    expect(tried).toBeGreaterThan(50);
    expect(wrong).toEqual([]);
  });

  test("refuses the same: no refused unit converts or is listed", () => {
    const wrong = seed().flatMap(({ id, canonicalUnit, refuse }) =>
      refuse
        .filter(({ unit }) => {
          const variable = findVariable(id);
          const found = convert(units, { value: "1", unit }, canonicalUnit ?? "", variable?.molarMass?.value);
          return found.kind === "converted" || variable?.units.includes(unit) === true;
        })
        .map(({ unit }) => `${id}: ${unit}`),
    );
    expect(wrong).toEqual([]);
  });
});

/** The id rule: lower case, brackets dropped, runs of other characters become one hyphen. */
const idOf = (text: string): string =>
  text
    .replace(/\([^)]*\)/g, " ")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

/** "histologically confirmed" is histologicallyConfirmed, "for current stage of NET" is forCurrentStageOfNet. */
const fieldOf = (phrase: string): string =>
  (phrase.split("=")[0] ?? "")
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+(\w)/g, (_, first: string) => first.toUpperCase());

const types: Readonly<Record<string, string>> = {
  therapy: "treatment",
  progression: "condition",
  otherMalignancy: "malignancy",
  baselineProcedure: "procedure",
};
const texts = z.union([z.string().transform((one) => [one]), z.array(z.string())]);
const hasSchema = z.object({
  kind: z.string(),
  concept: texts,
  except: texts.optional(),
  where: texts.optional(),
});
const quantifier = z.object({ over: z.string(), as: z.string() });
/** Terms that are no variable: ages, intervals since an event, and liver uptake of the same scan. */
const isTerm = (id: string): boolean => id.startsWith("timeSince(");

const wordsIn = (node: unknown, scope: ReadonlyMap<string, string>): readonly string[] => {
  if (Array.isArray(node)) return node.flatMap((each) => wordsIn(each, scope));
  if (typeof node !== "object" || node === null) return [];
  const bound = quantifier.safeParse(node);
  const inner = bound.success ? new Map([...scope, [bound.data.as, bound.data.over]]) : scope;
  const lost: string[] = [];
  for (const [key, value] of Object.entries(node)) {
    if (key === "has") {
      const { kind, concept, except = [], where = [] } = hasSchema.parse(value);
      const type = types[kind] ?? kind;
      lost.push(...[...concept, ...except].filter((each) => findConcept(idOf(each)) === undefined));
      lost.push(
        ...where
          .filter((each) => findField(type, fieldOf(each)) === undefined)
          .map((each) => `${type}: ${each}`),
      );
    }
    if ((key === "var" || key === "left" || key === "right") && typeof value === "string" && !isTerm(value)) {
      const [name = "", ...rest] = value.split(".");
      const over = inner.get(name);
      const found = over === undefined ? findVariable(value) : findField(types[over] ?? over, rest.join("."));
      if (found === undefined) lost.push(value);
    }
    lost.push(...wordsIn(value, inner));
  }
  return lost;
};

test.runIf(present || mustRun)(
  "every variable, field and concept of the five trials is in the vocabulary",
  () => {
    expect([...new Set(wordsIn(read("acceptance/criteria/records-gold.json"), new Map()))]).toEqual([]);
  },
);

test("the rules for ids and fields", () => {
  expect(idOf("poorly differentiated NEC (small or large cell)")).toBe("poorly-differentiated-nec");
  expect(fieldOf("for current stage of NET")).toBe("forCurrentStageOfNet");
  expect(fieldOf("extent = advanced")).toBe("extent");
});
