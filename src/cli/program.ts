import { Command, CommanderError } from "commander";
import { StoreMismatch } from "../adapters/database/index.ts";
import { MemoryShort, readSettings } from "../server/index.ts";
import { addExplain } from "./commands/explain.ts";
import { addExport } from "./commands/export.ts";
import { addFetch } from "./commands/fetch.ts";
import { addImport } from "./commands/import.ts";
import { addRead } from "./commands/read.ts";
import { addRepairs } from "./commands/repairs.ts";
import { addSchema } from "./commands/schema.ts";
import { addScreen } from "./commands/screen.ts";
import { addServe } from "./commands/serve.ts";
import { addTrials } from "./commands/trials.ts";
import { addVerify } from "./commands/verify.ts";
import { CommandFailure } from "./failure.ts";
import type { Terminal } from "./terminal.ts";

export const createProgram = (terminal: Terminal, version: string): Command => {
  const program = new Command("theratrial")
    .description("Screens patients against radionuclide-therapy trials, with a reason for every verdict.")
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void terminal.write(text),
      writeErr: (text) => terminal.say(text.trimEnd()),
    })
    .showHelpAfterError("Type theratrial --help for the commands.")
    .addHelpText(
      "after",
      `
Data go to standard output, messages to standard error. Exit code 0: done; 1: a check says no; 2: bad input.
The data folder is THERATRIAL_DATA or --data (now ${readSettings(terminal.environment, terminal.workingFolder).dataFolder}).

Example:
  theratrial screen --trial all --patients examples/patients`,
    );
  for (const add of [
    addServe,
    addTrials,
    addRead,
    addFetch,
    addScreen,
    addExplain,
    addImport,
    addExport,
    addRepairs,
    addSchema,
    addVerify,
  ])
    add(program, terminal);
  return program;
};

/** What the machine refuses: rights, space, a folder where a file should be. */
const systemFaults: readonly string[] = [
  "EACCES",
  "EPERM",
  "ENOENT",
  "ENOTDIR",
  "EISDIR",
  "EEXIST",
  "ENOSPC",
  "EROFS",
  "EMFILE",
];

/** Runs one command line and gives the exit code. */
export const runCommandLine = async (
  args: readonly string[],
  terminal: Terminal,
  version: string,
): Promise<number> => {
  try {
    await createProgram(terminal, version).parseAsync([...args], { from: "user" });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof CommandFailure) {
      if (error.message !== "") terminal.say(error.message);
      return error.exitCode;
    }
    if (error instanceof MemoryShort) {
      terminal.say(`${error.message} ${error.cure}`);
      return 2;
    }
    if (error instanceof StoreMismatch) {
      terminal.say(error.message);
      return 2;
    }
    if (error instanceof Error && "code" in error && typeof error.code === "string") {
      if (error.code === "EPIPE") return 0; // the reader had enough
      if (systemFaults.includes(error.code)) {
        terminal.say(`Cannot read or write: ${error.message}`);
        return 2;
      }
    }
    terminal.say(
      `Something in Theratrial is broken; please report it.\n${error instanceof Error ? error.stack : String(error)}`,
    );
    return 70; // EX_SOFTWARE of sysexits.h: neither a check that says no nor bad input
  }
};
