/** Folds what differs only in writing: case, accents, dashes, punctuation, runs of blanks. */
export const foldText = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/ß/g, "ss")
    .toLowerCase()
    .replace(/μ/g, "u")
    .replace(/[^\p{L}\p{N}+]+/gu, " ")
    .trim();

/** Signs carry meaning in coded values: "+" is positive, "-" negative, ">=" a bound. */
export const foldValue = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[‐-―−]/g, "-")
    .replace(/\s+/g, "")
    .trim();

/** Builds a lookup from every spelling to its entry; a spelling of two entries belongs to neither. */
export const indexBySpelling = <T>(
  entries: readonly T[],
  spellings: (entry: T) => readonly string[],
): ReadonlyMap<string, T> => {
  const found = new Map<string, T>();
  const contested = new Set<string>();
  for (const entry of entries)
    for (const spelling of spellings(entry)) {
      const other = found.get(spelling);
      if (other !== undefined && other !== entry) contested.add(spelling);
      found.set(spelling, entry);
    }
  for (const spelling of contested) found.delete(spelling);
  return found;
};
