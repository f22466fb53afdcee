import type { Vocabulary } from "../api/contract.ts";
import type { Draft } from "../place/useDraft.ts";
import { dateFault, firstFault, numberFault, typed, wrong } from "./checks.ts";
import type { Built } from "./EntryForm.tsx";

export type VariableEntry = Vocabulary["variables"][number];

const given = (name: string, text: string): Readonly<Record<string, string>> =>
  text === "" ? {} : { [name]: text };

const isCounted = (variable: VariableEntry): boolean =>
  variable.kind === "quantity" || variable.kind === "ordinal";

/** The value as its variable is measured: number with unit, score, code, yes or no. */
const writtenValue = (variable: VariableEntry, text: string, unit: string): unknown =>
  isCounted(variable) ? { value: text, unit } : variable.kind === "boolean" ? text === "true" : text;

const limitsOf = (draft: Draft, unit: string): Readonly<Record<string, unknown>> => {
  const lower = typed(draft, "lower");
  const upper = typed(draft, "upper");
  if (lower === "" && upper === "") return {};
  return {
    limits: {
      ...(lower === "" ? {} : { lower: { value: lower, unit } }),
      ...(upper === "" ? {} : { upper: { value: upper, unit } }),
    },
  };
};

/** Makes the entry of one result, or says what is still wrong with it. */
export const buildResult = (draft: Draft, variable: VariableEntry | undefined): Built => {
  if (variable === undefined) return wrong("Choose what was measured.");
  const text = typed(draft, "value").replace(/^[−–]/, "-");
  const date = typed(draft, "date");
  const unit = typed(draft, "unit") || variable.canonicalUnit || "1";
  const limit = (name: string, label: string): string | null =>
    typed(draft, name) === "" ? null : numberFault(typed(draft, name), label);
  const fault = firstFault(
    isCounted(variable) ? numberFault(text, "The value") : text === "" ? "Choose the value." : null,
    dateFault(date, "The date of the sample"),
    limit("lower", "The lower limit"),
    limit("upper", "The upper limit"),
  );
  if (fault !== null) return wrong(fault);
  return {
    kind: "entry",
    entry: {
      type: "observation/1",
      payload: {
        variable: variable.id,
        value: writtenValue(variable, text, unit),
        ...(isCounted(variable) ? given("comparator", typed(draft, "comparator")) : {}),
        ...limitsOf(draft, unit),
        collected: date,
        status: "final",
        ...given("laboratory", typed(draft, "laboratory")),
        ...given("method", typed(draft, "method")),
      },
      effective: date,
    },
  };
};
