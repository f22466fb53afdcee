/** The first twelve signs of a hash in groups of four, enough to compare by eye: `7f3a 91c2 e04d`. */
export const shortHash = (hash: string): string =>
  hash
    .slice(0, 12)
    .replace(/(.{4})(?=.)/g, "$1 ")
    .trim();
