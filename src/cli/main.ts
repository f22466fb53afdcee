#!/usr/bin/env node
import { packageVersion, readSettings } from "../server/index.ts";
import { runCommandLine } from "./program.ts";
import { processTerminal } from "./terminal.ts";

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});
const { zone } = readSettings(process.env, process.cwd());
process.exitCode = await runCommandLine(process.argv.slice(2), processTerminal(zone), packageVersion());
