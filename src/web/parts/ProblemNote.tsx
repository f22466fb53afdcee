import type { Problem } from "../api/contract.ts";
import { Refusal } from "../api/request.ts";

const asProblem = (error: Error): Problem =>
  error instanceof Refusal
    ? error.problem
    : { title: "This page met a fault of its own", detail: error.message, issues: [] };

/** What went wrong and what cures it, in the server's own words. */
export const ProblemNote = ({ error }: { readonly error: Error }) => {
  const { title, detail, issues } = asProblem(error);
  return (
    <div className="note bad" role="alert">
      <strong>{title}</strong>
      {detail === "" ? null : <span>{detail}</span>}
      {issues.length === 0 ? null : (
        <ul>
          {issues.map((issue) => (
            <li key={`${issue.file}:${issue.line}:${issue.field}:${issue.message}`}>
              {issue.field === null ? "" : `${issue.field}: `}
              {issue.message} <span className="dim">{issue.cure}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};
