import { setTimeout } from "node:timers/promises";
import { type Command, InvalidArgumentError } from "commander";
import { phraseHolder } from "../../adapters/database/index.ts";
import { readPort, type StartedServer, startServer } from "../../server/index.ts";
import { dataOption } from "../asOf.ts";
import { badInput } from "../failure.ts";
import { settingsOf } from "../reachData.ts";
import type { Terminal } from "../terminal.ts";

type Options = {
  readonly host?: string;
  readonly port?: number;
  readonly data?: string;
  readonly records?: string;
};

/** For how long the first screening may hold back the greeting. */
const patience = 4_000;

const portOf = (text: string): number => {
  const port = readPort(text);
  if (port === null) throw new InvalidArgumentError("Expected a port from 0 to 65535.");
  return port;
};

const countOf = async (server: StartedServer, id: "main" | "examples"): Promise<number | null> => {
  const desk = server.dependencies.desks.open(id);
  return desk === null ? null : (await desk.screener.subjects(await desk.screener.view())).length;
};

const greet = async (terminal: Terminal, server: StartedServer, dataFolder: string): Promise<void> => {
  const patients = (await countOf(server, "main")) ?? 0;
  const examples = await countOf(server, "examples");
  terminal.say(
    [
      "",
      `  Theratrial   ${server.url}`,
      "",
      `  Trials       ${server.dependencies.protocols.length}`,
      `  Patients     ${patients}${patients === 0 ? ", none yet" : ""}`,
      `  Examples     ${examples === null ? "discarded" : `${examples} synthetic patients, in a store of their own`}`,
      `  Data         ${dataFolder}`,
      "",
      `  Next: open ${server.url}/trials in a browser. Import patients there, or with`,
      "        npm run --silent theratrial -- import <file or folder>",
      "  Stop: Ctrl-C",
      "",
    ].join("\n"),
  );
};

/**
 * Resolves at the first signal to stop; a second one ends the process at once. The listeners stay until the process
 * ends, because the lock of the data folder goes with the last of them.
 */
const toldToStop = (): Promise<void> =>
  new Promise((resolve) => {
    let told = false;
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
      process.on(signal, () => {
        if (told) process.exit(130);
        told = true;
        resolve();
      });
  });

export const addServe = (program: Command, terminal: Terminal): void => {
  program
    .command("serve")
    .description("Serve the pages and the interface for programs, on this machine.")
    .option("--host <host>", "address to listen on (default: HOST or 127.0.0.1)")
    .option("--port <port>", "port (default: PORT or 4177; 0 takes a free one)", portOf)
    .option("--records <folder>", "folder with the trial record texts (default: THERATRIAL_RECORDS)")
    .addOption(dataOption())
    .addHelpText("after", "\nExample:\n  theratrial serve --port 8080 --data ./theratrial-data")
    .action(async (options: Options) => {
      const read = settingsOf(terminal, options.data);
      const settings = {
        ...read,
        host: options.host ?? read.host,
        port: options.port ?? read.port,
        recordsFolder: options.records ?? read.recordsFolder,
      };
      const typedPort = terminal.environment["PORT"];
      if (
        options.port === undefined &&
        typedPort !== undefined &&
        typedPort !== "" &&
        readPort(typedPort) === null
      )
        throw badInput(`PORT is "${typedPort}"; expected a number from 0 to 65535.`);
      if (settings.databaseUrl !== null)
        throw badInput(
          "DATABASE_URL is set, but this version stores in its embedded database only. Unset it and start again.",
        );
      const stop = toldToStop();
      terminal.say("Opening the data folder …");
      const started = await startServer({ settings, clock: terminal.clock, report: terminal.say });
      if (started.kind === "cannotListen") throw badInput(started.reason);
      if (started.kind === "held") throw badInput(phraseHolder(settings.dataFolder, started.heldBy));
      terminal.say("Screening …");
      await Promise.race([started.warmed, setTimeout(patience, undefined, { ref: false })]);
      await greet(terminal, started, settings.dataFolder);
      await stop;
      terminal.say("Stopping …");
      await started.close();
      terminal.say("Stopped.");
    });
};
