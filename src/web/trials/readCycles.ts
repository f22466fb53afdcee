/** What an arm's own words about cycles give to draw: how many, whether more may follow, and a dose limit. */
export type CycleDrawing = {
  readonly cycles: number | null;
  /** Those beyond are expected, not promised. */
  readonly firm: number;
  readonly limit: string | null;
  readonly observed: boolean;
  /** How many of the first are given into an artery. */
  readonly arterial: number;
};

const words: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
};

const numbersIn = (text: string): readonly number[] =>
  (
    text
      .toLowerCase()
      .match(/\b(?:\d+|one|two|three|four|five|six|seven|eight)\b(?!\s*(?:gy|gbq|mci|weeks?|months?))/g) ?? []
  )
    .map((word) => words[word] ?? Number(word))
    .filter((amount) => amount > 0 && amount <= 12);

/** Reads "about 7, until 30 Gy to the kidneys" as a drawing. Nothing said gives nothing drawn. */
export const readCycles = (cycles: string | null, said: string): CycleDrawing => {
  const observed = /observ|followed only|untreated/i.test(said);
  if (cycles === null) return { cycles: null, firm: 0, limit: null, observed, arterial: 0 };
  const numbers = numbersIn(cycles);
  const most = numbers.length === 0 ? null : Math.max(...numbers);
  const least = numbers.length === 0 ? 0 : Math.min(...numbers);
  const soft = /about|until|up to|expected|approximately/i.test(cycles);
  const arterial = Number(/(\d+)\s+intra-arterial/i.exec(cycles)?.[1] ?? 0);
  const limit = /(\d+)\s*Gy\b/.exec(cycles)?.[1];
  return {
    cycles: most,
    firm:
      most === null
        ? 0
        : arterial > 0
          ? most
          : numbers.length > 1
            ? least
            : soft
              ? Math.max(1, most - 2)
              : most,
    arterial,
    limit: limit === undefined ? null : `${limit}\u202fGy`,
    observed,
  };
};
