import { type Issue, phraseIssue } from "../kernel/failure.ts";

/** Ends a command: 1 when a check says no, 2 for bad input. The lines go to standard error. */
export class CommandFailure extends Error {
  override readonly name = "CommandFailure";
  readonly exitCode: 1 | 2;

  constructor(exitCode: 1 | 2, ...lines: readonly string[]) {
    super(lines.join("\n"));
    this.exitCode = exitCode;
  }
}

export const badInput = (...lines: readonly string[]): CommandFailure => new CommandFailure(2, ...lines);

const shownIssues = 20;

/** The first twenty, then how many more: a broken export must not scroll the reason away. */
export const phraseIssues = (issues: readonly Issue[], total = issues.length): readonly string[] => [
  ...issues.slice(0, shownIssues).map((each) => `${each.severity}: ${phraseIssue(each)}`),
  ...(total > shownIssues ? [`… and ${total - shownIssues} more`] : []),
];
