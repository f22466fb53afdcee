import type { ScreeningTable } from "../api/contract.ts";
import { cellMark, markWord, stateLabel } from "../words/states.ts";
import type { Row } from "./filterRows.ts";

const field = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

export const csvOf = (lines: readonly (readonly string[])[]): string =>
  `${lines.map((line) => line.map(field).join(",")).join("\n")}\n`;

/** The matrix as a table: a row per subject, a word per criterion. */
export const writeCsv = (table: ScreeningTable, rows: readonly Row[]): string =>
  csvOf([
    ["subject", "person", "status", "to_ask", "earliest_entry", ...table.columns.map((column) => column.id)],
    ...rows.map((row) => [
      row.subject,
      row.person,
      stateLabel[row.state],
      String(row.toAsk),
      row.earliest ?? "",
      ...table.columns.map((column) => {
        const cell = row.cells[column.id];
        return cell === undefined ? "" : markWord[cellMark(cell)];
      }),
    ]),
  ]);
