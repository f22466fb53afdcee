// Entry of the npm commands: prepares, then becomes the program itself (one process, so Ctrl-C reaches it).
import { join } from "node:path";
import { pathToFileURL } from "node:url";
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
if (program !== undefined) {
  const [file, args] = program;
  const path = join(root, "out", file);
  process.argv = [process.argv[0], path, ...args];
  await import(pathToFileURL(path).href);
} else if (what !== "build") {
  process.stderr.write(`theratrial: no such command: ${what}\n`);
  process.exitCode = 2;
}
