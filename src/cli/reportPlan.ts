import type { ImportPreview } from "../adapters/http/index.ts";
import { phraseIssues } from "./failure.ts";
import type { Terminal } from "./terminal.ts";

export type Reported = Pick<
  ImportPreview,
  "issues" | "issueCount" | "errorCount" | "unmapped" | "unknownColumns"
>;

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;

const shownUnmapped = 20;
const shownCorrections = 20;

/** What would replace something that is there already, on standard error. */
export const reportCorrections = (
  terminal: Terminal,
  {
    corrections,
    correctionCount = corrections.length,
  }: Pick<ImportPreview, "corrections" | "correctionCount">,
): void => {
  const shown = corrections.slice(0, shownCorrections);
  for (const { subject, what, from, to, place } of shown)
    terminal.say(`correction: ${subject} ${what}: ${from} becomes ${to} (${place})`);
  if (correctionCount > shown.length)
    terminal.say(`  … and ${count(correctionCount - shown.length, "more correction", "more corrections")}`);
};

/** Everything that was not understood, on standard error; gives the number of rows or files left out. */
export const reportPlan = (terminal: Terminal, plan: Reported): number => {
  for (const line of phraseIssues(plan.issues, plan.issueCount)) terminal.say(line);
  for (const { file, column } of plan.unknownColumns)
    terminal.say(`warning: ${file}: column ${column} is not known and was not read.`);
  if (plan.unmapped.length > 0) {
    const total = plan.unmapped.reduce((sum, each) => sum + each.count, 0);
    terminal.say(
      `Not mapped: ${count(plan.unmapped.length, "code or name", "codes or names")} in ${count(total, "row", "rows")}; no criterion uses them.`,
    );
    for (const { system, code, display, count: times } of plan.unmapped.slice(0, shownUnmapped))
      terminal.say(`  ${times} x ${[system, code, display].filter((each) => each !== "").join(" ")}`);
    if (plan.unmapped.length > shownUnmapped)
      terminal.say(`  … and ${plan.unmapped.length - shownUnmapped} more`);
  }
  return plan.errorCount ?? plan.issues.filter(({ severity }) => severity === "error").length;
};
