import { Option } from "commander";
import type { Terminal } from "./terminal.ts";
import { writeCsvRow } from "./writeCsv.ts";
import { writeTable } from "./writeTable.ts";

export const formats = ["table", "json", "ndjson", "csv"] as const;
export type Format = (typeof formats)[number];

export const formatOption = (): Option =>
  new Option("--format <format>", "how to print").choices([...formats]).default("table");

/** Rows as every format can show them: cells for people, values for programs. */
export type Listing<T> = {
  readonly headers: readonly string[];
  readonly cells: (row: T) => readonly string[];
  /** What JSON shows; the row itself unless it must be reduced. */
  readonly value?: (row: T) => unknown;
};

/** Prints rows one after another; only the table waits for all of them, because its columns need their widths. */
export const printRows = async <T>(
  terminal: Terminal,
  format: Format,
  listing: Listing<T>,
  rows: AsyncIterable<T> | Iterable<T>,
): Promise<void> => {
  const value = listing.value ?? ((row: T): unknown => row);
  switch (format) {
    case "table": {
      const cells: (readonly string[])[] = [];
      for await (const row of rows) cells.push(listing.cells(row));
      return terminal.write(
        writeTable(listing.headers, cells, Math.max(60, Math.min(terminal.columns, 160))),
      );
    }
    case "json": {
      let opened = false;
      for await (const row of rows) {
        await terminal.write(`${opened ? ",\n" : "[\n"}${JSON.stringify(value(row), null, 2)}`);
        opened = true;
      }
      return terminal.write(opened ? "\n]\n" : "[]\n");
    }
    case "ndjson":
      for await (const row of rows) await terminal.write(`${JSON.stringify(value(row))}\n`);
      return;
    case "csv":
      await terminal.write(
        writeCsvRow(listing.headers.map((each) => each.toLowerCase().replaceAll(" ", "_"))),
      );
      for await (const row of rows) await terminal.write(writeCsvRow(listing.cells(row)));
      return;
    default:
      return format satisfies never;
  }
};
