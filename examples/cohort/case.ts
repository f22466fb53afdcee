import { type Dossier, daysAgo, type Person } from "./dossier.ts";
import type { Cells } from "./tables.ts";

/** A person with what sets the dossier apart from a complete one. */
export type Case = { readonly person: Person; readonly edit?: (dossier: Dossier, person: Person) => void };

export const is =
  (cells: Cells) =>
  (row: Cells): boolean =>
    Object.entries(cells).every(([column, value]) => row[column] === value);
export const latest = { date: daysAgo(10) };
export const lar = (last: number | "on", from = 420): NonNullable<Person["analogue"]> => ({
  concept: "octreotide-lar",
  from,
  last,
});
export const lanreotide = (last: number | "on", from = 400): NonNullable<Person["analogue"]> => ({
  concept: "lanreotide-autogel",
  from,
  last,
});

/** Answers that nobody has given yet. */
export const unanswered = (dossier: Dossier, ...questions: readonly string[]): void => {
  for (const question of questions) dossier.drop("answers.csv", is({ question }));
};
export const state = (dossier: Dossier, variable: string, value: string, cells: Cells = {}): void =>
  dossier.add("observations.csv", { variable, value, date: daysAgo(9), status: "final", ...cells });
export const record = (
  dossier: Dossier,
  cells: Cells,
  attributes?: Readonly<Record<string, unknown>>,
): void =>
  dossier.add("records.csv", {
    ...cells,
    attributes: attributes === undefined ? "" : JSON.stringify(attributes),
  });
/** On octreotide LAR, so that it must be possible to pause it. */
export const canPause = (dossier: Dossier): void => {
  state(dossier, "interruptible.octreotideLAR", "yes", { method: "4 weeks" });
  state(dossier, "interruptible.octreotideLAR", "yes", { method: "6 weeks" });
};
export const condition = (
  dossier: Dossier,
  person: Person,
  attributes: Readonly<Record<string, unknown>>,
): void => {
  const own = is({ type: "condition", concept: person.tumour });
  const before: unknown = JSON.parse(dossier.rows("records.csv").find(own)?.["attributes"] ?? "{}");
  dossier.change("records.csv", own, {
    attributes: JSON.stringify({ ...(before as object), ...attributes }),
  });
};
