import type { Constraint } from "./constraint.ts";
import {
  closingMarks,
  isExplicit,
  type Marked,
  openingOf,
  quantityOf,
  type Subject,
  signsOnly,
} from "./marked.ts";
import { skippedAfter } from "./nearNames.ts";
import type { Token } from "./token.ts";
import { barrierWords, durationUnits, glueWords, people, scaleNouns, timeWords, words } from "./words.ts";

const empty = words(`
  and or but if then with have has had having who which that not no do does any there it they their
  more less also other such following one two see use used dose doses day days week weeks month months
  year years hour hours time times show showing shows evidence presence present history least known
  diagnosis diagnosed
`);
export const isContent = (token: Token): boolean =>
  token.kind === "word" &&
  /[a-z]{2}/.test(token.text) &&
  !glueWords.has(token.stem) &&
  !people.has(token.stem) &&
  !empty.has(token.text);

/** Words before a comparison that name something the catalogue lacks. */
const unknownBefore = (marked: Marked, constraint: Constraint, limit: number): Subject | null => {
  const { tokens } = marked;
  let at = constraint.start;
  let first = at;
  let last = at;
  let contents = 0;
  let hasScale = false;
  let isAbbreviation = false;
  while (at > limit && constraint.start - at < 24) {
    const token = tokens[at - 1];
    if (token === undefined || token.kind === "break" || token.kind === "compare") break;
    if (token.text === ";" || token.text === "•" || token.text === "*") break;
    if (token.text === "," && contents > 0) break;
    if (token.text === ":" && contents > 0) break;
    if (closingMarks.has(token.text)) {
      const opening = openingOf(tokens, at - 1, limit);
      if (opening < 0) break;
      at = opening;
      first = at;
      if (last === constraint.start) last = at;
      continue;
    }
    if ((token.text === "(" || token.text === "[") && contents > 0) break;
    if (token.kind === "word") {
      const isJoint =
        token.text === "and" ||
        token.text === "or" ||
        token.text === "with" ||
        token.text === "have" ||
        token.text === "has" ||
        token.text === "having" ||
        token.text === "had" ||
        token.text === "show" ||
        token.text === "as";
      if ((isJoint || barrierWords.has(token.stem)) && contents > 0) break;
      if (scaleNouns.has(token.stem)) hasScale = true;
      if (isContent(token) || scaleNouns.has(token.stem)) {
        contents += 1;
        if (last === constraint.start) last = at;
        first = at - 1;
        if (contents === 1 && /^[A-Z][A-Z\d]+/.test(marked.text.slice(token.start, token.end)))
          isAbbreviation = true;
      }
    }
    at -= 1;
    if (contents > 7) break;
  }
  if (contents === 0) return null;
  const quantity = quantityOf(constraint);
  const unit = quantity.unit?.unit ?? null;
  if (unit !== null && durationUnits.has(unit)) return null;
  if (!isExplicit(constraint)) return null;
  if (unit === null && quantity.limit === null && tokens[quantity.figure.start]?.kind === "word") return null;
  if (unit === "1" || unit === "/d" || unit === "/wk") return null;
  const { form } = constraint;
  const following = tokens[constraint.end];
  if (
    unit === null &&
    quantity.limit === null &&
    !hasScale &&
    !(isAbbreviation && signsOnly(constraint, tokens)) &&
    following !== undefined &&
    isContent(following)
  )
    return null;
  if (
    form.kind === "range" &&
    form.low.words === null &&
    form.high.words === null &&
    !hasScale &&
    !isAbbreviation &&
    (unit === null || constraint.start === form.low.quantity.start)
  )
    return null;
  if (
    form.kind === "compare" &&
    unit === null &&
    quantity.limit === null &&
    !signsOnly(constraint, tokens) &&
    !hasScale &&
    !isAbbreviation
  )
    return null;
  return {
    ids: [],
    isPair: false,
    name: { start: first, end: Math.max(last, first + 1) },
    origin: "unknown",
    joinedBy: null,
  };
};

/** "> 50 % stenosis": an unknown name behind a percentage or a quantity with an operator. */
const unknownAfter = (marked: Marked, constraint: Constraint): Subject | null => {
  const { tokens } = marked;
  const quantity = quantityOf(constraint);
  const unit = quantity.unit?.unit;
  if (constraint.form.kind === "bare" || unit !== "%") return null;
  let at = constraint.end;
  while (skippedAfter.has(tokens[at]?.text ?? "")) at += 1;
  const token = tokens[at];
  if (token === undefined || !isContent(token) || barrierWords.has(token.stem) || timeWords.has(token.stem))
    return null;
  const next = tokens[at + 1];
  const end = next !== undefined && isContent(next) && next.spaced ? at + 2 : at + 1;
  return { ids: [], isPair: false, name: { start: at, end }, origin: "unknown", joinedBy: null };
};

/** What an otherwise nameless constraint is about in words that the catalogue lacks. */
export const unknownSubjectOf = (marked: Marked, constraint: Constraint, limit: number): Subject | null =>
  unknownBefore(marked, constraint, limit) ?? unknownAfter(marked, constraint);
