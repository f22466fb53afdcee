/** At least one. */
export type NonEmpty<T> = readonly [T, ...T[]];

/** Lets the compiler see that a list has a first element. */
export const isNonEmpty = <T>(list: readonly T[]): list is NonEmpty<T> => list.length > 0;

/** Why a fact could not be used. A closed list, so that any interface can phrase it. */
export const reasonCodes = [
  "noData",
  "outsideWindow",
  "dateTooCoarse",
  "valueTooCoarse",
  "unitNotConvertible",
  "limitMissing",
  "baselineMissing",
  "listNotComplete",
  "notAnswered",
  "answerExpired",
  "anchorNotSet",
  "sourceAmbiguous",
  "notParsed",
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

/** A derived value with what it was made from, or what is missing. Never `NaN`, never `null`. */
export type Answer<T, Evidence, Gap> =
  | { readonly kind: "known"; readonly value: T; readonly used: NonEmpty<Evidence> }
  | { readonly kind: "unknown"; readonly missing: NonEmpty<Gap> };
