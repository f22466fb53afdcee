import file from "../../knowledge/codes/variables.json" with { type: "json" };
import { canonicalSystem } from "./codeSystems.ts";
import { readKnowledgeFile } from "./knowledgeFile.ts";
import { foldText, foldValue, indexBySpelling } from "./normalise.ts";
import { currentFormat, variableFileSchema } from "./schema.ts";
import type { CodedValue, Variable } from "./variable.ts";

/** Every variable of the vocabulary, in the order of the file. */
export const variables: readonly Variable[] = readKnowledgeFile(
  "knowledge/codes/variables.json",
  file,
  currentFormat,
  [],
  variableFileSchema,
).variables;

const byId = indexBySpelling(variables, (each) => [each.id, ...each.aliases]);
const byText = indexBySpelling(variables, (each) =>
  [each.id, each.label, each.short, ...each.aliases].map(foldText),
);

/** The variable of this id or of an id that is its alias: "ptt" gives aptt. */
export const findVariable = (id: string): Variable | undefined => byId.get(id);

/** As `findVariable`, also by label and short name, however written. */
export const variableByText = (text: string): Variable | undefined =>
  byId.get(text) ?? byText.get(foldText(text));

export type CodeRole = Variable["codes"][number]["role"];
export type VariableOfCode = {
  readonly variable: Variable;
  readonly role: CodeRole;
  /** Method that the code implies: 98979-8 is CKD-EPI 2021. */
  readonly method?: string;
  /** Why the code is rejected or kept apart. */
  readonly note?: string;
};

const rank: Readonly<Record<CodeRole, number>> = { accept: 0, "separate-series": 1, reject: 2 };
const byCode = ((): ReadonlyMap<string, VariableOfCode> => {
  const found = new Map<string, VariableOfCode>();
  for (const variable of variables)
    for (const { system, code, role, method, note } of variable.codes) {
      const key = `${system}|${code}`;
      const other = found.get(key);
      if (other !== undefined && rank[other.role] <= rank[role]) continue;
      found.set(key, {
        variable,
        role,
        ...(method === undefined ? {} : { method }),
        ...(note === undefined ? {} : { note }),
      });
    }
  return found;
})();

/**
 * What a laboratory code means here. A code that one variable accepts and another rejects (5902-2, seconds or
 * percent) is the accepted one. Only `accept` may be stored under the variable.
 */
export const variableByCode = (system: string, code: string): VariableOfCode | undefined =>
  byCode.get(`${canonicalSystem(system)}|${code.trim()}`);

const spellingsOfValues = new WeakMap<readonly CodedValue[], ReadonlyMap<string, CodedValue>>();
const spellings = (values: readonly CodedValue[]): ReadonlyMap<string, CodedValue> => {
  const known = spellingsOfValues.get(values);
  if (known !== undefined) return known;
  const made = indexBySpelling(values, (each) => [each.code, ...each.aliases].map(foldValue));
  spellingsOfValues.set(values, made);
  return made;
};

/** The canonical code of a coded, ordinal, presence or boolean value as written: "reactive" is "positive", "2" is "G2". */
export const canonicalValue = (
  entry: { readonly values: readonly CodedValue[] },
  text: string,
): string | undefined => spellings(entry.values).get(foldValue(text))?.code;

const methods = new Map(
  variables.map((variable) => [
    variable.id,
    indexBySpelling(variable.methods, (each) => [each.id, ...each.aliases].map(foldText)),
  ]),
);

/** The canonical name of a method of this variable as written: "Cr-51 EDTA clearance" is "51Cr-EDTA". */
export const methodOf = (variableId: string, text: string): string | undefined => {
  const variable = findVariable(variableId);
  return variable === undefined ? undefined : methods.get(variable.id)?.get(foldText(text))?.id;
};
