import type { Constraint } from "./constraint.ts";
import { isExplicit, type Marked, quantityOf, type Subject } from "./marked.ts";
import type { Quantity } from "./quantity.ts";
import type { Token } from "./token.ts";
import { durationUnits, linking, people, timeWords, words } from "./words.ts";

/** Where nothing stands before the constraint but marks of a list. */
const isAtStart = (tokens: readonly Token[], start: number, limit: number): boolean => {
  for (let at = start - 1; at >= limit; at -= 1) {
    const token = tokens[at];
    if (token === undefined || token.kind === "break") return true;
    if (
      token.kind === "word" &&
      !people.has(token.stem) &&
      !linking.has(token.text) &&
      !healthyWords.has(token.text) &&
      !/^[a-z]$/.test(token.text)
    )
      return false;
    if (token.text === ";" || token.text === "•" || token.text === "*") return true;
    if (start - at > 12) return false;
  }
  return limit === 0 || tokens[limit - 1]?.kind === "break";
};

const healthyWords = words(`
  healthy of any race all races ethnicity origin pregnant non nonpregnant nulliparous eligible
  ambulatory hospitalized
`);

const isOld = (token: Token | undefined): boolean =>
  token?.text === "old" || token?.text === "age" || token?.text === "ages" || token?.text === "aged";

/** "patients must be", "men and women": people stand before the token. */
const isPersonBefore = (tokens: readonly Token[], start: number, limit: number): boolean => {
  let at = start - 1;
  while (at > limit && start - at < 4 && linking.has(tokens[at]?.text ?? "")) at -= 1;
  const token = at >= limit ? tokens[at] : undefined;
  return token?.kind === "word" && people.has(token.stem);
};

/** "years of age", "years old" may be one unit on file. */
const saysAge = (tokens: readonly Token[], unit: Quantity["unit"]): boolean => {
  if (unit === null) return false;
  for (let at = unit.start; at < unit.end; at += 1)
    if (
      isOld(tokens[at]) ||
      tokens[at]?.text === "yo" ||
      tokens[at]?.text === "o" ||
      tokens[at]?.text === "yoa"
    )
      return true;
  return false;
};

/** "Patients under 18." */
const isAgeWithoutUnit = (tokens: readonly Token[], constraint: Constraint, limit: number): boolean => {
  const { form } = constraint;
  const before = constraint.start > limit ? tokens[constraint.start - 1] : undefined;
  if (
    form.kind !== "compare" ||
    form.side.words === null ||
    before?.kind !== "word" ||
    !people.has(before.stem)
  )
    return false;
  const word = tokens[form.side.words.start]?.text ?? "";
  const value = Number(form.side.quantity.value);
  const next = tokens[constraint.end];
  const isEnd = next === undefined || next.kind === "break" || [".", ",", ";", ")"].includes(next.text);
  return (
    (word === "under" || word === "over" || word === "above" || word === "below") &&
    isEnd &&
    value >= 1 &&
    value <= 99
  );
};

/** "carcinoma, above 18 years, and": between commas years are an age. */
const standsApart = (tokens: readonly Token[], constraint: Constraint): boolean => {
  const before = tokens[constraint.start - 1]?.text;
  const after = tokens[constraint.end];
  const value = Number(quantityOf(constraint).value);
  const isClosed =
    after === undefined || after.kind === "break" || [",", ";", ")", "and"].includes(after.text);
  const { form } = constraint;
  const isSaid =
    form.kind === "compare" &&
    form.side.words !== null &&
    apartWords.has(tokens[form.side.words.start]?.text ?? "");
  return isSaid && isClosed && (before === "," || before === ";") && value >= 12 && value <= 99;
};
const apartWords = new Set([">", ">=", "<", "<=", "above", "below", "under"]);

/** What the operator, the unit or the people before a constraint tell without a name: an age, a weight. */
export const impliedSubject = (marked: Marked, constraint: Constraint, limit: number): Subject | null => {
  const { tokens } = marked;
  const make = (id: string): Subject => ({
    ids: [id],
    isPair: false,
    name: null,
    origin: "implied",
    joinedBy: null,
  });
  if (constraint.about !== null) {
    const unit = quantityOf(constraint).unit?.unit;
    return unit === undefined || durationUnits.has(unit) ? make(constraint.about) : null;
  }
  const quantity = quantityOf(constraint);
  const unit = quantity.unit?.unit;
  if (quantity.limit !== null || quantity.second !== null) return null;
  if (unit === undefined) return isAgeWithoutUnit(tokens, constraint, limit) ? make("age") : null;
  const after = tokens[constraint.end];
  const before = constraint.start > limit ? tokens[constraint.start - 1] : undefined;
  const isPerson = isPersonBefore(tokens, constraint.start, limit);
  const opening = tokens[constraint.start]?.stem ?? "";
  if (durationUnits.has(unit) && (opening === "within" || opening === "for")) return null;
  if (durationUnits.has(unit) && saysAge(tokens, quantity.unit)) return make("age");
  if (unit === "a" || unit === "mo" || unit === "wk" || unit === "d") {
    let at = quantity.end;
    for (let step = 0; step < 3; step += 1) {
      if (isOld(tokens[at])) return make("age");
      if (
        tokens[at]?.text === "-" ||
        tokens[at]?.text === "of" ||
        tokens[at]?.text === "in" ||
        tokens[at]?.text === "(" ||
        tokens[at]?.text === ")"
      )
        at += 1;
      else break;
    }
    if (isOld(after) && unit !== "d") return make("age");
    if (unit !== "a" && !(unit === "mo" && isPerson)) return null;
    if (after !== undefined && timeWords.has(after.stem)) return null;
    const isGathering = isPerson || before?.text === "," || before?.text === "(";
    if (unit === "a" && standsApart(tokens, constraint)) return make("age");
    const isAlone = isAtStart(tokens, constraint.start, limit);
    if (!isAlone && !isGathering) return null;
    if (!isExplicit(constraint) && !isAlone) return null;
    if (before?.text === "," || before?.text === "(") {
      const earlier = tokens[constraint.start - 2];
      if (earlier?.kind !== "word" || !people.has(earlier.stem)) return null;
    }
    return make("age");
  }
  if (!isExplicit(constraint)) return null;
  if ((unit === "kg" || unit === "[lb_av]") && isPerson) return make("bodyWeight");
  if (unit === "kg/m2") return make("bmi");
  if (unit === "Cel" || unit === "[degF]") return make("temperature");
  if (unit === "mL/min/{1.73_m2}" && before?.kind !== "word") return make("egfr");
  return null;
};
