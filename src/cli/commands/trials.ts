import type { Command } from "commander";
import { type Protocol, shippedProtocols } from "../../protocol/index.ts";
import { type Format, formatOption, printRows } from "../formats.ts";
import type { Terminal } from "../terminal.ts";

const summarise = (protocol: Protocol) => ({
  id: protocol.id,
  version: protocol.version,
  shortName: protocol.shortName,
  agent: protocol.agent,
  phase: protocol.phase,
  status: protocol.status,
  sponsor: protocol.sponsor,
  criteria: protocol.population.criteria.length,
  repairs: protocol.repairs.length,
  questions: protocol.questions.length,
  screenable: protocol.population.screenable,
  summary: protocol.summary,
});
type Summary = ReturnType<typeof summarise>;

export const addTrials = (program: Command, terminal: Terminal): void => {
  program
    .command("trials")
    .description("List the trials that can be screened for.")
    .addOption(formatOption())
    .addHelpText("after", "\nExample:\n  theratrial trials --format json")
    .action(async ({ format }: { format: Format }) => {
      await printRows<Summary>(
        terminal,
        format,
        {
          headers: ["id", "name", "version", "criteria", "repairs", "questions", "screenable", "agent"],
          cells: (row) => [
            row.id,
            row.shortName,
            String(row.version),
            String(row.criteria),
            String(row.repairs),
            String(row.questions),
            row.screenable ? "yes" : "no eligibility section",
            row.agent,
          ],
        },
        shippedProtocols.map(summarise),
      );
    });
};
