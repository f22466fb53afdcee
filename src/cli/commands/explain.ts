import type { Command } from "commander";
import type { IsoDate } from "../../kernel/calendar.ts";
import { explain, screen, writeScreeningJson } from "../../screening/index.ts";
import { today } from "../../server/index.ts";
import { asOfOption, dataOption } from "../asOf.ts";
import { chooseTrial } from "../chooseTrials.ts";
import { badInput, CommandFailure } from "../failure.ts";
import type { Format } from "../formats.ts";
import { formatOption, printRows } from "../formats.ts";
import { readCohort } from "../readCohort.ts";
import { decidedEntries } from "../repairDecisions.ts";
import { reportPlan } from "../reportPlan.ts";
import type { Terminal } from "../terminal.ts";

type Options = {
  readonly trial: string;
  readonly patients: string;
  readonly subject: string;
  readonly criterion?: string;
  readonly asOf?: IsoDate;
  readonly format: Format;
  readonly decisions: boolean;
  readonly data?: string;
};

export const addExplain = (program: Command, terminal: Terminal): void => {
  program
    .command("explain")
    .description("Explain the screening of one subject: every criterion with its facts, or one criterion.")
    .requiredOption("--trial <id>", "trial number, short name or protocol file (.json)")
    .requiredOption("--patients <path>", "CSV folder, FHIR bundle, NDJSON file, or a folder of them")
    .requiredOption("--subject <id>", "subject")
    .option("--criterion <id>", "only this criterion")
    .addOption(asOfOption())
    .addOption(formatOption())
    .option("--no-decisions", "leave out decisions on repairs that the data folder holds")
    .addOption(dataOption())
    .addHelpText(
      "after",
      "\nExample:\n  theratrial explain --trial NCT05387603 --patients examples/patients --subject LU-074",
    )
    .action(async (options: Options) => {
      const protocol = await chooseTrial(terminal, options.trial);
      const asOf = options.asOf ?? today(terminal.clock);
      const known = protocol.population.criteria.map(({ id }) => id);
      if (options.criterion !== undefined && !known.includes(options.criterion))
        throw badInput(`${protocol.id} has no criterion "${options.criterion}". Known: ${known.join(", ")}.`);
      const decided = options.decisions ? await decidedEntries(terminal, [protocol], options.data) : [];
      const cohort = await readCohort(terminal, { path: options.patients, asOf, decided });
      const faults = reportPlan(terminal, cohort.plan);
      if (!cohort.subjects.includes(options.subject))
        throw badInput(
          `There is no subject "${options.subject}" in ${options.patients}. Known: ${cohort.subjects.slice(0, 20).join(", ")}${cohort.subjects.length > 20 ? " …" : ""}.`,
        );
      const screening = screen(protocol, cohort.chart(options.subject, protocol.id), {
        asOf,
        decisions: cohort.decisions(protocol.id),
        logHead: cohort.logHead,
      });
      if (options.format === "table")
        await terminal.write(`${explain(screening, options.criterion, protocol).trimEnd()}\n`);
      else if (options.criterion === undefined && options.format === "json")
        await terminal.write(`${JSON.stringify(writeScreeningJson(screening), null, 2)}\n`);
      else
        await printRows(
          terminal,
          options.format,
          {
            headers: ["criterion", "role", "truth", "entry", "summary", "missing"],
            cells: (each) => [
              each.id,
              each.role,
              each.truth,
              each.entry,
              each.summary,
              each.missing.map(({ question }) => question).join(" | "),
            ],
          },
          writeScreeningJson(screening).criteria.filter(
            ({ id }) => options.criterion === undefined || id === options.criterion,
          ),
        );
      if (faults > 0)
        throw new CommandFailure(2, "The explanation was made without what is listed as error above.");
    });
};
