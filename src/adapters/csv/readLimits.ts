import { isPartialDate } from "../../kernel/calendar.ts";
import { compare, rational } from "../../kernel/decimal.ts";
import { methodOf, variableByText } from "../../knowledge/index.ts";
import { fault, readDecimal, readUnit, warning } from "../../subject/index.ts";
import type { Unmapped } from "./readObservations.ts";
import { undated } from "./readPatients.ts";
import { type RowReader, rowIssues } from "./readTable.ts";
import { rowKey } from "./rowKey.ts";

/** Reads one row of limits.csv: the limits that a laboratory used, for whom and from when to when. */
export const readLimits =
  (unmapped: Unmapped): RowReader =>
  async (row) => {
    const { cell, place, folder } = row;
    const issues = rowIssues(row);
    const { items, add, take, failed } = issues;
    const variable = variableByText(cell("variable"));
    if (variable === undefined)
      return unmapped(row, {
        field: "variable",
        system: "variable",
        code: cell("variable"),
        display: cell("variable"),
        fault: warning(
          "unmapped",
          `"${cell("variable")}" is no variable of the vocabulary; rows with it are counted, not imported.`,
          "Use an id of knowledge/codes/variables.json.",
        ),
      });
    const laboratory = cell("laboratory");
    if (laboratory === "")
      add(
        "laboratory",
        fault("missing", "The limit names no laboratory.", "Add it as the results name it.").fault,
      );
    const unit = take("unit", await readUnit(cell("unit"), variable));
    const decimal = (column: string): string | undefined =>
      cell(column) === "" ? undefined : take(column, readDecimal(cell(column), folder.mark));
    const day = (column: string): string | undefined => {
      const text = cell(column);
      if (text === "") return undefined;
      // The table may be declared ahead of time, so a future date is no fault here.
      return isPartialDate(text)
        ? text
        : take(column, fault("impossible-date", `"${text}" is no date.`, "Write YYYY-MM-DD."));
    };
    const lower = decimal("lower");
    const upper = decimal("upper");
    const ageFrom = decimal("age_from");
    const ageTo = decimal("age_to");
    const validFrom = day("valid_from");
    const validTo = day("valid_to");
    const sexText = cell("sex").toLowerCase();
    const sex = { m: "male", male: "male", f: "female", female: "female", other: "other" }[sexText];
    if (!["", "any", "all", "both"].includes(sexText) && sex === undefined)
      add(
        "sex",
        fault(
          "unknown-value",
          `"${cell("sex")}" is no sex.`,
          "Write male, female or leave it empty for both.",
        ).fault,
      );
    if (lower === undefined && upper === undefined && !failed())
      add(
        "upper",
        fault("missing", "The row gives neither lower nor upper limit.", "Add one of them.").fault,
      );
    if (lower !== undefined && upper !== undefined && compare(rational(lower), rational(upper)) > 0)
      add(
        "lower",
        fault("conflict", `The lower limit ${lower} exceeds the upper limit ${upper}.`, "Correct the limits.")
          .fault,
      );
    const written = cell("method");
    const method = written === "" ? undefined : (methodOf(variable.id, written) ?? written);
    if (failed() || unit === undefined) return items;
    return [
      ...items,
      {
        kind: "fact",
        key: rowKey(row, "limits", [
          laboratory,
          variable.id,
          method ?? "",
          sex ?? "",
          ageFrom ?? "",
          ageTo ?? "",
          validFrom ?? "",
        ]),
        subject: null,
        trial: null,
        type: "limits/1",
        payload: {
          laboratory,
          variable: variable.id,
          ...(method === undefined ? {} : { method }),
          ...(sex === undefined ? {} : { sex }),
          ...(ageFrom === undefined ? {} : { ageFrom }),
          ...(ageTo === undefined ? {} : { ageTo }),
          ...(lower === undefined ? {} : { lower }),
          ...(upper === undefined ? {} : { upper }),
          unit,
          ...(validFrom === undefined ? {} : { validFrom }),
          ...(validTo === undefined ? {} : { validTo }),
        },
        effective: validFrom ?? undated,
        place,
      },
    ];
  };
