import type { Command } from "commander";
import type { IsoDate } from "../../kernel/calendar.ts";
import type { Protocol } from "../../protocol/index.ts";
import { type Screening, screen } from "../../screening/index.ts";
import { today } from "../../server/index.ts";
import { asOfOption, dataOption } from "../asOf.ts";
import { chooseTrials } from "../chooseTrials.ts";
import { badInput, CommandFailure } from "../failure.ts";
import { type Format, formatOption, printRows } from "../formats.ts";
import { countProgress } from "../progress.ts";
import { type Cohort, readCohort } from "../readCohort.ts";
import { decidedEntries } from "../repairDecisions.ts";
import { reportPlan } from "../reportPlan.ts";
import { screeningListing } from "../screeningListing.ts";
import type { Terminal } from "../terminal.ts";

type Options = {
  readonly trial: string;
  readonly patients: string;
  readonly asOf?: IsoDate;
  readonly format: Format;
  readonly decisions: boolean;
  readonly data?: string;
};

/** One screening after another, so that a long list never stands in memory whole. */
function* screenAll(
  cohort: Cohort,
  protocols: readonly Protocol[],
  asOf: IsoDate,
  onSubject: (count: number) => void,
): Generator<Screening> {
  const decisions = new Map(protocols.map(({ id }) => [id, cohort.decisions(id)]));
  for (const [place, subject] of cohort.subjects.entries()) {
    for (const protocol of protocols)
      yield screen(protocol, cohort.chart(subject, protocol.id), {
        asOf,
        decisions: decisions.get(protocol.id) ?? new Map(),
        logHead: cohort.logHead,
      });
    onSubject(place + 1);
  }
}

export const addScreen = (program: Command, terminal: Terminal): void => {
  program
    .command("screen")
    .description("Screen patients of files against one trial or all of them. Nothing is stored.")
    .requiredOption("--trial <id>", "trial number, short name or protocol file (.json), or all")
    .requiredOption("--patients <path>", "CSV folder, FHIR bundle, NDJSON file, or a folder of them")
    .addOption(asOfOption())
    .addOption(formatOption())
    .option("--no-decisions", "leave out decisions on repairs that the data folder holds")
    .addOption(dataOption())
    .addHelpText(
      "after",
      `
What cannot be read is listed on standard error with file, line and field; the rest is screened, and the exit code is 2.

Examples:
  theratrial screen --trial all --patients examples/patients
  theratrial screen --trial NCT05387603 --patients bundle.json --as-of 2026-11-20 --format json`,
    )
    .action(async (options: Options) => {
      const protocols = await chooseTrials(terminal, options.trial);
      const asOf = options.asOf ?? today(terminal.clock);
      const decided = options.decisions ? await decidedEntries(terminal, protocols, options.data) : [];
      const cohort = await readCohort(terminal, { path: options.patients, asOf, decided });
      const faults = reportPlan(terminal, cohort.plan);
      if (cohort.subjects.length === 0) throw badInput("No patient could be read.");
      const progress = countProgress(terminal, "screened");
      await printRows(
        terminal,
        options.format,
        screeningListing(options.format, protocols.length > 1),
        screenAll(cohort, protocols, asOf, progress.tick),
      );
      progress.end();
      if (faults > 0)
        throw new CommandFailure(2, "The screening was made without what is listed as error above.");
    });
};
