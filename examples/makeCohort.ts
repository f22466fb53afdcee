import { exampleDay } from "./cohort/dossier.ts";
import { type Laboratory, laboratories } from "./cohort/laboratories.ts";
import { dossiers } from "./cohort/people.ts";
import { type Cells, type FileName, fileNames, writeTable } from "./cohort/tables.ts";

export type ExampleFile = { readonly name: string; readonly text: string };

/** Women's limits of haemoglobin and creatinine differ; both belong to the laboratory's table. */
const sexed: Readonly<
  Record<string, Readonly<Record<string, readonly [sex: string, lower: string, upper: string][]>>>
> = {
  "Northfield University Hospital": {
    hemoglobin: [
      ["female", "117", "153"],
      ["male", "134", "170"],
    ],
    creatinine: [
      ["female", "45", "90"],
      ["male", "60", "105"],
    ],
    alt: [
      ["female", "", "0.75"],
      ["male", "", "1.10"],
    ],
    ast: [
      ["female", "", "0.61"],
      ["male", "", "0.76"],
    ],
  },
};

const limitRows = (): readonly Cells[] =>
  Object.values(laboratories).flatMap((laboratory: Laboratory) =>
    laboratory.limits !== "table"
      ? []
      : Object.entries(laboratory.prints).flatMap(([variable, { unit, lower, upper }]) => {
          if (unit === "" && variable !== "inr") return [];
          const row = {
            laboratory: laboratory.name,
            variable,
            unit: variable === "inr" ? "{INR}" : unit,
            valid_from: "2025-01-01",
          };
          return (
            sexed[laboratory.name]?.[variable]?.map(([sex, low, high]) => ({
              ...row,
              sex,
              lower: low,
              upper: high,
            })) ?? [{ ...row, lower: lower ?? "", upper: upper ?? "" }]
          );
        }),
  );

/** The example cohort as the CSV folder examples/patients: 24 invented subjects on 20 November 2026. */
export const makeCohort = (): readonly ExampleFile[] => {
  const all = dossiers();
  const rowsOf = (name: FileName): readonly Cells[] =>
    name === "limits.csv" ? limitRows() : all.flatMap(({ dossier }) => dossier.rows(name));
  return fileNames.map((name) => ({ name, text: writeTable(name, rowsOf(name)) }));
};

/** What each subject shows, for the README. */
export const describeCohort = (): string =>
  dossiers()
    .map(({ person }) => `| ${person.id} | ${person.shows} |`)
    .join("\n");

export { exampleDay };
