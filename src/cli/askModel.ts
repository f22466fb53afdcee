import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { describe } from "../condition/index.ts";
import {
  type CheckedProposal,
  checkModelProposal,
  type ModelProposal,
  type ReadRecord,
} from "../reading/index.ts";
import { badInput } from "./failure.ts";
import type { Terminal } from "./terminal.ts";

/** What a model said to one criterion, held against the words of that criterion. */
export type ModelAnswer = { readonly criterion: string } & CheckedProposal;

/** The function that a module exports by default; nothing of the kind comes with Theratrial. */
export const loadModel = async (terminal: Terminal, file: string): Promise<ModelProposal> => {
  const path = resolve(terminal.workingFolder, file);
  const module: unknown = await import(pathToFileURL(path).href).catch((error: unknown) => {
    throw badInput(`${path} cannot be loaded: ${error instanceof Error ? error.message : String(error)}`);
  });
  const propose: unknown =
    typeof module === "object" && module !== null && "default" in module ? module.default : undefined;
  if (typeof propose !== "function")
    throw badInput(
      `${path} exports no function by default. Expected: export default async ({ heading, text }) => condition`,
    );
  return async (request) => {
    const answer: unknown = await propose(request);
    return answer;
  };
};

/** Asks the model about every criterion that the rules left opaque, one after the other; nothing of it is applied. */
export const askModel = async (propose: ModelProposal, read: ReadRecord): Promise<readonly ModelAnswer[]> => {
  const answers: ModelAnswer[] = [];
  for (const { id, heading, text, condition, status } of read.criteria) {
    if (status !== "opaque") continue;
    const answer = await propose({ heading, text }).catch((error: unknown) => {
      throw badInput(`The model failed on ${id}: ${error instanceof Error ? error.message : String(error)}`);
    });
    if (answer !== null && answer !== undefined)
      answers.push({ criterion: id, ...checkModelProposal(answer, text, condition) });
  }
  return answers;
};

/** The answers for a reader: what may be looked at, and what was refused with its reason. */
export const describeAnswers = (answers: readonly ModelAnswer[]): string =>
  [
    "",
    "Proposed by the model, not applied: a person must read each against the record",
    ...answers.map((answer) =>
      answer.kind === "acceptable"
        ? `  ${answer.criterion}  ${describe(answer.condition)}`
        : `  ${answer.criterion}  refused: ${answer.reasons.join("; ")}`,
    ),
    "",
  ].join("\n");
