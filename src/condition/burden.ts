import { type Burden, findField, findVariable } from "../knowledge/index.ts";
import type { UnknownReason } from "./verdict.ts";

/** What a question costs the patient and the house: chart review < patient question < blood test < imaging < invasive. */
export const burdens: readonly Burden[] = ["review", "question", "blood", "imaging", "invasive"];

/** Steep enough that a few looks into the chart are cheaper than one scan. */
const weights: Readonly<Record<Burden, number>> = {
  review: 1,
  question: 2,
  blood: 5,
  imaging: 20,
  invasive: 50,
};
export const weightOf = (burden: Burden): number => weights[burden];

const newResult: readonly string[] = [
  "noData",
  "outsideWindow",
  "baselineMissing",
  "unitNotConvertible",
  "valueTooCoarse",
];

/** What it costs to settle one reason. Dates, limits, lists, repairs and texts are looked up, whatever they belong to. */
export const burdenOfReason = ({ code, neededFact, askedOf }: UnknownReason): Burden => {
  if (code === "notAnswered" || code === "answerExpired")
    return askedOf === "patient" ? "question" : "review";
  if (!newResult.includes(code)) return "review";
  const variable = findVariable(neededFact);
  if (variable !== undefined) return variable.burden;
  // A field of a record is named type.record.field.
  const type = neededFact.slice(0, neededFact.indexOf("."));
  const field = neededFact.slice(neededFact.lastIndexOf(".") + 1);
  return findField(type, field)?.burden ?? "review";
};
