import { type Command, Option } from "commander";
import { type Protocol, shippedProtocols } from "../../protocol/index.ts";
import { type TrialRepair, trialRepairSchema } from "../../server/index.ts";
import { roles } from "../../subject/index.ts";
import { dataOption } from "../asOf.ts";
import { chooseTrials } from "../chooseTrials.ts";
import { badInput } from "../failure.ts";
import { type Format, formatOption, type Listing, printRows } from "../formats.ts";
import { ask, type Data, hasData, postJson, settingsOf, withData } from "../reachData.ts";
import { repairsIn } from "../repairDecisions.ts";
import type { Terminal } from "../terminal.ts";

type Row = {
  readonly trial: string;
  readonly id: string;
  readonly code: string;
  readonly confidence: string;
  readonly written: string | null;
  readonly candidates: readonly string[];
  readonly proposed: string | null;
  readonly criteria: readonly string[];
  readonly evidence: readonly string[];
  readonly decision: TrialRepair["decision"];
};

const rowOf = (trial: string, repair: TrialRepair): Row => ({
  trial,
  id: repair.id,
  code: repair.code,
  confidence: repair.confidence,
  written: repair.written ?? null,
  candidates: repair.candidates,
  proposed: repair.proposed ?? null,
  criteria: repair.criteria,
  evidence: repair.evidence,
  decision: repair.decision,
});

const phraseDecision = ({ decision, candidates, confidence }: Row): string => {
  if (decision !== null)
    return `${decision.decision}${decision.chosen === null ? "" : `: ${decision.chosen}`}, by ${decision.by}, ${decision.role}`;
  if (candidates.length === 0) return "remark";
  return confidence === "certain" ? "applied, certain" : "proposed, waits for a person";
};

const listing: Listing<Row> = {
  headers: ["trial", "id", "confidence", "criteria", "proposed", "candidates", "state"],
  cells: (row) => [
    row.trial,
    row.id,
    row.confidence,
    row.criteria.join(" "),
    row.proposed ?? "",
    row.candidates.join(" | "),
    phraseDecision(row),
  ],
};

/** Without a data folder nobody has decided anything: the repairs as they come with the protocols. */
const undecided = (protocol: Protocol): readonly TrialRepair[] =>
  protocol.repairs.map((repair) => ({
    ...repair,
    decision: null,
    criteria: protocol.population.criteria
      .filter(({ repairIds }) => repairIds.includes(repair.id))
      .map(({ id }) => id),
  }));

const ownerOf = (repairId: string): Protocol => {
  const found = shippedProtocols.find(({ repairs }) => repairs.some(({ id }) => id === repairId));
  if (found === undefined)
    throw badInput(`There is no repair "${repairId}". theratrial repairs lists all of them.`);
  return found;
};

type ListOptions = { readonly trial: string; readonly data?: string; readonly format: Format };
type DecideOptions = {
  readonly choose?: string;
  readonly by: string;
  readonly role: string;
  readonly reason: string;
  readonly data?: string;
  readonly format: Format;
};

const list = async (terminal: Terminal, options: ListOptions): Promise<void> => {
  const protocols = await chooseTrials(terminal, options.trial);
  const collect = async (data: Data | null): Promise<readonly Row[]> => {
    const rows: Row[] = [];
    for (const protocol of protocols) {
      const repairs = data === null ? undecided(protocol) : await repairsIn(data, protocol.id);
      rows.push(...repairs.map((each) => rowOf(protocol.id, each)));
    }
    return rows;
  };
  const rows = hasData(settingsOf(terminal, options.data))
    ? await withData(terminal, { data: options.data, command: "repairs", create: false }, collect)
    : await collect(null);
  await printRows(terminal, options.format, listing, rows);
};

const decide = async (
  terminal: Terminal,
  decision: "confirmed" | "rejected",
  repairId: string,
  options: DecideOptions,
): Promise<void> => {
  const protocol = ownerOf(repairId);
  const proposed = protocol.repairs.find(({ id }) => id === repairId)?.proposed ?? null;
  const chosen = options.choose ?? (decision === "confirmed" ? proposed : null);
  const reply = await withData(terminal, { data: options.data, command: "repairs", create: true }, (data) =>
    ask(
      data,
      `/trials/${protocol.id}/repairs/${encodeURIComponent(repairId)}`,
      postJson({ decision, chosen, reason: options.reason, by: options.by, role: options.role }),
    ),
  );
  await printRows(terminal, options.format, listing, [rowOf(protocol.id, trialRepairSchema.parse(reply))]);
};

export const addRepairs = (program: Command, terminal: Terminal): void => {
  const repairs = program
    .command("repairs")
    .description("List the repairs of damaged source text; confirm or reject one with name and reason.")
    .option("--trial <id>", "trial number or short name, or all", "all")
    .addOption(dataOption())
    .addOption(formatOption())
    .addHelpText(
      "after",
      `
Examples:
  theratrial repairs --trial NCT05387603
  theratrial repairs confirm 001-I7a-r1 --choose "≥" --by "Erika Lind" --role investigator --reason "protocol 4.1"`,
    )
    .action((options: ListOptions) => list(terminal, options));

  for (const [name, decision] of [
    ["confirm", "confirmed"],
    ["reject", "rejected"],
  ] as const)
    repairs
      .command(name)
      .description(
        decision === "confirmed"
          ? "Confirm a repair: the candidate named by --choose (default: the proposed one) holds from now on."
          : "Reject a repair: another candidate holds, or, without --choose, every reading stays open.",
      )
      .argument("<id>", "repair id")
      .option("--choose <candidate>", "the candidate that holds")
      .requiredOption("--by <name>", "who decides")
      .addOption(new Option("--role <role>", "in which role").choices([...roles]).makeOptionMandatory())
      .requiredOption("--reason <text>", "why")
      .addOption(dataOption())
      .addOption(formatOption())
      .addHelpText(
        "after",
        `\nExample:\n  theratrial repairs ${name} 001-I7a-r1 --choose "≥" --by "Erika Lind" --role investigator --reason "protocol 4.1"`,
      )
      .action((id: string, options: DecideOptions) => decide(terminal, decision, id, options));
};
