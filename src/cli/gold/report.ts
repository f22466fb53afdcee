/** One case that came out otherwise than the file expects. */
export type Failure = { readonly id: string; readonly expected: string; readonly got: string };

/** What became of one case file. */
export type CaseReport = {
  readonly name: string;
  readonly passed: number;
  readonly failures: readonly Failure[];
};

const shown = 10;

/** `name: N passed, N failed`, then the first ten failures with id, expected and got. */
export const writeReport = (report: CaseReport): readonly string[] => [
  `${report.name}: ${report.passed} passed, ${report.failures.length} failed`,
  ...report.failures
    .slice(0, shown)
    .map((each) => `  ${each.id}: expected ${each.expected}, got ${each.got}`),
  ...(report.failures.length > shown ? [`  and ${report.failures.length - shown} more`] : []),
];

/** Runs a check over cases; a check that throws is a failure of that case, not the end of the run. */
export const checkAll = <T>(
  name: string,
  cases: readonly T[],
  check: (each: T) => readonly Failure[],
  idOf: (each: T) => string,
): CaseReport => {
  const outcomes = cases.map((each): readonly Failure[] => {
    try {
      return check(each);
    } catch (error) {
      return [{ id: idOf(each), expected: "an answer", got: String(error) }];
    }
  });
  return {
    name,
    passed: outcomes.filter((each) => each.length === 0).length,
    failures: outcomes.flatMap((each) => each.slice(0, 1)),
  };
};
