import file from "../../knowledge/codes/concepts.json" with { type: "json" };

const spellings = new Map<string, string>(
  file.systems.flatMap(({ system, aliases }) =>
    [system, ...aliases].map((each): [string, string] => [each.trim().toLowerCase(), system]),
  ),
);

/** The full address of a code system however it is named: "LOINC" is "http://loinc.org". Unknown names stay as they are. */
export const canonicalSystem = (text: string): string => {
  const key = text.trim().toLowerCase();
  return spellings.get(key) ?? spellings.get(key.replace(/[|/]+$/, "")) ?? text.trim();
};
