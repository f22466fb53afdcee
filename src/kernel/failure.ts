import type { NonEmpty } from "./answer.ts";

/** Closed list of what can be wrong with something read from outside; an interface may phrase each its own way. */
export type IssueCode =
  | "missing"
  | "malformed"
  | "not-a-number"
  | "decimal-comma"
  | "unknown-unit"
  | "missing-unit"
  | "impossible-date"
  | "future-date"
  | "duplicate"
  | "conflict"
  | "unmapped"
  | "unknown-column"
  | "unknown-value"
  | "implausible"
  | "empty"
  | "truncated"
  | "too-large"
  | "wrong-encoding"
  | "unknown-file";

/**
 * One fault found at the edge: where (file, line, field), what is wrong and what cures it.
 * `error` keeps the row out; `warning` lets it in and says so.
 */
export type Issue = {
  readonly code: IssueCode;
  readonly severity: "error" | "warning";
  readonly file: string;
  readonly line: number | null;
  readonly field: string | null;
  readonly message: string;
  readonly cure: string;
};

/** One line a person can act on: `labs.csv:12 unit: … Cure: …`. */
export const phraseIssue = (issue: Issue): string => {
  const place = issue.line === null ? issue.file : `${issue.file}:${issue.line}`;
  const field = issue.field === null ? "" : ` ${issue.field}:`;
  return `${place}${field} ${issue.message}${issue.cure === "" ? "" : ` ${issue.cure}`}`;
};

/** What reading foreign data gives: the value, or every fault found. */
export type Outcome<T> =
  | { readonly kind: "read"; readonly value: T }
  | { readonly kind: "refused"; readonly issues: NonEmpty<Issue> };

/** A promise broken inside our own code; `at` is the value it happened at. */
export class Defect extends Error {
  override readonly name = "Defect";
  readonly at: unknown;

  constructor(message: string, at: unknown) {
    super(message);
    this.at = at;
  }
}
