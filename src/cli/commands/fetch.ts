import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Command } from "commander";
import { badInput, CommandFailure } from "../failure.ts";
import type { Terminal } from "../terminal.ts";

type Options = { readonly base?: string; readonly out?: string };

const registry = "https://clinicaltrials.gov/api/v2";
const patienceMilliseconds = 30_000;
const mostBytes = 64 * 2 ** 20;

const readBase = (terminal: Terminal, option: string | undefined): URL => {
  const written = option ?? terminal.environment["THERATRIAL_CTGOV"] ?? registry;
  const url = URL.canParse(written) ? new URL(written) : null;
  if (url === null || !/^https?:$/.test(url.protocol))
    throw badInput(
      `"${written}" is no web address. Give one such as ${registry} with --base or THERATRIAL_CTGOV.`,
    );
  return url;
};

const studyAddress = (base: URL, id: string): string =>
  `${base.href.replace(/\/+$/, "")}/studies/${id}?format=json`;

const reasonOf = (error: unknown): string => {
  if (error instanceof Error && error.name === "TimeoutError") return "no answer within 30 seconds";
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause instanceof Error)
    return "code" in cause && typeof cause.code === "string" ? cause.code : cause.message;
  return error instanceof Error ? error.message : String(error);
};

const load = async (address: string, base: URL, id: string): Promise<string> => {
  const response = await fetch(address, {
    headers: { accept: "application/json" },
    signal: AbortSignal.timeout(patienceMilliseconds),
  }).catch((error: unknown) => {
    throw new CommandFailure(
      2,
      `ClinicalTrials.gov was not reached at ${base.origin} (${reasonOf(error)}).`,
      "Check the network, or download the record elsewhere and give the file to theratrial read.",
    );
  });
  if (response.status === 404)
    throw badInput(
      `${base.origin} has no study ${id}. Check the number, for example on the first page of the protocol.`,
    );
  if (!response.ok)
    throw new CommandFailure(
      2,
      `${base.origin} answered ${response.status} ${response.statusText}. Try again later.`,
    );
  const size = Number(response.headers.get("content-length") ?? 0);
  const text =
    size > mostBytes
      ? ""
      : await response.text().catch((error: unknown) => {
          throw new CommandFailure(
            2,
            `The answer of ${base.origin} broke off (${reasonOf(error)}). Try again.`,
          );
        });
  if (!isStudy(text, id))
    throw new CommandFailure(
      2,
      `${base.origin} did not answer with the JSON of ${id}. Is a proxy or a sign-in page in between?`,
    );
  return text;
};

const isStudy = (text: string, id: string): boolean => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && "protocolSection" in value && text.includes(id);
  } catch {
    return false;
  }
};

export const addFetch = (program: Command, terminal: Terminal): void => {
  program
    .command("fetch")
    .description("Fetch the record of a trial from ClinicalTrials.gov as JSON, for theratrial read.")
    .argument("<nct>", "for example NCT05477576")
    .option("--base <address>", `address of the interface (default: THERATRIAL_CTGOV or ${registry})`)
    .option("--out <file>", "write to this file instead of standard output")
    .addHelpText(
      "after",
      "\nExample:\n  theratrial fetch NCT05477576 --out NCT05477576.json\n  theratrial read NCT05477576.json",
    )
    .action(async (written: string, options: Options) => {
      const id = written.trim().toUpperCase();
      if (!/^NCT\d{8}$/.test(id))
        throw badInput(`"${written}" is no ClinicalTrials.gov number: NCT and eight digits.`);
      const base = readBase(terminal, options.base);
      const text = await load(studyAddress(base, id), base, id);
      if (options.out === undefined) return terminal.write(text.endsWith("\n") ? text : `${text}\n`);
      await writeFile(resolve(terminal.workingFolder, options.out), text);
      terminal.say(`${id} is in ${options.out}. Next: theratrial read ${options.out}`);
    });
};
