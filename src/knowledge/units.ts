import synonymFile from "../../knowledge/units/synonyms.json" with { type: "json" };
import unitFile from "../../knowledge/units/units.json" with { type: "json" };
import { type UcumCode, type UnitTable, unitTable } from "../kernel/quantity.ts";
import { readKnowledgeFile } from "./knowledgeFile.ts";
import { currentFormat, unitFileSchema, unitSynonymFileSchema } from "./schema.ts";
import { spellUnit } from "./spellUnit.ts";
import type { Variable } from "./variable.ts";

const unitsOnFile = readKnowledgeFile(
  "knowledge/units/units.json",
  unitFile,
  currentFormat,
  [],
  unitFileSchema,
);

/** Our own exact conversion table. */
export const units: UnitTable = unitTable(unitsOnFile.units);

/** The dimension of a unit of the table: "massConcentration". */
export const dimensionOf = (unit: UcumCode): string | undefined => units.get(unit)?.dimension;

type Candidates = ReadonlyMap<string, ReadonlySet<UcumCode>>;
const collect = (entries: readonly (readonly [string, UcumCode])[]): Candidates => {
  const found = new Map<string, Set<UcumCode>>();
  for (const [spelling, unit] of entries) {
    const set = found.get(spelling) ?? new Set<UcumCode>();
    found.set(spelling, set.add(unit));
  }
  return found;
};

const { synonyms } = readKnowledgeFile(
  "knowledge/units/synonyms.json",
  synonymFile,
  currentFormat,
  [],
  unitSynonymFileSchema,
);
const spelled = collect([
  ...unitsOnFile.units.map(({ unit }): [string, UcumCode] => [spellUnit(unit), unit]),
  ...synonyms.flatMap(({ unit, texts }) => texts.map((text): [string, UcumCode] => [spellUnit(text), unit])),
]);
const spelledInAnyCase = collect(
  synonyms
    .filter((each) => each.anyCase)
    .flatMap(({ unit, texts }) =>
      [unit, ...texts].map((text): [string, UcumCode] => [spellUnit(text).toLowerCase(), unit]),
    ),
);

/** Every spelling on file, as printed: for finding units in a text. */
export const printedUnits: readonly string[] = [
  ...new Set([
    ...unitsOnFile.units.map(({ unit }) => unit),
    ...synonyms.flatMap(({ unit, texts }) => [unit, ...texts]),
  ]),
];

type Folded = { readonly spelling: string; readonly inAnyCase: string };
const foldings = new Map<string, Folded>();
/** Texts repeat a few hundred units; the mechanical folding of each is kept, in bounded number. */
const foldUnit = (text: string): Folded => {
  const known = foldings.get(text);
  if (known !== undefined) return known;
  const spelling = spellUnit(text);
  const made = { spelling, inAnyCase: spelling.toLowerCase() };
  if (foldings.size >= 4096) foldings.clear();
  foldings.set(text, made);
  return made;
};

const only = (candidates: readonly UcumCode[]): UcumCode | undefined =>
  candidates.length === 1 ? candidates[0] : undefined;

/**
 * The UCUM code that a printed unit means: "x10^9/L", "10⁹/l", "Gpt/L" are 10*9/L. Spellings with two meanings
 * ("G/L" is giga per litre for a count, grams per litre for a mass; "IU/L" is U/L for an enzyme) need the
 * variable or field; without it, or when it does not settle the matter, nothing is returned. A unit that is
 * recognised but foreign to the variable is returned all the same: it will not convert, and that is the message.
 */
export const unitByText = (text: string, of?: Pick<Variable, "units">): UcumCode | undefined => {
  const code = text.trim();
  if (units.has(code) && (of === undefined || of.units.includes(code))) return code;
  const { spelling, inAnyCase } = foldUnit(code);
  const candidates = [spelled.get(spelling), spelledInAnyCase.get(inAnyCase)].filter(
    (each) => each !== undefined,
  );
  for (const set of of === undefined ? [] : candidates) {
    const fitting = [...set].filter((each) => of?.units.includes(each));
    if (fitting.length > 0) return only(fitting);
  }
  if (units.has(code)) return code;
  return only([...(candidates[0] ?? [])]);
};
