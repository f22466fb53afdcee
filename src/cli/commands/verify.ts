import type { Command } from "commander";
import { verificationSchema } from "../../server/index.ts";
import { dataOption } from "../asOf.ts";
import { CommandFailure } from "../failure.ts";
import { type Format, formatOption, printRows } from "../formats.ts";
import { ask, withData } from "../reachData.ts";
import type { Terminal } from "../terminal.ts";

type Options = { readonly data?: string; readonly head?: string; readonly format: Format };

export const addVerify = (program: Command, terminal: Terminal): void => {
  program
    .command("verify")
    .description(
      "Follow the hash chain of the log and replay every decision. Exit code 1 when something does not hold.",
    )
    .option("--head <hash>", "a log head kept elsewhere, which the log must still contain")
    .addOption(dataOption())
    .addOption(formatOption())
    .addHelpText("after", "\nExample:\n  theratrial verify --data ./theratrial-data")
    .action(async (options: Options) => {
      const query = options.head === undefined ? "" : `?head=${encodeURIComponent(options.head)}`;
      const { stores } = await withData(
        terminal,
        { data: options.data, command: "verify", create: false },
        async (data) => verificationSchema.parse(await ask(data, `/verify${query}`)),
      );
      await printRows(
        terminal,
        options.format,
        {
          headers: ["store", "links", "decisions", "log head", "result"],
          cells: (each: (typeof stores)[number]) => [
            each.store,
            String(each.links),
            String(each.decisions),
            each.logHead,
            each.faults.length === 0 ? "whole" : "does not hold",
          ],
        },
        stores,
      );
      const faults = stores.flatMap((each) => each.faults.map((fault) => `${each.store}: ${fault}`));
      if (faults.length > 0) throw new CommandFailure(1, ...faults);
    });
};
