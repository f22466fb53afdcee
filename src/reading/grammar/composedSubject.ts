import { composedQuantities } from "../../knowledge/index.ts";
import type { Constraint } from "./constraint.ts";
import { type Marked, quantityOf, type Subject } from "./marked.ts";
import { measureOf } from "./measure.ts";
import type { Token } from "./token.ts";
import { durationUnits } from "./words.ts";

/** Stems of the sentence around a constraint: some words before it, a few behind it. */
const stemsAround = (
  tokens: readonly Token[],
  constraint: Constraint,
  limit: number,
): ReadonlySet<string> => {
  const stems = new Set<string>();
  for (let at = constraint.start - 1; at >= limit && at > constraint.start - 28; at -= 1) {
    const token = tokens[at];
    if (token === undefined || token.kind === "break" || token.text === ";") break;
    stems.add(token.stem);
  }
  for (let at = constraint.start; at < constraint.end + 9; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.kind === "break" || token.text === ";") break;
    stems.add(token.stem);
  }
  return stems;
};

/** Behind a stretch of time they say since when, or how long something took. */
const elapsed = new Set(["previously", "prior", "ago", "before", "earlier", "period", "apart"]);

/** A quantity that the words around a constraint name together: "increase of ... symptom frequency by 50 %". */
export const composedSubject = (marked: Marked, constraint: Constraint, limit: number): Subject | null => {
  const quantity = quantityOf(constraint);
  if (quantity.limit !== null || quantity.second !== null) return null;
  const { tokens } = marked;
  const unit = quantity.unit?.unit ?? (tokens[quantity.end]?.stem === "grade" ? "{CTCAE_grade}" : "1");
  const before = tokens[constraint.start - 1]?.text;
  const isBare = constraint.form.kind === "bare";
  if (isBare && before !== "by" && before !== "in" && before !== "of" && before !== "a") return null;
  const word =
    constraint.form.kind === "compare" && constraint.form.side.words !== null
      ? tokens[constraint.form.side.words.start]?.text
      : undefined;
  if (durationUnits.has(unit) && elapsed.has(tokens[constraint.end]?.stem ?? "")) return null;
  let stems: ReadonlySet<string> | null = null;
  for (const { id, words, units, implied } of composedQuantities) {
    if (!units.includes(unit) || measureOf(id) === null || (isBare && implied === undefined)) continue;
    stems ??= stemsAround(tokens, constraint, limit);
    const near = stems;
    if (!words.every((row) => row.some((stem) => near.has(stem)))) continue;
    // "within 5 years" is a bound only where it says how long nothing came back.
    if (word === "within" && implied === undefined) continue;
    return {
      ids: [id],
      isPair: false,
      name: null,
      origin: "composed",
      joinedBy: null,
      implied: isBare || word === "within" ? (implied ?? null) : null,
    };
  }
  return null;
};
