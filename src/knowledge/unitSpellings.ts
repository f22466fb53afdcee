import synonymFile from "../../knowledge/units/synonyms.json" with { type: "json" };
import { units } from "./units.ts";

/** Every spelling of a unit that is on file: codes and what laboratories print. `unitByText` says what each means. */
export const unitSpellings: readonly string[] = [
  ...units.keys(),
  ...synonymFile.synonyms.flatMap(({ texts }) => texts),
];
