import type { Problem } from "../api/contract.ts";
import { Refusal } from "../api/request.ts";
import { tidy } from "../words/tidy.ts";

const asProblem = (error: Error): Problem =>
  error instanceof Refusal
    ? error.problem
    : { title: "This page met a fault of its own", detail: error.message, issues: [] };

/** What went wrong and what cures it, in the server's own words. */
export const ProblemNote = ({ error }: { readonly error: Error }) => {
  const { title, detail, issues } = asProblem(error);
  const isWarning = issues.length > 0 && issues.every((issue) => issue.severity === "warning");
  return (
    <div className={isWarning ? "note warn" : "note bad"} role="alert">
      <strong>{title}</strong>
      {detail === "" || issues.some((issue) => issue.message === detail) ? null : <span>{tidy(detail)}</span>}
      {issues.length === 0 ? null : (
        <ul>
          {issues.map((issue) => (
            <li key={`${issue.file}:${issue.line}:${issue.field}:${issue.message}`}>
              {issue.field === null || issue.field.startsWith("payload") ? "" : `${issue.field}: `}
              {tidy(issue.message)} <span className="dim">{tidy(issue.cure)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};
