import { compare, rational } from "../../kernel/decimal.ts";
import type { Quantity } from "../../kernel/quantity.ts";
import {
  canonicalSystem,
  methodOf,
  type Variable,
  variableByCode,
  variableByText,
} from "../../knowledge/index.ts";
import {
  type Fault,
  fault,
  type ImportItem,
  type Json,
  observationStatuses,
  readDate,
  readDecimal,
  readResult,
  warning,
} from "../../subject/index.ts";
import { type Row, type RowReader, rowIssues } from "./readTable.ts";
import { rowKey } from "./rowKey.ts";

/** Tells once per file and spelling that something is not in the vocabulary; every occurrence is counted. */
export type Unmapped = (
  row: Row,
  found: {
    readonly field: string;
    readonly system: string;
    readonly code: string;
    readonly display: string;
    readonly fault: Fault;
  },
) => readonly ImportItem[];

type Chosen = { readonly variable: Variable; readonly method: string | undefined } | readonly ImportItem[];

const isItems = (chosen: Chosen): chosen is readonly ImportItem[] => Array.isArray(chosen);

const chooseVariable = (row: Row, unmapped: Unmapped): Chosen => {
  const { cell } = row;
  const named = cell("variable");
  if (named !== "") {
    const variable = variableByText(named);
    if (variable !== undefined) return { variable, method: undefined };
    return unmapped(row, {
      field: "variable",
      system: "variable",
      code: named,
      display: named,
      fault: warning(
        "unmapped",
        `"${named}" is no variable of the vocabulary; rows with it are counted, not imported.`,
        "Use an id of knowledge/codes/variables.json, or give code and system.",
      ),
    });
  }
  const system = canonicalSystem(cell("system") === "" ? "http://loinc.org" : cell("system"));
  const code = cell("code");
  const found = variableByCode(system, code);
  if (found !== undefined && found.role === "accept")
    return { variable: found.variable, method: found.method };
  const why =
    found === undefined
      ? "is not in the vocabulary"
      : `is ${found.role === "reject" ? "not" : "kept apart from"} ${found.variable.label}${found.note === undefined ? "" : ` (${found.note})`}`;
  return unmapped(row, {
    field: "code",
    system,
    code,
    display: found === undefined ? "" : `not ${found.variable.label}`,
    fault: warning(
      "unmapped",
      `${system}|${code} ${why}; rows with it are counted, not imported.`,
      "Nothing to do unless a trial needs it.",
    ),
  });
};

/** Reads one row of observations.csv. */
export const readObservation =
  (unmapped: Unmapped): RowReader =>
  async (row) => {
    const { cell, place, folder } = row;
    const { items, take, add, failed } = rowIssues(row);
    const subject = cell("subject");
    const chosen = chooseVariable(row, unmapped);
    if (isItems(chosen)) return chosen;
    const { variable } = chosen;

    const result = await readResult(
      { value: cell("value"), unit: cell("unit"), comparator: cell("comparator"), mark: folder.mark },
      variable,
    );
    for (const each of result.kind === "fault" ? result.faults : result.warnings) add(each.field, each.fault);
    const collected = cell("date") === "" ? undefined : take("date", readDate(cell("date"), folder.today));
    if (cell("date") === "")
      add(
        "date",
        fault("missing", "The result has no date.", "Add the day on which the sample was taken.").fault,
      );
    const issued = cell("issued") === "" ? undefined : take("issued", readDate(cell("issued"), folder.today));

    const unit =
      result.kind === "read" && typeof result.value.value === "object" ? result.value.value.unit : undefined;
    const limit = (column: "lower_limit" | "upper_limit"): Quantity | undefined => {
      if (cell(column) === "" || unit === undefined) return undefined;
      const value = take(column, readDecimal(cell(column), folder.mark));
      return value === undefined ? undefined : { value, unit };
    };
    const lower = limit("lower_limit");
    const upper = limit("upper_limit");
    if (
      lower !== undefined &&
      upper !== undefined &&
      compare(rational(lower.value), rational(upper.value)) > 0
    )
      add(
        "lower_limit",
        fault(
          "conflict",
          `The lower limit ${lower.value} exceeds the upper limit ${upper.value}.`,
          "Correct the limits.",
        ).fault,
      );

    const status = cell("status") === "" ? "final" : cell("status").toLowerCase();
    if (!observationStatuses.includes(status))
      add(
        "status",
        fault(
          "unknown-value",
          `"${cell("status")}" is no status of a result.`,
          `Write one of: ${observationStatuses.join(", ")}.`,
        ).fault,
      );
    const written = cell("method");
    const method = written === "" ? chosen.method : (methodOf(variable.id, written) ?? written);
    const laboratory = cell("laboratory");
    if (failed() || result.kind === "fault" || collected === undefined) return items;

    const key = rowKey(row, "observations", [subject, variable.id, collected, laboratory, method ?? ""]);
    const { value, comparator } = result.value;
    const payload: Readonly<Record<string, Json>> = {
      variable: variable.id,
      value: typeof value === "object" ? { ...value } : value,
      collected,
      status,
      ...(comparator === undefined ? {} : { comparator }),
      ...(lower === undefined && upper === undefined
        ? {}
        : {
            limits: {
              ...(lower === undefined ? {} : { lower: { ...lower } }),
              ...(upper === undefined ? {} : { upper: { ...upper } }),
            },
          }),
      ...(issued === undefined ? {} : { issued }),
      ...(method === undefined ? {} : { method }),
      ...(laboratory === "" ? {} : { laboratory }),
    };
    // FHIR keeps a result entered in error on file with that status: it is taken back, not stored.
    return [
      ...items,
      status === "entered-in-error"
        ? {
            kind: "fact",
            key,
            subject,
            trial: null,
            type: "retraction/1",
            payload: {},
            effective: collected,
            place,
          }
        : {
            kind: "fact",
            key,
            subject,
            trial: null,
            type: "observation/1",
            payload,
            effective: collected,
            place,
          },
    ];
  };
