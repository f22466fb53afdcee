import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import {
  checkProtocol,
  findProtocol,
  type Protocol,
  readProtocol,
  shippedProtocols,
} from "../protocol/index.ts";
import { badInput, phraseIssues } from "./failure.ts";
import type { Terminal } from "./terminal.ts";

const parseJson = (file: string, text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw badInput(`${file} is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
};

/** A protocol file as `theratrial read --out` writes it. */
const openProtocol = async (terminal: Terminal, file: string): Promise<Protocol> => {
  const text = await readFile(resolve(terminal.workingFolder, file), "utf8").catch(() => {
    throw badInput(`There is no file ${resolve(terminal.workingFolder, file)}.`);
  });
  const read = readProtocol(parseJson(file, text), file);
  if (read.kind === "refused") throw badInput(`${file} is no protocol.`, ...phraseIssues(read.issues));
  const faults = checkProtocol(read.value);
  if (faults.length > 0) throw badInput(`The parts of ${file} do not fit together.`, ...phraseIssues(faults));
  const { criteria } = read.value.population;
  const confirmed = criteria.filter(({ reviewStatus }) => reviewStatus === "confirmed").length;
  if (confirmed < criteria.length)
    terminal.say(
      `${file}: ${criteria.length - confirmed} of ${criteria.length} criteria are proposed; no person has confirmed them.`,
    );
  return read.value;
};

/** One trial by its number, its short name or its protocol file, or "all"; an unknown one lists those there are. */
export const chooseTrials = async (terminal: Terminal, id: string): Promise<readonly Protocol[]> => {
  if (id.toLowerCase() === "all") return shippedProtocols;
  if (/\.json$/i.test(id)) return [await openProtocol(terminal, id)];
  const found =
    findProtocol(id) ??
    shippedProtocols.find(({ shortName }) => shortName.toLowerCase() === id.trim().toLowerCase());
  if (found === undefined)
    throw badInput(
      `There is no trial "${id}". Known trials:`,
      ...shippedProtocols.map((each) => `  ${each.id}  ${each.shortName}`),
      "A trial that was read with theratrial read --out is named by its file.",
    );
  return [found];
};

export const chooseTrial = async (terminal: Terminal, id: string): Promise<Protocol> => {
  const [first, ...others] = await chooseTrials(terminal, id);
  if (first === undefined || others.length > 0)
    throw badInput(
      "One trial is needed here. Known trials:",
      ...shippedProtocols.map((each) => `  ${each.id}  ${each.shortName}`),
    );
  return first;
};
