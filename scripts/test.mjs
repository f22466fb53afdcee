// The whole suite, one line a stage. `--soak` runs the long forms whole; without it a stated share of each.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { findBrowser } from "./browser.mjs";
import { prepare, root } from "./prepare.mjs";

const soak = process.argv.includes("--soak");
const began = performance.now();
const results = join(root, "test-results");
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const counts = { passed: 0, failed: 0 };
const failures = [];

const bin = (name) => join(root, "node_modules", ".bin", name);
const stage = (name, command, args, env = {}) => {
  process.stdout.write(`\n== ${name}\n`);
  const from = performance.now();
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...env },
  });
  process.stdout.write(
    `== ${name}: ${status === 0 ? "ok" : "FAILED"}, ${((performance.now() - from) / 1000).toFixed(1)} s\n`,
  );
  if (status !== 0) failures.push(name);
};
const tests = (name, args, env = {}) => {
  const report = join(results, `${name.replaceAll(/\W+/g, "-")}.json`);
  stage(
    name,
    bin("vitest"),
    ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`, ...args],
    env,
  );
  if (!existsSync(report)) return;
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, "utf8"));
  counts.passed += numPassedTests;
  counts.failed += numFailedTests;
};

prepare({ pages: true });
process.env.CHROMIUM_PATH = findBrowser();
/** Share of random cases in the property tests: 1 is the everyday share, 20 the long form. */
process.env.THERATRIAL_SHARE = soak ? "20" : "1";
process.stdout.write(
  soak
    ? "soak: property tests with 20 times the cases, mutation of kernel and condition whole\n"
    : "test: property tests with their everyday share (npm run soak: 20 times), mutation of truth, decimals and quantities (soak: kernel and condition whole)\n",
);

for (const part of ["pure", "node", "web"])
  stage(`types, ${part}`, bin("tsc"), ["-p", `tsconfig.${part}.json`]);
stage("lint and fences", bin("biome"), ["check", "."]);
tests("units, properties, command line, UTC", ["--exclude", "test/browser/**"], { TZ: "UTC" });
for (const zone of ["America/New_York", "Pacific/Auckland"])
  tests(
    `domain tests, ${zone}`,
    ["src/kernel", "src/condition", "src/subject", "src/screening", "src/protocol"],
    {
      TZ: zone,
      THERATRIAL_SHARE: "0.2",
    },
  );
tests("browser", ["test/browser"]);

const acceptance = join(root, "..", "shared", "acceptance", "criteria");
if (existsSync(acceptance)) stage("gold", process.execPath, ["scripts/run.mjs", "gold", acceptance]);
else if (process.env.CI === "true") {
  process.stdout.write(`gold: no acceptance data at ${acceptance}; CI must have them\n`);
  failures.push("gold");
} else process.stdout.write(`gold: left out, no acceptance data at ${acceptance}\n`);

const mutate = (folder, files) =>
  stage(`mutation, ${folder}`, bin("stryker"), ["run", "--mutate", files], { LOGIC: folder });
mutate(
  "kernel",
  soak
    ? "src/kernel/*.ts,!src/kernel/*.test.ts"
    : "src/kernel/truth.ts,src/kernel/decimal.ts,src/kernel/quantity.ts",
);
if (soak) mutate("condition", "src/condition/*.ts,!src/condition/*.test.ts");

const minutes = ((performance.now() - began) / 60_000).toFixed(1);
for (const name of failures) process.stdout.write(`failed: ${name}\n`);
process.stdout.write(`${minutes} minutes\n`);
process.stdout.write(`${counts.passed} passed, ${counts.failed + failures.length} failed\n`);
process.exitCode = failures.length === 0 && counts.failed === 0 && counts.passed > 0 ? 0 : 1;
