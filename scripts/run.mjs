// Entry of the npm commands: prepares, then runs the program with room for large imports.
import { spawn } from "node:child_process";
import { totalmem } from "node:os";
import { join } from "node:path";
import { prepare, root } from "./prepare.mjs";

const [what = "cli", ...rest] = process.argv.slice(2);
const programs = {
  start: ["src/cli/main.js", ["serve", ...rest]],
  cli: ["src/cli/main.js", rest],
  gold: ["src/cli/gold/main.js", rest],
  bench: [`bench/${rest[0]}.js`, rest.slice(1)],
};
prepare({ pages: what === "start" || what === "build" });
const program = programs[what];

/** Node's own limit of the heap is 4 GB however large the machine; a large import may need more. */
const heapMegabytes = Math.max(4096, Math.floor((totalmem() * 0.6) / 2 ** 20));

if (program !== undefined) {
  const [file, args] = program;
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${heapMegabytes}`, join(root, "out", file), ...args],
    { stdio: "inherit" },
  );
  // Ctrl-C in a terminal reaches the program itself; this process only waits for it to close its store.
  process.on("SIGINT", () => process.stdin.isTTY || child.kill("SIGINT"));
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  child.on("exit", (code, signal) => {
    process.exitCode = signal === null ? (code ?? 1) : 1;
  });
} else if (what !== "build") {
  process.stderr.write(`theratrial: no such command: ${what}\n`);
  process.exitCode = 2;
}
