import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { checkNumeric } from "./numeric.ts";
import { type CaseReport, writeReport } from "./report.ts";
import { checkRows } from "./rows.ts";
import { checkVectors } from "./vectors.ts";

/** Case files that this floor knows, by their name. */
const checks: Readonly<Record<string, (text: string, name: string) => CaseReport>> = {
  "records-gold.json": checkRows,
  "records-numeric.json": checkNumeric,
  "records-vectors.jsonl": checkVectors,
};

const isIgnored = (name: string): boolean => /^(?:readme|license|licence)/i.test(name);

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort();

/** Runs every case file of a folder through the shipped protocols and knowledge. Gives the exit code. */
const runGold = (folder: string): number => {
  const reports: CaseReport[] = [];
  const unknown: string[] = [];
  for (const name of filesIn(folder)) {
    const check = checks[basename(name)];
    if (check !== undefined) {
      const report = check(readFileSync(join(folder, name), "utf8"), relative(folder, join(folder, name)));
      for (const line of writeReport(report)) process.stdout.write(`${line}\n`);
      reports.push(report);
    } else if (!isIgnored(basename(name))) unknown.push(name);
  }
  for (const name of unknown) process.stdout.write(`unknown file, left out: ${name}\n`);
  const passed = reports.reduce((sum, each) => sum + each.passed, 0);
  const failed = reports.reduce((sum, each) => sum + each.failures.length, 0);
  process.stdout.write(`total: ${passed} passed, ${failed} failed\n`);
  if (reports.length === 0) process.stderr.write(`no case file that gold knows in ${folder}\n`);
  return failed > 0 || reports.length === 0 ? 1 : 0;
};

const usage = `usage: npm run gold -- <folder>
Checks the shipped protocols and knowledge against the case files of a folder.
Knows: ${Object.keys(checks).join(", ")}
Example: npm run gold -- ../shared/acceptance/criteria
`;
const [folder] = process.argv.slice(2);
if (folder === undefined || folder === "--help" || folder === "-h") {
  process[folder === undefined ? "stderr" : "stdout"].write(usage);
  process.exitCode = folder === undefined ? 2 : 0;
} else if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
  process.stderr.write(`gold: no folder ${folder}\n`);
  process.exitCode = 2;
} else process.exitCode = runGold(folder);
