import type { Constraint } from "./constraint.ts";
import { bestSense, type Fit } from "./fit.ts";
import { impliedSubject } from "./impliedSubject.ts";
import { closingMarks, type Marked, neutralMarks, quantityOf, type Subject } from "./marked.ts";
import { isStepped, measureOf } from "./measure.ts";
import { type NameMark, unitNameAt } from "./names.ts";
import { connectorBetween, joinedNames, nameAfter, nameBefore } from "./nearNames.ts";
import type { Quantity } from "./quantity.ts";
import { isImplausible } from "./restated.ts";
import type { Token } from "./token.ts";
import { isContent } from "./unknownSubject.ts";
import { words } from "./words.ts";

/** Two variables that one bound may hold for: they share a unit. */
const areAlike = (one: string | undefined, other: string | undefined): boolean => {
  const first = measureOf(one ?? "");
  const second = measureOf(other ?? "");
  if (first === null || second === null) return first === second;
  return first.units.length === 0 || first.units.some((unit) => second.units.includes(unit));
};

type Offer = { readonly subject: Subject; readonly fit: Fit };

const offerOf = (
  marked: Marked,
  marks: readonly NameMark[],
  quantity: Quantity,
  origin: "left" | "right",
): Offer | null => {
  const chosen = marks.flatMap((mark) => {
    const best = bestSense(marked.text, marked.tokens, mark.senses, quantity);
    return best === null ? [] : [{ mark, ...best }];
  });
  const nearest = chosen.find(({ mark }) => mark === marks[0]);
  if (nearest === undefined) return null;
  const kept = chosen.filter(
    ({ fit, sense }) =>
      (fit === nearest.fit || fit === "good") &&
      sense.isPair === nearest.sense.isPair &&
      (quantity.limit !== null || areAlike(sense.ids[0], nearest.sense.ids[0])),
  );
  const inOrder = [...kept].sort((a, b) => a.mark.start - b.mark.start);
  const ids = [...new Set(inOrder.flatMap(({ sense }) => sense.ids))];
  return {
    fit: nearest.fit,
    subject: {
      ids,
      isPair: nearest.sense.isPair,
      name: {
        start: Math.min(...inOrder.map(({ mark }) => mark.start)),
        end: Math.max(...inOrder.map(({ mark }) => mark.end)),
      },
      origin,
      joinedBy: connectorBetween(
        marked.tokens,
        inOrder.map(({ mark }) => mark),
      ),
    },
  };
};

/** Words directly between a name and a bare number: "GFR of 60", "ECOG score: 1". */
const isTight = (tokens: readonly Token[], end: number, start: number): boolean => {
  for (let at = end; at < start; at += 1) {
    const token = tokens[at];
    if (token === undefined) return false;
    if (
      token.kind === "word"
        ? !tightWords.has(token.stem)
        : !neutralMarks.has(token.text) && !closingMarks.has(token.text)
    )
      return false;
  }
  return start - end <= 6;
};
const tightWords = words(`
  of is was are be level value count score class stage grade a with performance status at about
  approximately equal to = the index in total range ranging from being
`);

