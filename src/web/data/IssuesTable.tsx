import type { Issue } from "../api/contract.ts";
import { Mark } from "../finding/Mark.tsx";
import { CopyMenu } from "../parts/CopyMenu.tsx";
import { csvOf } from "../screening/writeCsv.ts";
import { count } from "../words/count.ts";
import { tidy } from "../words/tidy.ts";

const place = (issue: Issue): string => (issue.line === null ? issue.file : `${issue.file}:${issue.line}`);

const writeIssues = (issues: readonly Issue[]): string =>
  csvOf([
    ["file", "line", "field", "severity", "code", "message", "cure"],
    ...issues.map((issue) => [
      issue.file,
      issue.line === null ? "" : String(issue.line),
      issue.field ?? "",
      issue.severity,
      issue.code,
      issue.message,
      issue.cure,
    ]),
  ]);

const phraseFaults = (errors: number, warnings: number): string =>
  [
    errors === 0
      ? null
      : `${count(errors, "error")}, ${errors === 1 ? "that row stays" : "those rows stay"} out`,
    warnings === 0 ? null : count(warnings, "warning"),
  ]
    .filter((part) => part !== null)
    .join("; ");

/** Every fault with its place and its cure; errors keep a row out, warnings let it in. */
export const IssuesTable = ({
  issues,
  total,
}: {
  readonly issues: readonly Issue[];
  readonly total: number;
}) => {
  if (total === 0) return null;
  const errors = issues.filter((issue) => issue.severity === "error");
  const ordered = [...errors, ...issues.filter((issue) => issue.severity === "warning")];
  return (
    <section className="card" aria-labelledby="issues">
      <header>
        <h2 id="issues">{count(total, "issue")} to look at</h2>
        <span className="sub">
          {phraseFaults(errors.length, issues.length - errors.length)}
          {total > issues.length ? `; the first ${issues.length} are shown` : ""}
        </span>
        <CopyMenu fileName="import-issues.csv" csv={() => writeIssues(ordered)} />
      </header>
      <div className="scroll">
        <table className="list">
          <caption className="vh">Issues of the import</caption>
          <thead>
            <tr>
              <th scope="col">Place</th>
              <th scope="col">Field</th>
              <th scope="col">What is wrong, and what cures it</th>
            </tr>
          </thead>
          <tbody>
            {ordered.map((issue) => (
              <tr key={`${place(issue)} ${issue.field ?? ""} ${issue.message}`}>
                <th scope="row" className="nw">
                  <span className="with-mark">
                    <Mark
                      mark={issue.severity === "error" ? "stop" : "ask"}
                      word={issue.severity === "error" ? "error, row stays out" : "warning"}
                    />
                    {place(issue)}
                  </span>
                </th>
                <td className="nw">{issue.field ?? ""}</td>
                <td>
                  {tidy(issue.message)} <span className="dim">{tidy(issue.cure)}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
};
