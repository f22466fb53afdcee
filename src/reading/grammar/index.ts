export { type DurationSpan, type DurationUnit, durationAt, findDurations } from "./durations.ts";
export { findBounds } from "./findBounds.ts";
export { longestMatch, type Match, type PhraseTree, phraseTree } from "./phraseTree.ts";
export type { ComparisonSign, Token } from "./token.ts";
export { tokenize } from "./tokenize.ts";
export { type UnitSpan, unitAt } from "./unitSpan.ts";