/** What a constraint is about; null when nothing tells. */
export const subjectOf = (marked: Marked, constraint: Constraint, limit: number): Subject | null => {
  const { tokens } = marked;
  const quantity = quantityOf(constraint);
  if (constraint.inside !== null) {
    const mark = marked.starting.get(constraint.inside);
    const offer = mark === undefined ? null : offerOf(marked, [mark], quantity, "left");
    if (offer !== null) return offer.subject;
    if (tokens[constraint.inside]?.stem !== "grade" && constraint.form.kind !== "range")
      return subjectAround(marked, constraint, limit);
    return {
      ids: [],
      isPair: false,
      name: { start: constraint.inside, end: constraint.inside + 1 },
      origin: "unknown",
      joinedBy: null,
    };
  }
  return subjectAround(marked, constraint, limit);
};
const subjectAround = (marked: Marked, constraint: Constraint, limit: number): Subject | null => {
  const { tokens } = marked;
  const quantity = quantityOf(constraint);
  const isBare = constraint.form.kind === "bare";
  const before = nameBefore(marked, constraint.start, limit);
  let left: Offer | null = null;
  if (before !== null) {
    const isAllowed = isBare ? isTight(tokens, before.mark.end, constraint.start) : true;
    if (isAllowed && (before.isHead || quantity.limit !== null))
      left = offerOf(marked, [before.mark, ...joinedNames(marked, before.mark, limit)], quantity, "left");
    if (left !== null && before.comma && left.fit !== "good") left = null;
    if (left !== null && isBare && (isDose(left) || isNoValue(tokens, quantity))) left = null;
    if (left !== null && left.fit === "odd" && before.gap > 1) left = null;
    if (left !== null && left.fit === "free" && countsThings(tokens, constraint)) left = null;
    if (
      left !== null &&
      isBare &&
      left.fit !== "good" &&
      !isPlainScore(left) &&
      !isSaidOf(marked, left, constraint)
    )
      left = null;
  }
  const named = quantity.unit === null ? null : unitNameAt(tokens, quantity.unit.start);
  if (named !== null && named.entry !== "age" && (left === null || left.fit !== "good"))
    return {
      ids: [named.entry],
      isPair: false,
      name: { start: named.start, end: named.end },
      origin: "right",
      joinedBy: null,
    };
  const about = constraint.about;
  const counted = quantity.unit !== null && isCountUnit(quantity.unit.unit) ? quantity.unit.start : null;
  const after = isBare
    ? null
    : ((counted === null ? undefined : marked.starting.get(counted)) ?? nameAfter(marked, constraint.end));
  const right = after === null ? null : offerOf(marked, [after], quantity, "right");
  const isAgeWords =
    about !== null && (left === null || left.fit !== "good" || !left.subject.ids.includes("lifeExpectancy"));
  if (isAgeWords) {
    const told = impliedSubject(marked, constraint, limit);
    if (told !== null) return told;
  }
  if (
    right !== null &&
    right.fit === "good" &&
    (left === null || left.fit !== "good" || (before?.gap ?? 0) > 2 || before?.comma === true)
  ) {
    return right.subject;
  }
  // "≥ 15 mm in short axis": what the words behind say is nearer than what stood before.
  if (right !== null && right.fit === "good" && tokens[constraint.end]?.text === "in") return right.subject;
  if (left !== null && (left.fit === "good" || left.fit === "free")) return left.subject;
  if (right !== null && right.fit === "good") return right.subject;
  const told = impliedSubject(marked, constraint, limit);
  if (told !== null) return told;
  if (left !== null) return left.subject;
  if (right !== null && right.fit === "free" && isCounted(right)) return right.subject;
  return null;
};
const isCountUnit = (unit: string): boolean => unit === "1" || unit.startsWith("{");

/** "PSA on at least 2 occasions": the number counts what stands behind it. */
const countsThings = (tokens: readonly Token[], { form, end }: Constraint): boolean => {
  const next = tokens[end];
  const isWord =
    form.kind === "compare" && form.side.words !== null && tokens[form.side.words.start]?.kind === "word";
  return isWord && next !== undefined && tokens[form.side.words?.end ?? 0] !== undefined && isContent(next);
};

/** "GFR of 60": a value that the usual unit makes plausible. */
const isSaidOf = ({ tokens }: Marked, { subject }: Offer, constraint: Constraint): boolean => {
  const before = tokens[constraint.start - 1]?.text;
  const measure = measureOf(subject.ids[0] ?? "");
  const { value, unit, foreignUnit } = quantityOf(constraint);
  if (
    (before !== "of" && before !== ":" && before !== "is") ||
    measure === null ||
    measure.canonicalUnit === null
  )
    return false;
  return (
    unit === null && foreignUnit === null && isImplausible(measure, value, measure.canonicalUnit) === false
  );
};
/** "Ranson 1974" is a year, "stenosis of one vessel" a count of vessels. */
const isNoValue = (tokens: readonly Token[], { unit, limit, value, figure }: Quantity): boolean =>
  unit === null && limit === null && (/^(?:19|20)\d\d$/.test(value) || tokens[figure.start]?.kind === "word");

/** "administered activity of 7.4 GBq" tells a dose, it bounds nothing. */
const isDose = ({ subject }: Offer): boolean =>
  /dose$|activity/i.test(subject.ids[0] ?? "") && subject.ids[0] !== "pt.activity";
const isPlainScore = ({ subject }: Offer): boolean =>
  subject.ids.length === 1 &&
  (stepped(subject.ids[0] ?? "") || measureOf(subject.ids[0] ?? "")?.scale === "score");
const isCounted = ({ subject }: Offer): boolean => {
  if (subject.ids[0] === "age") return true;
  const measure = measureOf(subject.ids[0] ?? "");
  return measure !== null && (measure.scale !== "continuous" || isStepped(measure));
};

const stepped = (id: string): boolean => {
  const measure = measureOf(id);
  return measure !== null && isStepped(measure);
};
