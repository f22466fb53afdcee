import { type CodeList, codesAfter } from "./codes.ts";
import { constraintAt } from "./constraint.ts";
import { type Marked, quantityOf } from "./marked.ts";
import { isStepped, type Measure, measureOf } from "./measure.ts";
import type { NameMark } from "./names.ts";

/** "1 to 3 patients": no unit of the grade. */
const isCountedThing = (unit: string): boolean => unit === "1" || unit.startsWith("{");

const isOpenScore = (measure: Measure): boolean =>
  measure.scale === "score" && measure.values.length === 0 && !measure.units.includes("{CTCAE_grade}");

/** Classes and grades; not scores in steps of ten. */
const isListed = (measure: Measure): boolean =>
  (isStepped(measure) && !measure.units.includes("%")) ||
  measure.units.includes("{CTCAE_grade}") ||
  isOpenScore(measure);

/** The stepped variable that a name may mean, and the codes listed behind it. */
export const membershipAt = (
  marked: Marked,
  mark: NameMark,
): { readonly id: string; readonly measure: Measure; readonly codes: CodeList } | null => {
  for (const sense of mark.senses) {
    if (sense.needsUnit) continue;
    const id = sense.ids[0];
    const measure = id === undefined ? null : measureOf(id);
    if (id === undefined || measure === null || !isListed(measure)) continue;
    const codes = codesAfter(marked.text, marked.tokens, mark.end, measure);
    if (codes === null) continue;
    // "a score of 5 or 6" lists values of a scale without codes; a range of it has two ends.
    if (isOpenScore(measure) && (codes.codes.length < 2 || codes.hasRange === true)) continue;
    const here = constraintAt(marked.text, marked.tokens, codes.start);
    if (here !== null && here.form.kind === "compare") continue;
    if (
      here !== null &&
      quantityOf(here).unit !== null &&
      !isCountedThing(quantityOf(here).unit?.unit ?? "") &&
      !measure.units.includes(quantityOf(here).unit?.unit ?? "")
    )
      continue;
    if (here !== null && quantityOf(here).limit !== null) continue;
    return { id, measure, codes };
  }
  return null;
};
