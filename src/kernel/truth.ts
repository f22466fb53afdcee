/** Kleene's strong three-valued logic. Strings, because `!null` is `true`. */
export type Truth = "true" | "false" | "unknown";

/** One false part settles it, even beside unknown parts. */
export const every = (parts: readonly Truth[]): Truth =>
  parts.includes("false") ? "false" : parts.includes("unknown") ? "unknown" : "true";

/** One true part settles it, even beside unknown parts. */
export const some = (parts: readonly Truth[]): Truth =>
  parts.includes("true") ? "true" : parts.includes("unknown") ? "unknown" : "false";

/** Unknown stays unknown. */
export const not = (part: Truth): Truth =>
  part === "true" ? "false" : part === "false" ? "true" : "unknown";

/** Material implication: a condition that does not hold makes the whole true. */
export const implies = (condition: Truth, consequence: Truth): Truth => some([not(condition), consequence]);

/** True once `minimum` parts are true; false once the undecided ones can no longer reach it. */
export const atLeast = (minimum: number, parts: readonly Truth[]): Truth => {
  const met = parts.filter((part) => part === "true").length;
  const open = parts.filter((part) => part === "unknown").length;
  return met >= minimum ? "true" : met + open < minimum ? "false" : "unknown";
};

/** Supervaluation: decided only when every admissible reading agrees. */
export const agreed = (readings: readonly Truth[]): Truth => {
  const [first] = readings;
  return first !== undefined && readings.every((each) => each === first) ? first : "unknown";
};

/** What we know from a plain yes or no. */
export const truth = (holds: boolean): Truth => (holds ? "true" : "false");
