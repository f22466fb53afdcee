import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../", import.meta.url));
const acceptance = join(root, "..", "shared", "acceptance", "criteria");
const present = existsSync(acceptance);
if (!present) process.stderr.write(`gold: left out, no acceptance data at ${acceptance}\n`);

const runGold = (program: string) =>
  spawnSync(process.execPath, [join(program, "src/cli/gold/main.js"), acceptance], { encoding: "utf8" });

test("in continuous integration the acceptance data are there", () =>
  expect(present || process.env["CI"] !== "true").toBe(true));

describe.runIf(present)("the acceptance cases", () => {
  let planted = "";
  beforeAll(() => {
    planted = mkdtempSync(join(root, "out", "planted-"));
    for (const part of ["src", "knowledge", "protocols"])
      cpSync(join(root, "out", part), join(planted, part), { recursive: true });
  });
  afterAll(() => rmSync(planted, { recursive: true, force: true }));

  test("pass with the shipped protocols", () => {
    const { stdout, status } = runGold(join(root, "out"));
    expect(stdout).toContain("records-gold.json: 125 passed, 0 failed");
    expect(stdout).toContain("records-vectors.jsonl: 754 passed, 0 failed");
    expect(status).toBe(0);
  });

  test("a flipped comparator in a shipped protocol turns them red", () => {
    const file = join(planted, "protocols/NCT04544098/v1.json");
    const text = readFileSync(file, "utf8");
    const flipped = text.replace(/("variable": "platelets"[\s\S]*?"relation": )"<"/, '$1">"');
    expect(flipped).not.toBe(text);
    writeFileSync(file, flipped);
    const { stdout, status } = runGold(planted);
    expect(stdout).toContain("004-E12");
    expect(stdout).toMatch(/records-gold\.json: 124 passed, 1 failed/);
    expect(status).toBe(1);
  });

  test("a folder without case files is no pass", () => {
    const { status, stderr } = spawnSync(process.execPath, [
      join(root, "out/src/cli/gold/main.js"),
      join(root, "docs"),
    ]);
    expect(String(stderr)).toContain("no case file");
    expect(status).toBe(1);
  });
});
