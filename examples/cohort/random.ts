/**
 * A linear congruential generator (Numerical Recipes, 2nd ed., section 7.1), so that the cohort is the same on every
 * machine. For invented laboratory noise only; nothing that is evaluated draws from it.
 */
export type Random = {
  /** Uniform in [0, 1). */
  readonly next: () => number;
  /** Roughly normal with mean 0 and standard deviation 1: the sum of twelve uniform numbers less six. */
  readonly normal: () => number;
};

export const randomFrom = (seed: number): Random => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return {
    next,
    normal: () => {
      let sum = -6;
      for (let count = 0; count < 12; count += 1) sum += next();
      return sum;
    },
  };
};

/** A seed from a name, so that adding a subject changes no other. */
export const seedOf = (name: string): number =>
  [...name].reduce((seed, letter) => (Math.imul(seed, 31) + (letter.codePointAt(0) ?? 0)) >>> 0, 7);
