import type { Problem } from "../adapters/http/index.ts";
import type { Issue } from "../kernel/failure.ts";

export type RefusalStatus = 400 | 403 | 404 | 409 | 413 | 415 | 503;

/** A request that cannot be served as it stands, with what the caller can do. Becomes the answer in `createApp`. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: RefusalStatus;
  readonly problem: Problem;

  constructor(status: RefusalStatus, problem: Problem) {
    super(`${problem.title}: ${problem.detail}`);
    this.status = status;
    this.problem = problem;
  }
}

export const refuse = (
  status: RefusalStatus,
  title: string,
  detail: string,
  issues: readonly Issue[] = [],
): Refusal => new Refusal(status, { title, detail, issues });

/** One fault of a request body as an issue; `field` is the path inside the body. */
export const bodyIssue = (
  code: Issue["code"],
  field: string | null,
  message: string,
  cure: string,
  severity: Issue["severity"] = "error",
): Issue => ({ code, severity, file: "request", line: null, field, message, cure });
